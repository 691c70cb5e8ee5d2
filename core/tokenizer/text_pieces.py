"""Cutting a text into pieces that can be tokenized one by one.

Pieces that end at a safe cut are normalized and cut into words by themselves as they would be
together. ASCII can then be cut by a faster algorithm (``word_cuts.py``), and the rest goes to
the library.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

# Between a visible ASCII character and a line feed, or a single space before another,
# no token and no normalization extends across: the pre-tokenizer always splits there.
_SAFE_CUT = re.compile(r"[!-~](?=\n| [!-~])")
_NOT_ASCII = re.compile(r"[^\x00-\x7f]")

PIECE_CHARS = 64 * 1024
_FARTHEST_CUT_CHARS = 256


def pieces(text: str, piece_chars: int = PIECE_CHARS) -> Iterator[str]:
    """Cut a text into pieces that encode on their own as they would together.

    A piece is longer than ``piece_chars`` by the rest of its word, or by more where
    a text has no safe offset. An empty text is one empty piece.
    """
    start = 0
    while len(text) - start > piece_chars:
        cut = _SAFE_CUT.search(text, start + piece_chars)
        if cut is None:
            break
        yield text[start : cut.end()]
        start = cut.end()
    yield text[start:]


def ascii_runs(text: str) -> Iterator[tuple[str, bool]]:
    """Return a text in parts, cut where it is safe, and whether each is only ASCII."""
    offset = 0
    while not text.isascii():
        odd = _NOT_ASCII.search(text, offset)
        if odd is None:
            break
        start = offset
        nearest = max(offset, odd.start() - _FARTHEST_CUT_CHARS)
        for cut in _SAFE_CUT.finditer(text, nearest, odd.start()):
            start = cut.end()
        if start > offset:
            yield text[offset:start], True
        end = _SAFE_CUT.search(text, odd.end())
        offset = end.end() if end else len(text)
        yield text[start:offset], False
    if offset < len(text):
        yield text[offset:], True
