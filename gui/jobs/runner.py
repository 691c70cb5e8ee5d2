"""Starts jobs, collects their events at 15 Hz, and ends them.

The runner keeps a reference to every job until its thread is gone. Pages decide which
jobs may run at the same time.
"""

from __future__ import annotations

from typing import Any, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from core.control import Control, ForegroundGate
from gui.errors import ErrorCenter
from gui.jobs.board import JobBoard
from gui.jobs.job import Job, Operation

T = TypeVar("T")

# Smooth to the eye and nothing to the processor; see DESIGN, "the seam".
_DRAIN_MS = 66


class JobRunner(QObject):
    """All jobs of one window.

    Args:
        gate: closed while a completion runs, so that training gives way.
        errors: gets the error of a job that has no receiver for it.

    Attributes:
        board: the jobs that the window shows.

    Signals:
        started: a job has started.
        ended: a job has ended.
    """

    started = Signal(Job)
    ended = Signal(Job)

    def __init__(
        self, gate: ForegroundGate, errors: ErrorCenter, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._gate = gate
        self._errors = errors
        self._jobs: list[Job[Any]] = []
        self.board = JobBoard(self)
        self._timer = QTimer(self)
        self._timer.setInterval(_DRAIN_MS)
        self._timer.timeout.connect(self._drain)

    @property
    def jobs(self) -> tuple[Job[Any], ...]:
        """Those that have not ended."""
        return tuple(self._jobs)

    def start(self, title: str, operation: Operation[T], *, nice: int = 0) -> Job[T]:
        """Run ``operation(emit, control)`` in a thread of its own.

        Register receivers before returning to the event loop, which delivers everything:
        then none of it is lost.

        Args:
            title: what users would call it, for the question at exit.
            operation: imports what is heavy inside itself.
            nice: how much the thread gives way to others, 0 to 19.
        """
        job = Job(title, operation, Control(self._gate), self._errors.show, nice, self)
        job.ended.connect(self._job_ended)
        self._jobs.append(job)
        job.start()
        self._timer.start()
        self.started.emit(job)
        return job

    def shutdown(self, timeout_ms: int) -> bool:
        """Stop every job in order and wait; those that will not stop are cancelled.

        Returns:
            False when a thread still runs after twice the time.
        """
        for ask in (Job.stop, Job.cancel):
            for job in self.jobs:
                ask(job)
            for job in self.jobs:
                job.wait(timeout_ms)
            if not self._jobs:
                break
        if not self._jobs:
            self.board.shutdown()
        return not self._jobs

    @Slot()
    def _drain(self) -> None:
        for job in self.jobs:
            job.drain()

    @Slot()
    def _job_ended(self) -> None:
        over = [job for job in self._jobs if job.is_over]
        self._jobs = [job for job in self._jobs if not job.is_over]
        if not self._jobs:
            self._timer.stop()
        for job in over:
            self.ended.emit(job)
            # Python owns it from here: a page may still hold the handle.
            job.setParent(None)
