"""The curves of runs with tabs, legend, axes and export, or a hint while there is no curve.

pyqtgraph is imported when there is a first curve to draw, or shortly after the
window is visible, whichever comes first.
"""

from __future__ import annotations

import dataclasses
import html
from collections.abc import Sequence
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QIcon, QResizeEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QSizePolicy,
    QStackedLayout,
    QTabBar,
    QWidget,
)

from core.reports.plotted_runs import (
    LINES,
    LINES_OF,
    QUANTITIES,
    Line,
    PlotOptions,
    PlottedRun,
    Quantity,
    RunNumbers,
)
from core.reports.run_record import RunRecord
from gui.context import AppContext
from gui.theme import Theme
from gui.train.axes_button import AxesButton
from gui.train.curve_legend import line_tip, swatch, symbols_text
from gui.train.curve_meaning import meaning
from gui.train.curve_table import CurveTable
from gui.train.export_button import ExportButton
from gui.train.line_colors import colors_of
from gui.train.line_titles import line_title, quantity_title
from gui.train.smoothing_slider import SmoothingSlider
from gui.translation import tr
from gui.widgets.buttons import IconButton
from gui.widgets.card import GRID, Card
from gui.widgets.choice import Choice
from gui.widgets.labels import ElidedLabel, label
from gui.widgets.steady import keep_space

if TYPE_CHECKING:
    from gui.train.curve_plot import CurvePlot

