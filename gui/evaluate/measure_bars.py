"""Bars with confidence intervals: a block for each measure, with a row for each system."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QAccessible, QColor, QHelpEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from gui.evaluate.bar_groups import BarGroup, SystemBar
from gui.evaluate.system_colors import color_of
from gui.theme import Theme, current_theme
from gui.translation import tr
from gui.widgets.card import GRID

_HEAD = 24
_ROW = 20
_BETWEEN = 10
_BAR = 8
_WHISKER = 10
_MAX_NAME = 230
_MIN_BAR = 60


class MeasureBars(QWidget):
    """A widget as high as its blocks, to be scrolled."""

    ACCESSIBLE_ROLE = QAccessible.Role.List

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Figures with 95 % confidence intervals"))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._groups: Sequence[BarGroup] = ()

    @property
    def groups(self) -> Sequence[BarGroup]:
        """The blocks that are shown."""
        return self._groups

    def show_groups(self, groups: Sequence[BarGroup]) -> None:
        """Show other blocks."""
        self._groups = tuple(groups)
        self.setAccessibleDescription("; ".join(map(_accessible_text, groups)))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """As high as all blocks."""
        rows = sum(len(group.bars) for group in self._groups)
        return QSize(420, len(self._groups) * (_HEAD + _BETWEEN) + rows * _ROW + GRID)

    def minimumSizeHint(self) -> QSize:
        """Narrow, but as high as all blocks."""
        return QSize(320, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Draw the blocks."""
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        metrics = self.fontMetrics()
        bars = [bar for group in self._groups for bar in group.bars]
        if not bars:
            return
        values = max(metrics.horizontalAdvance(bar.text) for bar in bars) + GRID
        names = max(metrics.horizontalAdvance(bar.system) for bar in bars) + 3 * GRID
        # Long names are shortened before the bars become too short to compare.
        names = min(names, _MAX_NAME, max(80, self.width() - values - _MIN_BAR - 2 * GRID))
        top = 0
        for group in self._groups:
            self._paint_head(painter, group, QRect(0, top, self.width(), _HEAD), theme)
            top += _HEAD
            for bar in group.bars:
                row = QRect(0, top, self.width(), _ROW)
                _paint_bar(painter, bar, group.scale, row, (names, values), theme)
                top += _ROW
            top += _BETWEEN

    def event(self, event: QEvent) -> bool:
        """Tooltips of single blocks."""
        if isinstance(event, QHelpEvent):
            group = self._group_at(event.pos().y())
            QToolTip.showText(event.globalPos(), f"<p>{group.tip}</p>" if group else "", self)
            return True
        return super().event(event)

    def _paint_head(self, painter: QPainter, group: BarGroup, area: QRect, theme: Theme) -> None:
        font = self.font()
        font.setBold(True)
        painter.setFont(font)
        painter.setPen(QColor(theme.text))
        align = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(area, align, group.title)
        left = painter.fontMetrics().horizontalAdvance(group.title) + 2 * GRID
        painter.setFont(self.font())
        painter.setPen(QColor(theme.muted_text))
        rest = area.adjusted(left, 0, 0, 0)
        note = self.fontMetrics().elidedText(
            group.note, Qt.TextElideMode.ElideRight, max(0, rest.width())
        )
        painter.drawText(rest, align, note)
        if self.hasFocus() and group is self._groups[0]:
            painter.setPen(QPen(QColor(theme.accent), 1, Qt.PenStyle.DotLine))
            painter.drawLine(0, area.bottom(), left, area.bottom())

    def _group_at(self, y: int) -> BarGroup | None:
        top = 0
        for group in self._groups:
            top += _HEAD + len(group.bars) * _ROW + _BETWEEN
            if y < top:
                return group
        return None


def _paint_bar(
    painter: QPainter,
    bar: SystemBar,
    scale: float,
    row: QRect,
    widths: tuple[int, int],
    theme: Theme,
) -> None:
    """Name, bar with its interval, value; ``widths`` of the columns of names and values."""
    names, values = widths
    align = Qt.AlignmentFlag.AlignVCenter
    name = painter.fontMetrics().elidedText(
        bar.system, Qt.TextElideMode.ElideMiddle, names - 2 * GRID
    )
    painter.setPen(QColor(theme.text if bar.index == 0 else theme.muted_text))
    painter.drawText(row.adjusted(GRID, 0, 0, 0), align, name)
    left, width = names, max(1, row.width() - names - values - 2 * GRID)
    middle = row.center().y() + 0.5
    full = QRectF(left, middle - _BAR / 2, width, _BAR)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(theme.raised))
    painter.drawRoundedRect(full, 2, 2)
    painter.setBrush(QColor(color_of(bar.index, theme)))
    part = max(0.0, min(1.0, bar.value / scale))
    painter.drawRoundedRect(QRectF(left, full.top(), width * part, _BAR), 2, 2)
    low, high = (left + width * max(0.0, min(1.0, end / scale)) for end in (bar.low, bar.high))
    painter.setPen(QPen(QColor(theme.text), 1.2))
    painter.drawLine(QPointF(low, middle), QPointF(high, middle))
    for end in (low, high):
        painter.drawLine(QPointF(end, middle - _WHISKER / 2), QPointF(end, middle + _WHISKER / 2))
    painter.drawText(row.adjusted(left + width + 2 * GRID, 0, 0, 0), align, bar.text)


def _accessible_text(group: BarGroup) -> str:
    bars = ", ".join(f"{bar.system} {bar.text}" for bar in group.bars)
    return f"{group.title} ({group.note}): {bars}"
