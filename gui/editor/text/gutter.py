"""The column of line numbers at the left of the editor."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QTextBlock
from PySide6.QtWidgets import QWidget

from gui.editor.text.text_view import TextView
from gui.theme import Theme
from gui.translation import tr

PADDING_PIXELS = 10


class Gutter(QWidget):
    """Draws the numbers of the lines in view; a click selects the line."""

    def __init__(self, editor: TextView, theme: Theme) -> None:
        super().__init__(editor)
        self._editor = editor
        self._theme = theme
        self._line = -1
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.setAccessibleName(tr("Line numbers"))

    def width_needed(self) -> int:
        """Pixels for the largest number of the document, at least three digits."""
        digits = max(3, len(str(self._editor.blockCount())))
        return 2 * PADDING_PIXELS + self._editor.fontMetrics().horizontalAdvance("9") * digits

    def set_theme(self, theme: Theme) -> None:
        """Draw in the colors of another theme."""
        self._theme = theme
        self.update()

    def set_line(self, number: int) -> bool:
        """Set the number of the current line, from 0; False if it is the same as before."""
        if number == self._line:
            return False
        self._line = number
        self.update()
        return True

    def sizeHint(self) -> QSize:
        """As wide as the numbers."""
        return QSize(self.width_needed(), 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the numbers of the lines in view."""
        theme = self._theme
        painter = QPainter(self)
        painter.setFont(self._editor.font())
        painter.fillRect(event.rect(), QColor(theme.surface))
        current = self._editor.textCursor().blockNumber()
        for block, rectangle in self._editor.visible_blocks():
            if rectangle.top() > event.rect().bottom():
                break
            if rectangle.bottom() < event.rect().top():
                continue
            is_current = block.blockNumber() == current
            self._paint_number(painter, theme, block, rectangle, is_current=is_current)
        painter.end()

    def _paint_number(
        self,
        painter: QPainter,
        theme: Theme,
        block: QTextBlock,
        rectangle: QRect,
        *,
        is_current: bool,
    ) -> None:
        # A line with a ghost of several lines is taller; its number is at the top.
        line_height = self._editor.fontMetrics().height()
        area = QRect(0, rectangle.top(), self.width(), line_height)
        if is_current:
            painter.fillRect(area, QColor(theme.current_line))
        painter.setPen(QColor(theme.text if is_current else theme.line_number))
        area.setRight(self.width() - PADDING_PIXELS)
        painter.drawText(area, Qt.AlignmentFlag.AlignRight, str(block.blockNumber() + 1))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Select the line that was clicked."""
        self._editor.select_line_at(event.position().toPoint().y())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End the click here; the editor below must not get it."""
        event.accept()
