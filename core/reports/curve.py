"""The points of a loss curve, added one event at a time.

Plain Python without NumPy, whose import would delay the window: ``array`` stores
doubles as compactly and hands them over as cheaply.
"""

from __future__ import annotations

import math
from array import array
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import Literal

from core.events import Evaluated, TrainStep, TypingSimulated
from core.training.observe.smoothing import LOSS_WEIGHT, RunningMean

XAxis = Literal["step", "tokens", "time"]
X_AXES: tuple[XAxis, ...] = ("step", "tokens", "time")


@dataclass(frozen=True, slots=True, kw_only=True)
class CurvePoint:
    """The values of a curve at one step; NaN for a value that is not known.

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

    def position(self, axis: XAxis) -> float:
        """Return the position of the point on a horizontal axis."""
        return {"step": self.step, "tokens": self.tokens, "time": self.seconds}[axis]


class Curve:
    """What one run did at each step, at each validation and at each typing simulation.

    Attributes:
        steps, tokens, seconds, losses, smoothed: one value for each step; nats per token.
        rates, learning_rates, gradient_norms: as many; tokens per second, and the norm before
            clipping. A value that is not finite is replaced by the one before it, or 0.
        validation_steps, validation_tokens, validation_seconds, validation_losses: one
            value for each validation; nats per token.
        typing_steps, typing_tokens, typing_seconds, keystrokes_saved: one value for each
            typing simulation; a fraction of the keystrokes, 0 to 1.
        bits_per_nat: bits per byte for each nat per token on the validation text; NaN
            before the first validation.
    """

    def __init__(self) -> None:
        self.steps, self.tokens, self.seconds = array("d"), array("d"), array("d")
        self.losses, self.smoothed = array("d"), array("d")
        self.rates, self.learning_rates = array("d"), array("d")
        self.gradient_norms = array("d")
        self.validation_steps, self.validation_losses = array("d"), array("d")
        self.validation_tokens, self.validation_seconds = array("d"), array("d")
        self.typing_steps, self.keystrokes_saved = array("d"), array("d")
        self.typing_tokens, self.typing_seconds = array("d"), array("d")
        self.bits_per_nat = math.nan
        self._mean = RunningMean(LOSS_WEIGHT)

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to draw."""
        return not (self.steps or self.validation_steps)

    def positions(self, axis: XAxis) -> array[float]:
        """Return the position of each step on an axis: steps, tokens, or seconds of training."""
        return {"step": self.steps, "tokens": self.tokens, "time": self.seconds}[axis]

    def validation_positions(self, axis: XAxis) -> array[float]:
        """Return the position of each validation on an axis."""
        return {
            "step": self.validation_steps,
            "tokens": self.validation_tokens,
            "time": self.validation_seconds,
        }[axis]

    def typing_positions(self, axis: XAxis) -> array[float]:
        """Return the position of each typing simulation on an axis."""
        return {
            "step": self.typing_steps,
            "tokens": self.typing_tokens,
            "time": self.typing_seconds,
        }[axis]

    def add_step(self, event: TrainStep) -> None:
        """Add a training point, unless its loss is not finite: that would break every axis."""
        if not math.isfinite(event.loss):
            return
        self.steps.append(event.step)
        self.tokens.append(event.tokens_seen)
        self.seconds.append(event.elapsed_seconds)
        self.losses.append(event.loss)
        self.smoothed.append(self._mean.add(event.loss))
        _append(self.rates, event.tokens_per_second)
        _append(self.learning_rates, event.learning_rate)
        _append(self.gradient_norms, event.gradient_norm)

    def add_evaluation(self, event: Evaluated) -> None:
        """Add a validation point, unless its figures are not finite."""
        if not (math.isfinite(event.loss) and math.isfinite(event.bits_per_byte)):
            return
        self.validation_steps.append(event.step)
        self.validation_tokens.append(self._tokens_at(event.step))
        self.validation_seconds.append(event.elapsed_seconds)
        self.validation_losses.append(event.loss)
        if event.loss > 0:
            self.bits_per_nat = event.bits_per_byte / event.loss

    def add_typing(self, event: TypingSimulated) -> None:
        """Add the keystrokes saved in a typing simulation."""
        if not math.isfinite(event.keystrokes_saved):
            return
        self.typing_steps.append(event.step)
        self.typing_tokens.append(self._tokens_at(event.step))
        self.typing_seconds.append(event.elapsed_seconds)
        self.keystrokes_saved.append(event.keystrokes_saved)

    def cut(self, step: int) -> None:
        """Remove the points after ``step``: a resume repeats those steps."""
        kept = bisect_right(self.steps, step)
        for column in (
            self.steps,
            self.tokens,
            self.seconds,
            self.losses,
            self.smoothed,
            self.rates,
            self.learning_rates,
            self.gradient_norms,
        ):
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
        kept = bisect_right(self.typing_steps, step)
        for column in (
            self.typing_steps,
            self.typing_tokens,
            self.typing_seconds,
            self.keystrokes_saved,
        ):
            del column[kept:]

    def point_at(self, axis: XAxis, position: float) -> CurvePoint | None:
        """Return the point of the step nearest to a position; None for a curve without steps."""
        nearest = self.index_at(axis, position)
        if nearest is None:
            return None
        validated = bisect_right(self.validation_steps, self.steps[nearest])
        typed = bisect_right(self.typing_steps, self.steps[nearest])
        return CurvePoint(
            step=self.steps[nearest],
            tokens=self.tokens[nearest],
            seconds=self.seconds[nearest],
            loss=self.losses[nearest],
            smoothed=self.smoothed[nearest],
            validation_loss=self.validation_losses[validated - 1] if validated else math.nan,
            keystrokes_saved=self.keystrokes_saved[typed - 1] if typed else math.nan,
        )

    def index_at(self, axis: XAxis, position: float) -> int | None:
        """Return the index of the step nearest to a position; None for a curve without steps."""
        positions = self.positions(axis)
        if not positions:
            return None
        right = min(bisect_left(positions, position), len(positions) - 1)
        left = max(0, right - 1)
        is_left = position - positions[left] < positions[right] - position
        return left if is_left else right

    def _tokens_at(self, step: int) -> float:
        """Tokens seen by a step that is at most a little later than the last one."""
        if not self.steps:
            return 0.0
        before = bisect_right(self.steps, step) - 1
        if before >= 0:
            return self.tokens[before]
        return step * self.tokens[0] / self.steps[0]


def _append(column: array[float], value: float) -> None:
    """Append a value; one that is not finite would break every axis."""
    column.append(value if math.isfinite(value) else (column[-1] if column else 0.0))
