"""Runs one search in files at a time, and hands its results on in small portions.

The job's thread appends to a queue; a timer of the window empties it for some milliseconds at a
time, so that many results never delay a key.
"""

from __future__ import annotations

import time
from collections import deque
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from core.control import Control
from core.errors import CoreError
from core.events import Emit
from core.memory.search_config import SearchConfig
from core.memory.search_results import FileMatches, SearchProgress
from gui.editor.find.search_child import search_in_child
from gui.jobs.job import Job
from gui.jobs.runner import JobRunner
from gui.translation import tr

_DRAIN_MS = 50
_BUDGET_SECONDS = 0.008
_PORTION = 8


class SearchRunner(QObject):
    """Starts a search and ends the one before.

    Signals:
        found: a list of ``FileMatches``.
        progressed: a ``SearchProgress``.
        ended: the last ``SearchProgress``, after everything that was found.
        stopped: the search was stopped by the user.
        failed: a ``CoreError``.
    """

    found = Signal(list)
    progressed = Signal(object)
    ended = Signal(object)
    stopped = Signal()
    failed = Signal(CoreError)

    def __init__(self, jobs: JobRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._job: Job | None = None
        self._queue: deque[FileMatches] = deque()
        self._latest: SearchProgress | None = None
        self._done: SearchProgress | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(_DRAIN_MS)
        self._timer.timeout.connect(self._drain)

    @property
    def is_running(self) -> bool:
        """Whether a search has not come to its end."""
        return self._job is not None or self._timer.isActive()

    def start(self, root: Path, config: SearchConfig) -> None:
        """Search, instead of what was searched before."""
        self._end()
        # Of its own: what an older search still finds must not come in here.
        queue = self._queue = deque[FileMatches]()

        def progress(state: SearchProgress) -> None:
            if queue is self._queue:
                self._latest = state

        def operation(_emit: Emit, control: Control) -> SearchProgress:
            return search_in_child(root, config, queue.append, progress, control)

        job = self._job = self._jobs.start(tr("Searching files"), operation)
        job.on_result(self._succeeded)
        job.on_error(self._failed)
        self._timer.start()

    @Slot()
    def stop(self) -> None:
        """End the search; what was found stays."""
        if self.is_running:
            self._end()
            self.stopped.emit()

    def _end(self) -> None:
        if self._job is not None:
            self._job.abandon()
            self._job = None
        self._timer.stop()
        self._queue = deque()
        self._latest = self._done = None

    @Slot(object)
    def _succeeded(self, done: SearchProgress) -> None:
        self._job = None
        self._done = done

    @Slot(object)
    def _failed(self, error: CoreError) -> None:
        self._end()
        self.failed.emit(error)

    @Slot()
    def _drain(self) -> None:
        deadline = time.monotonic() + _BUDGET_SECONDS
        queue = self._queue
        while queue and time.monotonic() < deadline:
            self.found.emit([queue.popleft() for _ in range(min(_PORTION, len(queue)))])
        latest, self._latest = self._latest, None
        if latest is not None:
            self.progressed.emit(latest)
        if self._done is not None and not queue:
            done = self._done
            self._end()
            self.ended.emit(done)
