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
from core.inference.language_model import ShouldStop
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

    def prepare(self, prefix: str, suffix: str, should_stop: ShouldStop) -> bool:
        """Encode what ``before`` and ``after`` will be asked for, so that they answer sooner.

        Returns:
            False where ``should_stop()`` was true before the end; it is asked after each piece.
        """
        for text in (_text_before(prefix), _text_after(suffix)):
            for piece in _PIECE_START.split(text)[:-1]:
                if should_stop():
                    return False
                self._ids_of(piece)
        return True

    def before(self, prefix: str) -> list[int]:
        """The ids that end at the caret, from a line start some hundred lines above it."""
        return self._encode(_text_before(prefix))

    def after(self, suffix: str) -> list[int]:
        """The ids of the lines after the caret's own."""
        return self._encode(_text_after(suffix))

    def _encode(self, text: str) -> list[int]:
        *whole, last = _PIECE_START.split(text)
        ids: list[int] = []
        for piece in whole:
            ids += self._ids_of(piece)
        # The last piece is being typed: each of its states comes but once.
        return ids + self._codec.encode(last)

    def _ids_of(self, piece: str) -> array[int]:
        known = self._known.get(piece)
        if known is None:
            if len(self._known) > _MAX_PIECES:
                self._known.clear()
            known = self._known[piece] = array("i", self._codec.encode(piece))
        return known


def _text_before(prefix: str) -> str:
    """From a line start some hundred lines above the caret to the caret."""
    if len(prefix) <= REACH_BEFORE:
        return prefix
    least = len(prefix) - REACH_BEFORE
    line_end = prefix.find("\n", -(-least // _STEP) * _STEP)
    # One endless line has no such start; its end tells as much as any part of it.
    return prefix[line_end if line_end >= 0 else least :]


def _text_after(suffix: str) -> str:
    """From the end of the caret's line, as far as it counts."""
    line_end = suffix.find("\n", 0, REACH_AFTER)
    return suffix[line_end:REACH_AFTER] if line_end >= 0 else ""
