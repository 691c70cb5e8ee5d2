"""The loss curves of some runs drawn with pyqtgraph, with what they say under the mouse.

Put together from view box and axes rather than ``PlotItem``: that one brings
labels which print tracebacks under PySide6 >= 6.9 (pyqtgraph 0.14), and a menu of
options that mean nothing here. The legend is ordinary widgets (``curve_panel.py``).
Importing pyqtgraph costs a third of a second, so this module is imported late.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

import pyqtgraph as pg
from PySide6.QtCore import QEvent, QPointF, Qt, Slot
from PySide6.QtGui import QColor, QPen
from PySide6.QtWidgets import QLabel, QWidget

from gui.theme import Theme
from gui.train.curve import XAxis
from gui.train.plot_axes import LossAxis, ProgressAxis, SavedAxis
from gui.train.plot_choices import SAVED, DrawnRun, PlotChoices, colours_of
from gui.train.read_out import read_out
from gui.train.run_lines import RunLines
from gui.train.run_record import RunRecord

# A curve of a second or two should not fill the width with a single step.
_NARROWEST: dict[XAxis, float] = {"step": 10, "tokens": 1000, "time": 5}
_MIN_LOG_SPAN = 0.1
# What the losses of a first step are among.
_FIRST_LOSSES = (0.0, 10.0)
_MIN_LOG = -3  # a millisecond
_MIN_SAVED = 5  # percent
# How near the mouse must be to a milestone to have it named.
_REACH_PIXELS = 8
_GAP = 12


class CurvePlot(pg.GraphicsLayoutWidget):
    """Training loss, its smoothed line and validation of each run.

    Attributes:
        read_out: what the curves say at the place of the mouse; hidden while it is elsewhere.
    """

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.setAccessibleName("Loss curve")
        self.ci.setContentsMargins(4, 8, 12, 4)
        self.ci.setSpacing(0)
        self.view = pg.ViewBox(enableMenu=False)
        # Lies under the other one, which takes the mouse for both.
        self.saved_view = pg.ViewBox(enableMenu=False, enableMouse=False)
        self.left = LossAxis()
        self.bottom = ProgressAxis()
        self.right = SavedAxis()
        for axis in (self.left, self.bottom):
            axis.linkToView(self.view)
        self.right.linkToView(self.saved_view)
        self.ci.addItem(self.left, 0, 0)
        self.ci.addItem(self.view, 0, 1)
        self.ci.addItem(self.right, 0, 2)
        self.ci.addItem(self.bottom, 1, 1)
        self.saved_view.setParentItem(self.ci)
        self.saved_view.setXLink(self.view)
        self.saved_view.setLimits(yMin=0, yMax=100, minYRange=_MIN_SAVED)
        self.saved_view.setZValue(self.view.zValue() - 1)
        self.view.sigResized.connect(self._view_resized)
        self.right.hide()
        # The axes paint the grid, which lies behind the lines.
        for axis in (self.left, self.bottom, self.right):
            axis.setZValue(self.view.zValue() - 2)
        self._cursor = pg.InfiniteLine(angle=90, movable=False)
        self._cursor.setVisible(False)
        self.view.addItem(self._cursor, ignoreBounds=True)
        self.read_out = QLabel(self)
        self.read_out.setProperty("role", "read-out")
        self.read_out.setTextFormat(Qt.TextFormat.RichText)
        self.read_out.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.read_out.hide()
        self._theme = theme
        self._runs: Sequence[DrawnRun] = ()
        self._first: RunRecord | None = None  # of the run that is shown
        self._choices = PlotChoices()
        self._lines: dict[str, RunLines] = {}
        self._set_axes(self._choices)
        self.set_theme(theme)
        scene = self.ci.scene()
        scene.sigMouseMoved.connect(self._mouse_moved)
        # After the view box has done the same: it decides what is in view.
        scene.sigPrepareForPaint.connect(self.prepare)

    def lines(self, key: str = "") -> RunLines:
        """The lines of a run on the plot; of the first one without a key."""
        return self._lines[key or self._runs[0].key]

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of a theme."""
        self._theme = theme
        self.setBackground(theme.plot_background)
        for axis in (self.left, self.bottom, self.right):
            axis.setPen(QColor(theme.plot_grid))
            axis.setTextPen(QColor(theme.plot_axis))
            # Two grids of horizontal lines would belong to nobody.
            axis.setGrid(70 if axis is not self.right else False)
            axis.set_ground(theme.plot_background)
        pen = QPen(QColor(theme.plot_axis))
        pen.setCosmetic(True)
        self._cursor.setPen(pen)
        self._colour()

    def show_runs(self, runs: Sequence[DrawnRun], choices: PlotChoices) -> None:
        """Draw some runs; zoom and pan stay as the person left them while the axes do.

        Args:
            runs: the one that is shown first; keys must differ.
            choices: what to draw of them, on which axes.
        """
        others = [run.key for run in runs] != [run.key for run in self._runs]
        is_new = bool(runs) and runs[0].record is not self._first
        self._first = runs[0].record if runs else None
        self._runs = runs
        for key in set(self._lines) - {run.key for run in runs}:
            self._lines.pop(key).remove()
        for run in runs:
            if run.key not in self._lines:
                self._lines[run.key] = RunLines(self.view, self.saved_view)
        if others:
            self._colour()
        has_other_axes = _axes(choices) != _axes(self._choices)
        self._choices = choices
        if has_other_axes:
            self._set_axes(choices)
        if has_other_axes or is_new:
            self.zoom_to_all()
        in_bits = choices.shows_bits(runs)
        unit = "bits per byte" if in_bits else "nats per token"
        # Setting it lays the axis out anew.
        if self.left.labelText != unit:
            self.left.setLabel(unit)
        for run in runs:
            bits = run.record.curve.bits_per_nat
            factor = (bits if math.isfinite(bits) else None) if in_bits else 1.0
            self._lines[run.key].show(run.record, choices, factor)
        has_saved = any(len(run.record.curve.keystrokes_saved) for run in runs)
        self.right.setVisible(has_saved and SAVED in choices.lines)

    @Slot()
    def prepare(self) -> None:
        """Choose the points to draw for what is in view."""
        for lines in self._lines.values():
            lines.prepare()

    def zoom_to_all(self) -> None:
        """Show everything and follow the run again."""
        # A single point has no extent: pyqtgraph would then keep that of what was shown before.
        low = _MIN_LOG if self._choices.log_x else 0.0
        width = _MIN_LOG_SPAN if self._choices.log_x else _NARROWEST[self._choices.x]
        self.view.setRange(xRange=(low, low + width), yRange=_FIRST_LOSSES, padding=0)
        self.view.enableAutoRange()
        self.saved_view.enableAutoRange(axis="y")

    def show_read_out(self, place: float) -> None:
        """Tell what the curves say at a place of the view box' horizontal axis."""
        low, high = self.view.viewRange()[0]
        reach = _REACH_PIXELS * (high - low) / max(1.0, self.view.width())
        if self._choices.log_x:
            place, reach = 10**place, 10 ** (place + reach) - 10**place
        text = read_out(self._runs, self._choices, place, reach, self._theme)
        self.read_out.setText(text)
        self.read_out.setVisible(bool(text))
        self.read_out.adjustSize()

    def _set_axes(self, choices: PlotChoices) -> None:
        narrowest = _MIN_LOG_SPAN if choices.log_x else _NARROWEST[choices.x]
        lowest = _MIN_LOG if choices.log_x else 0
        self.view.setLimits(xMin=lowest, minXRange=narrowest)
        # pyqtgraph's annotation says tuple where it takes booleans.
        self.left.setLogMode(False, choices.log_y)  # pyright: ignore[reportArgumentType]
        self.bottom.setLogMode(choices.log_x, False)  # pyright: ignore[reportArgumentType]
        self.bottom.set_measure(choices.x)

    def _colour(self) -> None:
        for run in self._runs:
            colours = colours_of(run.number, len(self._runs), self._theme)
            self._lines[run.key].set_colours(colours, self._theme.plot_background)

    @Slot()
    def _view_resized(self, *_view: object) -> None:
        self.saved_view.setGeometry(self.view.geometry())

    @Slot(object)
    def _mouse_moved(self, place: QPointF) -> None:
        area = self.view.sceneBoundingRect()
        if not self._runs or not area.contains(place):
            self._hide_read_out()
            return
        x = self.view.mapSceneToView(place).x()
        self._cursor.setValue(x)
        self._cursor.setVisible(True)
        self.show_read_out(x)
        # Beside the mouse, on the side where there is room.
        is_right = place.x() + _GAP + self.read_out.width() < area.right()
        left = place.x() + _GAP if is_right else place.x() - _GAP - self.read_out.width()
        top = min(place.y() + _GAP, area.bottom() - self.read_out.height())
        self.read_out.move(round(max(area.left(), left)), round(max(area.top(), top)))

    def _hide_read_out(self) -> None:
        self._cursor.setVisible(False)
        self.read_out.hide()

    def leaveEvent(self, event: QEvent) -> None:
        """The mouse went elsewhere."""
        super().leaveEvent(event)
        self._hide_read_out()


def _axes(choices: PlotChoices) -> tuple[object, ...]:
    return (choices.x, choices.log_x, choices.log_y, choices.in_bits)
