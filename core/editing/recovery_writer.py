"""Writes unsaved texts outside the GUI thread, for a disk may take its time to flush.

Only the newest state of a text counts. The thread lives while there is something
to write and ends by itself; it is never a daemon, so leaving the program waits
for what it is writing.
"""

from __future__ import annotations

import threading

from core.editing.recovery_store import RecoveryStore
from core.editing.unsaved_text import UnsavedText
from core.errors import CoreError


class RecoveryWriter:
    """A queue before a ``RecoveryStore``; used from one thread."""

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
        """Return when everything is on disk."""
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
