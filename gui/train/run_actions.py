"""What a person does with finished runs: rename, copy, delete, fetch back.

Each deed is a job; nothing here asks back, for everything but emptying the trash
can be undone.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from core.control import Control
from core.events import Emit
from core.training.run_library import (
    TrashedRun,
    clone_run,
    empty_trash,
    rename_run,
    restore_run,
    trash_run,
)
from core.training.runs import RunSummary
from gui import amounts
from gui.context import AppContext
from gui.jobs.job import Operation
from gui.train.runs_model import title_of_run


class RunActions(QObject):
    """Does one thing after another.

    Signals:
        changed: the folders of the runs are others.
        renamed: the old folder of a run and its new one.
        deleted: the folder that a run had.
        undo_changed: whether ``undo`` would do something, or what.
    """

    changed = Signal()
    renamed = Signal(object, object)
    deleted = Signal(object)
    undo_changed = Signal()

    def __init__(self, context: AppContext, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._deleted: list[TrashedRun] = []  # by this window, the latest last

    @property
    def undoable(self) -> str:
        """The name of the run that ``undo`` would fetch back; empty for none."""
        return self._deleted[-1].name if self._deleted else ""

    def rename(self, run: RunSummary, name: str) -> None:
        """Give a run another name."""
        workspace, folder = self._context.workspace, run.folder

        def operate(_emit: Emit, _control: Control) -> object:
            return (folder, rename_run(workspace, folder, name.strip()))

        self._start(f"Renaming {run.name}", operate, self._has_renamed)

    def clone(self, run: RunSummary) -> None:
        """Copy a run with its checkpoints."""
        workspace, folder = self._context.workspace, run.folder

        def operate(_emit: Emit, control: Control) -> object:
            return clone_run(workspace, folder, control)

        self._context.status.emit(f"Copying {title_of_run(run)}…")
        self._start(f"Copying {run.name}", operate, self._has_cloned)

    def delete(self, run: RunSummary) -> None:
        """Move a run to the trash."""
        workspace, folder = self._context.workspace, run.folder

        def operate(_emit: Emit, _control: Control) -> object:
            return (folder, trash_run(workspace, folder))

        self._start(f"Deleting {run.name}", operate, self._has_deleted)

    @Slot()
    def undo(self) -> None:
        """Fetch back what was deleted last."""
        if self._deleted:
            self.restore(self._deleted[-1])

    def restore(self, trashed: TrashedRun) -> None:
        """Fetch a run back from the trash."""
        workspace = self._context.workspace

        def operate(_emit: Emit, _control: Control) -> object:
            return restore_run(workspace, trashed)

        # Asked for twice it would be fetched once; what fails now fails again.
        self._deleted = [known for known in self._deleted if known != trashed]
        self.undo_changed.emit()
        self._start(f"Restoring {trashed.name}", operate, self._has_restored)

    @Slot()
    def empty_trash(self) -> None:
        """Delete for good what was thrown away."""
        workspace = self._context.workspace

        def operate(_emit: Emit, _control: Control) -> object:
            return empty_trash(workspace)

        self._deleted.clear()
        self.undo_changed.emit()
        self._start("Emptying the trash", operate, self._has_emptied)

    def _start(self, title: str, operation: Operation, done: object) -> None:
        job = self._context.jobs.start(title, operation)
        job.finished.connect(done)
        job.failed.connect(self._context.errors.show)

    @Slot(object)
    def _has_renamed(self, result: tuple[Path, Path]) -> None:
        self.renamed.emit(*result)
        self.changed.emit()

    @Slot(object)
    def _has_cloned(self, folder: Path) -> None:
        self._context.status.emit(f"Copied to {folder.name}.")
        self.changed.emit()

    @Slot(object)
    def _has_deleted(self, result: tuple[Path, TrashedRun]) -> None:
        folder, trashed = result
        self._deleted.append(trashed)
        self._context.status.emit(f"{folder.name} is in the trash. Undo: Ctrl+Z in the list.")
        self.undo_changed.emit()
        self.deleted.emit(folder)
        self.changed.emit()

    @Slot(object)
    def _has_restored(self, folder: Path) -> None:
        self._context.status.emit(f"{folder.name} is back.")
        self.changed.emit()

    @Slot(object)
    def _has_emptied(self, freed: int) -> None:
        self._context.status.emit(f"The trash is empty; {amounts.size(freed)} are free.")
