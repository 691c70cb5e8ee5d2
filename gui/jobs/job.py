"""One running operation of core, seen from the GUI thread.

The operation runs in a thread of its own and leaves its events in a deque; the
runner's timer collects them, because one signal for each event would swamp the
GUI thread. What the operation does, and where (thread or child process), is
its own business.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable

from PySide6.QtCore import QObject, QThread, Signal, Slot

from core.control import Control
from core.errors import Cancelled, CoreError
from core.events import Emit, Event
from gui.errors import as_core_error
from gui.jobs.priority import STACK_BYTES, lower_priority

Operation = Callable[[Emit, Control], object]


class _Worker(QThread):
    """Runs the operation; its outcome is read after the thread has finished."""

    def __init__(self, operation: Operation, control: Control, nice: int, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setStackSize(STACK_BYTES)
        self.events: deque[Event] = deque()
        self.result: object = None
        self.error: CoreError | None = None
        self.was_cancelled = False
        self._operation = operation
        self._control = control
        self._nice = nice

    def run(self) -> None:
        """The operation; runs in the thread."""
        lower_priority(self._nice)
        try:
            self.result = self._operation(self.events.append, self._control)
        except Cancelled:
            self.was_cancelled = True
        except BaseException as error:  # noqa: BLE001 - nothing may escape into Qt
            self.error = as_core_error(error)


class Job(QObject):
    """A handle on one operation; made and started by ``JobRunner.start``.

    Signals (all on the GUI thread; ``events`` always before the outcome):
        events: a list of events, at most ~15 times a second.
        finished: the result.
        failed: a ``CoreError``.
        cancelled: ended without a result, as asked.
        ended: after any of the three; the thread is gone.
    """

    events = Signal(list)
    finished = Signal(object)
    failed = Signal(object)
    cancelled = Signal()
    ended = Signal()

    def __init__(
        self,
        title: str,
        operation: Operation,
        control: Control,
        nice: int = 0,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.title = title
        self.control = control
        self._worker = _Worker(operation, control, nice, title)
        self._worker.finished.connect(self._thread_finished)
        self._is_over = False
        self._is_abandoned = False

    @property
    def is_over(self) -> bool:
        """Whether the outcome has been announced."""
        return self._is_over

    def start(self) -> None:
        """Start the thread."""
        self._worker.start()

    def stop(self) -> None:
        """Ask for an orderly end with a result."""
        self.control.stop()

    def cancel(self) -> None:
        """Ask for an end without a result."""
        self.control.cancel()

    def abandon(self) -> None:
        """Cancel it for another one: of this one nothing is announced any more but its end.

        It may be over by now, and its outcome on the way.
        """
        self._is_abandoned = True
        self.cancel()

    def pause(self) -> None:
        """Hold the operation at its next safe point."""
        self.control.pause()

    def resume(self) -> None:
        """Let it go on."""
        self.control.resume()

    def drain(self) -> None:
        """Announce the events that have come in since the last time."""
        waiting = self._worker.events
        # The worker may append meanwhile: what comes now is for the next time.
        batch = [waiting.popleft() for _ in range(len(waiting))]
        if batch and not self._is_abandoned:
            self.events.emit(batch)

    def wait(self, timeout_ms: int) -> bool:
        """Wait for the thread, then announce the outcome; False when it still runs."""
        if not self._worker.wait(timeout_ms):
            return False
        self._thread_finished()
        return True

    @Slot()
    def _thread_finished(self) -> None:
        if self._is_over:
            return
        # ``finished`` is emitted just before the thread is gone.
        self._worker.wait()
        self._is_over = True
        self.drain()
        if not self._is_abandoned:
            self._announce_outcome()
        self.ended.emit()

    def _announce_outcome(self) -> None:
        worker = self._worker
        if worker.error is not None:
            self.failed.emit(worker.error)
        elif worker.was_cancelled:
            self.cancelled.emit()
        else:
            self.finished.emit(worker.result)
