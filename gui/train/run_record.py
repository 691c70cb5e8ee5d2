"""What is known of one run, gathered from its events.

A live run and one read from ``events.jsonl`` go through the same ``add``, so
that reopening the window shows what was there. Plain Python without Qt.
"""

from __future__ import annotations

import math
from collections.abc import Iterable

from core.events import (
    CheckpointSaved,
    DatasetEvaluated,
    Evaluated,
    EvaluationPlanned,
    Event,
    LanguageEvaluated,
    Notice,
    RunDiverged,
    RunFinished,
    RunStarted,
    SampleDrawn,
    TrainStep,
    TypingSimulated,
)
from core.training.config import MAX_PROMPTS
from core.training.runs import RunStatus
from core.training.smoothing import RATE_WEIGHT, RunningMean
from gui import amounts
from gui.train.curve import Curve
from gui.train.milestone import Milestone, best_milestone, milestone_of

# Older samples can be read in the run folder; a text view with all would grow for days.
_SAMPLES_KEPT = 40 * (1 + MAX_PROMPTS)


class RunRecord:
    """The state of a run as the page shows it."""

    def __init__(self, name: str = "") -> None:
        self.name = name
        self.curve = Curve()
        self.started: RunStarted | None = None
        self.last_step: TrainStep | None = None
        self.last_evaluation: Evaluated | None = None
        self.last_checkpoint: CheckpointSaved | None = None
        self.finished: RunFinished | None = None
        self.last_replay: TypingSimulated | None = None
        self.planned: EvaluationPlanned | None = None
        self.samples: list[SampleDrawn] = []
        self.notices: list[Notice] = []
        self.diverged: RunDiverged | None = None
        self.by_language: dict[str, float] = {}  # bits per byte, last measured
        self.by_dataset: dict[str, list[float]] = {}  # bits per byte, at the start and the end
        self._milestones: list[Milestone] = []
        self._rate = RunningMean(RATE_WEIGHT)
        self._evaluations: list[Evaluated] = []
        self._replays: list[TypingSimulated] = []

    def add_all(self, events: Iterable[Event]) -> None:
        """Add events in their order."""
        for event in events:
            self.add(event)

    def add(self, event: Event) -> None:
        """Add one event; kinds that say nothing of a run are passed over."""
        if isinstance(event, RunStarted):
            # The end of an earlier part is none; what a resume repeats happens again.
            self._milestones = [
                known
                for known in self._milestones
                if known.step <= event.step and known.kind != "end"
            ]
        milestone = milestone_of(event)
        if milestone is not None:
            self._milestones.append(milestone)
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
                self.curve.add_replay(event)
                self.last_replay = event
                self._replays.append(event)
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
            case RunDiverged():
                self.diverged = event
            case RunFinished():
                self.finished = event
            case _:
                pass

    @property
    def milestones(self) -> list[Milestone]:
        """The moments to mark on the curve, in their order."""
        best = best_milestone(self.curve)
        found = [*self._milestones, *([best] if best is not None else [])]
        return sorted(found, key=lambda milestone: milestone.step)

    @property
    def step(self) -> int:
        """Steps done."""
        if self.last_step is not None:
            return self.last_step.step
        return self.started.step if self.started is not None else 0

    @property
    def elapsed_seconds(self) -> float | None:
        """Time spent training, over all its parts; measuring and saving are in it.

        A run goes on after its last step, to measure and to save: its end tells the whole time.
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
        """The lowest measured; what a resume took back does not count."""
        figures = [event.bits_per_byte for event in self._evaluations]
        return min(filter(math.isfinite, figures), default=None)

    @property
    def best_keystrokes_saved(self) -> float | None:
        """The most measured, 0 to 1; what a resume took back does not count."""
        return max((event.keystrokes_saved for event in self._replays), default=None)

    def next_validation(self) -> str:
        """When the next validation comes, in a few words; empty where that is not known."""
        planned, started = self.planned, self.started
        if planned is None or started is None or self.finished is not None:
            return ""
        if planned.next_step is not None:
            is_last = bool(started.total_steps) and planned.next_step >= (started.total_steps or 0)
            return (
                "Next validation at the end"
                if is_last
                else (f"Next validation at step {planned.next_step:,}")
            )
        due = planned.next_elapsed_seconds or 0.0
        if started.max_seconds and due >= started.max_seconds:
            return "Next validation at the end"
        ahead = due - (self.elapsed_seconds or 0.0)
        later = ", later than set" if planned.reason else ""
        if ahead < 1.0:
            return "Next validation now"
        return f"Next validation in {amounts.clock(ahead)}{later}"

    def status(self, state: str) -> RunStatus:
        """The figures as ``status.json`` has them, of this moment.

        Args:
            state: what is being done with the run.
        """
        started, evaluated, replayed = self.started, self.last_evaluation, self.last_replay
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
            keystrokes_saved=replayed.keystrokes_saved if replayed is not None else None,
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
        self._replays = [known for known in self._replays if known.step <= event.step]
        self.last_evaluation = self._evaluations[-1] if self._evaluations else None
        self.last_replay = self._replays[-1] if self._replays else None
        self.curve.cut(event.step)
        self.samples = [sample for sample in self.samples if sample.step <= event.step]
        if self.last_step is not None and self.last_step.step > event.step:
            self.last_step = None
