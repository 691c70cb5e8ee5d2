"""Names with a bar and a number each, largest first; clicking a name asks for more."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QColor,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from gui import amounts
from gui.theme import current_theme
from gui.widgets.labels import plain_tip

_ROW_HEIGHT = 22
_BAR_HEIGHT = 4
_GAP = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """One row.

    Attributes:
        key: for the program.
        title, tip: shown to the user.
        count: the length of the bar.
        note: after the number, for example the difference to another count.
        part: how much of ``count`` is in the stronger color.
    """

    key: str
    title: str
    count: int
    part: int = 0
    note: str = ""
    tip: str = ""


class BarList(QWidget):
    """A bar chart that is read like a list; arrow keys and Enter work.

    Signals:
        chosen: the key of a row.
    """

    ACCESSIBLE_ROLE = QAccessible.Role.List
    chosen = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._bars: Sequence[Bar] = ()
        self._current = 0

    @property
    def bars(self) -> Sequence[Bar]:
        """What is shown."""
        return self._bars

    def show_bars(self, bars: Sequence[Bar]) -> None:
        """Show other rows."""
        self._bars = tuple(bars)
        self._current = min(self._current, max(0, len(self._bars) - 1))
        described = "; ".join(
            f"{bar.title}: {amounts.count(bar.count)} {bar.note}".strip() for bar in bars
        )
        self.setAccessibleDescription(described)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """As high as its rows."""
        return QSize(200, _ROW_HEIGHT * max(1, len(self._bars)))

    def minimumSizeHint(self) -> QSize:
        """Narrow, but every row."""
        return QSize(120, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Draw the rows."""
        theme = current_theme()
        painter = QPainter(self)
        metrics = self.fontMetrics()
        largest = max((bar.count for bar in self._bars), default=0) or 1
        for number, bar in enumerate(self._bars):
            area = QRect(0, number * _ROW_HEIGHT, self.width(), _ROW_HEIGHT)
            if self.hasFocus() and number == self._current:
                painter.fillRect(area, QColor(theme.accent_wash))
            numbers = amounts.count(bar.count)
            note_width = metrics.horizontalAdvance(f"  {bar.note}") if bar.note else 0
            number_width = metrics.horizontalAdvance(numbers) + note_width
            text = area.adjusted(4, 0, -4, -_BAR_HEIGHT)
            left = int(Qt.AlignmentFlag.AlignLeft.value | Qt.AlignmentFlag.AlignVCenter.value)
            right = int(Qt.AlignmentFlag.AlignRight.value | Qt.AlignmentFlag.AlignVCenter.value)
            title_width = text.width() - number_width - _GAP
            title = metrics.elidedText(bar.title, Qt.TextElideMode.ElideRight, title_width)
            painter.setPen(QColor(theme.text))
            painter.drawText(text, left, title)
            painter.drawText(text.adjusted(0, 0, -note_width, 0), right, numbers)
            if bar.note:
                painter.setPen(QColor(theme.muted_text))
                painter.drawText(text, right, bar.note)
            full = area.width() - 8
            bar_area = QRect(4, area.bottom() - _BAR_HEIGHT + 1, full, _BAR_HEIGHT - 1)
            whole = bar_area.adjusted(0, 0, -round(full * (1 - bar.count / largest)), 0)
            painter.fillRect(whole, QColor(theme.plot_dropped))
            strong = bar_area.adjusted(0, 0, -round(full * (1 - bar.part / largest)), 0)
            painter.fillRect(strong, QColor(theme.plot_kept))

    def event(self, event: QEvent) -> bool:
        """Tooltips of single rows."""
        if isinstance(event, QHelpEvent):
            bar = self._bar_at(event.pos().y())
            QToolTip.showText(event.globalPos(), plain_tip(bar.tip) if bar else "", self)
            return True
        return super().event(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Choose the row under the mouse."""
        bar = self._bar_at(int(event.position().y()))
        if bar is not None and event.button() == Qt.MouseButton.LeftButton:
            self.chosen.emit(bar.key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and down move, Enter chooses."""
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if step is not None and 0 <= self._current + step < len(self._bars):
            self._current += step
            self.update()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and self._bars:
            self.chosen.emit(self._bars[self._current].key)
        else:
            super().keyPressEvent(event)

    def _bar_at(self, y: int) -> Bar | None:
        number = y // _ROW_HEIGHT
        return self._bars[number] if 0 <= number < len(self._bars) else None
