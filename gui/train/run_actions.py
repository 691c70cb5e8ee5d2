"""The actions on finished runs: rename, copy, delete, restore.

Each is a job. None asks for confirmation, because all but emptying the trash can be undone.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject, Signal, Slot

from core.control import Control
from core.events import Emit
from core.titles import run_title
from core.training.runs.run_folder import RunSummary
from core.training.runs.run_labels import RunLabels, set_labels
from core.training.runs.run_library import (
    TrashedRun,
    clone_run,
    empty_trash,
    rename_run,
    restore_run,
    trash_run,
)
from gui import amounts
from gui.context import AppContext
from gui.jobs.job import Job, Operation
from gui.translation import tr

T = TypeVar("T")


class RunActions(QObject):
    """Starts one job for each action.

    Signals:
        changed: the folders of the runs have changed.
        renamed: a run has another title.
        rename_failed: the ``RunSummary`` and the title that could not be kept.
        deleted: the folder that a run had.
        undo_changed: ``undoable`` has a new value.
    """

    changed = Signal()
    renamed = Signal()
    rename_failed = Signal(RunSummary, str)
    deleted = Signal(Path)
    undo_changed = Signal()

    def __init__(self, context: AppContext, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._deleted: list[TrashedRun] = []  # by this window, the latest last

    @property
    def undoable(self) -> str:
        """The title of the run that ``undo`` would restore; empty for none."""
        return self._deleted[-1].title if self._deleted else ""

    def rename(self, run: RunSummary, title: str) -> None:
        """Give a run another title."""
        workspace, folder = self._context.workspace, run.folder

        def operate(_emit: Emit, _control: Control) -> str:
            return rename_run(workspace, folder, title)

        job = self._start(tr("Renaming {run}").format(run=run.title), operate, self._has_renamed)
        job.on_error(self._context.errors.show)
        job.on_error(lambda _error: self.rename_failed.emit(run, title))

    def label(self, run: RunSummary, note: str, tags: str) -> None:
        """Give a run another note and other tags, which commas separate."""
        folder = run.folder

        def operate(_emit: Emit, _control: Control) -> RunLabels:
            return set_labels(folder, note=note, tags=tags)

        title = tr("Labeling {run}").format(run=run.title)
        self._start(title, operate, lambda _labels: self.changed.emit())

    def clone(self, run: RunSummary) -> None:
        """Copy a run with its checkpoints."""
        workspace, folder = self._context.workspace, run.folder

        def operate(_emit: Emit, control: Control) -> Path:
            return clone_run(workspace, folder, control)

        title = tr("Copying {run}").format(run=run.title)
        self._context.status.emit(f"{title}…")
        self._start(title, operate, self._has_cloned)

    def delete(self, run: RunSummary) -> None:
        """Move a run to the trash."""
        workspace, folder = self._context.workspace, run.folder

        def operate(_emit: Emit, _control: Control) -> tuple[Path, TrashedRun]:
            return (folder, trash_run(workspace, folder))

        self._start(tr("Deleting {run}").format(run=run.title), operate, self._has_deleted)

    @Slot()
    def undo(self) -> None:
        """Restore the run that was deleted last."""
        if self._deleted:
            self.restore(self._deleted[-1])

    def restore(self, trashed: TrashedRun) -> None:
        """Restore a run from the trash."""
        workspace = self._context.workspace

        def operate(_emit: Emit, _control: Control) -> Path:
            return restore_run(workspace, trashed)

        # Removed immediately, so that a second call does not restore it twice.
        self._deleted = [known for known in self._deleted if known != trashed]
        self.undo_changed.emit()
        self._start(tr("Restoring {run}").format(run=trashed.title), operate, self._has_restored)

    @Slot()
    def empty_trash(self) -> None:
        """Delete the trashed runs permanently."""
        workspace = self._context.workspace

        def operate(_emit: Emit, _control: Control) -> int:
            return empty_trash(workspace)

        self._deleted.clear()
        self.undo_changed.emit()
        self._start(tr("Emptying the trash"), operate, self._has_emptied)

    def _start(self, title: str, operation: Operation[T], done: Callable[[T], object]) -> Job[T]:
        job = self._context.jobs.start(title, operation)
        job.on_result(done)
        return job

    @Slot(object)
    def _has_renamed(self, _title: str) -> None:
        self.renamed.emit()
        self.changed.emit()

    @Slot(object)
    def _has_cloned(self, folder: Path) -> None:
        self._context.status.emit(tr("Copied to {run}.").format(run=run_title(folder)))
        self.changed.emit()

    @Slot(object)
    def _has_deleted(self, result: tuple[Path, TrashedRun]) -> None:
        folder, trashed = result
        self._deleted.append(trashed)
        self._context.status.emit(
            tr("{run} is in the trash. Undo: Ctrl+Z in the list.").format(run=trashed.title)
        )
        self.undo_changed.emit()
        self.deleted.emit(folder)
        self.changed.emit()

    @Slot(object)
    def _has_restored(self, folder: Path) -> None:
        self._context.status.emit(tr("{run} was restored.").format(run=run_title(folder)))
        self.changed.emit()

    @Slot(object)
    def _has_emptied(self, freed: int) -> None:
        self._context.status.emit(
            tr("The trash is empty; {size} were freed.").format(size=amounts.size(freed))
        )
