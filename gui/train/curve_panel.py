"""The loss curves with legend, axes and export, or a hint while there is no curve.

pyqtgraph is imported when there is a first curve to draw, or shortly after the
window is visible, whichever comes first.
"""

from __future__ import annotations

import dataclasses
import html
from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QT_TR_NOOP, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QCheckBox, QHBoxLayout, QStackedLayout, QWidget

from core.reports.plotted_runs import LINES, Line, PlotOptions, PlottedRun, RunNumbers
from core.reports.run_record import RunRecord
from gui.context import AppContext
from gui.theme import Theme
from gui.train.axes_button import AxesButton
from gui.train.export_button import ExportButton
from gui.train.line_colors import colors_of
from gui.train.line_titles import line_title
from gui.translation import tr
from gui.widgets.buttons import IconButton
from gui.widgets.card import GRID, Card
from gui.widgets.labels import label

if TYPE_CHECKING:
    from gui.train.curve_plot import CurvePlot

# Four times a second looks live and leaves the processor to training.
_REDRAW_MS = 250
# The width that is left in a window of 900 pixels.
_MIN_WIDTH = 500
_TIPS: dict[Line, object] = {
    "training": QT_TR_NOOP("Loss of each step. It varies, because every step reads other text."),
    "smoothed": QT_TR_NOOP("Running mean of the training loss over about a dozen steps."),
    "validation": QT_TR_NOOP(
        "Loss on validation files, which training never reads: the figure to compare."
    ),
    "saved": QT_TR_NOOP(
        "Keystrokes saved in a simulation that types validation files with the model, on the axis "
        "on the right. Measured now and then, in less than a thirtieth of the time."
    ),
    "markers": QT_TR_NOOP(
        "Moments of the run: the best validation (star), kept checkpoints (triangle), where it was "
        "continued (diamond), diverged (cross) or stopped early (square)."
    ),
}


