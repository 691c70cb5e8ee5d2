"""The text of Qt documents. How Qt counts positions is ``core.editing.utf16``."""

from __future__ import annotations

from PySide6.QtGui import QTextCursor, QTextDocument

# What Qt uses inside for the end of a block.
_PARAGRAPH_SEPARATOR = "\u2029"


def document_text(document: QTextDocument) -> str:
    """The whole text; unlike Qt's ``toPlainText``, this keeps no-break spaces."""
    return document.toRawText().replace(_PARAGRAPH_SEPARATOR, "\n")


def text_between(document: QTextDocument, start: int, end: int) -> str:
    """The text between two positions as Qt counts them."""
    cursor = QTextCursor(document)
    cursor.setPosition(start)
    cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
    return cursor.selectedText().replace(_PARAGRAPH_SEPARATOR, "\n")
