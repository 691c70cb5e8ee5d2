"""The lines of one run on the plot, on pyqtgraph's fast path.

Training loss of each step, its smoothed line, the measurements, and marks for the
milestones. What has not changed since it was last drawn is not drawn anew.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPen

from gui.train.curve import Curve
from gui.train.decimated_line import DecimatedLine
from gui.train.milestone import Milestone, MilestoneKind
from gui.train.plot_choices import (
    MARKS,
    SAVED,
    SMOOTHED,
    TRAINING,
    VALIDATION,
    LineColours,
    PlotChoices,
)
from gui.train.run_record import RunRecord

_POINT_PIXELS = 6
# More dots run together.
_MAX_POINTS = 100
_MARK_PIXELS = 11
_PERCENT = 100.0
_SYMBOLS: dict[MilestoneKind, str] = {
    "best": "star",
    "checkpoint": "t",
    "continued": "d",
    "diverged": "x",
    "end": "s",
}
# Lines of several runs lie upon each other; those of single steps are the background.
_FAINT = 70


class RunLines:
    """Adds its items to two view boxes, one above the other.

    Args:
        view: of the losses.
        saved_view: of keystrokes saved, in percent.

    Attributes:
        training, smoothed, validation: the lines.
        saved: the line of keystrokes saved.
        points, saved_points: a dot for each measurement and for each replay, as long as they
            can be told apart.
        marks: of the milestones.
    """

    def __init__(self, view: pg.ViewBox, saved_view: pg.ViewBox) -> None:
        self._view, self._saved_view = view, saved_view
        self._drawn: tuple[object, ...] = ()
        self._marked: tuple[object, ...] = ()
        self._saved_drawn: tuple[object, ...] = ()
        self.training = DecimatedLine(shows_extremes=True)
        self.smoothed = DecimatedLine(shows_extremes=False)
        self.validation = DecimatedLine(shows_extremes=True)
        # Without a cache they are shapes, and shapes in an exported drawing too.
        self.points = pg.ScatterPlotItem(size=_POINT_PIXELS, useCache=False)
        self.marks = pg.ScatterPlotItem(size=_MARK_PIXELS, useCache=False)
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
        """Take everything off the view box."""
        for item in self._items():
            self._view.removeItem(item)
        for item in (self.saved, self.saved_points):
            self._saved_view.removeItem(item)

    def set_colours(self, colours: LineColours, ground: str) -> None:
        """Take the colours of a theme; ``ground`` is that of the plot."""
        # One pixel is Qt's fast path; the lines that matter take one more.
        is_one = colours.training == colours.smoothed
        self.training.setPen(_pen(colours.training, 1, _FAINT if is_one else 255))
        self.smoothed.setPen(_pen(colours.smoothed, 2))
        dashes = Qt.PenStyle.DashLine if is_one else Qt.PenStyle.SolidLine
        self.validation.setPen(_pen(colours.validation, 2, style=dashes))
        self.points.setPen(None)
        self.points.setBrush(QColor(colours.validation))
        dots = Qt.PenStyle.DotLine if is_one else Qt.PenStyle.SolidLine
        self.saved.setPen(_pen(colours.saved, 2, style=dots))
        self.saved_points.setPen(None)
        self.saved_points.setBrush(QColor(colours.saved))
        self.marks.setPen(_pen(colours.smoothed, 2))
        self.marks.setBrush(QColor(ground))

    def show(self, record: RunRecord, choices: PlotChoices, factor: float | None) -> None:
        """Draw a run.

        Args:
            record: of the run.
            choices: what to draw, on which axes.
            factor: turns nats into the unit of the axis; None where that is not known of
                this run, which is not drawn then.
        """
        curve = record.curve
        is_known = factor is not None
        for name, item in (
            (TRAINING, self.training),
            (SMOOTHED, self.smoothed),
            (VALIDATION, self.validation),
            (MARKS, self.marks),
        ):
            item.setVisible(is_known and name in choices.lines)
        are_few = len(curve.validation_steps) <= _MAX_POINTS
        self.points.setVisible(self.validation.isVisible() and are_few)
        self._show_saved(curve, choices)
        if factor is None:
            return
        axes = (id(curve), choices.x, choices.log_x, choices.log_y, factor)
        drawn = (*axes, len(curve.steps), len(curve.validation_steps))
        if drawn != self._drawn:
            self._show_lines(curve, choices, factor)
            self._drawn = drawn
        milestones = record.milestones
        marked = (*axes, *((milestone.kind, milestone.step) for milestone in milestones))
        if marked != self._marked:
            self._show_marks(curve, milestones, choices, factor)
            self._marked = marked

    def _show_lines(self, curve: Curve, choices: PlotChoices, factor: float) -> None:
        log_x, log_y = choices.log_x, choices.log_y
        places = curve.places(choices.x)
        self.training.set_points(places, curve.losses, factor, log_x=log_x, log_y=log_y)
        self.smoothed.set_points(places, curve.smoothed, factor, log_x=log_x, log_y=log_y)
        places, losses = curve.validation_places(choices.x), curve.validation_losses
        # Its columns are the curve's own and grow with it, so the line cannot tell that.
        axes = (id(curve), choices.x, log_x, log_y, factor)
        if self._drawn[:5] == axes and self._drawn[-1] == len(places):
            return
        self.validation.set_points(places, losses, factor, log_x=log_x, log_y=log_y)
        if self.points.isVisible():
            dots = [
                (_on_axis(place, log_x), _on_axis(loss * factor, log_y))
                for place, loss in zip(places, losses, strict=True)
                if place > 0 or not log_x
            ]
            self.points.setData(pos=np.array(dots).reshape(-1, 2))

    def _show_saved(self, curve: Curve, choices: PlotChoices) -> None:
        """Keystrokes saved need no loss, and their axis knows no logarithm."""
        places, saved = curve.replay_places(choices.x), curve.keystrokes_saved
        self.saved.setVisible(SAVED in choices.lines and bool(saved))
        self.saved_points.setVisible(self.saved.isVisible() and len(saved) <= _MAX_POINTS)
        drawn = (id(curve), choices.x, choices.log_x, len(saved))
        if drawn == self._saved_drawn:
            return
        self._saved_drawn = drawn
        self.saved.set_points(places, saved, _PERCENT, log_x=choices.log_x, log_y=False)
        dots = [
            (_on_axis(place, choices.log_x), _PERCENT * share)
            for place, share in zip(places, saved, strict=True)
            if place > 0 or not choices.log_x
        ]
        self.saved_points.setData(pos=np.array(dots).reshape(-1, 2))

    def _show_marks(
        self, curve: Curve, milestones: Sequence[Milestone], choices: PlotChoices, factor: float
    ) -> None:
        x: list[float] = []
        y: list[float] = []
        symbols: list[str] = []
        for milestone in milestones:
            point = curve.point_at("step", milestone.step)
            if point is None:
                continue
            place = point.place(choices.x)
            loss = point.validation_loss if milestone.kind == "best" else point.smoothed
            if (choices.log_x and place <= 0) or not math.isfinite(loss):
                continue
            x.append(_on_axis(place, choices.log_x))
            y.append(_on_axis(loss * factor, choices.log_y))
            symbols.append(_SYMBOLS[milestone.kind])
        self.marks.setData(x=x, y=y, symbol=symbols)

    def _items(self) -> tuple[pg.GraphicsObject, ...]:
        return (self.training, self.smoothed, self.validation, self.points, self.marks)


def _on_axis(value: float, is_log: bool) -> float:
    return math.log10(value) if is_log else value


def _pen(
    colour: str, width: int, alpha: int = 255, style: Qt.PenStyle = Qt.PenStyle.SolidLine
) -> QPen:
    shade = QColor(colour)
    shade.setAlpha(alpha)
    pen = QPen(shade)
    pen.setWidth(width)
    pen.setStyle(style)
    pen.setCosmetic(True)
    return pen
