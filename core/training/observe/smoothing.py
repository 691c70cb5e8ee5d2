"""Means of figures that jump from step to step; the window and the terminal show the same ones."""

from __future__ import annotations

import math

# Each step counts 8 % of the smoothed loss: noise of single batches goes, and the
# mean lags a falling loss by no more than a dozen steps.
LOSS_WEIGHT = 0.08
# One step's speed jumps about with whatever else the machine does.
RATE_WEIGHT = 0.1


class RunningMean:
    """An exponential mean that does not lean to zero at its start.

    Args:
        weight: what each new value counts, 0 to 1.
    """

    def __init__(self, weight: float) -> None:
        self._share = weight
        self._sum = 0.0
        self._weight = 0.0

    @property
    def value(self) -> float:
        """The mean; NaN before the first value."""
        return self._sum / self._weight if self._weight else math.nan

    def add(self, value: float) -> float:
        """Take one more value and return the mean; what is not finite is left out."""
        if math.isfinite(value):
            self._sum += self._share * (value - self._sum)
            self._weight += self._share * (1.0 - self._weight)
        return self.value

    def restart(self, value: float = math.nan) -> None:
        """Go on from a mean that was reached before, or from nothing."""
        is_known = math.isfinite(value)
        self._sum, self._weight = (value, 1.0) if is_known else (0.0, 0.0)