# Four times a second looks live and leaves the processor to training.
_REDRAW_MS = 250
# The width that is left in a window of 900 pixels.
_MIN_WIDTH = 500
# From this width on, the table is beside the plot; below, instead of it.
_WIDTH_OF_BOTH = 800
_TABLE_WIDTH = 380
# Below this height the plot needs the room.
_HEIGHT_OF_SYMBOLS = 300
_ANY_WIDTH = 16_777_215  # Qt's QWIDGETSIZE_MAX


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
        remembered = context.settings.state.train
        self.tabs = QTabBar()
        self.tabs.setAccessibleName(tr("What the curve shows"))
        self.tabs.setExpanding(False)
        self.tabs.setDrawBase(False)
        for quantity in QUANTITIES:
            self.tabs.addTab(quantity_title(quantity))
        self.tabs.setCurrentIndex(QUANTITIES.index(cast("Quantity", remembered.quantity)))
        self.tabs.currentChanged.connect(self._tab_changed)
        # Instead of the tabs where these and the buttons do not fit into one row.
        self.tab_choice = Choice(tr("What the curve shows"))
        titles = {str(quantity): quantity_title(quantity) for quantity in QUANTITIES}
        self.tab_choice.set_items(titles.items())
        self.tab_choice.setMinimumContentsLength(max(map(len, titles.values())))
        self.tab_choice.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.tab_choice.currentIndexChanged.connect(self.tabs.setCurrentIndex)
        self.tab_choice.setCurrentIndex(self.tabs.currentIndex())
        self.smoothing = SmoothingSlider(remembered.smoothing)
        self.smoothing.changed.connect(self._choice_changed)
        self.meaning = ElidedLabel("", "muted", Qt.TextElideMode.ElideRight)
        self.symbols = label("", "caption")
        self.table = CurveTable()
        self.table.hide()
        self.table_button = IconButton(
            tr("Ta&ble"), "", tr("Show the figures of the curve as a table."), "flat"
        )
        self.table_button.setCheckable(True)
        self.table_button.setChecked(remembered.shows_curve_table)
        self.table_button.toggled.connect(self._choice_changed)
        self.legend: dict[Line, QCheckBox] = {line: QCheckBox(line_title(line)) for line in LINES}
        for line, box in self.legend.items():
            box.setChecked(True)
            box.setToolTip(line_tip(line))
            box.toggled.connect(self.draw_now)
        self.axes = AxesButton(remembered)
        self.axes.changed.connect(self._choice_changed)
        self.fit_button = IconButton(
            tr("Fit"), "", tr("Show the whole curve and follow it again."), "flat"
        )
        self.fit_button.clicked.connect(self._fit)
        self.export_button = ExportButton(context)
        self.names = label("", "caption", wraps=True)
        self.names.setTextFormat(Qt.TextFormat.RichText)

        self._lay_out()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_REDRAW_MS)
        self._timer.timeout.connect(self.draw_now)
        context.themes.changed.connect(self._theme_changed)
        self._color_legend(context.themes.current)
        self.names.hide()
        self.export_button.setEnabled(False)

    def _lay_out(self) -> None:
        buttons, legend = QHBoxLayout(), QHBoxLayout()
        for row in (buttons, legend):
            row.setSpacing(GRID // 2)
        buttons.addStretch(1)
        for button in (self.axes, self.fit_button, self.table_button, self.export_button):
            buttons.addWidget(button)
        for box in self.legend.values():
            legend.addWidget(box)
            legend.addSpacing(3)
        legend.addStretch(1)
        legend.addWidget(self.smoothing)
        keep_space(self.smoothing)
        self._buttons = buttons
        bar = QHBoxLayout()
        bar.addWidget(self.tabs)
        bar.addWidget(self.tab_choice)
        bar.addLayout(buttons, 1)
        self._empty = label(tr("The curve appears here when a run starts."), "muted", wraps=True)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._stack = QStackedLayout()
        self._stack.addWidget(self._empty)
        self._middle = QHBoxLayout()
        self._middle.setSpacing(GRID)
        self._middle.addLayout(self._stack, 1)
        self._middle.addWidget(self.table)
        self.setMinimumWidth(_MIN_WIDTH)
        self.body.addLayout(bar)
        self.body.addLayout(legend)
        self.body.addWidget(self.meaning)
        self.body.addWidget(self.names)
        self.body.addLayout(self._middle, 1)
        self.body.addWidget(self.symbols)
        self.body.setSpacing(GRID // 2)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show less around the plot where there is little room."""
        super().resizeEvent(event)
        wanted = self.tabs.sizeHint().width() + self._buttons.sizeHint().width() + 3 * GRID
        is_narrow = self.width() < wanted
        # Never both, or the panel would be wider for a moment.
        for widget, shows in ((self.tabs, not is_narrow), (self.tab_choice, is_narrow)):
            if not shows:
                widget.hide()
        self.tabs.setVisible(not is_narrow)
        self.tab_choice.setVisible(is_narrow)
        self.smoothing.caption.setVisible(not is_narrow)
        self._place_symbols()
        self._place_table()

    def _place_symbols(self) -> None:
        """Explain the symbols below the plot, in a low window in a tooltip alone."""
        self.symbols.setVisible(self.height() >= _HEIGHT_OF_SYMBOLS and bool(self.symbols.text()))
        tip = "\n".join(filter(None, (line_tip("markers"), self.symbols.text())))
        self.legend["markers"].setToolTip(tip)

    def _place_table(self) -> None:
        """Show the table beside the plot, or instead of it where there is room for one alone."""
        shows = self.table_button.isChecked() and bool(self.runs)
        has_room = self.width() >= _WIDTH_OF_BOTH
        self.table.setMaximumWidth(_TABLE_WIDTH if has_room else _ANY_WIDTH)
        for index, is_wide in enumerate((has_room or not shows, not has_room and shows)):
            self._middle.setStretch(index, int(is_wide))
        self.table.setVisible(shows)
        if self._plot is not None:
            self._plot.setVisible(has_room or not shows)
        # A layout of pages is as wide as the widest one, whichever is shown.
        fitting, none = QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored
        for page in (self._empty, self._plot):
            if page is not None:
                page.setSizePolicy(fitting if has_room or not shows else none, fitting)

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
        return dataclasses.replace(
            self.axes.options(),
            quantity=self.quantity,
            smoothing=self.smoothing.steps,
            lines=lines,
        )

    @property
    def quantity(self) -> Quantity:
        """What the plot shows."""
        return QUANTITIES[self.tabs.currentIndex()]

    def show_quantity(self, quantity: Quantity) -> None:
        """Show another quantity, as its tab does."""
        self.tabs.setCurrentIndex(QUANTITIES.index(quantity))

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
        self._show_legend()
        self.meaning.setText(meaning(self._shown.record, self.options()) if runs else "")
        self.symbols.setText(symbols_text(runs) if self.legend["markers"].isChecked() else "")
        self._place_symbols()
        if not runs:
            self._place_table()
            self._stack.setCurrentWidget(self._empty)
            return
        self.load_plot()
        assert self._plot is not None
        options = self.options()
        self._plot.show_runs(runs, options)
        self.export_button.set_content(self._plot, runs, options)
        self._stack.setCurrentWidget(self._plot)
        self._place_table()
        if not self.table.isHidden():
            self.table.show_runs(runs, options)
        self.drawn.emit()

    def _show_legend(self) -> None:
        """Show the lines that the quantity has."""
        lines = LINES_OF[self.quantity]
        for line, box in self.legend.items():
            box.setText(line_title(line, self.quantity))
            box.setVisible(line in lines)
        self.smoothing.setVisible("smoothed" in lines)

    @Slot(int)
    def _tab_changed(self, index: int) -> None:
        self.tab_choice.setCurrentIndex(index)
        self._choice_changed()

    @Slot()
    def _choice_changed(self, *_choice: object) -> None:
        settings = self._context.settings
        options = self.options()
        settings.put(
            dataclasses.replace(
                settings.state.train,
                log_axis=options.log_y,
                log_progress=options.log_x,
                progress=options.x,
                loss_in_nats=not options.in_bits,
                quantity=options.quantity,
                smoothing=options.smoothing,
                shows_curve_table=self.table_button.isChecked(),
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
        is_one_line = "smoothed" not in LINES_OF[self.quantity]
        colors: dict[Line, str] = {
            "training": theme.plot_smoothed if is_one_line else theme.plot_training,
            "smoothed": theme.plot_smoothed,
            "validation": theme.plot_validation,
        }
        for line, color in colors.items():
            self.legend[line].setIcon(swatch(color) if is_alone else QIcon())
