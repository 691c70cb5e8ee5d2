"""Coverage against precision over the dial, a curve for each system, intervals as crosses.

Importing pyqtgraph costs a third of a second, so this module is imported late.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QPointF, Slot
from PySide6.QtGui import QColor, QPen, QWheelEvent
from PySide6.QtWidgets import QToolTip, QWidget

from core.evaluation.report import Evaluation, Measure
from gui.evaluate.dial_points import HEIGHTS, DialPoint, dial_curve, point_text
from gui.evaluate.framed_plot import FramedPlot
from gui.evaluate.system_colours import colour_of
from gui.theme import Theme

_MIN_HEIGHT = 210
_REACH = 12  # pixels within which a point is named
_ALPHA = 110


class DialPlot(FramedPlot):
    """The mouse names points and does nothing else."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__("Coverage against precision over the dial", _MIN_HEIGHT, parent)
        for axis in (self._left, self._bottom):
            axis.enableAutoSIPrefix(False)
        self._bottom.setLabel("precision of what is shown, %")
        self._theme = theme
        self._shown: tuple[Evaluation, Measure] | None = None
        self._points: list[tuple[float, float, str]] = []
        self.set_theme(theme)
        self.ci.scene().sigMouseMoved.connect(self._mouse_moved)

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of a theme."""
        self._theme = theme
        self.setBackground(theme.plot_background)
        for axis in (self._left, self._bottom):
            axis.setPen(QColor(theme.plot_grid))
            axis.setTextPen(QColor(theme.plot_axis))
            axis.setGrid(70)
        if self._shown is not None:
            self.show_evaluation(*self._shown)

    def show_evaluation(self, evaluation: Evaluation, measure: Measure) -> None:
        """Draw the curves of every system.

        Args:
            evaluation: whose.
            measure: what stands against precision; a key of ``HEIGHTS``.
        """
        self._shown = (evaluation, measure)
        self._view.clear()
        self._points.clear()
        highest = 0.1
        self._left.setLabel(HEIGHTS[measure][1])
        for place, system in enumerate(evaluation.systems):
            points = dial_curve(evaluation, system, measure)
            if points:
                self._draw(points, QColor(colour_of(place, self._theme)))
            for point in points:
                text = point_text(system, point, measure)
                highest = max(highest, point.height.high)
                self._points.append((100 * point.precision.value, point.height.value, text))
        self.setAccessibleDescription(" ".join(f"{text}." for _, _, text in self._points))
        self._view.setXRange(0, 100, padding=0.02)
        self._view.setYRange(0, 1.05 * highest, padding=0)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll the page."""
        event.ignore()

    def _draw(self, points: Sequence[DialPoint], colour: QColor) -> None:
        x = np.array([100 * point.precision.value for point in points])
        y = np.array([point.height.value for point in points])
        faint = QColor(colour)
        faint.setAlpha(_ALPHA)
        self._view.addItem(
            pg.ErrorBarItem(
                x=x, y=y, pen=_pen(faint, 1.0), beam=0,
                left=x - 100 * np.array([point.precision.low for point in points]),
                right=100 * np.array([point.precision.high for point in points]) - x,
                bottom=y - np.array([point.height.low for point in points]),
                top=np.array([point.height.high for point in points]) - y,
            )
        )  # fmt: skip
        self._view.addItem(
            pg.PlotDataItem(
                x, y, pen=_pen(colour, 2.0), symbol="o", symbolSize=7, symbolBrush=colour,
                symbolPen=None, antialias=True,
            )
        )  # fmt: skip

    @Slot(object)
    def _mouse_moved(self, place: QPointF) -> None:
        near: tuple[float, str] = (_REACH, "")
        for x, y, text in self._points:
            at = self._view.mapViewToScene(QPointF(x, y))
            near = min(near, ((at - place).manhattanLength(), text))
        if near[1]:
            QToolTip.showText(self.mapToGlobal(self.mapFromScene(place)), f"<p>{near[1]}</p>", self)
        else:
            QToolTip.hideText()


def _pen(colour: QColor, width: float) -> QPen:
    pen = QPen(colour, width)
    pen.setCosmetic(True)
    return pen
