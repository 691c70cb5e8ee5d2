"""How far one stage of an operation has come, with throughput and time left.

A ``Stage`` counts, and emits ``StageProgress`` at most ten times a second, the
first and the last always. It neither reads the clock of training nor controls
anything; whoever works calls ``control.safe_point`` itself.
"""

from __future__ import annotations

import time

from core.events import Emit, StageProgress
from core.events import Stage as StageName

_EMIT_EVERY_SECONDS = 0.1
# Below this the rate is noise and a time left would jump about.
_ETA_AFTER_SECONDS = 0.5


class Stage:
    """The progress of one stage; emits its first event when made.

    Args:
        name: which stage.
        unit: what is counted, in the plural.
        emit: where events go.
        total: how many there will be; None while unknown.
        detail: a few words on what is being done.
    """

    def __init__(
        self, name: StageName, unit: str, emit: Emit, total: int | None = None, detail: str = ""
    ) -> None:
        self._name: StageName = name
        self._unit = unit
        self._emit = emit
        self._total = total
        self._detail = detail
        self._start = time.perf_counter()
        self._emitted = 0.0
        self.done = 0
        self._send()

    def advance(self, count: int, detail: str | None = None) -> None:
        """Count ``count`` more."""
        self.done += count
        if detail is not None:
            self._detail = detail
        if time.perf_counter() - self._emitted >= _EMIT_EVERY_SECONDS:
            self._send()

    def note(self, detail: str) -> None:
        """Report immediately what is being done now."""
        self._detail = detail
        self._send()

    def finish(self, detail: str | None = None) -> None:
        """The stage is over: whatever was counted is the total."""
        self._total = self.done
        if detail is not None:
            self._detail = detail
        self._send()

    def _send(self) -> None:
        self._emitted = time.perf_counter()
        elapsed = self._emitted - self._start
        event = StageProgress(
            stage=self._name,
            done=self.done,
            total=self._total,
            unit=self._unit,
            elapsed_seconds=elapsed,
            eta_seconds=self._eta(elapsed),
            detail=self._detail,
        )
        self._emit(event)

    def _eta(self, elapsed: float) -> float | None:
        if self._total is None or self.done == 0 or elapsed < _ETA_AFTER_SECONDS:
            return 0.0 if self._total is not None and self.done >= self._total else None
        return elapsed / self.done * max(0, self._total - self.done)
