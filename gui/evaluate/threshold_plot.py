"""Coverage against precision for all thresholds: a curve for each system, with intervals.

Importing pyqtgraph takes a third of a second, so this module is imported late.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QT_TR_NOOP, QPointF, Slot
from PySide6.QtGui import QColor, QPen, QWheelEvent
from PySide6.QtWidgets import QToolTip, QWidget

from core.evaluation.report import Evaluation, Measure
from core.reports.threshold_curve import ThresholdPoint, threshold_curve
from gui import amounts
from gui.evaluate.framed_plot import FramedPlot
from gui.evaluate.system_colors import color_of
from gui.theme import Theme
from gui.translation import tr

_MIN_HEIGHT = 210
_REACH_PIXELS = 12  # a point within this distance of the mouse is named
_ALPHA = 110
_AXIS_LABELS: dict[Measure, object] = {
    "keystrokes saved": QT_TR_NOOP("keystrokes saved, %"),
    "shown per 100 characters": QT_TR_NOOP("suggestions per 100 characters"),
}


class ThresholdPlot(FramedPlot):
    """A plot in which the mouse shows the figures of a point and does nothing else."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(tr("Coverage against precision"), _MIN_HEIGHT, parent)
        for axis in (self._left, self._bottom):
            axis.enableAutoSIPrefix(False)
        self._bottom.setLabel(tr("precision of shown suggestions, %"))
        self._theme = theme
        self._shown: tuple[Evaluation, Measure] | None = None
        self._points: list[tuple[float, float, str]] = []
        self.set_theme(theme)
        self.ci.scene().sigMouseMoved.connect(self._mouse_moved)

    def set_theme(self, theme: Theme) -> None:
        """Use the colors of a theme."""
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
            evaluation: the report.
            measure: what is drawn against precision; a key of ``COVERAGE_FACTORS``.
        """
        self._shown = (evaluation, measure)
        self._view.clear()
        self._points.clear()
        highest = 0.1
        self._left.setLabel(tr(_AXIS_LABELS[measure]))
        for index, system in enumerate(evaluation.systems):
            points = threshold_curve(evaluation, system, measure)
            if points:
                self._draw(points, QColor(color_of(index, self._theme)))
            for point in points:
                text = _point_text(system, point, measure)
                highest = max(highest, point.coverage.high)
                self._points.append((100 * point.precision.value, point.coverage.value, text))
        self.setAccessibleDescription(" ".join(f"{text}." for _, _, text in self._points))
        self._view.setXRange(0, 100, padding=0.02)
        self._view.setYRange(0, 1.05 * highest, padding=0)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll the page."""
        event.ignore()

    def _draw(self, points: Sequence[ThresholdPoint], color: QColor) -> None:
        x = np.array([100 * point.precision.value for point in points])
        y = np.array([point.coverage.value for point in points])
        faint = QColor(color)
        faint.setAlpha(_ALPHA)
        self._view.addItem(
            pg.ErrorBarItem(
                x=x, y=y, pen=_pen(faint, 1.0), beam=0,
                left=x - 100 * np.array([point.precision.low for point in points]),
                right=100 * np.array([point.precision.high for point in points]) - x,
                bottom=y - np.array([point.coverage.low for point in points]),
                top=np.array([point.coverage.high for point in points]) - y,
            )
        )  # fmt: skip
        self._view.addItem(
            pg.PlotDataItem(
                x, y, pen=_pen(color, 2.0), symbol="o", symbolSize=7, symbolBrush=color,
                symbolPen=None, antialias=True,
            )
        )  # fmt: skip

    @Slot(object)
    def _mouse_moved(self, position: QPointF) -> None:
        near: tuple[float, str] = (_REACH_PIXELS, "")
        for x, y, text in self._points:
            at = self._view.mapViewToScene(QPointF(x, y))
            near = min(near, ((at - position).manhattanLength(), text))
        if near[1]:
            QToolTip.showText(
                self.mapToGlobal(self.mapFromScene(position)), f"<p>{near[1]}</p>", self
            )
        else:
            QToolTip.hideText()


def _point_text(system: str, point: ThresholdPoint, measure: Measure) -> str:
    """Return the figures of a point with their intervals."""
    precision, coverage = point.precision, point.coverage
    text = tr(
        "{system}, threshold {threshold}: precision {precision} % ({precision_low} to "
        "{precision_high}) of {count} suggestions; {measure} {value} ({low} to {high})"
    )
    return text.format(
        system=system,
        threshold=amounts.percent(point.threshold),
        precision=amounts.decimal(100 * precision.value, 1),
        precision_low=amounts.decimal(100 * precision.low, 1),
        precision_high=amounts.decimal(100 * precision.high, 1),
        count=amounts.count(precision.count),
        measure=tr(_AXIS_LABELS[measure]),
        value=amounts.decimal(coverage.value, 1),
        low=amounts.decimal(coverage.low, 1),
        high=amounts.decimal(coverage.high, 1),
    )


def _pen(color: QColor, width: float) -> QPen:
    pen = QPen(color, width)
    pen.setCosmetic(True)
    return pen
