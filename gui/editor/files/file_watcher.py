"""Notices that other programs write to the files that are open.

Many programs, including this one, replace a file instead of writing into it. Qt's watcher
loses such a file, so it is watched again a moment later. ``file_tab.py`` decides what a
change means, by comparing the file with what it last read.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal, Slot

# A program that replaces a file needs a moment between removing and renaming.
_SETTLE_MS = 150


class FileWatcher(QObject):
    """Watches a set of files.

    Signals:
        touched: a watched file may have changed.
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
        """Watch only these files from now on."""
        self._paths = {str(path) for path in paths}
        watched = self._watcher.files() + self._watcher.directories()
        gone = [path for path in watched if path not in self._watched_paths()]
        if gone:
            self._watcher.removePaths(gone)
        self._add_missing()

    def _watched_paths(self) -> set[str]:
        # The folder reports a file that was deleted and appears again.
        return self._paths | {str(Path(path).parent) for path in self._paths}

    def _add_missing(self) -> None:
        watched = set(self._watcher.files() + self._watcher.directories())
        missing = [path for path in self._watched_paths() - watched if Path(path).exists()]
        if missing:
            self._watcher.addPaths(missing)

    @Slot(str)
    def _start_settling(self, _path: str) -> None:
        self._timer.start()

    @Slot()
    def _settled(self) -> None:
        self._add_missing()
        self.touched.emit()
