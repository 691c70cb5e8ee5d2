"""The latency of the event loop, measured while the window is used.

A timer asks to be called every 10 ms; how late it is called is the delay that a
key press would have met. The figures cover the last ten seconds.
"""

from __future__ import annotations

import time
from collections import deque
from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

_TICK_MS = 10
_WINDOW_TICKS = 1000
_REPORT_TICKS = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class UiLatency:
    """Delays in milliseconds over the window."""

    p50_ms: float
    p95_ms: float
    p99_ms: float
    max_ms: float
    ticks: int


class LatencyMeter(QObject):
    """Measures between ``start`` and ``stop``.

    Signals:
        measured: the latency, once a second.
    """

    measured = Signal(UiLatency)

    def __init__(self, parent: QObject | None = None, window_ticks: int = _WINDOW_TICKS) -> None:
        super().__init__(parent)
        self._delays_ms: deque[float] = deque(maxlen=window_ticks)
        self._last = 0.0
        self._ticks = 0
        self._timer = QTimer(self)
        # The default timer may be 5 % late on purpose, which is what is measured here.
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(_TICK_MS)
        self._timer.timeout.connect(self._tick)

    @property
    def is_running(self) -> bool:
        """Whether it measures now."""
        return self._timer.isActive()

    def start(self) -> None:
        """Forget the old figures and measure."""
        self._delays_ms.clear()
        self._ticks = 0
        self._last = time.perf_counter()
        self._timer.start()

    def stop(self) -> None:
        """Stop measuring; ``latency()`` still answers."""
        self._timer.stop()

    def latency(self) -> UiLatency:
        """The figures so far; zeros before the first tick."""
        delays = sorted(self._delays_ms)

        def quantile(fraction: float) -> float:
            return delays[min(len(delays) - 1, int(fraction * len(delays)))] if delays else 0.0

        return UiLatency(
            p50_ms=quantile(0.50),
            p95_ms=quantile(0.95),
            p99_ms=quantile(0.99),
            max_ms=delays[-1] if delays else 0.0,
            ticks=len(delays),
        )

    @Slot()
    def _tick(self) -> None:
        now = time.perf_counter()
        self._delays_ms.append(max(0.0, (now - self._last) * 1000 - _TICK_MS))
        self._last = now
        self._ticks += 1
        if self._ticks % _REPORT_TICKS == 0:
            self.measured.emit(self.latency())
