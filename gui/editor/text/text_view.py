"""A plain text widget that knows which of its lines are in view."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QRect
from PySide6.QtGui import QTextBlock, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit


class TextView(QPlainTextEdit):
    """The lowest base of ``CodeEdit``; ``QPlainTextEdit`` tells only subclasses what is in view."""

    def visible_blocks(self) -> Iterator[tuple[QTextBlock, QRect]]:
        """The lines in view with their rectangles in the viewport, top to bottom."""
        block = self.firstVisibleBlock()
        offset = self.contentOffset()
        bottom = self.viewport().height()
        while block.isValid():
            rectangle = self.blockBoundingGeometry(block).translated(offset).toRect()
            if rectangle.top() > bottom:
                return
            if block.isVisible():
                yield block, rectangle
            block = block.next()

    def blocks_in_view(self) -> Iterator[QTextBlock]:
        """The lines that may be in view, without laying them out."""
        block = self.firstVisibleBlock()
        for _ in range(self.viewport().height() // max(1, self.fontMetrics().height()) + 2):
            if not block.isValid():
                return
            yield block
            block = block.next()

    def visible_chars_after_caret(self) -> int:
        """How many characters, in UTF-16 units, lie between the cursor and the end of the view."""
        end = max((block.position() + block.length() for block in self.blocks_in_view()), default=0)
        return max(0, end - self.textCursor().position())

    def select_line_at(self, y: int) -> None:
        """Select the line at a height of the viewport, in pixels."""
        for block, rectangle in self.visible_blocks():
            if rectangle.top() <= y <= rectangle.bottom():
                cursor = QTextCursor(block)
                cursor.movePosition(
                    QTextCursor.MoveOperation.NextBlock, QTextCursor.MoveMode.KeepAnchor
                )
                self.setTextCursor(cursor)
                self.setFocus()
                return
