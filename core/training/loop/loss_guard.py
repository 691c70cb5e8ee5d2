"""Detects from the losses of a run whether it diverges.

A learning rate that is too high shows first as a loss that climbs and stays up, later as one
that is not a finite number. A checkpoint saved while the loss climbs would be useless, so the
trainer asks ``LossGuard`` before it saves.
"""

from __future__ import annotations

from collections import deque
from typing import Final

# The mean of this many steps is steady enough to be compared: the losses of single batches of
# code differ by half a nat and more.
_STEPS: Final = 16
_CLIMB_NATS: Final = 1.0
_SPIKE_NATS: Final = 1.5
# A slow climb that never becomes a spike must not prevent saving forever.
_MAX_CLIMBING_STEPS: Final = 200


class LossGuard:
    """Watches the losses of one run, in nats per token."""

    def __init__(self) -> None:
        self._recent: deque[float] = deque(maxlen=_STEPS)
        self._lowest: float | None = None
        self._climbing_steps = 0

    def add(self, loss: float) -> None:
        """Add the loss of the next step, in nats per token."""
        self._recent.append(loss)
        if len(self._recent) == _STEPS:
            mean = self.mean
            self._lowest = mean if self._lowest is None else min(self._lowest, mean)
        self._climbing_steps = self._climbing_steps + 1 if self._rise > _CLIMB_NATS else 0

    @property
    def mean(self) -> float:
        """The mean of the last losses; 0 before the first."""
        return sum(self._recent) / len(self._recent) if self._recent else 0.0

    @property
    def is_calm(self) -> bool:
        """Whether the loss is not climbing, so that the weights may be saved."""
        return self._climbing_steps == 0 or self._climbing_steps > _MAX_CLIMBING_STEPS

    @property
    def has_spiked(self) -> bool:
        """Whether the loss has climbed so far that the run will not recover by itself."""
        return self._rise > _SPIKE_NATS

    @property
    def _rise(self) -> float:
        return self.mean - self._lowest if self._lowest is not None else 0.0
