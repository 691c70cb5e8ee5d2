"""The lines of one run on the plot, on pyqtgraph's fast path.

Training loss of each step, its smoothed line, the validations, keystrokes saved and the
markers. A line that has not changed since it was last drawn is not drawn again.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPen

from core.reports.curve import Curve
from core.reports.markers import Marker, MarkerKind
from core.reports.plotted_runs import Line, PlotOptions
from core.reports.run_record import RunRecord
from gui.train.decimated_line import DecimatedLine
from gui.train.line_colors import LineColors

_POINT_PIXELS = 6
# More dots than that would touch each other.
_MAX_POINTS = 100
_MARKER_PIXELS = 11
_PERCENT = 100.0
_SYMBOLS: dict[MarkerKind, str] = {
    "best": "star",
    "checkpoint": "t",
    "continued": "d",
    "diverged": "x",
    "end": "s",
}
# With several runs, the lines of single steps are drawn faintly behind the others.
_FAINT = 70


class RunLines:
    """The plot items of a run, which it adds to two view boxes, one above the other.

    Args:
        view: of the losses.
        saved_view: of keystrokes saved, in percent.

    Attributes:
        training, smoothed, validation: the lines.
        saved: the line of keystrokes saved.
        points, saved_points: a dot for each validation and for each typing simulation, as
            long as the dots can be told apart.
        markers: moments of the run.
    """

    def __init__(self, view: pg.ViewBox, saved_view: pg.ViewBox) -> None:
        self._view, self._saved_view = view, saved_view
        self._drawn: tuple[object, ...] = ()
        self._shown_markers: tuple[object, ...] = ()
        self._saved_drawn: tuple[object, ...] = ()
        self.training = DecimatedLine(shows_extremes=True)
        self.smoothed = DecimatedLine(shows_extremes=False)
        self.validation = DecimatedLine(shows_extremes=True)
        # Without a cache they are shapes, and shapes in an exported drawing too.
        self.points = pg.ScatterPlotItem(size=_POINT_PIXELS, useCache=False)
        self.markers = pg.ScatterPlotItem(size=_MARKER_PIXELS, useCache=False)
        self.saved = DecimatedLine(shows_extremes=True)
        self.saved_points = pg.ScatterPlotItem(size=_POINT_PIXELS, useCache=False)
        for item in self._items():
            view.addItem(item)
        for item in (self.saved, self.saved_points):
            saved_view.addItem(item)

    def prepare(self) -> None:
        """Choose the points to draw; to be called before each painting."""
        for line in (self.training, self.smoothed, self.validation, self.saved):
            line.prepare()

    def remove(self) -> None:
        """Remove all items from the view boxes."""
        for item in self._items():
            self._view.removeItem(item)
        for item in (self.saved, self.saved_points):
            self._saved_view.removeItem(item)

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
        dots = Qt.PenStyle.DotLine if is_one else Qt.PenStyle.SolidLine
        self.saved.setPen(_pen(colors.saved, 2, style=dots))
        self.saved_points.setPen(None)
        self.saved_points.setBrush(QColor(colors.saved))
        self.markers.setPen(_pen(colors.smoothed, 2))
        self.markers.setBrush(QColor(background))

    def show(self, record: RunRecord, options: PlotOptions, factor: float | None) -> None:
        """Draw a run.

        Args:
            record: of the run.
            options: what to draw, on which axes.
            factor: from nats to the unit of the axis; None where it is not known for this
                run, which is not drawn then.
        """
        curve = record.curve
        is_known = factor is not None
        items: dict[Line, pg.GraphicsObject] = {
            "training": self.training,
            "smoothed": self.smoothed,
            "validation": self.validation,
            "markers": self.markers,
        }
        for name, item in items.items():
            item.setVisible(is_known and name in options.lines)
        are_few = len(curve.validation_steps) <= _MAX_POINTS
        self.points.setVisible(self.validation.isVisible() and are_few)
        self._show_saved(curve, options)
        if factor is None:
            return
        axes = (id(curve), options.x, options.log_x, options.log_y, factor)
        drawn = (*axes, len(curve.steps), len(curve.validation_steps))
        if drawn != self._drawn:
            self._show_lines(curve, options, factor)
            self._drawn = drawn
        markers = record.markers
        wanted = (*axes, *((marker.kind, marker.step) for marker in markers))
        if wanted != self._shown_markers:
            self._show_markers(curve, markers, options, factor)
            self._shown_markers = wanted

    def _show_lines(self, curve: Curve, options: PlotOptions, factor: float) -> None:
        log_x, log_y = options.log_x, options.log_y
        positions = curve.positions(options.x)
        self.training.set_points(positions, curve.losses, factor, log_x=log_x, log_y=log_y)
        self.smoothed.set_points(positions, curve.smoothed, factor, log_x=log_x, log_y=log_y)
        positions, losses = curve.validation_positions(options.x), curve.validation_losses
        # The arrays are those of the curve and grow with it, so the line cannot see a change.
        axes = (id(curve), options.x, log_x, log_y, factor)
        if self._drawn[:5] == axes and self._drawn[-1] == len(positions):
            return
        self.validation.set_points(positions, losses, factor, log_x=log_x, log_y=log_y)
        if self.points.isVisible():
            dots = [
                (_on_axis(position, log_x), _on_axis(loss * factor, log_y))
                for position, loss in zip(positions, losses, strict=True)
                if position > 0 or not log_x
            ]
            self.points.setData(pos=np.array(dots).reshape(-1, 2))

    def _show_saved(self, curve: Curve, options: PlotOptions) -> None:
        """Draw keystrokes saved, which need no loss and whose axis is never logarithmic."""
        positions, saved = curve.typing_positions(options.x), curve.keystrokes_saved
        self.saved.setVisible("saved" in options.lines and bool(saved))
        self.saved_points.setVisible(self.saved.isVisible() and len(saved) <= _MAX_POINTS)
        drawn = (id(curve), options.x, options.log_x, len(saved))
        if drawn == self._saved_drawn:
            return
        self._saved_drawn = drawn
        self.saved.set_points(positions, saved, _PERCENT, log_x=options.log_x, log_y=False)
        dots = [
            (_on_axis(position, options.log_x), _PERCENT * fraction)
            for position, fraction in zip(positions, saved, strict=True)
            if position > 0 or not options.log_x
        ]
        self.saved_points.setData(pos=np.array(dots).reshape(-1, 2))

    def _show_markers(
        self, curve: Curve, markers: Sequence[Marker], options: PlotOptions, factor: float
    ) -> None:
        x: list[float] = []
        y: list[float] = []
        symbols: list[str] = []
        for marker in markers:
            point = curve.point_at("step", marker.step)
            if point is None:
                continue
            position = point.position(options.x)
            loss = point.validation_loss if marker.kind == "best" else point.smoothed
            if (options.log_x and position <= 0) or not math.isfinite(loss):
                continue
            x.append(_on_axis(position, options.log_x))
            y.append(_on_axis(loss * factor, options.log_y))
            symbols.append(_SYMBOLS[marker.kind])
        self.markers.setData(x=x, y=y, symbol=symbols)

    def _items(self) -> tuple[pg.GraphicsObject, ...]:
        return (self.training, self.smoothed, self.validation, self.points, self.markers)


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
