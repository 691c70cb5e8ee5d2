"""The evaluate page: setup at the left, the result at the right.

Puts the parts together, starts measurements and opens kept ones; each part is a file beside
this one.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QShowEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from core.errors import CoreError
from core.events import Event, Notice, StageProgress
from gui.actions import ActionSpec
from gui.context import AppContext
from gui.evaluate.operations import (
    MakeEvaluation,
    OpenedEvaluation,
    delete_operation,
    evaluate_operation,
    export_operation,
    list_operation,
    open_operation,
    restore_operation,
)
from gui.evaluate.page_actions import actions_of_evaluation
from gui.evaluate.progress_row import ProgressRow
from gui.evaluate.result_tabs import ResultTabs
from gui.evaluate.results_bar import ResultsBar
from gui.evaluate.setup_panel import SetupPanel
from gui.jobs.job import Job
from gui.jobs.priority import BACKGROUND_NICE
from gui.widgets.buttons import IconButton
from gui.widgets.card import GRID
from gui.widgets.drop_card import sources_in
from gui.widgets.labels import label, plain_tip
from gui.widgets.scrolling import scrolling
from gui.widgets.splitter import Splitter
from gui.widgets.steady import keep_space

if TYPE_CHECKING:
    from core.evaluation.store import StoredEvaluation, TrashedEvaluation

_SETUP_WIDTH = 304
_MEASURE_TIP = "Measure the chosen model on code that it has not seen."
_NOTHING_YET = (
    "Nothing has been measured yet. Measure a model, and here stands how often it is right, what "
    "it saves at the keyboard, and whether it beats an n-gram model and a copy of the last line."
)
_READING = "Reading the measurement…"
_NO_MODEL = "There is no model yet. Train one on the Train tab, then measure here what it is worth."


class EvaluatePage(QWidget):
    """Everything about measuring models.

    Args:
        context: the shared collaborators.
        make_evaluation: another operation, for tests.

    Signals:
        ended: a measurement has ended, well or not.
    """

    ended = Signal()

    def __init__(
        self,
        context: AppContext,
        make_evaluation: MakeEvaluation = evaluate_operation,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._make_evaluation = make_evaluation
        self._job: Job | None = None
        self._opening: Job | None = None
        self._deleted: list[tuple[str, TrashedEvaluation]] = []  # titles, the latest last
        self._shown: Path | None = None  # the folder of the evaluation that is shown
        self._reads = True  # whether a message about what is read stands in the tabs
        self.setup = SetupPanel(context)
        self.problem = label("", "problem", wraps=True)
        self.start_button = IconButton("Measure", "chart", _MEASURE_TIP, "primary")
        self.results = ResultsBar(context.workspace.runs)
        keep_space(self.results)
        self.progress = ProgressRow()
        self.tabs = ResultTabs(context)
        self._lay_out()
        self.setAcceptDrops(True)

        self.setup.changed.connect(self._show_state)
        self.setup.checkpoint_changed.connect(self._show_checkpoint)
        self.start_button.clicked.connect(self.start)
        self.progress.cancel_wanted.connect(self.cancel)
        self.results.chosen.connect(self.open)
        self.results.export_wanted.connect(self._ask_where)
        self.results.delete_wanted.connect(self.delete)
        self.results.undo_wanted.connect(self.undo_delete)
        self.tabs.cases_sizes_changed.connect(self._remember_cases)
        context.checkpoint_saved.connect(self._checkpoint_saved)
        context.titles_changed.connect(self._titles_changed)
        self._show_checkpoint()
        self._show_state()

    @property
    def is_measuring(self) -> bool:
        """Whether a measurement goes on."""
        return self._job is not None

    def menu_actions(self) -> list[ActionSpec]:
        """Rows for the main window's menus."""
        return actions_of_evaluation(self)

    @Slot()
    def start(self) -> None:
        """Measure as it is set up."""
        if self.is_measuring:
            return
        try:
            request = self.setup.request()
        except CoreError as error:
            self._context.errors.show(error)
            return
        self.setup.remember()
        operation = self._make_evaluation(request, self._context.workspace)
        job = self._context.jobs.start("Measuring a model", operation, nice=BACKGROUND_NICE)
        self._job = job
        job.on_events(self._receive)
        job.on_result(self._finish)
        job.ended.connect(self._end)
        self.progress.begin()
        self._show_state()

    @Slot()
    def cancel(self) -> None:
        """Ask the measurement to end."""
        if self._job is not None:
            self._job.cancel()
            self.progress.show_cancelling()

    @Slot()
    def refresh(self) -> None:
        """Look again what is kept and which checkpoints there are."""
        self.setup.refresh()
        job = self._context.jobs.start(
            "Listing measurements", list_operation(self._context.workspace)
        )
        job.on_result(self._listed)

    @Slot(object)
    def open(self, folder: Path) -> None:
        """Show a kept evaluation; it is read in a worker."""
        if self._opening is not None:
            self._opening.abandon()
        job = self._context.jobs.start("Reading a measurement", open_operation(folder))
        self._opening = job
        self._reads = True
        if self.tabs.evaluation is None:
            self.tabs.show_message(_READING)
        job.on_result(self._show_opened)
        job.on_error(self._open_failed)

    @Slot(object)
    def delete(self, folder: Path) -> None:
        """Delete a kept evaluation, so that it can be brought back."""
        operation = delete_operation(folder, self._context.workspace)
        job = self._context.jobs.start("Deleting a measurement", operation)
        job.on_result(self._has_deleted)

    @Slot()
    def delete_shown(self) -> None:
        """Delete the evaluation that is shown."""
        self.results.delete()

    @Slot()
    def undo_delete(self) -> None:
        """Bring back what was deleted last in this window."""
        if not self._deleted:
            return
        _title, trashed = self._deleted.pop()
        self._offer_undo()
        job = self._context.jobs.start("Restoring a measurement", restore_operation(trashed))
        job.on_result(self._restored)

    def can_undo_delete(self) -> bool:
        """Whether this window has deleted something."""
        return bool(self._deleted)

    def first_widget(self) -> QWidget:
        """What has the focus when the page comes forward: the kinds of results."""
        return self.tabs.tabBar()

    def choose(self, checkpoint: str) -> None:
        """Choose a checkpoint to measure."""
        self.setup.choose(checkpoint)
        self.start_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_card_of(self, checkpoint: str) -> None:
        """Choose a checkpoint and show its model card."""
        self.setup.choose(checkpoint)
        self.tabs.show_card()

    @Slot()
    def show_card(self) -> None:
        """Show the model card of the chosen checkpoint."""
        self.tabs.show_card()

    def export(self, path: Path) -> None:
        """Write the evaluation that is shown, in a worker; the ending says in which form."""
        evaluation = self.tabs.evaluation
        if evaluation is None:
            return
        job = self._context.jobs.start(
            "Exporting figures", export_operation(evaluation, path, self._context.workspace)
        )
        job.on_result(self._exported)

    @Slot()
    def export_markdown(self) -> None:
        """Ask for a file and write the tables."""
        self._ask_where("md")

    @Slot()
    def export_json(self) -> None:
        """Ask for a file and write everything."""
        self._ask_where("json")

    def save_state(self) -> None:
        """Keep the choices for the next start."""
        self.setup.remember()

    def _lay_out(self) -> None:
        scroll = scrolling(self.setup, "What is measured")
        left = QWidget()
        left_column = QVBoxLayout(left)
        left_column.setContentsMargins(0, 0, 0, 0)
        left_column.setSpacing(GRID)
        left_column.addWidget(scroll, 1)
        left_column.addWidget(self.problem)
        left_column.addWidget(self.progress)
        left_column.addWidget(self.start_button)
        left.setMinimumWidth(_SETUP_WIDTH - 24)
        right = QWidget()
        right_column = QVBoxLayout(right)
        right_column.setContentsMargins(0, 0, 0, 0)
        right_column.setSpacing(GRID)
        right_column.addWidget(self.results)
        right_column.addWidget(self.tabs, 1)
        self._columns = Splitter((left, right), (_SETUP_WIDTH, 900))
        self._columns.setStretchFactor(0, 0)
        self._columns.setStretchFactor(1, 1)
        self._columns.restore(self._context.settings.state.evaluate.splitter)
        self._columns.moved.connect(self._remember_sizes)
        row = QHBoxLayout(self)
        row.setContentsMargins(GRID, GRID, GRID, GRID)
        row.addWidget(self._columns)

    @Slot()
    def _show_state(self) -> None:
        problem = self.setup.problem
        words = f"{problem.message} {problem.hint}".strip() if problem is not None else ""
        has_model = bool(self.setup.checkpoint.key())
        self.problem.setText(words)
        # Without a model the page says so in its middle.
        self.problem.setVisible(bool(words) and has_model)
        self.start_button.setEnabled(problem is None and not self.is_measuring)
        self.start_button.setToolTip(plain_tip(words or _MEASURE_TIP))
        self.setup.setEnabled(not self.is_measuring)
        if self.tabs.evaluation is None and not self._reads:
            self.tabs.show_message(_NOTHING_YET if has_model else _NO_MODEL)

    @Slot()
    def _show_checkpoint(self) -> None:
        path = self.setup.checkpoint.key()
        self.tabs.card.show_checkpoint(Path(path) if path else None)

    @Slot(list)
    def _receive(self, events: Sequence[Event]) -> None:
        for event in events:
            match event:
                case StageProgress():
                    self.progress.show_progress(event)
                case Notice(level="warning"):
                    self._context.errors.show_notice(event)
                case _:
                    pass

    @Slot(object)
    def _finish(self, opened: OpenedEvaluation) -> None:
        self._show_opened(opened)
        self.tabs.show_figures()
        self.refresh()
        self.tabs.card.outdate()

    @Slot()
    def _end(self) -> None:
        self._job = None
        self.progress.end()
        self._show_state()
        self.ended.emit()

    @Slot(object)
    def _show_opened(self, opened: OpenedEvaluation) -> None:
        self._opening = None
        self._shown = opened.folder
        self._reads = False
        self.tabs.show_evaluation(opened.evaluation)

    @Slot(object)
    def _open_failed(self, error: CoreError) -> None:
        self._opening = None
        self._shown = None
        self.tabs.show_message(f"{error.message} {error.hint}".strip())

    @Slot(object)
    def _listed(self, stored: list[StoredEvaluation]) -> None:
        self.results.show_list(stored, self._shown)
        if not stored:
            self._shown = None
            self._reads = False
            self.tabs.show_message("")
            self._show_state()
        elif self._shown not in [each.folder for each in stored]:
            self.open(stored[0].folder)

    @Slot(object)
    def _has_deleted(self, trashed: TrashedEvaluation) -> None:
        title = self.results.title_of(trashed.origin)
        self._deleted.append((title, trashed))
        self._offer_undo()
        self._context.status.emit(f"Deleted: {title}. Undo delete brings it back.")
        self.tabs.card.outdate()
        self.refresh()

    def _offer_undo(self) -> None:
        self.results.offer_undo(self._deleted[-1][0] if self._deleted else "")

    @Slot(object)
    def _restored(self, folder: Path) -> None:
        self.tabs.card.outdate()
        self.open(folder)
        self.refresh()

    @Slot(str)
    def _ask_where(self, ending: str) -> None:
        if self.tabs.evaluation is None:
            return
        name = self._shown.name if self._shown is not None else "evaluation"
        what = "Markdown (*.md)" if ending == "md" else "JSON (*.json)"
        path, _filter = QFileDialog.getSaveFileName(
            self, "Export the figures", str(Path.home() / f"{name}.{ending}"), what
        )
        if path:
            has_ending = path.lower().endswith(f".{ending}")
            self.export(Path(path if has_ending else f"{path}.{ending}"))

    @Slot(object)
    def _exported(self, path: Path) -> None:
        self._context.status.emit(f"Written: {path}")

    @Slot(str)
    def _checkpoint_saved(self, _path: str) -> None:
        if self.isVisible():
            self.setup.refresh()

    @Slot()
    def _titles_changed(self) -> None:
        if self.tabs.evaluation is not None:
            self.tabs.show_evaluation(self.tabs.evaluation)
        self.tabs.card.outdate()

    @Slot(object)
    def _remember_sizes(self, sizes: tuple[int, ...]) -> None:
        settings = self._context.settings
        settings.put(dataclasses.replace(settings.state.evaluate, splitter=sizes))

    @Slot(object)
    def _remember_cases(self, sizes: tuple[int, ...]) -> None:
        settings = self._context.settings
        settings.put(dataclasses.replace(settings.state.evaluate, cases_splitter=sizes))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take whatever can be a source, wherever it is dropped on the page."""
        if sources_in(event.mimeData()) and not self.is_measuring:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Measure on what was dropped."""
        for source in sources_in(event.mimeData()):
            self.setup.sources.add(source)
        event.acceptProposedAction()

    def showEvent(self, event: QShowEvent) -> None:
        """A run may have saved checkpoints, and another program may have measured meanwhile."""
        super().showEvent(event)
        self.refresh()
