"""The latency of each system: the fraction of requests that were answered within each time.

Importing pyqtgraph takes a third of a second, so this module is imported late.
"""

from __future__ import annotations

import numpy as np
import pyqtgraph as pg
from PySide6.QtGui import QColor, QPen, QWheelEvent
from PySide6.QtWidgets import QWidget

from core.evaluation.report import LATENCY_EDGES, Evaluation
from gui import amounts
from gui.evaluate.framed_plot import FramedPlot
from gui.evaluate.system_colors import color_of
from gui.theme import Theme
from gui.translation import tr

_MIN_HEIGHT = 170
_TICKS = (0.1, 1.0, 10.0, 100.0, 1000.0, 10_000.0)


class LatencyPlot(FramedPlot):
    """Cumulative percentages over a logarithmic axis of milliseconds."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(
            tr("Percentage of requests answered within each time"), _MIN_HEIGHT, parent
        )
        self._left.setLabel(tr("requests, %"))
        self._bottom.setLabel(tr("milliseconds"))
        self._bottom.setTicks([[(float(np.log10(ms)), amounts.general(ms)) for ms in _TICKS]])
        self._theme = theme
        self._evaluation: Evaluation | None = None
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Use the colors of a theme."""
        self._theme = theme
        self.setBackground(theme.plot_background)
        for axis in (self._left, self._bottom):
            axis.setPen(QColor(theme.plot_grid))
            axis.setTextPen(QColor(theme.plot_axis))
            axis.setGrid(70)
        if self._evaluation is not None:
            self.show_evaluation(self._evaluation)

    def show_evaluation(self, evaluation: Evaluation) -> None:
        """Draw the distribution of every system."""
        self._evaluation = evaluation
        self._view.clear()
        edges = np.log10(np.asarray(LATENCY_EDGES))
        highest = edges[0] + 1.0
        for each in evaluation.latencies:
            counts = np.asarray(each.histogram, dtype=np.float64)
            percentages = 100 * np.cumsum(counts) / max(1.0, counts.sum())
            index = evaluation.systems.index(each.system)
            pen = QPen(QColor(color_of(index, self._theme)), 2)
            pen.setCosmetic(True)
            self._view.addItem(
                pg.PlotDataItem(
                    edges, np.concatenate(([0.0], percentages)), pen=pen, antialias=True
                )
            )
            highest = max(highest, edges[int(np.searchsorted(percentages, 99.9)) + 1])
        self._view.setXRange(edges[0], highest, padding=0.02)
        self._view.setYRange(0, 102, padding=0)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll the page."""
        event.ignore()
