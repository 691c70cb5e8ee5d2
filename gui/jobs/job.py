"""One running operation of core, seen from the GUI thread.

The operation runs in a thread of its own and leaves its events in a deque; the
runner's timer collects them, because one signal for each event would swamp the
GUI thread. What the operation does, and where (thread or child process), is
its own business.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from typing import Generic, Literal, TypeAlias, TypeVar, cast

from PySide6.QtCore import QObject, QThread, Signal, Slot

from core.control import Control
from core.errors import Cancelled, CoreError
from core.events import Emit, Event
from gui.errors import as_core_error
from gui.jobs.priority import STACK_BYTES, lower_priority

T = TypeVar("T")

# What a job runs: it sends events, obeys the control and returns a result of type T.
Operation = Callable[[Emit, Control], T]
# How a job has ended; "" while it has not.
Outcome: TypeAlias = Literal["", "done", "failed", "cancelled"]


class _Worker(QThread):
    """Runs the operation; its outcome is read after the thread has finished."""

    def __init__(
        self, operation: Operation[object], control: Control, nice: int, name: str
    ) -> None:
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


class Job(QObject, Generic[T]):
    """A handle on one operation; made and started by ``JobRunner.start``.

    Events, result and error have types, which a signal cannot have: ``on_events``,
    ``on_result`` and ``on_error`` register who gets them. All receivers are called on the GUI
    thread, those of events before those of the outcome.

    Signals:
        cancelled: the operation ended without a result, as requested.
        asked_to_end: it was stopped or cancelled, and may continue for a while.
        ended: emitted after the result, the error or ``cancelled``; the thread has ended.
    """

    cancelled = Signal()
    asked_to_end = Signal()
    ended = Signal()
    _came = Signal(list)
    _succeeded = Signal(object)
    _failed = Signal(CoreError)

    def __init__(
        self,
        title: str,
        operation: Operation[T],
        control: Control,
        report: Callable[[CoreError], object],
        nice: int = 0,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.title = title
        self.control = control
        self._report = report
        self._has_error_receiver = False
        self._worker = _Worker(operation, control, nice, title)
        self._worker.finished.connect(self._thread_finished)
        self._is_over = False
        self._is_abandoned = False

    @property
    def is_over(self) -> bool:
        """Whether the outcome has been announced."""
        return self._is_over

    @property
    def outcome(self) -> Outcome:
        """How the operation has ended; empty while it runs."""
        worker = self._worker
        if not self._is_over:
            return ""
        if worker.error is not None:
            return "failed"
        return "cancelled" if worker.was_cancelled or self._is_abandoned else "done"

    def on_events(self, receiver: Callable[[list[Event]], object]) -> None:
        """Call ``receiver`` with the new events, at most about 15 times a second."""
        self._came.connect(receiver)

    def on_result(self, receiver: Callable[[T], object]) -> None:
        """Call ``receiver`` with the result, if there is one."""
        self._succeeded.connect(receiver)

    def on_error(self, receiver: Callable[[CoreError], object]) -> None:
        """Call ``receiver`` with the error; without any receiver the window reports it."""
        self._has_error_receiver = True
        self._failed.connect(receiver)

    def start(self) -> None:
        """Start the thread."""
        self._worker.start()

    def stop(self) -> None:
        """Ask for an orderly end with a result."""
        self.control.stop()
        self.asked_to_end.emit()

    def cancel(self) -> None:
        """Ask for an end without a result."""
        self.control.cancel()
        self.asked_to_end.emit()

    def abandon(self) -> None:
        """Cancel it because another job replaces it: only ``ended`` is announced from now on.

        It may have ended already, with its outcome on the way.
        """
        self._is_abandoned = True
        self.cancel()

    def pause(self) -> None:
        """Hold the operation at its next safe point."""
        self.control.pause()

    def resume(self) -> None:
        """Let it continue."""
        self.control.resume()

    def drain(self) -> None:
        """Announce the events that have come in since the last time."""
        waiting = self._worker.events
        # The worker may append meanwhile: what comes now is for the next time.
        batch = [waiting.popleft() for _ in range(len(waiting))]
        if batch and not self._is_abandoned:
            self._came.emit(batch)

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
            if not self._has_error_receiver:
                self._report(worker.error)
            self._failed.emit(worker.error)
        elif worker.was_cancelled:
            self.cancelled.emit()
        else:
            self._succeeded.emit(cast("T", worker.result))
