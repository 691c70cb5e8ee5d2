"""The names of the systems in their colors."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui.evaluate.system_colors import color_of
from gui.theme import current_theme
from gui.translation import tr
from gui.widgets.card import GRID

_SWATCH = 10
_LINE = 18


class Legend(QWidget):
    """One line; long names are elided in their middle where there is not enough room."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Systems"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._names: tuple[str, ...] = ()

    def show_names(self, names: tuple[str, ...]) -> None:
        """Show other systems."""
        self._names = names
        self.setAccessibleDescription(", ".join(names))
        self.setToolTip("\n".join(names))
        self.update()

    def sizeHint(self) -> QSize:
        """One line."""
        return QSize(200, _LINE)

    def minimumSizeHint(self) -> QSize:
        """One line, of any width."""
        return QSize(60, _LINE)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Draw swatches and names."""
        if not self._names:
            return
        theme = current_theme()
        painter = QPainter(self)
        metrics = self.fontMetrics()
        around = _SWATCH + 3 * GRID
        widths = [metrics.horizontalAdvance(name) for name in self._names]
        room = self.width() - around * len(widths)
        # Short names keep their width; the long ones divide the rest.
        widest = max(widths, default=0)
        while widest > 24 and sum(min(width, widest) for width in widths) > room:
            widest -= 4
        left = 0
        for index, name in enumerate(self._names):
            top = (self.height() - _SWATCH) // 2
            painter.fillRect(left, top, _SWATCH, _SWATCH, QColor(color_of(index, theme)))
            width = min(widths[index], widest) + 2
            text = metrics.elidedText(name, Qt.TextElideMode.ElideMiddle, width)
            painter.setPen(QColor(theme.text))
            area = QRect(left + _SWATCH + GRID, 0, width, self.height())
            painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, text)
            left += around + width - 2
