"""The points of a loss curve, fed one event at a time.

Plain Python without Qt and without NumPy, whose import would delay the window:
``array`` holds doubles as compactly and hands them over as cheaply. What is drawn
of them, and how, is ``curve_plot.py``.
"""

from __future__ import annotations

import math
from array import array
from bisect import bisect_right

from core.events import Evaluated, TrainStep

# Each step counts 8 % of the smoothed line: noise of single batches goes, and the
# line lags a falling loss by no more than a dozen steps.
_SMOOTHING = 0.08


class Curve:
    """Training loss, its smoothed line and the validation points of one run.

    Attributes:
        steps, losses, smoothed: a point each step; nats per token.
        validation_steps, validation_losses: a point each measurement; nats per token.
        bits_per_nat: bits per byte for each nat per token on the validation text; NaN
            before the first measurement.
    """

    def __init__(self) -> None:
        self.steps, self.losses, self.smoothed = array("d"), array("d"), array("d")
        self.validation_steps, self.validation_losses = array("d"), array("d")
        self.bits_per_nat = math.nan
        self._mean = 0.0
        self._weight = 0.0

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to draw."""
        return not (self.steps or self.validation_steps)

    def add_step(self, event: TrainStep) -> None:
        """Add a training point; one that is not finite would break every axis and is left out."""
        if not math.isfinite(event.loss):
            return
        self.steps.append(event.step)
        self.losses.append(event.loss)
        # Dividing by the weight so far keeps the first points from leaning to zero.
        self._mean += _SMOOTHING * (event.loss - self._mean)
        self._weight += _SMOOTHING * (1.0 - self._weight)
        self.smoothed.append(self._mean / self._weight)

    def add_evaluation(self, event: Evaluated) -> None:
        """Add a validation point."""
        if not (math.isfinite(event.loss) and math.isfinite(event.bits_per_byte)):
            return
        self.validation_steps.append(event.step)
        self.validation_losses.append(event.loss)
        if event.loss > 0:
            self.bits_per_nat = event.bits_per_byte / event.loss

    def cut(self, step: int) -> None:
        """Take back the points after ``step``: a resume repeats those steps."""
        kept = bisect_right(self.steps, step)
        for column in (self.steps, self.losses, self.smoothed):
            del column[kept:]
        self._mean = self.smoothed[-1] if kept else 0.0
        self._weight = 1.0 if kept else 0.0
        kept = bisect_right(self.validation_steps, step)
        for column in (self.validation_steps, self.validation_losses):
            del column[kept:]
