"""A read-only text with marks, colored where it is looked at.

Giving Qt the formats of forty thousand words takes longer than a user waits for the next file of
a list, so a line gets its marks when it first becomes visible.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, Slot
from PySide6.QtGui import (
    QColor,
    QFontDatabase,
    QHelpEvent,
    QResizeEvent,
    QTextBlock,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QPlainTextEdit, QToolTip, QWidget

from gui.theme import Theme, current_theme
from gui.widgets.marked_text import MarkedText, MarkStyle

_TAB_COLUMNS = 4


class MarkedView(QPlainTextEdit):
    """Shows one ``MarkedText`` at a time.

    Args:
        name: for screen readers.
        wraps: whether long lines are wrapped.
    """

    def __init__(self, name: str, *, wraps: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setReadOnly(True)
        self.setUndoRedoEnabled(False)
        self.setFrameShape(QPlainTextEdit.Shape.NoFrame)
        font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        self.setFont(font)
        self.setTabStopDistance(_TAB_COLUMNS * self.fontMetrics().horizontalAdvance(" "))
        self.setLineWrapMode(
            QPlainTextEdit.LineWrapMode.WidgetWidth if wraps else QPlainTextEdit.LineWrapMode.NoWrap
        )
        self.setWordWrapMode(QTextOption.WrapMode.WrapAnywhere)
        self._marked = MarkedText()
        self._theme = current_theme()
        self._formats: dict[MarkStyle, QTextCharFormat] = {}
        self._colored: set[int] = set()
        self._tip_at: Callable[[int], str] | None = None
        self.verticalScrollBar().valueChanged.connect(self._color_what_is_seen)

    def show_text(self, marked: MarkedText) -> None:
        """Show another text from its start."""
        self._marked = marked
        self._colored.clear()
        self.setPlainText(marked.text)
        self._color_what_is_seen()

    def set_theme(self, theme: Theme) -> None:
        """Take the colors of another theme."""
        self._theme = theme
        self._formats.clear()
        self._colored.clear()
        self._color_what_is_seen()

    def set_tips(self, tip_at: Callable[[int], str]) -> None:
        """Show a tooltip for the position under the mouse.

        Args:
            tip_at: from a position of the document to a text, empty for nothing.
        """
        self._tip_at = tip_at

    def is_colored(self, line: int) -> bool:
        """Whether a line has its marks already."""
        return line in self._colored

    @Slot()
    def _color_what_is_seen(self, *_value: object) -> None:
        block = self.firstVisibleBlock()
        bottom = self.viewport().height()
        top = self.blockBoundingGeometry(block).translated(self.contentOffset()).top()
        while block.isValid() and top <= bottom:
            top += self.blockBoundingRect(block).height()
            if block.blockNumber() not in self._colored:
                self._color(block)
            block = block.next()

    def _color(self, block: QTextBlock) -> None:
        number = block.blockNumber()
        self._colored.add(number)
        marks = self._marked.lines[number] if number < len(self._marked.lines) else ()
        ranges: list[QTextLayout.FormatRange] = []
        for start, length, style in marks:
            each = QTextLayout.FormatRange()
            # The stubs do not know the fields of this plain structure.
            each.start, each.length = start, length  # pyright: ignore[reportAttributeAccessIssue]
            each.format = self._format(style)  # pyright: ignore[reportAttributeAccessIssue]
            ranges.append(each)
        block.layout().setFormats(ranges)
        self.document().markContentsDirty(block.position(), block.length())

    def _format(self, style: MarkStyle) -> QTextCharFormat:
        made = self._formats.get(style)
        if made is None:
            made = QTextCharFormat()
            if style.text:
                made.setForeground(QColor(getattr(self._theme, style.text)))
            if style.ground:
                made.setBackground(QColor(getattr(self._theme, style.ground)))
            if style.is_struck:
                made.setFontStrikeOut(True)
            self._formats[style] = made
        return made

    def viewportEvent(self, event: QEvent) -> bool:
        """Show the tooltip of the position under the mouse."""
        if isinstance(event, QHelpEvent) and self._tip_at is not None:
            position = self.cursorForPosition(event.pos()).position()
            QToolTip.showText(event.globalPos(), self._tip_at(position), self.viewport())
            return True
        return super().viewportEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """More lines may be in view."""
        super().resizeEvent(event)
        self._color_what_is_seen()
