"""A histogram of one measure: the kept files in front of all files, and the thresholds.

Heights are square roots of the counts, since the files that a threshold drops are few and
would not be seen beside those that it keeps. Importing pyqtgraph takes a third of a second,
so this module is imported late.
"""

from __future__ import annotations

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QColor, QPen, QWheelEvent
from PySide6.QtWidgets import QWidget

from core.corpus.browse.histogram import BINS, AxisScale
from gui import amounts
from gui.theme import Theme
from gui.translation import tr

_MIN_HEIGHT = 80
# Half of a slider's handle: the slider below begins and ends there.
_INSET = 7


class HistogramPlot(pg.GraphicsLayoutWidget):
    """Bars from 0 to 1 along a scale; the mouse does nothing here."""

    ACCESSIBLE_ROLE = QAccessible.Role.Chart

    def __init__(self, name: str, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.setAccessibleName(tr("Histogram: {name}").format(name=name))
        self.setMinimumHeight(_MIN_HEIGHT)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.ci.setContentsMargins(_INSET, 2, _INSET, 0)
        self.ci.setSpacing(0)
        self._view = pg.ViewBox(enableMenu=False, enableMouse=False, defaultPadding=0.0)
        self._view.setXRange(0.0, 1.0, padding=0)
        self._bottom = pg.AxisItem("bottom")
        self._bottom.linkToView(self._view)
        self._bottom.setStyle(tickLength=0, tickTextOffset=2)
        self._bottom.setHeight(18)
        self.ci.addItem(self._view, 0, 0)
        self.ci.addItem(self._bottom, 1, 0)
        self._edges = np.linspace(0.0, 1.0, BINS + 1)
        self._all, self._kept = (self._bars() for _ in range(2))
        self._lines: list[pg.InfiniteLine] = []
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Take the colors of a theme."""
        self._threshold_pen = QPen(QColor(theme.plot_threshold), 2)
        self._threshold_pen.setCosmetic(True)
        self.setBackground(theme.plot_background)
        self._bottom.setPen(QColor(theme.plot_grid))
        self._bottom.setTextPen(QColor(theme.plot_axis))
        for item, color in ((self._all, theme.plot_dropped), (self._kept, theme.plot_kept)):
            item.setPen(None)
            item.setBrush(QColor(color))
        for line in self._lines:
            line.setPen(self._threshold_pen)

    def set_scale(self, scale: AxisScale) -> None:
        """Write the numbers of a scale below the bars."""
        text = amounts.short_count if scale.is_log else amounts.percent
        ticks = [(scale.position(value), text(value)) for value in scale.ticks()]
        self._bottom.setTicks([ticks])

    def show_counts(self, every: NDArray[np.int64], kept: NDArray[np.int64]) -> None:
        """Draw the bars.

        Args:
            every: files in each of ``BINS`` bins.
            kept: how many of them are kept.
        """
        self._all.setData(self._edges, np.sqrt(every))
        self._kept.setData(self._edges, np.sqrt(kept))
        self._view.setYRange(0.0, max(1.0, float(np.sqrt(every.max(initial=1)))) * 1.05, padding=0)

    def show_thresholds(self, positions: list[float]) -> None:
        """Draw a line at each position, 0 to 1 along the axis."""
        while len(self._lines) < len(positions):
            line = pg.InfiniteLine(angle=90, pen=self._threshold_pen)
            self._view.addItem(line)
            self._lines.append(line)
        for number, line in enumerate(self._lines):
            line.setVisible(number < len(positions))
            if number < len(positions):
                line.setValue(positions[number])

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll the page."""
        event.ignore()

    def _bars(self) -> pg.PlotCurveItem:
        empty = np.zeros(BINS)
        item = pg.PlotCurveItem(self._edges, empty, stepMode="center", fillLevel=0.0)
        self._view.addItem(item)
        return item
