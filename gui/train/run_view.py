"""One run on the screen: its name and state, figures, curve and samples."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from core.reports.plotted_runs import PlottedRun
from core.reports.run_record import RunRecord
from core.titles import dataset_title, run_title
from gui import amounts
from gui.context import AppContext
from gui.train.curve_panel import CurvePanel
from gui.train.figures_row import FiguresRow
from gui.train.samples_panel import SamplesPanel
from gui.train.state_titles import state_title
from gui.translation import tr
from gui.widgets.buttons import IconButton
from gui.widgets.card import GRID
from gui.widgets.labels import ElidedLabel, label, plain_tip
from gui.widgets.steady import keep_space


class RunView(QWidget):
    """Shows a ``RunRecord``; the page lays out ``samples``, which is a separate panel.

    Signals:
        live_requested: the user wants to see the run in progress again.
        slower_requested: a run that diverged shall continue at a lower learning rate.
    """

    live_requested = Signal()
    slower_requested = Signal()

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = context.workspace
        self.record = RunRecord()
        self._state = ""
        self.title = ElidedLabel("", "title", Qt.TextElideMode.ElideRight)
        self.badge = label("", "badge")
        self.badge.setAlignment(Qt.AlignmentFlag.AlignCenter)
        # As tall as the buttons, which are not always visible.
        strut = IconButton(" ", "", "", "link")
        strut.setFixedWidth(1)
        keep_space(strut)
        strut.hide()
        self.live_button = IconButton(tr("Show the current run"), "back", "", "link")
        self.live_button.clicked.connect(self.live_requested)
        self.slower_button = IconButton(tr("Continue at a lower learning rate"), "play", "", "link")
        self.slower_button.clicked.connect(self.slower_requested)
        self.figures = FiguresRow(context.workspace.datasets)
        self.gained = label("", "muted", wraps=True)
        self.curve = CurvePanel(context)
        self.samples = SamplesPanel(context)
        header = QHBoxLayout()
        header.setSpacing(GRID)
        header.addWidget(strut)
        header.addWidget(self.title, 1)
        header.addWidget(self.slower_button)
        header.addWidget(self.live_button)
        header.addWidget(self.badge)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addLayout(header)
        column.addWidget(self.figures)
        column.addWidget(self.curve, 1)
        column.addWidget(self.gained)
        self.show_record(self.record, "")

    def show_record(self, record: RunRecord, state: str, *, offers_live: bool = False) -> None:
        """Show another run."""
        self.record = record
        self.show_state(state, offers_live=offers_live)
        self._show_gain()
        self.curve.show_run(PlottedRun(record.name, self._run_title(), record))
        self.samples.show_samples(record.samples, of_other_run=True)

    def show_state(self, state: str, *, offers_live: bool = False) -> None:
        """Show the title and the state of the same run."""
        self._show_title()
        self._state = state
        self.figures.show_record(self.record, state)
        self.badge.setText(state_title(state))
        self.badge.setVisible(bool(state))
        self.live_button.setVisible(offers_live)
        diverged = self.record.diverged
        self.slower_button.setVisible(diverged is not None and state in ("failed", "stopped"))
        if diverged is not None:
            self.slower_button.setToolTip(
                tr("From step {step}, the last good state, with {settings}.").format(
                    step=amounts.count(diverged.good_step), settings=diverged.settings
                )
            )

    def show_titles(self) -> None:
        """Read the title of the run again."""
        self._show_title()
        self.curve.show_title(self._run_title())

    def _show_title(self) -> None:
        started, title = self.record.started, self._run_title()
        if started is not None:
            data = dataset_title(self._workspace.datasets / started.dataset)
            title = tr("{run} on {dataset}").format(run=title, dataset=data)
        self.title.setText(title or tr("No run yet"))
        if self.record.name:
            self.title.setToolTip(plain_tip(f"{title}\n{self._workspace.runs / self.record.name}"))

    def _run_title(self) -> str:
        name = self.record.name
        return run_title(self._workspace.runs / name) if name else ""

    def _show_gain(self) -> None:
        self.gained.setText(gain_text(self.record, self._workspace.datasets))
        self.gained.setVisible(bool(self.gained.text()))

    def tick(self) -> None:
        """Let the clocks move on."""
        self.figures.tick()

    @Slot()
    def record_grew(self) -> None:
        """Show the events that the record has received."""
        self.figures.show_record(self.record, self._state)
        self._show_gain()
        self.curve.curve_grew()
        self.samples.show_samples(self.record.samples)


def gain_text(record: RunRecord, datasets: Path) -> str:
    """Return the figures of each dataset before and after fine-tuning; empty for other runs."""
    parts: list[str] = []
    for dataset, figures in record.by_dataset.items():
        change = " \u2192 ".join(amounts.decimal(figure) for figure in figures)
        parts.append(f"{dataset_title(datasets / dataset)} {change}")
    if not parts:
        return ""
    text = tr("Bits per byte before \u2192 after: {figures}").format(figures=", ".join(parts))
    lines = record.lines
    if lines is None:
        return text
    exact = tr(
        "Rest of line exactly right: {before} \u2192 {after} at {count} held-out cursors "
        "(difference {low} to {high})"
    ).format(
        before=amounts.percent(lines.before, 1),
        after=amounts.percent(lines.after, 1),
        count=amounts.count(lines.cursors),
        low=amounts.percent(lines.low, 1),
        high=amounts.percent(lines.high, 1),
    )
    return f"{text}. {exact}"