class CurvePanel(Card):
    """The plot of the run that is shown and of others beside it.

    Signals:
        drawn: the plot shows the latest points.
    """

    drawn = Signal()

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._context = context
        self._shown = PlottedRun("", "", RunRecord())
        self._others: Sequence[PlottedRun] = ()
        self.numbers = RunNumbers()
        self._plot: CurvePlot | None = None
        self.body.setContentsMargins(GRID, GRID, GRID, GRID)
        self.legend: dict[Line, QCheckBox] = {line: QCheckBox(line_title(line)) for line in LINES}
        for line, box in self.legend.items():
            box.setChecked(True)
            box.setToolTip(tr(_TIPS[line]))
            box.toggled.connect(self.draw_now)
        self.axes = AxesButton(context.settings.state.train)
        self.axes.changed.connect(self._axes_changed)
        self.fit_button = IconButton(
            tr("Fit"), "", tr("Show the whole curve and follow it again."), "flat"
        )
        self.fit_button.clicked.connect(self._fit)
        self.export_button = ExportButton(context)
        self.names = label("", "caption", wraps=True)
        self.names.setTextFormat(Qt.TextFormat.RichText)

        self._legend_row, self._button_row = QHBoxLayout(), QHBoxLayout()
        for row in (self._legend_row, self._button_row):
            row.setSpacing(GRID // 2)
        for box in self.legend.values():
            self._legend_row.addWidget(box)
            self._legend_row.addSpacing(3)
        self._legend_row.addStretch(1)
        self._button_row.addStretch(1)
        for button in (self.axes, self.fit_button, self.export_button):
            self._button_row.addWidget(button)
        self._bar = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._bar.addLayout(self._legend_row)
        self._bar.addLayout(self._button_row)
        self._stack = QStackedLayout()
        self._empty = label(tr("The curve appears here when a run starts."), "muted", wraps=True)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._stack.addWidget(self._empty)
        self.body.addLayout(self._bar)
        self.setMinimumWidth(_MIN_WIDTH)
        self.body.addWidget(self.names)
        self.body.addLayout(self._stack, 1)

        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_REDRAW_MS)
        self._timer.timeout.connect(self.draw_now)
        context.themes.changed.connect(self._theme_changed)
        self._color_legend(context.themes.current)
        self.names.hide()
        self.export_button.setEnabled(False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Move the buttons below the legend where both do not fit side by side."""
        super().resizeEvent(event)
        rows = (self._legend_row, self._button_row)
        wanted = sum(row.sizeHint().width() for row in rows) + 3 * GRID
        is_narrow = self.width() < wanted
        self._bar.setDirection(
            QBoxLayout.Direction.TopToBottom if is_narrow else QBoxLayout.Direction.LeftToRight
        )

    @property
    def plot(self) -> CurvePlot | None:
        """The plot; None until the first curve."""
        return self._plot

    @property
    def runs(self) -> list[PlottedRun]:
        """The runs that are drawn: the one that is shown, then the others, if they have points."""
        every = [self._shown, *(run for run in self._others if run.key != self._shown.key)]
        return [
            dataclasses.replace(run, number=self.numbers.number(run.key))
            for run in every
            if not run.record.curve.is_empty
        ]

    def run_colors(self) -> dict[str, str]:
        """Return the color of each run on the plot by its name; empty for a single run."""
        runs, theme = self.runs, self._context.themes.current
        if len(runs) < 2:
            return {}
        return {run.key: colors_of(run.number, len(runs), theme).smoothed for run in runs}

    def options(self) -> PlotOptions:
        """Return how the runs are drawn."""
        lines = frozenset(line for line, box in self.legend.items() if box.isChecked())
        return dataclasses.replace(self.axes.options(), lines=lines)

    def show_run(self, run: PlottedRun) -> None:
        """Show another run with its whole curve in view."""
        self._shown = run
        if self._plot is not None:
            self._plot.zoom_to_all()
        self.draw_now()

    def show_title(self, title: str) -> None:
        """Show another title of the run that is shown."""
        if title != self._shown.title:
            self._shown = dataclasses.replace(self._shown, title=title)
            self.draw_now()

    def show_others(self, runs: Sequence[PlottedRun]) -> None:
        """Draw other runs beside the one that is shown."""
        self._others = runs
        self.draw_now()

    def curve_grew(self) -> None:
        """Draw the new points a moment later."""
        if not self._timer.isActive():
            self._timer.start()

    @Slot()
    def load_plot(self) -> None:
        """Import pyqtgraph and create the plot, unless that is done."""
        if self._plot is not None:
            return
        from gui.train.curve_plot import CurvePlot

        self._plot = CurvePlot(self._context.themes.current)
        self._stack.addWidget(self._plot)

    @Slot()
    def draw_now(self, *_checked: object) -> None:
        """Draw the runs now."""
        self._timer.stop()
        runs = self.runs
        self.export_button.setEnabled(bool(runs))
        self._show_names(runs)
        if not runs:
            self._stack.setCurrentWidget(self._empty)
            return
        self.load_plot()
        assert self._plot is not None
        options = self.options()
        self._plot.show_runs(runs, options)
        self.export_button.set_content(self._plot, runs, options)
        self._stack.setCurrentWidget(self._plot)
        self.drawn.emit()

    @Slot()
    def _axes_changed(self) -> None:
        settings = self._context.settings
        options = self.axes.options()
        settings.put(
            dataclasses.replace(
                settings.state.train,
                log_axis=options.log_y,
                log_progress=options.log_x,
                progress=options.x,
                shows_bits_per_byte=options.in_bits,
            )
        )
        self.draw_now()

    @Slot()
    def _fit(self) -> None:
        if self._plot is not None:
            self._plot.zoom_to_all()

    @Slot(object)
    def _theme_changed(self, theme: Theme) -> None:
        self._color_legend(theme)
        self._show_names(self.runs)
        if self._plot is not None:
            self._plot.set_theme(theme)
            self.drawn.emit()

    def _show_names(self, runs: Sequence[PlottedRun]) -> None:
        """Show the titles of several runs in their colors, which then no longer mean lines."""
        theme = self._context.themes.current
        colors = [colors_of(run.number, len(runs), theme).smoothed for run in runs]
        names = [
            f'<span style="color:{color}">\u25a0</span> {html.escape(run.title)}'
            for run, color in zip(runs, colors, strict=True)
        ]
        self.names.setText(" &nbsp; ".join(names))
        self.names.setVisible(len(runs) > 1)
        self._color_legend(theme)

    def _color_legend(self, theme: Theme) -> None:
        is_alone = len(self.runs) < 2
        colors = (
            theme.plot_training,
            theme.plot_smoothed,
            theme.plot_validation,
            theme.plot_saved,
        )
        for box, color in zip(self.legend.values(), colors, strict=False):
            box.setIcon(_swatch(color) if is_alone else QIcon())


def _swatch(color: str) -> QIcon:
    """Return a short line in the color of a curve."""
    pixmap = QPixmap(32, 32)
    pixmap.setDevicePixelRatio(2)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.fillRect(1, 7, 14, 3, QColor(color))
    painter.end()
    return QIcon(pixmap)
