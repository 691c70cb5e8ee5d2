"""A bar of tabs with a small mark in the right margin of a tab, which takes no room.

A mark has a shape of its own, so that it does not rely on color: a dot while something is at work,
a tick when it has ended, an exclamation mark when it has failed.
"""

from __future__ import annotations

from typing import Final, Literal, TypeAlias

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QTabBar, QWidget

from gui.theme import current_theme

TabMark: TypeAlias = Literal["", "working", "ended", "failed"]

_SIZE: Final = 8.0
_RIGHT: Final = 4.0  # between the mark and the end of the tab


class MarkedTabBar(QTabBar):
    """The tabs of a window."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._marks: dict[int, TabMark] = {}

    def set_mark(self, index: int, mark: TabMark) -> None:
        """Mark a tab; "" removes the mark."""
        if self._marks.get(index, "") != mark:
            self._marks[index] = mark
            self.update(self.tabRect(index))

    def mark(self, index: int) -> TabMark:
        """Return the mark of a tab."""
        return self._marks.get(index, "")

    def mark_rect(self, index: int) -> QRectF:
        """Return where the mark of a tab is drawn, in points of the bar."""
        tab = self.tabRect(index)
        return QRectF(tab.right() - _RIGHT - _SIZE + 1, tab.center().y() - _SIZE / 2, _SIZE, _SIZE)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the marks over the tabs."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme = current_theme()
        colors = {"working": theme.accent, "ended": theme.success, "failed": theme.error}
        for index, mark in self._marks.items():
            if mark and index < self.count():
                _draw(painter, mark, self.mark_rect(index), QColor(colors[mark]))


def _draw(painter: QPainter, mark: TabMark, area: QRectF, color: QColor) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color)
    if mark == "working":
        painter.drawEllipse(area.adjusted(1, 1, -1, -1))
        return
    pen = QPen(color, 1.8)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    left, top, side = area.left(), area.top(), area.width()
    if mark == "ended":
        low = QPointF(left + 0.4 * side, top + 0.85 * side)
        painter.drawLine(QPointF(left + 0.05 * side, top + 0.5 * side), low)
        painter.drawLine(low, QPointF(left + side, top + 0.15 * side))
    else:
        middle = left + side / 2
        painter.drawLine(QPointF(middle, top), QPointF(middle, top + 0.55 * side))
        painter.drawPoint(QPointF(middle, top + side))
