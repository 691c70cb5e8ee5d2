"""The tokens of the file around the caret, far beyond the model's window.

What ``MixedModel`` remembers of the file. Text is encoded in pieces that begin at a line end,
where no token reaches across, and a piece is encoded once: a key press costs one piece. Chooses
no prompt (``window`` does) and predicts nothing.
"""

from __future__ import annotations

import re
from array import array
from typing import Final

from core.completion.request import REACH_AFTER, REACH_BEFORE
from core.inference.token_table import TextCodec

# The start moves in steps, so that the tokens remembered from one key press to the next
# stay the same.
_STEP: Final = 4_000
# The pre-tokenizer always splits between a visible ASCII character and a line feed.
_PIECE_START: Final = re.compile(r"(?<=[!-~])(?=\n)")
# A position has some 500 of them, which take a few milliseconds to encode again; 20,000
# made the peak of the light process 0.7 MB higher (docs/lab-book.md).
_MAX_PIECES: Final = 4_000


class Surroundings:
    """Encodes with one tokenizer; its memory is a cache alone."""

    def __init__(self, codec: TextCodec) -> None:
        self._codec = codec
        # Packed: as lists the ids of a few large files would be megabytes.
        self._known: dict[str, array[int]] = {}

    def before(self, prefix: str) -> list[int]:
        """The ids that end at the caret, from a line start some hundred lines above it."""
        start = 0
        if len(prefix) > REACH_BEFORE:
            least = len(prefix) - REACH_BEFORE
            line_end = prefix.find("\n", -(-least // _STEP) * _STEP)
            # One endless line has no such start; its end tells as much as any part of it.
            start = line_end if line_end >= 0 else least
        return self._encode(prefix[start:])

    def after(self, suffix: str) -> list[int]:
        """The ids of the lines after the caret's own."""
        line_end = suffix.find("\n", 0, REACH_AFTER)
        return self._encode(suffix[line_end:REACH_AFTER]) if line_end >= 0 else []

    def _encode(self, text: str) -> list[int]:
        if len(self._known) > _MAX_PIECES:
            self._known.clear()
        *whole, last = _PIECE_START.split(text)
        ids: list[int] = []
        for piece in whole:
            known = self._known.get(piece)
            if known is None:
                known = self._known[piece] = array("i", self._codec.encode(piece))
            ids += known
        # The last piece is being typed: each of its states comes but once.
        return ids + self._codec.encode(last)
