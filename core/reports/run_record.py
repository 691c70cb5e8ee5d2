"""Everything that is known of one run, collected from its events.

A live run and one read from ``events.jsonl`` go through the same ``add``, so
that reopening the window shows what was there.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from core.control import Control
from core.events import (
    CheckpointSaved,
    DatasetEvaluated,
    Evaluated,
    EvaluationPlanned,
    Event,
    LanguageEvaluated,
    LinesCompared,
    Notice,
    RunDiverged,
    RunFinished,
    RunStarted,
    SampleDrawn,
    TrainStep,
    TypingSimulated,
)
from core.reports.curve import Curve
from core.reports.markers import Marker, best_marker, marker_of
from core.training.config import MAX_PROMPTS
from core.training.observe.smoothing import RATE_WEIGHT, RunningMean
from core.training.runs.run_folder import RunStatus, read_events

# Older samples can be read in the run folder; a text view with all would grow for days.
_SAMPLES_KEPT = 40 * (1 + MAX_PROMPTS)


@dataclass(frozen=True, slots=True, kw_only=True)
class NextValidation:
    """When the next validation of a run comes.

    Attributes:
        when: "end", at the end of the run; "step", after ``step``; "now"; "time", in
            ``seconds``.
        step, seconds: of those two.
        is_postponed: whether it comes later than the settings say.
    """

    when: Literal["end", "step", "now", "time"]
    step: int = 0
    seconds: float = 0.0
    is_postponed: bool = False


class RunRecord:
    """The state of a run as the window shows it."""

    def __init__(self, name: str = "") -> None:
        self.name = name
        self.curve = Curve()
        self.started: RunStarted | None = None
        self.last_step: TrainStep | None = None
        self.last_evaluation: Evaluated | None = None
        self.last_checkpoint: CheckpointSaved | None = None
        self.finished: RunFinished | None = None
        self.last_typing: TypingSimulated | None = None
        self.planned: EvaluationPlanned | None = None
        self.samples: list[SampleDrawn] = []
        self.notices: list[Notice] = []
        self.diverged: RunDiverged | None = None
        self.by_language: dict[str, float] = {}  # bits per byte, latest
        self.by_dataset: dict[str, list[float]] = {}  # bits per byte, first and latest
        self.lines: LinesCompared | None = None
        self._markers: list[Marker] = []
        self._rate = RunningMean(RATE_WEIGHT)
        self._evaluations: list[Evaluated] = []
        self._typings: list[TypingSimulated] = []

    def add_all(self, events: Iterable[Event]) -> None:
        """Add events in their order."""
        for event in events:
            self.add(event)

    def add(self, event: Event) -> None:
        """Add one event; events that say nothing about a run are ignored."""
        if isinstance(event, RunStarted):
            # The end of an earlier part is no end any more, and a resume repeats later steps.
            self._markers = [
                known for known in self._markers if known.step <= event.step and known.kind != "end"
            ]
        marker = marker_of(event)
        if marker is not None:
            self._markers.append(marker)
        match event:
            case RunStarted():
                self._begin(event)
            case TrainStep():
                self.curve.add_step(event)
                self.last_step = event
                self._rate.add(event.tokens_per_second)
            case Evaluated():
                self.curve.add_evaluation(event)
                self.last_evaluation = event
                self._evaluations.append(event)
            case TypingSimulated():
                self.curve.add_typing(event)
                self.last_typing = event
                self._typings.append(event)
            case EvaluationPlanned():
                self.planned = event
            case SampleDrawn():
                self.samples = [*self.samples[-_SAMPLES_KEPT + 1 :], event]
            case CheckpointSaved():
                self.last_checkpoint = event
            case Notice():
                self.notices.append(event)
            case LanguageEvaluated():
                self.by_language[event.language] = event.bits_per_byte
            case DatasetEvaluated():
                known = self.by_dataset.get(event.dataset, [])
                self.by_dataset[event.dataset] = [*known[:1], event.bits_per_byte]
            case LinesCompared():
                self.lines = event
            case RunDiverged():
                self.diverged = event
            case RunFinished():
                self.finished = event
            case _:
                pass

    @property
    def markers(self) -> list[Marker]:
        """The markers on the curve, in the order of their steps."""
        best = best_marker(self.curve)
        found = [*self._markers, *([best] if best is not None else [])]
        return sorted(found, key=lambda marker: marker.step)

    @property
    def step(self) -> int:
        """Steps done."""
        if self.last_step is not None:
            return self.last_step.step
        return self.started.step if self.started is not None else 0

    @property
    def elapsed_seconds(self) -> float | None:
        """Time spent training over all parts of the run, including validation and saving.

        A run continues after its last step to validate and to save, so its end has the whole time.
        """
        if self.finished is not None:
            return self.finished.elapsed_seconds
        return self.last_step.elapsed_seconds if self.last_step is not None else None

    @property
    def tokens_per_second(self) -> float:
        """How fast tokens are read, smoothed; NaN before the first step of this part."""
        return self._rate.value

    @property
    def best_bits_per_byte(self) -> float | None:
        """The lowest validation figure; steps that a resume repeats do not count."""
        figures = [event.bits_per_byte for event in self._evaluations]
        return min(filter(math.isfinite, figures), default=None)

    @property
    def best_keystrokes_saved(self) -> float | None:
        """The highest figure so far, 0 to 1; steps that a resume repeats do not count."""
        return max((event.keystrokes_saved for event in self._typings), default=None)

    def next_validation(self) -> NextValidation | None:
        """Return when the next validation comes; None where that is not known."""
        planned, started = self.planned, self.started
        if planned is None or started is None or self.finished is not None:
            return None
        if planned.next_step is not None:
            is_last = bool(started.total_steps) and planned.next_step >= (started.total_steps or 0)
            return NextValidation(when="end" if is_last else "step", step=planned.next_step)
        due = planned.next_elapsed_seconds or 0.0
        if started.max_seconds and due >= started.max_seconds:
            return NextValidation(when="end")
        ahead = due - (self.elapsed_seconds or 0.0)
        if ahead < 1.0:
            return NextValidation(when="now")
        return NextValidation(when="time", seconds=ahead, is_postponed=bool(planned.reason))

    def status(self, state: str) -> RunStatus:
        """Return the present figures in the form of ``status.json``.

        Args:
            state: what the run is doing.
        """
        started, evaluated, typed = self.started, self.last_evaluation, self.last_typing
        over = self.finished
        return RunStatus(
            state=state,
            step=over.step if over is not None else self.step,
            total_steps=started.total_steps if started is not None else None,
            max_seconds=started.max_seconds if started is not None else None,
            elapsed_seconds=self.elapsed_seconds or 0.0,
            tokens_seen=self.last_step.tokens_seen if self.last_step is not None else 0,
            bits_per_byte=evaluated.bits_per_byte if evaluated is not None else None,
            best_bits_per_byte=self.best_bits_per_byte,
            keystrokes_saved=typed.keystrokes_saved if typed is not None else None,
            best_keystrokes_saved=self.best_keystrokes_saved,
            parameters=started.parameters if started is not None else 0,
        )

    @property
    def eta_seconds(self) -> float | None:
        """Time to the end of the horizon; None once the run is over."""
        if self.finished is not None or self.last_step is None:
            return None
        return self.last_step.eta_seconds

    def _begin(self, event: RunStarted) -> None:
        self.name = event.run
        self.started = event
        self.finished = None
        self.diverged = None
        self._rate.restart()
        self._evaluations = [known for known in self._evaluations if known.step <= event.step]
        self._typings = [known for known in self._typings if known.step <= event.step]
        self.last_evaluation = self._evaluations[-1] if self._evaluations else None
        self.last_typing = self._typings[-1] if self._typings else None
        self.curve.cut(event.step)
        self.samples = [sample for sample in self.samples if sample.step <= event.step]
        if self.last_step is not None and self.last_step.step > event.step:
            self.last_step = None


def read_record(folder: Path, control: Control) -> RunRecord:
    """Read the record of a run from its event log.

    Args:
        folder: of the run.
        control: ends the reading between two events.

    Raises:
        Cancelled: as ``control`` asked.
    """
    record = RunRecord(folder.name)
    for event in read_events(folder):
        control.safe_point()
        record.add(event)
    # The events keep the name that the run was started with; its folder may have another.
    record.name = folder.name
    return record
