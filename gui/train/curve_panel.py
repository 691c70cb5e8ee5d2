"""The loss curves with legend, axes and export; an invitation while there is none.

pyqtgraph is imported when there is a first curve to draw, or shortly after the
window is up, whichever comes first: never before the window is visible.
"""

from __future__ import annotations

import dataclasses
import html
from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QCheckBox, QHBoxLayout, QStackedLayout, QWidget

from gui.context import AppContext
from gui.theme import Theme
from gui.train.axes_button import AxesButton
from gui.train.export_button import ExportButton
from gui.train.plot_choices import LINES, DrawnRun, PlotChoices, RunNumbers, colours_of
from gui.train.run_record import RunRecord
from gui.widgets.buttons import IconButton
from gui.widgets.card import GRID, Card
from gui.widgets.labels import label

if TYPE_CHECKING:
    from gui.train.curve_plot import CurvePlot

# Four times a second looks live and leaves the processor to the training.
_REDRAW_MS = 250
# What a window of 900 pixels leaves to it.
_MIN_WIDTH = 500
_TIPS = (
    "Loss of each step. It jumps, because every step reads other text.",
    "Running mean of the training loss over about a dozen steps.",
    "Loss on held-out files that the model never trains on: the figure that counts.",
    "Share of the keystrokes that a person would save who types held-out files with the model, on "
    "the axis at the right. Measured now and then, in less than a thirtieth of the time.",
    "Moments of the run: the best measurement (star), kept checkpoints (triangle), where it was "
    "continued (diamond), went astray (cross) or was ended early (square).",
)


class CurvePanel(Card):
    """Draws the run that is shown, and others beside it.

    Signals:
        drawn: the plot shows the latest points.
    """

    drawn = Signal()

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._context = context
        self._shown = DrawnRun("", "", RunRecord())
        self._others: Sequence[DrawnRun] = ()
        self.numbers = RunNumbers()
        self._plot: CurvePlot | None = None
        self.body.setContentsMargins(GRID, GRID, GRID, GRID)
        self.legend = [QCheckBox(name) for name in LINES]
        for box, tip in zip(self.legend, _TIPS, strict=True):
            box.setChecked(True)
            box.setToolTip(tip)
            box.toggled.connect(self.draw_now)
        self.axes = AxesButton(context.settings.state.train)
        self.axes.changed.connect(self._axes_changed)
        self.fit_button = IconButton("Fit", "", "Show the whole curve and follow it again.", "flat")
        self.fit_button.clicked.connect(self._fit)
        self.export_button = ExportButton(context)
        self.names = label("", "caption", wraps=True)
        self.names.setTextFormat(Qt.TextFormat.RichText)

        self._legend_row, self._button_row = QHBoxLayout(), QHBoxLayout()
        for row in (self._legend_row, self._button_row):
            row.setSpacing(GRID // 2)
        for box in self.legend:
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
        self._empty = label("The curve appears here when a run starts.", "muted", wraps=True)
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
        self._colour_legend(context.themes.current)
        self.names.hide()
        self.export_button.setEnabled(False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The buttons go below the legend where both do not fit side by side."""
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
    def runs(self) -> list[DrawnRun]:
        """What is drawn: the run that is shown, then the others; those without points are not."""
        every = [self._shown, *(run for run in self._others if run.key != self._shown.key)]
        return [
            dataclasses.replace(run, number=self.numbers.number(run.key))
            for run in every
            if not run.record.curve.is_empty
        ]

    def run_colours(self) -> dict[str, str]:
        """By which colour each run on the plot is known, by its name; none for a run alone."""
        runs, theme = self.runs, self._context.themes.current
        if len(runs) < 2:
            return {}
        return {run.key: colours_of(run.number, len(runs), theme).smoothed for run in runs}

    def choices(self) -> PlotChoices:
        """How the runs are drawn."""
        lines = frozenset(box.text() for box in self.legend if box.isChecked())
        return dataclasses.replace(self.axes.choices(), lines=lines)

    def show_run(self, run: DrawnRun) -> None:
        """Show another run, wholly in view."""
        self._shown = run
        if self._plot is not None:
            self._plot.zoom_to_all()
        self.draw_now()

    def show_title(self, title: str) -> None:
        """The run that is shown is called otherwise now."""
        if title != self._shown.title:
            self._shown = dataclasses.replace(self._shown, title=title)
            self.draw_now()

    def show_others(self, runs: Sequence[DrawnRun]) -> None:
        """Draw other runs beside the one that is shown."""
        self._others = runs
        self.draw_now()

    def curve_grew(self) -> None:
        """Draw the new points soon."""
        if not self._timer.isActive():
            self._timer.start()

    @Slot()
    def load_plot(self) -> None:
        """Import pyqtgraph and make the plot, if that has not been done."""
        if self._plot is not None:
            return
        from gui.train.curve_plot import CurvePlot

        self._plot = CurvePlot(self._context.themes.current)
        self._stack.addWidget(self._plot)

    @Slot()
    def draw_now(self, *_checked: object) -> None:
        """Draw what there is."""
        self._timer.stop()
        runs = self.runs
        self.export_button.setEnabled(bool(runs))
        self._show_names(runs)
        if not runs:
            self._stack.setCurrentWidget(self._empty)
            return
        self.load_plot()
        assert self._plot is not None
        choices = self.choices()
        self._plot.show_runs(runs, choices)
        self.export_button.offer(self._plot, runs, choices)
        self._stack.setCurrentWidget(self._plot)
        self.drawn.emit()

    @Slot()
    def _axes_changed(self) -> None:
        settings = self._context.settings
        choices = self.axes.choices()
        settings.put(
            dataclasses.replace(
                settings.state.train,
                log_axis=choices.log_y,
                log_progress=choices.log_x,
                progress=choices.x,
                shows_bits_per_byte=choices.in_bits,
            )
        )
        self.draw_now()

    @Slot()
    def _fit(self) -> None:
        if self._plot is not None:
            self._plot.zoom_to_all()

    @Slot(object)
    def _theme_changed(self, theme: Theme) -> None:
        self._colour_legend(theme)
        self._show_names(self.runs)
        if self._plot is not None:
            self._plot.set_theme(theme)
            self.drawn.emit()

    def _show_names(self, runs: Sequence[DrawnRun]) -> None:
        """With several runs, colours tell the runs apart and no longer the lines."""
        theme = self._context.themes.current
        colours = [colours_of(run.number, len(runs), theme).smoothed for run in runs]
        names = [
            f'<span style="color:{colour}">\u25a0</span> {html.escape(run.title)}'
            for run, colour in zip(runs, colours, strict=True)
        ]
        self.names.setText(" &nbsp; ".join(names))
        self.names.setVisible(len(runs) > 1)
        self._colour_legend(theme)

    def _colour_legend(self, theme: Theme) -> None:
        is_alone = len(self.runs) < 2
        colours = (
            theme.plot_training,
            theme.plot_smoothed,
            theme.plot_validation,
            theme.plot_saved,
        )
        for box, colour in zip(self.legend, colours, strict=False):
            box.setIcon(_swatch(colour) if is_alone else QIcon())


def _swatch(colour: str) -> QIcon:
    """A short line in the colour of a curve."""
    pixmap = QPixmap(32, 32)
    pixmap.setDevicePixelRatio(2)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.fillRect(1, 7, 14, 3, QColor(colour))
    painter.end()
    return QIcon(pixmap)
