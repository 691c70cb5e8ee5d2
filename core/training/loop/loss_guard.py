"""Whether a run still learns, told from its losses alone.

A rate that is too high shows first as a loss that climbs and stays up, later as
one that is no number. What was saved while it climbed would be of no use, so the
trainer asks here before it saves.
"""

from __future__ import annotations

from collections import deque
from typing import Final

# The mean of so many steps is steady enough to be compared: single batches of code
# differ by half a nat and more.
_STEPS: Final = 16
_UNEASY_NATS: Final = 1.0
_SPIKE_NATS: Final = 1.5
# A slow climb that never becomes a spike must not keep a run from saving for ever.
_MAX_UNEASY_STEPS: Final = 200


class LossGuard:
    """Watches the losses of one run, in nats per token."""

    def __init__(self) -> None:
        self._recent: deque[float] = deque(maxlen=_STEPS)
        self._lowest: float | None = None
        self._uneasy_steps = 0

    def add(self, loss: float) -> None:
        """Take note of the loss of the next step."""
        self._recent.append(loss)
        if len(self._recent) == _STEPS:
            mean = self.mean
            self._lowest = mean if self._lowest is None else min(self._lowest, mean)
        self._uneasy_steps = self._uneasy_steps + 1 if self._rise > _UNEASY_NATS else 0

    @property
    def mean(self) -> float:
        """Of the last losses; 0 before the first."""
        return sum(self._recent) / len(self._recent) if self._recent else 0.0

    @property
    def is_calm(self) -> bool:
        """Whether these weights are worth saving."""
        return self._uneasy_steps == 0 or self._uneasy_steps > _MAX_UNEASY_STEPS

    @property
    def has_spiked(self) -> bool:
        """Whether the loss has climbed so far that the run will not come back by itself."""
        return self._rise > _SPIKE_NATS

    @property
    def _rise(self) -> float:
        return self.mean - self._lowest if self._lowest is not None else 0.0
