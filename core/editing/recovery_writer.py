"""Writes unsaved texts in a thread of its own, because flushing a disk can take long.

Only the newest state of a text is written. The thread runs while there is something to write
and then ends; it is not a daemon, so the program waits for the last write when it exits.
"""

from __future__ import annotations

import threading

from core.editing.recovery_store import RecoveryStore
from core.editing.unsaved_text import UnsavedText
from core.errors import CoreError


class RecoveryWriter:
    """A queue in front of a ``RecoveryStore``; used from one thread."""

    def __init__(self, store: RecoveryStore) -> None:
        self._store = store
        self._lock = threading.Lock()
        self._waiting: dict[str, UnsavedText | None] = {}
        self._thread: threading.Thread | None = None
        self.error: CoreError | None = None  # of the last write

    def post(self, identity: str, unsaved: UnsavedText | None) -> None:
        """Write a text soon; None removes it."""
        with self._lock:
            self._waiting[identity] = unsaved
            if self._thread is None:
                self._thread = threading.Thread(target=self._run, name="recovery")
                self._thread.start()

    def wait(self) -> None:
        """Wait until everything is on disk."""
        thread = self._thread
        if thread is not None:
            thread.join()

    def _run(self) -> None:
        while True:
            with self._lock:
                if not self._waiting:
                    self._thread = None
                    return
                identity = next(iter(self._waiting))
                unsaved = self._waiting.pop(identity)
            try:
                if unsaved is None:
                    self._store.remove(identity)
                else:
                    self._store.write(identity, unsaved)
                    self.error = None
            except CoreError as error:
                self.error = error
