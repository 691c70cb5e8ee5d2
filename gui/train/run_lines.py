"""The lines of one run on the plot, on pyqtgraph's fast path.

The value of each step, its smoothed line, the validations and the markers. A line that has
not changed since it was last drawn is not drawn again.
"""

from __future__ import annotations

import math
from array import array
from bisect import bisect_right
from collections.abc import Sequence

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPen

from core.reports.curve import Curve
from core.reports.markers import Marker, MarkerKind
from core.reports.plotted_runs import LINES_OF, Line, PlotOptions
from core.reports.plotted_series import Series, series_of
from core.reports.run_record import RunRecord
from gui.train.decimated_line import DecimatedLine
from gui.train.line_colors import LineColors

_POINT_PIXELS = 6
# More dots than that would touch each other.
_MAX_POINTS = 100
_MARKER_PIXELS = 11
_NONE = array("d")
MARKER_SYMBOLS: dict[MarkerKind, str] = {
    "best": "star",
    "checkpoint": "t",
    "continued": "d",
    "diverged": "x",
    "end": "s",
}
# With several runs, the lines of single steps are drawn faintly behind the others.
_FAINT = 70


class RunLines:
    """The plot items of a run, which it adds to a view box.

    Args:
        view: of the plot.

    Attributes:
        training, smoothed, validation: the lines: single steps, their mean, and what was
            measured on the validation split.
        points: a dot for each measurement, as long as the dots can be told apart.
        markers: moments of the run.
    """

    def __init__(self, view: pg.ViewBox) -> None:
        self._view = view
        self._drawn: tuple[object, ...] = ()
        self._validation_drawn: tuple[object, ...] = ()
        self._shown_markers: tuple[object, ...] = ()
        self.training = DecimatedLine(shows_extremes=True)
        self.smoothed = DecimatedLine(shows_extremes=False)
        self.validation = DecimatedLine(shows_extremes=True)
        # Without a cache they are shapes, and shapes in an exported drawing too.
        self.points = pg.ScatterPlotItem(size=_POINT_PIXELS, useCache=False)
        self.markers = pg.ScatterPlotItem(size=_MARKER_PIXELS, useCache=False)
        for item in self._items():
            view.addItem(item)

    def prepare(self) -> None:
        """Choose the points to draw; to be called before each painting."""
        for line in (self.training, self.smoothed, self.validation):
            line.prepare()

    def remove(self) -> None:
        """Remove all items from the view box."""
        for item in self._items():
            self._view.removeItem(item)

    def set_colors(self, colors: LineColors, background: str) -> None:
        """Set the colors; ``background`` is that of the plot."""
        # One pixel is Qt's fast path; the lines that matter take one more.
        is_one = colors.training == colors.smoothed
        self.training.setPen(_pen(colors.training, 1, _FAINT if is_one else 255))
        self.smoothed.setPen(_pen(colors.smoothed, 2))
        dashes = Qt.PenStyle.DashLine if is_one else Qt.PenStyle.SolidLine
        self.validation.setPen(_pen(colors.validation, 2, style=dashes))
        self.points.setPen(None)
        self.points.setBrush(QColor(colors.validation))
        self.markers.setPen(_pen(colors.smoothed, 2))
        self.markers.setBrush(QColor(background))

    def show(self, record: RunRecord, options: PlotOptions, factor: float | None) -> None:
        """Draw a run.

        Args:
            record: of the run.
            options: what to draw, on which axes.
            factor: from nats to the unit of the axis, for the loss; None where it is not known
                for this run, which is not drawn then.
        """
        curve = record.curve
        is_known = factor is not None
        shown = set(LINES_OF[options.quantity]) & options.lines
        # Without a smoothed line the single steps are the line that matters.
        is_alone = "smoothed" not in LINES_OF[options.quantity]
        items: dict[Line, pg.GraphicsObject] = {
            "training": self.smoothed if is_alone else self.training,
            "smoothed": self.smoothed,
            "validation": self.validation,
            "markers": self.markers,
        }
        for item in items.values():
            item.setVisible(False)
        for name in shown if is_known else ():
            items[name].setVisible(True)
        if is_alone:
            self.training.setVisible(False)
        if factor is None:
            self.points.setVisible(False)
            return
        series = series_of(curve, options, factor)
        are_few = len(series.validation_x) <= _MAX_POINTS
        self.points.setVisible(self.validation.isVisible() and are_few)
        axes = (
            id(curve),
            options.quantity,
            options.x,
            options.log_x,
            options.log_y,
            options.smoothing,
            factor,
        )
        # A smoothed line that was computed again is another array.
        self._show_steps(
            series, options, (*axes, len(series.x), id(series.smoothed) if series.smoothed else 0)
        )
        self._show_validation(series, options, (*axes, len(series.validation_x), are_few))
        markers = record.markers
        wanted = (*axes, *((marker.kind, marker.step) for marker in markers))
        if wanted != self._shown_markers:
            self._shown_markers = wanted
            self._show_markers(curve, markers, options, series)

    def _show_steps(self, series: Series, options: PlotOptions, drawn: tuple[object, ...]) -> None:
        if drawn == self._drawn:
            return
        self._drawn = drawn
        log_x, log_y = options.log_x, options.log_y
        is_alone = not series.smoothed
        lines = (
            (self.training, _NONE if is_alone else series.each_step),
            (self.smoothed, series.each_step if is_alone else series.smoothed),
        )
        for line, values in lines:
            x = series.x if values else _NONE
            line.set_points(x, values, series.factor, log_x=log_x, log_y=log_y)

    def _show_validation(
        self, series: Series, options: PlotOptions, drawn: tuple[object, ...]
    ) -> None:
        # The arrays are those of the curve and grow with it, so the line cannot see a change.
        if drawn == self._validation_drawn:
            return
        self._validation_drawn = drawn
        log_x, log_y = options.log_x, options.log_y
        x, values = series.validation_x, series.validation
        self.validation.set_points(x, values, series.factor, log_x=log_x, log_y=log_y)
        dots = [
            (_on_axis(position, log_x), _on_axis(value * series.factor, log_y))
            for position, value in zip(x, values, strict=True)
            if (position > 0 or not log_x) and (value > 0 or not log_y)
        ]
        if self.points.isVisible():
            self.points.setData(pos=np.array(dots).reshape(-1, 2))

    def _show_markers(
        self, curve: Curve, markers: Sequence[Marker], options: PlotOptions, series: Series
    ) -> None:
        x: list[float] = []
        y: list[float] = []
        symbols: list[str] = []
        for marker in markers:
            index = curve.index_at("step", marker.step)
            if index is None:
                continue
            position = curve.positions(options.x)[index]
            value = series.factor * _height(series, index, position, marker.kind)
            if (options.log_x and position <= 0) or (options.log_y and value <= 0):
                continue
            if math.isfinite(value):
                x.append(_on_axis(position, options.log_x))
                y.append(_on_axis(value, options.log_y))
                symbols.append(MARKER_SYMBOLS[marker.kind])
        self.markers.setData(x=x, y=y, symbol=symbols)

    def _items(self) -> tuple[pg.GraphicsObject, ...]:
        return (self.training, self.smoothed, self.validation, self.points, self.markers)


def _height(series: Series, index: int, position: float, kind: MarkerKind) -> float:
    """Where a marker is: on the line that matters, the best one on the validations."""
    before = bisect_right(series.validation_x, position) - 1
    measured = series.validation[before] if before >= 0 else math.nan
    if not series.x:
        return measured
    if kind == "best" and math.isfinite(measured):
        return measured
    return (series.smoothed or series.each_step)[index]


def _on_axis(value: float, is_log: bool) -> float:
    return math.log10(value) if is_log else value


def _pen(
    color: str, width: int, alpha: int = 255, style: Qt.PenStyle = Qt.PenStyle.SolidLine
) -> QPen:
    shade = QColor(color)
    shade.setAlpha(alpha)
    pen = QPen(shade)
    pen.setWidth(width)
    pen.setStyle(style)
    pen.setCosmetic(True)
    return pen
