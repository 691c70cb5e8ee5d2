"""How long to wait after a key before the model is asked: 30 to 150 ms.

Learned from the user's typing rhythm, from the latency of answers, and from how many are
accepted. A fast model is asked between two keys; one that cannot answer before the next key
is asked only in pauses, since other answers would be useless.
Plain arithmetic: the caller has the clock and the timer.
"""

from __future__ import annotations

from collections import deque
from statistics import median
from typing import Final

MIN_MS: Final = 30
MAX_MS: Final = 150

# Longer gaps are pauses for thought, not rhythm.
_MAX_GAP_SECONDS: Final = 1.0
_REMEMBERED: Final = 20
_MIN_GAPS: Final = 5
# Of a user about whom nothing is known yet.
_DEFAULT_GAP_MS: Final = 180.0
_DEFAULT_LATENCY_MS: Final = 40.0
# After these something new begins, and a suggestion is most useful.
_TRIGGERS: Final = frozenset(".([{=,:\n ")


class AdaptiveWait:
    """The wait for one user; used from one thread."""

    def __init__(self) -> None:
        self._last_key: float | None = None
        self._gaps_ms: deque[float] = deque(maxlen=_REMEMBERED)
        self._latencies_ms: deque[float] = deque(maxlen=_REMEMBERED)
        self._accepted: deque[bool] = deque(maxlen=_REMEMBERED)

    def key_pressed(self, at_seconds: float) -> None:
        """Take note of a typed character; ``at_seconds`` of any steady clock."""
        if self._last_key is not None:
            gap = at_seconds - self._last_key
            if 0 < gap <= _MAX_GAP_SECONDS:
                self._gaps_ms.append(1000 * gap)
        self._last_key = at_seconds

    def answered(self, latency_ms: float) -> None:
        """Take note of how long an answer took, cached ones left out."""
        self._latencies_ms.append(latency_ms)

    def shown(self) -> None:
        """Take note that a new suggestion is on the screen."""
        self._accepted.append(False)

    def accepted(self) -> None:
        """Take note that the suggestion on the screen was taken, wholly or in part."""
        if self._accepted:
            self._accepted[-1] = True

    def wait_ms(self, last_typed: str = "") -> int:
        """How long to wait now.

        Args:
            last_typed: the last character typed; halves the wait where something new begins.
        """
        has_rhythm = len(self._gaps_ms) >= _MIN_GAPS
        gap = median(self._gaps_ms) if has_rhythm else _DEFAULT_GAP_MS
        latency = median(self._latencies_ms) if self._latencies_ms else _DEFAULT_LATENCY_MS
        # The fraction of the time between two keys that an answer takes. A third or
        # less: ask immediately. All of it: wait until the next key is overdue.
        load = min(1.0, max(0.0, (latency / gap - 1 / 3) / (2 / 3)))
        wait = MIN_MS + load * (1.2 * gap - MIN_MS)
        wait *= self._patience()
        if last_typed[-1:] in _TRIGGERS and last_typed:
            wait /= 2
        return round(min(MAX_MS, max(MIN_MS, wait)))

    def _patience(self) -> float:
        """Return less than 1 for a user who accepts many suggestions, more for few."""
        if len(self._accepted) < _REMEMBERED:
            return 1.0
        fraction = sum(self._accepted) / len(self._accepted)
        return 1.5 - 1.5 * min(fraction, 0.5)
