"""Qt counts UTF-16 units where Python counts code points; they differ beyond U+FFFF.

Emoji are the everyday case. Whoever hands a length or a column to Qt counts here.
"""

from __future__ import annotations

from PySide6.QtGui import QTextCursor, QTextDocument

# What Qt uses inside for the end of a block.
_PARAGRAPH_SEPARATOR = "\u2029"


def utf16_length(text: str) -> int:
    """How many characters Qt counts in ``text``."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def split_utf16(text: str, position: int) -> tuple[str, str]:
    """Split ``text`` at a position as Qt counts it."""
    if text.isascii():
        return text[:position], text[position:]
    units = text.encode("utf-16-le", "surrogatepass")
    before = units[: 2 * position].decode("utf-16-le", "surrogatepass")
    return before, text[len(before) :]


def document_text(document: QTextDocument) -> str:
    """The whole text. Qt's ``toPlainText`` turns no-break spaces into plain ones; this does not."""
    return document.toRawText().replace(_PARAGRAPH_SEPARATOR, "\n")


def text_between(document: QTextDocument, start: int, end: int) -> str:
    """The text between two positions as Qt counts them."""
    cursor = QTextCursor(document)
    cursor.setPosition(start)
    cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
    return cursor.selectedText().replace(_PARAGRAPH_SEPARATOR, "\n")
