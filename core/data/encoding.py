"""Documents to token ids, in bounded memory and with a safe point every few hundred ms.

The library encodes a list of texts on all cores but cannot be interrupted in it,
and needs some 100 bytes per token while it does. So texts go to it in small lots,
and long ones in pieces, cut where the ids come out the same as uncut.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from core.control import Control
from core.tokenizer.tokenizer import Tokenizer

# On two cores a lot takes 0.1 to 0.2 s and 20 MB.
LOT_CHARS = 256 * 1024
PIECE_CHARS = 64 * 1024

# Between a visible ASCII character and a line feed no token and no normalisation
# reaches across: the pre-tokenizer splits between non-space and space, and only a
# run of spaces looks at what follows it.
_SAFE_CUT = re.compile(r"[!-~](?=\n)")


def encode_documents(
    tokenizer: Tokenizer, texts: Iterable[str], control: Control
) -> Iterator[list[int]]:
    """The ids of each text, in order, the same as ``tokenizer.encode`` of each.

    Raises:
        Cancelled: between two lots.
    """
    lot: list[str] = []
    ends_document: list[bool] = []
    size = 0
    open_document: list[int] = []
    for text in texts:
        for piece, is_last in _marked(pieces(text)):
            lot.append(piece)
            ends_document.append(is_last)
            size += len(piece)
            if size >= LOT_CHARS:
                yield from _encode(tokenizer, lot, ends_document, open_document, control)
                lot, ends_document, size = [], [], 0
    yield from _encode(tokenizer, lot, ends_document, open_document, control)


def pieces(text: str, piece_chars: int = PIECE_CHARS) -> Iterator[str]:
    """Cut a text into pieces that encode on their own as they would together.

    A piece is longer than ``piece_chars`` by the rest of its line, or by more where
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


def _marked(parts: Iterator[str]) -> Iterator[tuple[str, bool]]:
    """Each part, and whether it is the last."""
    previous = next(parts)
    for part in parts:
        yield previous, False
        previous = part
    yield previous, True


def _encode(
    tokenizer: Tokenizer,
    lot: list[str],
    ends_document: list[bool],
    open_document: list[int],
    control: Control,
) -> Iterator[list[int]]:
    """Encode a lot; ``open_document`` carries a document from one lot into the next."""
    control.safe_point()
    for ids, is_last in zip(tokenizer.encode_batch(lot), ends_document, strict=True):
        open_document.extend(ids)
        if is_last:
            yield open_document.copy()
            open_document.clear()
