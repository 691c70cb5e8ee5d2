"""Encoding much text quickly: each word goes through the merges once and is remembered.

Code repeats its words, so nearly all of the library's work is work done before.
Here a text is cut into the words of the pre-tokenizer by Python's own regular
expressions, and a table gives their ids: ten times the library's pace, and the same
ids, since the library fills the table. Words that are not ASCII go to it unsplit.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from core.tokenizer.tokenizer import Tokenizer

TOKEN_DTYPE = np.dtype("<u2")

# The pattern of the ByteLevel pre-tokenizer, with letters, digits and spaces as they
# are in ASCII. Its order counts: the first alternative that fits is taken.
_WORDS = re.compile(
    r"'(?:[stmd]|re|ve|ll)| ?[A-Za-z]+| ?[0-9]+| ?[^\sA-Za-z0-9]+|\s+(?!\S)|\s+", re.ASCII
)
# Between a visible ASCII character and a line feed, or a single space before another,
# no token and no normalisation reaches across: the pre-tokenizer always splits there.
_SAFE_CUT = re.compile(r"[!-~](?=\n| [!-~])")
_NOT_ASCII = re.compile(r"[^\x00-\x7f]")

PIECE_CHARS = 64 * 1024
# Longer words hardly come twice.
_LONGEST_REMEMBERED = 64
# Some 60 MB. Words are as good as endless, and a full table is started anew.
_MOST_REMEMBERED = 400_000
_FARTHEST_CUT_CHARS = 256


class BulkEncoder:
    """Encodes texts with one tokenizer; not to be shared between threads."""

    def __init__(self, tokenizer: Tokenizer) -> None:
        self._table = _Table(tokenizer)

    def encode(self, text: str) -> NDArray[np.uint16]:
        """The ids of a text, uint16 (N,): the same as ``Tokenizer.encode``."""
        parts: list[bytes] = []
        for piece in pieces(text):
            for stretch, is_ascii in _stretches(piece):
                words = _WORDS.findall(stretch) if is_ascii else (stretch,)
                parts.append(b"".join(map(self._table.__getitem__, words)))
        return np.frombuffer(b"".join(parts), dtype=TOKEN_DTYPE)


class _Table(dict[str, bytes]):
    """Words and their ids, as bytes of uint16; asks the tokenizer for what it lacks."""

    def __init__(self, tokenizer: Tokenizer) -> None:
        super().__init__()
        self._tokenizer = tokenizer

    def __missing__(self, word: str) -> bytes:
        ask = self._tokenizer.encode_word if word.isascii() else self._tokenizer.encode
        ids = np.array(ask(word), dtype=TOKEN_DTYPE).tobytes()
        if len(word) <= _LONGEST_REMEMBERED:
            if len(self) >= _MOST_REMEMBERED:
                self.clear()
            self[word] = ids
        return ids


def pieces(text: str, piece_chars: int = PIECE_CHARS) -> Iterator[str]:
    """Cut a text into pieces that encode on their own as they would together.

    A piece is longer than ``piece_chars`` by the rest of its word, or by more where
    a text offers no safe place. An empty text is one empty piece.
    """
    start = 0
    while len(text) - start > piece_chars:
        cut = _SAFE_CUT.search(text, start + piece_chars)
        if cut is None:
            break
        yield text[start : cut.end()]
        start = cut.end()
    yield text[start:]


def _stretches(text: str) -> Iterator[tuple[str, bool]]:
    """A text in parts, cut where it is safe, and whether each is nothing but ASCII."""
    place = 0
    while not text.isascii():
        odd = _NOT_ASCII.search(text, place)
        if odd is None:
            break
        start = place
        nearest = max(place, odd.start() - _FARTHEST_CUT_CHARS)
        for cut in _SAFE_CUT.finditer(text, nearest, odd.start()):
            start = cut.end()
        if start > place:
            yield text[place:start], True
        end = _SAFE_CUT.search(text, odd.end())
        place = end.end() if end else len(text)
        yield text[start:place], False
    if place < len(text):
        yield text[place:], True
