"""An estimate of time, memory and disk space of the next run, from a short probe.

The probe is a job of at most half a minute. Its figures stay valid for every horizon;
another model, dataset or batch size makes them invalid, and the card says so.
"""

from __future__ import annotations

from PySide6.QtCore import QT_TR_NOOP, Qt, Signal, Slot
from PySide6.QtWidgets import QGridLayout, QLabel

from core.errors import CoreError
from core.events import Event, StageProgress
from core.training.config import RunConfig
from core.training.estimate.run_estimate import RunEstimate, estimate_from
from core.training.run_setup import ProbedSetup, RunSetup
from gui import amounts
from gui.context import AppContext
from gui.jobs.job import Job
from gui.jobs.priority import BACKGROUND_NICE
from gui.train.operations import probe_operation
from gui.translation import tr, translated
from gui.widgets.buttons import IconButton
from gui.widgets.card import GRID, Card
from gui.widgets.labels import label

_ABOUT = QT_TR_NOOP("Time, epochs, memory and disk space of the run, from a probe of 20 seconds.")
_ROWS = {
    "time": (QT_TR_NOOP("Time"), QT_TR_NOOP("Training time, without validation and saving.")),
    "steps": (QT_TR_NOOP("Steps"), QT_TR_NOOP("Optimizer steps in that time.")),
    "epochs": (
        QT_TR_NOOP("Epochs"),
        QT_TR_NOOP(
            "How often the dataset is read; more than four epochs improve the model little."
        ),
    ),
    "speed": (QT_TR_NOOP("Speed"), QT_TR_NOOP("Measured by the probe on this machine.")),
    "memory": (
        QT_TR_NOOP("Memory"),
        QT_TR_NOOP("Peak memory of the program, and the free memory beside it."),
    ),
    "disk": (
        QT_TR_NOOP("Disk"),
        QT_TR_NOOP("Size of checkpoints and logs at the end of the run, and the free space."),
    ),
}


