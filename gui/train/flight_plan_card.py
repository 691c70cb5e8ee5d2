"""What the run that is set up would take: probed on demand, then planned anew as one types.

The probe is a job of half a minute at most. Its figures stay good for every other
horizon; another model, dataset or batch makes them old, and the card says so.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QGridLayout, QLabel

from core.errors import CoreError
from core.events import Event, StageProgress
from core.training.config import RunConfig
from core.training.estimate import RunEstimate, estimate_from
from gui import amounts
from gui.context import AppContext
from gui.jobs.job import Job
from gui.jobs.priority import BACKGROUND_NICE
from gui.train.probe import Probed, Setup, probe_operation
from gui.widgets.buttons import IconButton
from gui.widgets.card import GRID, Card
from gui.widgets.labels import label

_WHAT_IT_IS = "How long, how often each token is read, memory and disk, by a probe of 20 seconds."
_TIPS = {
    "Time": "Of training; measuring and saving come on top.",
    "Steps": "Changes of the weights in that time.",
    "Passes": "How often each token of the dataset is read; past four it teaches little.",
    "Speed": "Measured by the probe on this machine.",
    "Memory": "What the program takes at its peak, and what is free beside it.",
    "Disk": "Checkpoints and record at the end, and what is free.",
}


class FlightPlanCard(Card):
    """A button, and the plan once it is known.

    Signals:
        preset_wanted: the preset that the plan suggests.
        minutes_wanted: the length that the plan suggests.
    """

    preset_wanted = Signal(str)
    minutes_wanted = Signal(float)

    def __init__(self, context: AppContext) -> None:
        super().__init__("Flight plan")
        self._context = context
        self._setup: Setup | None = None
        self._job: Job | None = None
        self._probed: Probed | None = None
        self._may_probe = True
        self.plan: RunEstimate | None = None
        self.button = IconButton("Work it out", "", _WHAT_IT_IS, "link")
        self.button.clicked.connect(self._probe_or_cancel)
        self.header.addWidget(self.button)
        self.state = label(_WHAT_IT_IS, "muted", wraps=True)
        self.warnings = label("", "problem", wraps=True)
        self.preset_button = IconButton("", "", "Take the preset that the plan suggests.", "link")
        self.minutes_button = IconButton("", "", "Take the length that the plan suggests.", "link")
        self.preset_button.clicked.connect(self._want_preset)
        self.minutes_button.clicked.connect(self._want_minutes)
        grid = QGridLayout()
        grid.setHorizontalSpacing(GRID)
        grid.setVerticalSpacing(2)
        grid.setColumnStretch(1, 1)
        self._values: dict[str, QLabel] = {}
        self._names: list[QLabel] = []
        for row, (name, tip) in enumerate(_TIPS.items()):
            title, value = label(name, "caption"), label("")
            value.setAlignment(Qt.AlignmentFlag.AlignRight)
            title.setToolTip(tip)
            value.setToolTip(tip)
            value.setAccessibleName(name)
            grid.addWidget(title, row, 0)
            grid.addWidget(value, row, 1)
            self._values[name] = value
            self._names.append(title)
        self.body.addLayout(grid)
        for widget in (self.state, self.warnings, self.preset_button, self.minutes_button):
            self.body.addWidget(widget)
        self._show()

    def show_setup(self, setup: Setup | None) -> None:
        """Plan for what is set up now; None while something of it cannot be used."""
        self._setup = setup
        self._show()

    def set_may_probe(self, may_probe: bool) -> None:
        """A probe beside a run would slow the run down and be wrong."""
        self._may_probe = may_probe
        self._show()

    @property
    def is_probing(self) -> bool:
        """Whether the probe is under way."""
        return self._job is not None

    def value_of(self, name: str) -> str:
        """The text of one row."""
        return self._values[name].text()

    @Slot()
    def _probe_or_cancel(self) -> None:
        if self._job is not None:
            self._job.cancel()
            return
        if self._setup is None:
            return
        operation = probe_operation(self._setup, self._context.workspace)
        self._job = self._context.jobs.start("Flight plan", operation, nice=BACKGROUND_NICE)
        self._job.on_events(self._progressed)
        self._job.on_result(self._probe_ended)
        self._job.on_error(self._failed)
        self._job.cancelled.connect(self._probe_ended)
        self._show()

    @Slot(list)
    def _progressed(self, events: list[Event]) -> None:
        for event in events:
            if isinstance(event, StageProgress) and event.total:
                self.state.setText(f"Probing: {event.done} of at most {event.total} batches…")

    @Slot(object)
    def _probe_ended(self, probed: object = None) -> None:
        self._job = None
        if isinstance(probed, Probed):
            self._probed = probed
        self._show()

    @Slot(object)
    def _failed(self, error: CoreError) -> None:
        self._context.errors.show(error)
        self._probe_ended()

    @Slot()
    def _want_preset(self) -> None:
        if self.plan is not None:
            self.preset_wanted.emit(self.plan.suggested_preset)

    @Slot()
    def _want_minutes(self) -> None:
        if self.plan is not None:
            self.minutes_wanted.emit(float(self.plan.suggested_minutes))

    def _show(self) -> None:
        self.plan = self._planned()
        is_probing, plan = self._job is not None, self.plan
        self.button.setText("Cancel" if is_probing else "Again" if plan else "Work it out")
        self.button.setEnabled(is_probing or (self._may_probe and self._setup is not None))
        if is_probing:
            self.state.setText("Probing, half a minute at most…")
        elif plan is None and self._probed is not None and self._setup is not None:
            self.state.setText(
                "The model, the data or the batch is another now: work it out again."
            )
        else:
            self.state.setText(_WHAT_IT_IS)
        self.state.setVisible(is_probing or plan is None)
        values = _values(plan) if plan is not None else {}
        for title, (name, value) in zip(self._names, self._values.items(), strict=True):
            value.setText(values.get(name, ""))
            for widget in (title, value):
                widget.setVisible(bool(values.get(name)))
        self.warnings.setText("\n".join(plan.warnings) if plan is not None else "")
        self.warnings.setVisible(bool(self.warnings.text()))
        self._offer(plan)

    def _offer(self, plan: RunEstimate | None) -> None:
        has_better = plan is not None and plan.suggested_preset != plan.preset
        self.preset_button.setVisible(has_better and isinstance(self._setup, RunConfig))
        self.minutes_button.setVisible(plan is not None and not has_better)
        if plan is None:
            return
        self.preset_button.setText(f"Take {plan.suggested_preset}")
        minutes = plan.suggested_minutes
        self.minutes_button.setText(f"Take {minutes} minutes")
        is_near = plan.seconds is not None and abs(plan.seconds / 60 - minutes) < 0.1 * minutes
        if is_near:
            self.minutes_button.hide()

    def _planned(self) -> RunEstimate | None:
        probed, setup = self._probed, self._setup
        if probed is None or setup is None or not probed.fits(setup):
            return None
        return estimate_from(probed.config_of(setup), probed.probe)


def _values(plan: RunEstimate) -> dict[str, str]:
    values = {
        "Speed": f"{amounts.count(plan.tokens_per_second)} tokens/s",
        "Memory": f"{amounts.size(plan.memory_bytes)}, {amounts.size(plan.memory_free_bytes)} free",
        "Disk": f"{amounts.size(plan.disk_bytes)}, {amounts.size(plan.disk_free_bytes)} free",
    }
    if plan.seconds is not None and plan.steps is not None and plan.passes is not None:
        values["Time"] = amounts.clock(plan.seconds)
        values["Steps"] = amounts.count(plan.steps)
        values["Passes"] = f"{plan.passes:.2f} of {amounts.short_count(plan.train_tokens)} tokens"
    return values
