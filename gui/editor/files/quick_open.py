"""The dialog that opens a file of the project by a part of its name."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from core.control import Control
from core.errors import CoreError
from core.events import Emit
from gui.amounts import count
from gui.editor.files.path_picker import PathPicker
from gui.jobs.job import Job
from gui.jobs.runner import JobRunner
from gui.translation import tr, translated


class QuickOpen(PathPicker):
    """Lists the files of one project; they are read again whenever the dialog is opened.

    Signals:
        chosen: the path of a file.
    """

    chosen = Signal(Path)

    def __init__(self, jobs: JobRunner, parent: QWidget | None = None) -> None:
        self._jobs = jobs
        self._job: Job | None = None
        self._root: Path | None = None
        hint = tr("Part of a name or path")
        super().__init__(tr("Go to file"), hint, tr("Files of the project"), parent)
        self.field.setAccessibleName(tr("Part of the file name"))

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
        self.note.setText(translated(error.message))

    def describe(self, found: int) -> None:
        """Say how many files fit."""
        if self._job is None:
            text = tr("{count} of {total} files") if found else tr("No matching files")
            self.note.setText(text.format(count=count(found), total=count(len(self._paths))))

    def take_path(self, path: str) -> None:
        """Open the file."""
        if self._root is not None:
            self.chosen.emit(self._root / path)
