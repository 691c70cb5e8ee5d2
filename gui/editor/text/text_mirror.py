"""The text of a document as Python strings, kept up to date piece by piece.

Asking a document for its text copies all of it twice, which in a file of 5 MB takes longer
than a key press may. Here an edit replaces the pieces that it touches; a whole text or a
part of it is put together from pieces that are there.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QTextDocument

from gui.text_units import document_text, split_utf16, text_between, utf16_length

_PIECE_UNITS = 1 << 15
# Pieces shorter than this are joined with what is put beside them.
_SHORT_UNITS = 1 << 12


class TextMirror(QObject):
    """Follows one document. Positions are Qt's: in UTF-16 units.

    Args:
        document: from now on; made before other listeners of its changes, so that they
            see a mirror that is up to date.
    """

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        self._document = document
        self._pieces: list[str] = []
        self._units: list[int] = []  # the length of each piece
        self._read_all()
        document.contentsChange.connect(self._changed)

    def text(self) -> str:
        """The whole text, with plain line feeds."""
        return "".join(self._pieces)

    @property
    def units(self) -> int:
        """The length of the text as Qt counts it."""
        return sum(self._units)

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

    @Slot(int, int, int)
    def _changed(self, position: int, removed: int, added: int) -> None:
        # Qt counts the end of the last block too where a whole text is replaced.
        last = self._document.characterCount() - 1
        added = min(added, last - position)
        removed = min(removed, self.units - position)
        if self.units - removed + added != last:
            self._read_all()
            return
        self._replace(
            position, position + removed, text_between(self._document, position, position + added)
        )

    def _replace(self, start: int, end: int, text: str) -> None:
        """Put ``text`` where the pieces hold what is between two positions."""
        first, position = 0, 0
        while first < len(self._pieces) and position + self._units[first] < start:
            position += self._units[first]
            first += 1
        head = (
            split_utf16(self._pieces[first], start - position)[0]
            if first < len(self._pieces)
            else ""
        )
        behind, reached = first, position
        while behind < len(self._pieces) and reached + self._units[behind] < end:
            reached += self._units[behind]
            behind += 1
        tail = ""
        if behind < len(self._pieces):
            tail = split_utf16(self._pieces[behind], end - reached)[1]
            behind += 1
        whole = head + text + tail
        if len(whole) < _SHORT_UNITS and behind < len(self._pieces):
            whole += self._pieces[behind]
            behind += 1
        pieces = (
            [whole[begin : begin + _PIECE_UNITS] for begin in range(0, len(whole), _PIECE_UNITS)]
            if len(whole) > 2 * _PIECE_UNITS
            else [whole]
            if whole
            else []
        )
        self._pieces[first:behind] = pieces
        self._units[first:behind] = map(utf16_length, pieces)

    def _read_all(self) -> None:
        self._pieces, self._units = [], []
        self._replace(0, 0, document_text(self._document))
