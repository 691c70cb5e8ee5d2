"""The dialog that opens a file of the project by a part of its name."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from PySide6.QtCore import QEvent, QObject, QStringListModel, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QLineEdit, QListView, QVBoxLayout, QWidget

from core.control import Control
from core.editing.path_matching import matching_paths
from core.errors import CoreError
from core.events import Emit
from gui.amounts import count
from gui.jobs.job import Job
from gui.jobs.runner import JobRunner
from gui.translation import tr
from gui.widgets.labels import label

_SIZE: Final = (620, 420)
_TO_LIST: Final = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


class QuickOpen(QDialog):
    """Lists the files of one project; they are read again whenever the dialog is opened.

    Signals:
        chosen: the path of a file.
    """

    chosen = Signal(Path)

    def __init__(self, jobs: JobRunner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._job: Job | None = None
        self._root: Path | None = None
        self._paths: tuple[str, ...] = ()
        self.setWindowTitle(tr("Go to file"))
        self.setAccessibleName(tr("Go to file"))
        self.resize(*_SIZE)
        self.field = QLineEdit()
        self.field.setAccessibleName(tr("Part of the file name"))
        self.field.setPlaceholderText(tr("Part of a name or path"))
        self.field.setClearButtonEnabled(True)
        self.field.installEventFilter(self)
        self._model = QStringListModel(self)
        self.list = QListView()
        self.list.setModel(self._model)
        self.list.setAccessibleName(tr("Files of the project"))
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
        """List the files of a project; until they are read, those of the last time are shown."""
        if root != self._root:
            self._root, self._paths = root, ()
        self.setWindowTitle(tr("Go to file in {folder}").format(folder=root.name))
        self.field.clear()
        self._filter("")
        self.note.setText(tr("Listing files\u2026"))
        self._cancel()

        def operation(_emit: Emit, control: Control) -> object:
            from core.memory.project_listing import list_files

            return list_files(root, control)

        self._job = self._jobs.start(tr("Listing files"), operation)
        self._job.on_result(self._listed)
        self._job.on_error(self._failed)
        self.show()
        self.field.setFocus()

    @Slot(int)
    def done(self, result: int) -> None:
        """Stop listing when the dialog closes."""
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
        found = matching_paths(self._paths, text)
        self._model.setStringList(found)
        self.list.setCurrentIndex(self._model.index(0, 0))
        if self._job is None:
            text = tr("{count} of {total} files") if found else tr("No matching files")
            total = count(len(self._paths))
            self.note.setText(text.format(count=count(len(found)), total=total))

    @Slot()
    def _choose(self) -> None:
        path = self.list.currentIndex().data()
        if self._root is not None and isinstance(path, str):
            root = self._root
            self.accept()
            self.chosen.emit(root / path)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the arrow keys move in the list while the field has the focus."""
        if (
            watched is self.field
            and isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() in _TO_LIST
        ):
            self.list.keyPressEvent(event)
            return True
        return super().eventFilter(watched, event)
