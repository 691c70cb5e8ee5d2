"""A long text as pieces of Python strings, of which an edit replaces only those it touches.

Positions are in UTF-16 units, as Qt counts.
"""

from __future__ import annotations

from core.editing.utf16 import split_utf16, utf16_length

_PIECE_UNITS = 1 << 15
# Shorter pieces are joined with the next one.
_SHORT_UNITS = 1 << 12


class TextPieces:
    """A text that can be edited and read in parts at a cost independent of its length."""

    def __init__(self, text: str = "") -> None:
        self._pieces: list[str] = []
        self._units: list[int] = []  # the length of each piece
        self.replace(0, 0, text)

    @property
    def units(self) -> int:
        """The length of the text in UTF-16 units."""
        return sum(self._units)

    def text(self) -> str:
        """The whole text."""
        return "".join(self._pieces)

    def between(self, start: int, end: int) -> str:
        """The text between two positions."""
        parts: list[str] = []
        position = 0
        for piece, units in zip(self._pieces, self._units, strict=True):
            if position >= end:
                break
            if position + units > start:
                part = piece
                if end < position + units:
                    part = split_utf16(part, end - position)[0]
                if start > position:
                    part = split_utf16(part, start - position)[1]
                parts.append(part)
            position += units
        return "".join(parts)

    def replace(self, start: int, end: int, text: str) -> None:
        """Replace what is between two positions by ``text``."""
        first, position = 0, 0
        while first < len(self._pieces) and position + self._units[first] < start:
            position += self._units[first]
            first += 1
        head = (
            split_utf16(self._pieces[first], start - position)[0]
            if first < len(self._pieces)
            else ""
        )
        last, reached = first, position
        while last < len(self._pieces) and reached + self._units[last] < end:
            reached += self._units[last]
            last += 1
        tail = ""
        if last < len(self._pieces):
            tail = split_utf16(self._pieces[last], end - reached)[1]
            last += 1
        whole = head + text + tail
        if len(whole) < _SHORT_UNITS and last < len(self._pieces):
            whole += self._pieces[last]
            last += 1
        pieces = (
            [whole[begin : begin + _PIECE_UNITS] for begin in range(0, len(whole), _PIECE_UNITS)]
            if len(whole) > 2 * _PIECE_UNITS
            else [whole]
            if whole
            else []
        )
        self._pieces[first:last] = pieces
        self._units[first:last] = map(utf16_length, pieces)
