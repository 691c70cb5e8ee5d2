"""Notices that other programs write to the files that are open.

Many programs, ours too, replace a file instead of writing into it; Qt's watcher
loses such a file, so it is watched again a moment later. What a change means is
decided by ``file_tab.py``, which compares what is on disk.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal, Slot

# A program that replaces a file needs a moment between its two steps.
_SETTLE_MS = 150


class FileWatcher(QObject):
    """Watches a set of files.

    Signals:
        touched: something happened to the watched files; look at them.
    """

    touched = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._paths: set[str] = set()
        self._watcher = QFileSystemWatcher(self)
        self._watcher.fileChanged.connect(self._start_settling)
        self._watcher.directoryChanged.connect(self._start_settling)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_SETTLE_MS)
        self._timer.timeout.connect(self._settled)

    def watch(self, paths: Iterable[Path]) -> None:
        """Watch these files and no others."""
        self._paths = {str(path) for path in paths}
        watched = self._watcher.files() + self._watcher.directories()
        gone = [path for path in watched if path not in self._wanted()]
        if gone:
            self._watcher.removePaths(gone)
        self._add_missing()

    def _wanted(self) -> set[str]:
        # The folder tells of a file that was deleted and comes back.
        return self._paths | {str(Path(path).parent) for path in self._paths}

    def _add_missing(self) -> None:
        watched = set(self._watcher.files() + self._watcher.directories())
        missing = [path for path in self._wanted() - watched if Path(path).exists()]
        if missing:
            self._watcher.addPaths(missing)

    @Slot(str)
    def _start_settling(self, _path: str) -> None:
        self._timer.start()

    @Slot()
    def _settled(self) -> None:
        self._add_missing()
        self.touched.emit()