class EstimateCard(Card):
    """A button, and the estimate once there is one.

    Signals:
        preset_requested: the preset that the estimate suggests.
        minutes_requested: the length that the estimate suggests.
    """

    preset_requested = Signal(str)
    minutes_requested = Signal(float)

    def __init__(self, context: AppContext) -> None:
        super().__init__(tr("Estimate"))
        self._context = context
        self._setup: RunSetup | None = None
        self._job: Job | None = None
        self._probed: ProbedSetup | None = None
        self._may_probe = True
        self.estimate: RunEstimate | None = None
        self.button = IconButton(tr("Estimate"), "", tr(_ABOUT), "link")
        self.button.clicked.connect(self._probe_or_cancel)
        self.header.addWidget(self.button)
        self.state = label(tr(_ABOUT), "muted", wraps=True)
        self.warnings = label("", "problem", wraps=True)
        self.preset_button = IconButton("", "", tr("Use the suggested preset."), "link")
        self.minutes_button = IconButton("", "", tr("Use the suggested length."), "link")
        self.preset_button.clicked.connect(self._want_preset)
        self.minutes_button.clicked.connect(self._want_minutes)
        grid = QGridLayout()
        grid.setHorizontalSpacing(GRID)
        grid.setVerticalSpacing(2)
        grid.setColumnStretch(1, 1)
        self._values: dict[str, QLabel] = {}
        self._names: list[QLabel] = []
        for row, (name, (text, tip)) in enumerate(_ROWS.items()):
            title, value = label(tr(text), "caption"), label("")
            value.setAlignment(Qt.AlignmentFlag.AlignRight)
            title.setToolTip(tr(tip))
            value.setToolTip(tr(tip))
            value.setAccessibleName(tr(text))
            grid.addWidget(title, row, 0)
            grid.addWidget(value, row, 1)
            self._values[name] = value
            self._names.append(title)
        self.body.addLayout(grid)
        for widget in (self.state, self.warnings, self.preset_button, self.minutes_button):
            self.body.addWidget(widget)
        self._show()

    def show_setup(self, setup: RunSetup | None) -> None:
        """Estimate for this setup; None while some setting is invalid."""
        self._setup = setup
        self._show()

    def set_may_probe(self, may_probe: bool) -> None:
        """Set whether a probe is possible: during a run it would be wrong and slow down the run."""
        self._may_probe = may_probe
        self._show()

    @property
    def is_probing(self) -> bool:
        """Whether the probe is running."""
        return self._job is not None

    def value_of(self, name: str) -> str:
        """Return the text of one row: "time", "steps", "epochs", "speed", "memory" or "disk"."""
        return self._values[name].text()

    @Slot()
    def _probe_or_cancel(self) -> None:
        if self._job is not None:
            self._job.cancel()
            return
        if self._setup is None:
            return
        operation = probe_operation(self._setup, self._context.workspace)
        self._job = self._context.jobs.start(
            tr("Estimating the run"), operation, nice=BACKGROUND_NICE
        )
        self._context.jobs.board.follow(self._job, "estimate", stop=self._job.cancel)
        self._job.on_events(self._progressed)
        self._job.on_result(self._probe_ended)
        self._job.on_error(self._failed)
        self._job.cancelled.connect(self._probe_ended)
        self._show()

    @Slot(list)
    def _progressed(self, events: list[Event]) -> None:
        for event in events:
            if isinstance(event, StageProgress) and event.total:
                text = tr("Probing: batch {done} of at most {total}…")
                self.state.setText(text.format(done=event.done, total=event.total))

    @Slot(object)
    def _probe_ended(self, probed: object = None) -> None:
        self._job = None
        if isinstance(probed, ProbedSetup):
            self._probed = probed
        self._show()

    @Slot(object)
    def _failed(self, error: CoreError) -> None:
        self._context.errors.show(error)
        self._probe_ended()

    @Slot()
    def _want_preset(self) -> None:
        if self.estimate is not None:
            self.preset_requested.emit(self.estimate.suggested_preset)

    @Slot()
    def _want_minutes(self) -> None:
        if self.estimate is not None:
            self.minutes_requested.emit(float(self.estimate.suggested_minutes))

    def _show(self) -> None:
        self.estimate = self._current_estimate()
        is_probing, estimate = self._job is not None, self.estimate
        if is_probing:
            self.button.setText(tr("Cancel"))
        else:
            self.button.setText(tr("Re-estimate") if estimate else tr("Estimate"))
        self.button.setEnabled(is_probing or (self._may_probe and self._setup is not None))
        if is_probing:
            self.state.setText(tr("Probing, at most half a minute…"))
        elif estimate is None and self._probed is not None and self._setup is not None:
            self.state.setText(
                tr("The model, the dataset or the batch size has changed. Estimate again.")
            )
        else:
            self.state.setText(tr(_ABOUT))
        self.state.setVisible(is_probing or estimate is None)
        values = _values(estimate) if estimate is not None else {}
        for title, (name, value) in zip(self._names, self._values.items(), strict=True):
            value.setText(values.get(name, ""))
            for widget in (title, value):
                widget.setVisible(bool(values.get(name)))
        self.warnings.setText(
            "\n".join(map(translated, estimate.warnings)) if estimate is not None else ""
        )
        self.warnings.setVisible(bool(self.warnings.text()))
        self._suggest(estimate)

    def _suggest(self, estimate: RunEstimate | None) -> None:
        has_better = estimate is not None and estimate.suggested_preset != estimate.preset
        self.preset_button.setVisible(has_better and isinstance(self._setup, RunConfig))
        self.minutes_button.setVisible(estimate is not None and not has_better)
        if estimate is None:
            return
        self.preset_button.setText(tr("Use preset {name}").format(name=estimate.suggested_preset))
        minutes = estimate.suggested_minutes
        self.minutes_button.setText(tr("Train for %Ln minute(s)", n=minutes))
        is_near = (
            estimate.seconds is not None and abs(estimate.seconds / 60 - minutes) < 0.1 * minutes
        )
        if is_near:
            self.minutes_button.hide()

    def _current_estimate(self) -> RunEstimate | None:
        probed, setup = self._probed, self._setup
        if probed is None or setup is None or not probed.applies_to(setup):
            return None
        return estimate_from(probed.config_for(setup), probed.probe)


def _values(estimate: RunEstimate) -> dict[str, str]:
    with_free = tr("{size}, {free} free")
    values = {
        "speed": tr("{count} tokens/s").format(count=amounts.count(estimate.tokens_per_second)),
        "memory": with_free.format(
            size=amounts.size(estimate.memory_bytes), free=amounts.size(estimate.memory_free_bytes)
        ),
        "disk": with_free.format(
            size=amounts.size(estimate.disk_bytes), free=amounts.size(estimate.disk_free_bytes)
        ),
    }
    if estimate.seconds is not None and estimate.steps is not None and estimate.passes is not None:
        values["time"] = amounts.clock(estimate.seconds)
        values["steps"] = amounts.count(estimate.steps)
        values["epochs"] = tr("{epochs} ({tokens} tokens)").format(
            epochs=amounts.decimal(estimate.passes, 2),
            tokens=amounts.short_count(estimate.train_tokens),
        )
    return values
