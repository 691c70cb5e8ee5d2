"""The text of a document as Python strings, updated with every edit.

Asking a document for its text copies all of it twice, which in a file of 5 MB takes longer
than the time of a key press. Here an edit replaces only the pieces that it touches.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QTextDocument

from core.editing.text_pieces import TextPieces
from gui.text_units import document_text, text_between


class TextMirror(QObject):
    """Follows one document. Positions are Qt's: in UTF-16 units.

    Args:
        document: must be given before other listeners to its changes, so that they see a
            mirror that is up to date.
    """

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        self._document = document
        self._pieces = TextPieces(document_text(document))
        document.contentsChange.connect(self._changed)

    def text(self) -> str:
        """The whole text, with plain line feeds."""
        return self._pieces.text()

    def between(self, start: int, end: int) -> str:
        """The text between two positions."""
        return self._pieces.between(start, end)

    @Slot(int, int, int)
    def _changed(self, position: int, removed: int, added: int) -> None:
        # Qt counts the end of the last block too where a whole text is replaced.
        last = self._document.characterCount() - 1
        added = min(added, last - position)
        removed = min(removed, self._pieces.units - position)
        if self._pieces.units - removed + added != last:
            self._pieces = TextPieces(document_text(self._document))
            return
        text = text_between(self._document, position, position + added)
        self._pieces.replace(position, position + removed, text)
