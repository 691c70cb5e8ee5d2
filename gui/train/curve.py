"""The points of a loss curve, kept so that drawing them is a matter of views.

Plain NumPy without Qt: fed one event at a time, read as whole arrays. What is
drawn of them, and how, is ``curve_plot.py``.
"""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

from core.events import Evaluated, TrainStep

Array = NDArray[np.float64]

# Each step counts 8 % of the smoothed line: noise of single batches goes, and the
# line lags a falling loss by no more than a dozen steps.
_SMOOTHING = 0.08
_FIRST_CAPACITY = 1024


class _Column:
    """A growing array; ``view`` never copies."""

    def __init__(self) -> None:
        self._data: Array = np.empty(_FIRST_CAPACITY)
        self.length = 0

    def append(self, value: float) -> None:
        if self.length == len(self._data):
            grown = np.empty(2 * len(self._data))
            grown[: self.length] = self._data
            self._data = grown
        self._data[self.length] = value
        self.length += 1

    @property
    def view(self) -> Array:
        return self._data[: self.length]


class Curve:
    """Training loss, its smoothed line and the validation points of one run."""

    def __init__(self) -> None:
        self._steps, self._losses, self._smoothed = _Column(), _Column(), _Column()
        self._validation_steps, self._validation_losses = _Column(), _Column()
        self._bits_per_nat = math.nan
        self._mean = 0.0
        self._weight = 0.0

    @property
    def steps(self) -> Array:
        """Step numbers of the training points."""
        return self._steps.view

    @property
    def losses(self) -> Array:
        """Training loss at ``steps``, nats per token."""
        return self._losses.view

    @property
    def smoothed(self) -> Array:
        """Running mean of the loss at ``steps``, nats per token."""
        return self._smoothed.view

    @property
    def validation_steps(self) -> Array:
        """Step numbers of the measurements."""
        return self._validation_steps.view

    @property
    def validation_losses(self) -> Array:
        """Validation loss at ``validation_steps``, nats per token."""
        return self._validation_losses.view

    @property
    def bits_per_nat(self) -> float:
        """Bits per byte for each nat per token, on the validation text; NaN before it is known."""
        return self._bits_per_nat

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to draw."""
        return self._steps.length == 0 and self._validation_steps.length == 0

    def add_step(self, event: TrainStep) -> None:
        """Add a training point; one that is not finite would break every axis and is left out."""
        if not math.isfinite(event.loss):
            return
        self._steps.append(event.step)
        self._losses.append(event.loss)
        # Dividing by the weight so far keeps the first points from leaning to zero.
        self._mean += _SMOOTHING * (event.loss - self._mean)
        self._weight += _SMOOTHING * (1.0 - self._weight)
        self._smoothed.append(self._mean / self._weight)

    def add_evaluation(self, event: Evaluated) -> None:
        """Add a validation point."""
        if not (math.isfinite(event.loss) and math.isfinite(event.bits_per_byte)):
            return
        self._validation_steps.append(event.step)
        self._validation_losses.append(event.loss)
        if event.loss > 0:
            self._bits_per_nat = event.bits_per_byte / event.loss

    def cut(self, step: int) -> None:
        """Take back the points after ``step``: a resume repeats those steps."""
        kept = int(np.searchsorted(self.steps, step, side="right"))
        self._steps.length = self._losses.length = self._smoothed.length = kept
        if kept:
            self._mean, self._weight = float(self.smoothed[-1]), 1.0
        else:
            self._mean = self._weight = 0.0
        kept = int(np.searchsorted(self.validation_steps, step, side="right"))
        self._validation_steps.length = self._validation_losses.length = kept
