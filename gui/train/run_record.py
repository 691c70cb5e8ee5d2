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
    Event,
    LanguageEvaluated,
    Notice,
    Replayed,
    RunDiverged,
    RunFinished,
    RunStarted,
    SampleDrawn,
    TrainStep,
)
from core.training.config import MOST_PROMPTS
from gui.train.curve import Curve
from gui.train.milestone import Milestone, best_milestone, milestone_of

# Older samples can be read in the run folder; a text view with all would grow for days.
_SAMPLES_KEPT = 40 * (1 + MOST_PROMPTS)
# One step's speed jumps about with whatever else the machine does.
_RATE_SMOOTHING = 0.1


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
        self.best_bits_per_byte: float | None = None
        self.last_replay: Replayed | None = None
        self.best_keystrokes_saved: float | None = None
        self.samples: list[SampleDrawn] = []
        self.notices: list[Notice] = []
        self.diverged: RunDiverged | None = None
        self.by_language: dict[str, float] = {}  # bits per byte, last measured
        self.by_dataset: dict[str, list[float]] = {}  # bits per byte, at the start and the end
        self._milestones: list[Milestone] = []
        self.tokens_per_second = math.nan

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
                self._add_rate(event.tokens_per_second)
            case Evaluated():
                self.curve.add_evaluation(event)
                self.last_evaluation = event
                best = self.best_bits_per_byte
                if math.isfinite(event.bits_per_byte) and (
                    best is None or event.bits_per_byte < best
                ):
                    self.best_bits_per_byte = event.bits_per_byte
            case Replayed():
                self.curve.add_replay(event)
                self.last_replay = event
                self.best_keystrokes_saved = max(
                    event.keystrokes_saved, self.best_keystrokes_saved or 0.0
                )
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
        """Time spent training, over all its parts."""
        return self.last_step.elapsed_seconds if self.last_step is not None else None

    @property
    def eta_seconds(self) -> float | None:
        """Time to the end of the horizon; None once the run is over."""
        if self.finished is not None or self.last_step is None:
            return None
        return self.last_step.eta_seconds

    @property
    def share(self) -> float | None:
        """How much of the horizon is behind, 0 to 1; None before it is known."""
        started, last = self.started, self.last_step
        if started is None or last is None:
            return None
        shares: list[float] = []
        if started.total_steps:
            shares.append(last.step / started.total_steps)
        if started.max_seconds:
            shares.append(last.elapsed_seconds / started.max_seconds)
        return min(1.0, max(shares)) if shares else None

    def _begin(self, event: RunStarted) -> None:
        self.name = event.run
        self.started = event
        self.finished = None
        self.diverged = None
        self.tokens_per_second = math.nan
        self.curve.cut(event.step)
        self.samples = [sample for sample in self.samples if sample.step <= event.step]
        if self.last_step is not None and self.last_step.step > event.step:
            self.last_step = None

    def _add_rate(self, rate: float) -> None:
        if not math.isfinite(rate):
            return
        old = self.tokens_per_second
        is_first = math.isnan(old)
        self.tokens_per_second = rate if is_first else old + _RATE_SMOOTHING * (rate - old)
