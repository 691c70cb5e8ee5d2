"""Open a file of the project by a part of its name: type, choose, Enter."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import QEvent, QObject, QStringListModel, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QLineEdit, QListView, QVBoxLayout, QWidget

from core.control import Control
from core.errors import CoreError
from core.events import Emit
from gui.amounts import count
from gui.jobs.job import Job
from gui.jobs.runner import JobRunner
from gui.widgets.labels import label

_MAX_SHOWN: Final = 100
# Letters with gaps between them are looked for in so many paths: that is slow.
_MAX_GAPPED: Final = 20_000
_SIZE: Final = (620, 420)
_TO_LIST: Final = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


class QuickOpen(QDialog):
    """Lists the files of one project; read anew whenever it is opened.

    Signals:
        chosen: the path of a file.
    """

    chosen = Signal(object)

    def __init__(self, jobs: JobRunner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._job: Job | None = None
        self._root: Path | None = None
        self._paths: tuple[str, ...] = ()
        self.setWindowTitle("Go to file")
        self.setAccessibleName("Go to file")
        self.resize(*_SIZE)
        self.field = QLineEdit()
        self.field.setAccessibleName("Part of the file's name")
        self.field.setPlaceholderText("Part of a name or path")
        self.field.setClearButtonEnabled(True)
        self.field.installEventFilter(self)
        self._model = QStringListModel(self)
        self.list = QListView()
        self.list.setModel(self._model)
        self.list.setAccessibleName("Files of the project")
        self.list.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.list.setUniformItemSizes(True)
        self.list.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.note = label("", "muted")
        column = QVBoxLayout(self)
        column.addWidget(self.field)
        column.addWidget(self.list, 1)
        column.addWidget(self.note)
        self.field.textChanged.connect(self._filter)
        self.field.returnPressed.connect(self._choose)
        self.list.activated.connect(self._choose)

    def open_for(self, root: Path) -> None:
        """List the files of a project; those of the last time are there at once."""
        if root != self._root:
            self._root, self._paths = root, ()
        self.setWindowTitle(f"Go to file in {root.name}")
        self.field.clear()
        self._filter("")
        self.note.setText("Looking for files\u2026")
        self._cancel()

        def operation(_emit: Emit, control: Control) -> object:
            from core.memory.project_listing import list_files

            return list_files(root, control)

        self._job = self._jobs.start("Listing files", operation)
        self._job.on_result(self._listed)
        self._job.on_error(self._failed)
        self.show()
        self.field.setFocus()

    @Slot(int)
    def done(self, result: int) -> None:
        """Stop looking when it closes."""
        self._cancel()
        super().done(result)

    def _cancel(self) -> None:
        if self._job is not None:
            self._job.abandon()
            self._job = None

    @Slot(object)
    def _listed(self, paths: tuple[str, ...]) -> None:
        self._job = None
        self._paths = paths
        self._filter(self.field.text())

    @Slot(object)
    def _failed(self, error: CoreError) -> None:
        self._job = None
        self.note.setText(error.message)

    @Slot(str)
    def _filter(self, text: str) -> None:
        found = matching(self._paths, text)
        self._model.setStringList(found)
        self.list.setCurrentIndex(self._model.index(0, 0))
        if self._job is None:
            total = count(len(self._paths))
            self.note.setText(f"{len(found)} of {total} files" if found else "No file like that")

    @Slot()
    def _choose(self) -> None:
        path = self.list.currentIndex().data()
        if self._root is not None and isinstance(path, str):
            root = self._root
            self.accept()
            self.chosen.emit(root / path)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the arrow keys move in the list while one types in the field."""
        if (
            watched is self.field
            and isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() in _TO_LIST
        ):
            self.list.keyPressEvent(event)
            return True
        return super().eventFilter(watched, event)


def matching(paths: Sequence[str], text: str) -> list[str]:
    """The paths that fit a text best, at most 100.

    First those whose name begins with it, then those whose name has it, then those whose path
    has it, last those that have its letters in that order.
    """
    wanted = text.strip().lower().replace("\\", "/")
    if not wanted:
        return list(paths[:_MAX_SHOWN])
    ranked: list[tuple[int, int, str]] = []
    for path in paths:
        lower = path.lower()
        place = lower.find(wanted)
        if place >= 0:
            name = lower.rpartition("/")[2]
            rank = 0 if name.startswith(wanted) else 1 if wanted in name else 2
            ranked.append((rank, len(path), path))
    if len(ranked) < _MAX_SHOWN:
        known = {path for _, _, path in ranked}
        ranked.extend(
            (3, len(path), path)
            for path in paths[:_MAX_GAPPED]
            if path not in known and _has_letters(path.lower(), wanted)
        )
    return [path for _, _, path in sorted(ranked)[:_MAX_SHOWN]]


def _has_letters(path: str, wanted: str) -> bool:
    place = -1
    for letter in wanted:
        place = path.find(letter, place + 1)
        if place < 0:
            return False
    return True
