"""Exponential means of noisy figures, for the window and the terminal."""

from __future__ import annotations

import math

# Each step counts 8 % of the smoothed loss: this removes the noise of single batches, and the
# mean lags a falling loss by a dozen steps at most.
LOSS_WEIGHT = 0.08
# The speed of single steps varies with the load of the machine.
RATE_WEIGHT = 0.1


class RunningMean:
    """An exponential mean without a bias towards zero at its start.

    Args:
        weight: the weight of each new value, 0 to 1.
    """

    def __init__(self, weight: float) -> None:
        self._new_weight = weight
        self._sum = 0.0
        self._weight = 0.0

    @property
    def value(self) -> float:
        """The mean; NaN before the first value."""
        return self._sum / self._weight if self._weight else math.nan

    def add(self, value: float) -> float:
        """Add a value and return the mean; a value that is not finite is ignored."""
        if math.isfinite(value):
            self._sum += self._new_weight * (value - self._sum)
            self._weight += self._new_weight * (1.0 - self._weight)
        return self.value

    def restart(self, value: float = math.nan) -> None:
        """Continue from a known mean, or start again without one."""
        is_known = math.isfinite(value)
        self._sum, self._weight = (value, 1.0) if is_known else (0.0, 0.0)
