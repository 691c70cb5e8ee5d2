"""Says what every thread was doing when the window's event loop came late.

A thread looks at the time of the last turn of the event loop every few milliseconds, and keeps the
stacks of all threads of Python while the loop is late. The lock of the interpreter must be had to
look: a look that comes late itself says that another thread held the lock all the time, and that
thread is found a moment after the call that held it.
"""

from __future__ import annotations

import sys
import threading
import time
import traceback
from dataclasses import dataclass
from types import FrameType
from typing import Final

from PySide6.QtCore import QObject, Qt, QTimer, Slot

_TICK_MS: Final = 5
_LOOK_SECONDS: Final = 0.003
_DEPTH: Final = 7


@dataclass(frozen=True, slots=True)
class Look:
    """The threads at one moment of a stall.

    Attributes:
        after_ms: since the event loop turned last.
        late_ms: how much later than wanted this look came.
        worked_ms: processor time of the thread with the event loop since it turned last.
        stacks: by the name of a thread, the innermost calls first.
    """

    after_ms: float
    late_ms: float
    worked_ms: float
    stacks: dict[str, tuple[str, ...]]


class StallWatch(QObject):
    """Watches from ``start`` to ``stop``; made in the thread that has the event loop.

    Args:
        longest_ms: stalls beyond this are kept.
        parent: its owner.

    Attributes:
        stalls: of each long stall its length in milliseconds and the looks at it.
    """

    def __init__(self, longest_ms: float, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.stalls: list[tuple[float, list[Look]]] = []
        self._longest_ms = longest_ms
        self._clock = time.pthread_getcpuclockid(threading.get_ident())
        self._turned = time.perf_counter()
        self._worked = 0.0
        self._looks: list[Look] = []
        self._ends = threading.Event()
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(_TICK_MS)
        self._timer.timeout.connect(self._turn)

    def start(self) -> None:
        """Watch from now on."""
        self._turned = time.perf_counter()
        self._ends = threading.Event()
        threading.Thread(target=self._watch, args=(self._ends,), name="watch", daemon=True).start()
        self._timer.start()

    def stop(self) -> None:
        """Watch no more."""
        self._turn()
        self._ends.set()
        self._timer.stop()

    def report(self) -> str:
        """Return the stalls, the longest first."""
        lines: list[str] = []
        for milliseconds, looks in sorted(self.stalls, key=lambda stall: -stall[0]):
            lines.append(f"stall of {milliseconds:.0f} ms, {len(looks)} looks")
            for look in looks:
                lines.append(
                    f"  after {look.after_ms:.0f} ms, of which the window's thread worked "
                    f"{look.worked_ms:.0f} ms, {look.late_ms:.0f} ms late"
                )
                lines.extend(
                    f"    {name}: {' < '.join(stack)}" for name, stack in look.stacks.items()
                )
        return "\n".join(lines)

    @Slot()
    def _turn(self) -> None:
        now = time.perf_counter()
        late_ms = 1000 * (now - self._turned) - _TICK_MS
        looks, self._looks = self._looks, []
        self._turned, self._worked = now, time.clock_gettime(self._clock)
        if late_ms > self._longest_ms:
            self.stalls.append((late_ms, looks))

    def _watch(self, ends: threading.Event) -> None:
        own = threading.get_ident()
        before = time.perf_counter()
        while not ends.wait(_LOOK_SECONDS):
            now = time.perf_counter()
            late_ms = 1000 * (now - before - _LOOK_SECONDS)
            before = now
            after_ms = 1000 * (now - self._turned)
            if after_ms - _TICK_MS > self._longest_ms / 2:
                names = {thread.ident: thread.name for thread in threading.enumerate()}
                stacks = {
                    f"{names.get(ident, '?')} {ident % 10_000}": _stack(frame)
                    for ident, frame in sys._current_frames().items()
                    if ident != own
                }
                worked_ms = 1000 * (time.clock_gettime(self._clock) - self._worked)
                self._looks.append(Look(after_ms, late_ms, worked_ms, stacks))


def _stack(frame: FrameType | None) -> tuple[str, ...]:
    calls: list[str] = []
    for inner, line in traceback.walk_stack(frame):
        code = inner.f_code
        calls.append(f"{code.co_filename.rsplit('/', 1)[-1]}:{line} {code.co_name}")
        if len(calls) == _DEPTH:
            break
    return tuple(calls)
