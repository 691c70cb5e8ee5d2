"""The points of a loss curve, fed one event at a time.

Plain Python without Qt and without NumPy, whose import would delay the window:
``array`` holds doubles as compactly and hands them over as cheaply. What is drawn
of them, and how, is ``run_lines.py``.
"""

from __future__ import annotations

import math
from array import array
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import Literal

from core.events import Evaluated, TrainStep, TypingSimulated
from core.training.smoothing import LOSS_WEIGHT, RunningMean

XAxis = Literal["step", "tokens", "time"]
X_AXES: tuple[XAxis, ...] = ("step", "tokens", "time")


@dataclass(frozen=True, slots=True, kw_only=True)
class CurvePoint:
    """What a curve says at one place; NaN where it says nothing.

    Attributes:
        step, tokens, seconds: how far the run was.
        loss, smoothed: of training, nats per token.
        validation_loss: as last measured at or before the step, nats per token.
        keystrokes_saved: as last measured at or before the step, 0 to 1.
    """

    step: float
    tokens: float
    seconds: float
    loss: float
    smoothed: float
    validation_loss: float
    keystrokes_saved: float = math.nan

    def place(self, axis: XAxis) -> float:
        """Where it lies on an axis."""
        return {"step": self.step, "tokens": self.tokens, "time": self.seconds}[axis]


class Curve:
    """Training loss, its smoothed line and the validation points of one run.

    Attributes:
        steps, tokens, seconds, losses, smoothed: a point each step; nats per token.
        validation_steps, validation_tokens, validation_seconds, validation_losses: a
            point each measurement; nats per token.
        replay_steps, replay_tokens, replay_seconds, keystrokes_saved: a point each replay; a
            share of the keys, 0 to 1.
        bits_per_nat: bits per byte for each nat per token on the validation text; NaN
            before the first measurement.
    """

    def __init__(self) -> None:
        self.steps, self.tokens, self.seconds = array("d"), array("d"), array("d")
        self.losses, self.smoothed = array("d"), array("d")
        self.validation_steps, self.validation_losses = array("d"), array("d")
        self.validation_tokens, self.validation_seconds = array("d"), array("d")
        self.replay_steps, self.keystrokes_saved = array("d"), array("d")
        self.replay_tokens, self.replay_seconds = array("d"), array("d")
        self.bits_per_nat = math.nan
        self._mean = RunningMean(LOSS_WEIGHT)

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to draw."""
        return not (self.steps or self.validation_steps)

    def places(self, axis: XAxis) -> array[float]:
        """Where each step lies on an axis: steps, tokens, or seconds of training."""
        return {"step": self.steps, "tokens": self.tokens, "time": self.seconds}[axis]

    def validation_places(self, axis: XAxis) -> array[float]:
        """Where each measurement lies on an axis."""
        return {
            "step": self.validation_steps,
            "tokens": self.validation_tokens,
            "time": self.validation_seconds,
        }[axis]

    def replay_places(self, axis: XAxis) -> array[float]:
        """Where each replay lies on an axis."""
        return {
            "step": self.replay_steps,
            "tokens": self.replay_tokens,
            "time": self.replay_seconds,
        }[axis]

    def add_step(self, event: TrainStep) -> None:
        """Add a training point; one that is not finite would break every axis and is left out."""
        if not math.isfinite(event.loss):
            return
        self.steps.append(event.step)
        self.tokens.append(event.tokens_seen)
        self.seconds.append(event.elapsed_seconds)
        self.losses.append(event.loss)
        self.smoothed.append(self._mean.add(event.loss))

    def add_evaluation(self, event: Evaluated) -> None:
        """Add a validation point."""
        if not (math.isfinite(event.loss) and math.isfinite(event.bits_per_byte)):
            return
        self.validation_steps.append(event.step)
        self.validation_tokens.append(self._tokens_at(event.step))
        self.validation_seconds.append(event.elapsed_seconds)
        self.validation_losses.append(event.loss)
        if event.loss > 0:
            self.bits_per_nat = event.bits_per_byte / event.loss

    def add_replay(self, event: TypingSimulated) -> None:
        """Add a point of keystrokes saved."""
        if not math.isfinite(event.keystrokes_saved):
            return
        self.replay_steps.append(event.step)
        self.replay_tokens.append(self._tokens_at(event.step))
        self.replay_seconds.append(event.elapsed_seconds)
        self.keystrokes_saved.append(event.keystrokes_saved)

    def cut(self, step: int) -> None:
        """Take back the points after ``step``: a resume repeats those steps."""
        kept = bisect_right(self.steps, step)
        for column in (self.steps, self.tokens, self.seconds, self.losses, self.smoothed):
            del column[kept:]
        self._mean.restart(self.smoothed[-1] if kept else math.nan)
        kept = bisect_right(self.validation_steps, step)
        for column in (
            self.validation_steps,
            self.validation_tokens,
            self.validation_seconds,
            self.validation_losses,
        ):
            del column[kept:]
        kept = bisect_right(self.replay_steps, step)
        for column in (
            self.replay_steps,
            self.replay_tokens,
            self.replay_seconds,
            self.keystrokes_saved,
        ):
            del column[kept:]

    def point_at(self, axis: XAxis, place: float) -> CurvePoint | None:
        """The point of the step nearest to a place; None for a curve without steps."""
        places = self.places(axis)
        if not places:
            return None
        right = min(bisect_left(places, place), len(places) - 1)
        left = max(0, right - 1)
        nearest = left if place - places[left] < places[right] - place else right
        measured = bisect_right(self.validation_steps, self.steps[nearest])
        typed = bisect_right(self.replay_steps, self.steps[nearest])
        return CurvePoint(
            step=self.steps[nearest],
            tokens=self.tokens[nearest],
            seconds=self.seconds[nearest],
            loss=self.losses[nearest],
            smoothed=self.smoothed[nearest],
            validation_loss=self.validation_losses[measured - 1] if measured else math.nan,
            keystrokes_saved=self.keystrokes_saved[typed - 1] if typed else math.nan,
        )

    def _tokens_at(self, step: int) -> float:
        """Tokens seen by a step that is not later than the last one but little."""
        if not self.steps:
            return 0.0
        before = bisect_right(self.steps, step) - 1
        if before >= 0:
            return self.tokens[before]
        return step * self.tokens[0] / self.steps[0]
