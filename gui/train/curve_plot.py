"""The curves of some runs drawn with pyqtgraph, with their figures under the mouse.

Built from view box and axes rather than from ``PlotItem``, which has labels that print
tracebacks under PySide6 >= 6.9 (pyqtgraph 0.14) and a menu of options that do not apply
here. The legend is made of ordinary widgets (``curve_panel.py``).
Importing pyqtgraph takes a third of a second, so this module is imported late.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

import pyqtgraph as pg
from PySide6.QtCore import QEvent, QPointF, Qt, Slot
from PySide6.QtGui import QAccessible, QColor, QPen
from PySide6.QtWidgets import QLabel, QWidget

from core.reports.curve import XAxis
from core.reports.plotted_runs import PlotOptions, PlottedRun
from core.reports.run_record import RunRecord
from gui.theme import Theme
from gui.train.line_colors import colors_of
from gui.train.plot_axes import ProgressAxis, ValueAxis
from gui.train.read_out import read_out
from gui.train.run_lines import RunLines
from gui.translation import tr

# A curve of a second or two should not fill the width with a single step.
_MIN_SPAN: dict[XAxis, float] = {"step": 10, "tokens": 1000, "time": 5}
_MIN_LOG_SPAN = 0.1
# The vertical range before there are any values.
_FIRST_VALUES = (0.0, 10.0)
_MIN_LOG = -3  # of seconds: a millisecond
# A marker within this distance of the mouse is named.
_REACH_PIXELS = 8
_GAP = 12


class CurvePlot(pg.GraphicsLayoutWidget):
    """One quantity of each run: its steps, their smoothed line, and the validations.

    Attributes:
        read_out: the figures at the position of the mouse; hidden while that is elsewhere.
    """

    ACCESSIBLE_ROLE = QAccessible.Role.Chart

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.setAccessibleName(tr("Curve"))
        self.ci.setContentsMargins(4, 8, 12, 4)
        self.ci.setSpacing(0)
        self.view = pg.ViewBox(enableMenu=False)
        self.left = ValueAxis()
        self.bottom = ProgressAxis()
        for axis in (self.left, self.bottom):
            axis.linkToView(self.view)
        self.ci.addItem(self.left, 0, 0)
        self.ci.addItem(self.view, 0, 1)
        self.ci.addItem(self.bottom, 1, 1)
        # The axes paint the grid, which must be behind the lines.
        for axis in (self.left, self.bottom):
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
        self._runs: Sequence[PlottedRun] = ()
        self._first: RunRecord | None = None  # of the run that is shown
        self._options = PlotOptions()
        self._lines: dict[str, RunLines] = {}
        self._set_axes(self._options)
        self.set_theme(theme)
        scene = self.ci.scene()
        scene.sigMouseMoved.connect(self._mouse_moved)
        # After the view box has done the same: it decides what is in view.
        scene.sigPrepareForPaint.connect(self.prepare)

    def lines(self, key: str = "") -> RunLines:
        """Return the lines of a run on the plot; without a key, of the first run."""
        return self._lines[key or self._runs[0].key]

    def set_theme(self, theme: Theme) -> None:
        """Use the colors of a theme."""
        self._theme = theme
        self.setBackground(theme.plot_background)
        for axis in (self.left, self.bottom):
            axis.setPen(QColor(theme.plot_grid))
            axis.setTextPen(QColor(theme.plot_axis))
            axis.setGrid(70)
            axis.set_background(theme.plot_background)
        pen = QPen(QColor(theme.plot_axis))
        pen.setCosmetic(True)
        self._cursor.setPen(pen)
        self._apply_colors()

    def show_runs(self, runs: Sequence[PlottedRun], options: PlotOptions) -> None:
        """Draw some runs; zoom and pan stay as the user left them unless the axes change.

        Args:
            runs: the one that is shown is the first; keys must differ.
            options: what to draw of them, on which axes.
        """
        others = [run.key for run in runs] != [run.key for run in self._runs]
        is_new = bool(runs) and runs[0].record is not self._first
        self._first = runs[0].record if runs else None
        self._runs = runs
        for key in set(self._lines) - {run.key for run in runs}:
            self._lines.pop(key).remove()
        for run in runs:
            if run.key not in self._lines:
                self._lines[run.key] = RunLines(self.view)
        if others:
            self._apply_colors()
        has_other_axes = _axes(options) != _axes(self._options)
        self._options = options
        if has_other_axes:
            self._set_axes(options)
        if has_other_axes or is_new:
            self.zoom_to_all()
        in_bits = options.shows_bits(runs)
        self.left.set_quantity(options.quantity, in_bits=in_bits)
        for run in runs:
            bits = run.record.curve.bits_per_nat
            factor = (bits if math.isfinite(bits) else None) if in_bits else 1.0
            self._lines[run.key].show(run.record, options, factor)

    @Slot()
    def prepare(self) -> None:
        """Choose the points to draw for what is in view."""
        for lines in self._lines.values():
            lines.prepare()

    def zoom_to_all(self) -> None:
        """Show everything and follow the run again."""
        # For a single point pyqtgraph would keep the range of what was shown before.
        low = _MIN_LOG if self._options.log_x else 0.0
        width = _MIN_LOG_SPAN if self._options.log_x else _MIN_SPAN[self._options.x]
        self.view.setRange(xRange=(low, low + width), yRange=_FIRST_VALUES, padding=0)
        self.view.enableAutoRange()

    def show_read_out(self, position: float) -> None:
        """Show the figures at a position on the horizontal axis of the view box."""
        low, high = self.view.viewRange()[0]
        reach = _REACH_PIXELS * (high - low) / max(1.0, self.view.width())
        if self._options.log_x:
            position, reach = 10**position, 10 ** (position + reach) - 10**position
        text = read_out(self._runs, self._options, position, reach, self._theme)
        self.read_out.setText(text)
        self.read_out.setVisible(bool(text))
        self.read_out.adjustSize()

    def _set_axes(self, options: PlotOptions) -> None:
        min_span = _MIN_LOG_SPAN if options.log_x else _MIN_SPAN[options.x]
        lowest = _MIN_LOG if options.log_x else 0
        self.view.setLimits(xMin=lowest, minXRange=min_span)
        # pyqtgraph's annotation says tuple where it takes booleans.
        self.left.setLogMode(False, options.log_y)  # pyright: ignore[reportArgumentType]
        self.bottom.setLogMode(options.log_x, False)  # pyright: ignore[reportArgumentType]
        self.bottom.set_unit(options.x)

    def _apply_colors(self) -> None:
        for run in self._runs:
            colors = colors_of(run.number, len(self._runs), self._theme)
            self._lines[run.key].set_colors(colors, self._theme.plot_background)

    @Slot(object)
    def _mouse_moved(self, position: QPointF) -> None:
        area = self.view.sceneBoundingRect()
        if not self._runs or not area.contains(position):
            self._hide_read_out()
            return
        x = self.view.mapSceneToView(position).x()
        self._cursor.setValue(x)
        self._cursor.setVisible(True)
        self.show_read_out(x)
        # Beside the mouse, on the side that has enough room.
        is_right = position.x() + _GAP + self.read_out.width() < area.right()
        left = position.x() + _GAP if is_right else position.x() - _GAP - self.read_out.width()
        top = min(position.y() + _GAP, area.bottom() - self.read_out.height())
        self.read_out.move(round(max(area.left(), left)), round(max(area.top(), top)))

    def _hide_read_out(self) -> None:
        self._cursor.setVisible(False)
        self.read_out.hide()

    def leaveEvent(self, event: QEvent) -> None:
        """Hide the figures when the mouse leaves the plot."""
        super().leaveEvent(event)
        self._hide_read_out()


def _axes(options: PlotOptions) -> tuple[object, ...]:
    return (options.quantity, options.x, options.log_x, options.log_y, options.in_bits)
