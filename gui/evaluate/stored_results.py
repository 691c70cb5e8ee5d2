"""Lists, opens, deletes, restores and exports the stored evaluations of the workspace."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from core.errors import CoreError
from gui.context import AppContext
from gui.evaluate.operations import (
    OpenedEvaluation,
    delete_operation,
    export_operation,
    list_operation,
    open_operation,
    restore_operation,
)
from gui.evaluate.result_tabs import ResultTabs
from gui.evaluate.results_bar import ResultsBar
from gui.jobs.job import Job
from gui.translation import problem_text, tr

if TYPE_CHECKING:
    from core.evaluation.store import StoredEvaluation, TrashedEvaluation


class StoredResults(QObject):
    """Runs the jobs and shows their results in the bar and on the tabs.

    Args:
        context: the shared collaborators.
        bar: lists the evaluations.
        tabs: show one of them.
        parent: the page, over which dialogs are shown.

    Signals:
        changed: the list was read, or another evaluation is shown.
    """

    changed = Signal()

    def __init__(
        self, context: AppContext, bar: ResultsBar, tabs: ResultTabs, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._bar = bar
        self._tabs = tabs
        self._page = parent
        self._opening: Job | None = None
        self._deleted: list[tuple[str, TrashedEvaluation]] = []  # titles, the latest last
        self._shown: Path | None = None  # the folder of the evaluation that is shown
        self.is_reading = True  # whether the tabs show a message about reading
        bar.chosen.connect(self.open)
        bar.export_requested.connect(self._export_as)
        bar.delete_requested.connect(self.delete)
        bar.undo_requested.connect(self.undo_delete)

    @Slot()
    def refresh(self) -> None:
        """Read the list of stored evaluations again."""
        operation = list_operation(self._context.workspace)
        job = self._context.jobs.start(tr("Listing evaluations"), operation)
        job.on_result(self._listed)

    @Slot(object)
    def open(self, folder: Path) -> None:
        """Show a stored evaluation; it is read in a worker."""
        if self._opening is not None:
            self._opening.abandon()
        job = self._context.jobs.start(tr("Reading an evaluation"), open_operation(folder))
        self._opening = job
        self.is_reading = True
        if self._tabs.evaluation is None:
            self._tabs.show_message(tr("Reading the evaluation…"))
        job.on_result(self.show)
        job.on_error(self._open_failed)

    @Slot(object)
    def show(self, opened: OpenedEvaluation) -> None:
        """Show an evaluation that has been read."""
        self._opening = None
        self._shown = opened.folder
        self.is_reading = False
        self._tabs.show_evaluation(opened.evaluation)
        self.changed.emit()

    @Slot(object)
    def delete(self, folder: Path) -> None:
        """Delete a stored evaluation; that can be undone."""
        operation = delete_operation(folder, self._context.workspace)
        job = self._context.jobs.start(tr("Deleting an evaluation"), operation)
        job.on_result(self._has_deleted)

    @Slot()
    def undo_delete(self) -> None:
        """Restore the evaluation that was deleted last in this window."""
        if not self._deleted:
            return
        _title, trashed = self._deleted.pop()
        self._show_undo()
        job = self._context.jobs.start(tr("Restoring an evaluation"), restore_operation(trashed))
        job.on_result(self._restored)

    def can_undo_delete(self) -> bool:
        """Return whether this window has deleted an evaluation."""
        return bool(self._deleted)

    def export(self, path: Path) -> None:
        """Export the evaluation that is shown, in a worker; the suffix chooses the format."""
        evaluation = self._tabs.evaluation
        if evaluation is None:
            return
        operation = export_operation(evaluation, path, self._context.workspace)
        job = self._context.jobs.start(tr("Exporting the report"), operation)
        job.on_result(self._exported)

    @Slot()
    def export_markdown(self) -> None:
        """Ask for a file and write the tables."""
        self._export_as("md")

    @Slot()
    def export_csv(self) -> None:
        """Ask for a file and write all figures as a table."""
        self._export_as("csv")

    @Slot()
    def export_json(self) -> None:
        """Ask for a file and write all data."""
        self._export_as("json")

    @Slot(str)
    def _export_as(self, suffix: str) -> None:
        if self._tabs.evaluation is None:
            return
        name = self._shown.name if self._shown is not None else "evaluation"
        kind = {"md": "Markdown (*.md)", "csv": "CSV (*.csv)", "json": "JSON (*.json)"}[suffix]
        path, _filter = QFileDialog.getSaveFileName(
            self._page, tr("Export the report"), str(Path.home() / f"{name}.{suffix}"), kind
        )
        if path:
            has_suffix = path.lower().endswith(f".{suffix}")
            self.export(Path(path if has_suffix else f"{path}.{suffix}"))

    @Slot(object)
    def _open_failed(self, error: CoreError) -> None:
        self._opening = None
        self._shown = None
        self._tabs.show_message(problem_text(error))

    @Slot(object)
    def _listed(self, stored: list[StoredEvaluation]) -> None:
        self._bar.show_list(stored, self._shown)
        if not stored:
            self._shown = None
            self.is_reading = False
            self._tabs.show_message("")
            self.changed.emit()
        elif self._shown not in [each.folder for each in stored]:
            self.open(stored[0].folder)

    @Slot(object)
    def _has_deleted(self, trashed: TrashedEvaluation) -> None:
        title = self._bar.title_of(trashed.origin)
        self._deleted.append((title, trashed))
        self._show_undo()
        self._context.status.emit(
            tr("{evaluation} was deleted. Undo delete restores it.").format(evaluation=title)
        )
        self._tabs.card.outdate()
        self.refresh()

    def _show_undo(self) -> None:
        self._bar.show_undo(self._deleted[-1][0] if self._deleted else "")

    @Slot(object)
    def _restored(self, folder: Path) -> None:
        self._tabs.card.outdate()
        self.open(folder)
        self.refresh()

    @Slot(object)
    def _exported(self, path: Path) -> None:
        self._context.status.emit(tr("Written: {path}").format(path=path))
