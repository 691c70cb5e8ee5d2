"""The evaluate page: settings on the left, the results on the right.

It connects the parts, each of which is a module of this package, and runs evaluations.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QT_TR_NOOP, Qt, Signal, Slot
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from core.errors import CoreError
from core.events import Event, Notice, StageProgress
from gui.actions import ActionSpec
from gui.context import AppContext
from gui.evaluate.operations import MakeEvaluation, OpenedEvaluation, evaluate_operation
from gui.evaluate.page_actions import PageCommands, evaluation_actions
from gui.evaluate.progress_row import ProgressRow
from gui.evaluate.result_tabs import ResultTabs
from gui.evaluate.results_bar import ResultsBar
from gui.evaluate.setup_panel import SetupPanel
from gui.evaluate.stored_results import StoredResults
from gui.jobs.job import Job
from gui.jobs.priority import BACKGROUND_NICE
from gui.page import Page
from gui.translation import problem_text, tr
from gui.widgets.buttons import IconButton
from gui.widgets.card import GRID
from gui.widgets.drop_card import sources_in
from gui.widgets.labels import label, plain_tip
from gui.widgets.scrolling import scrolling
from gui.widgets.splitter import Splitter
from gui.widgets.steady import keep_space

_SETUP_WIDTH = 304
_START_TIP = QT_TR_NOOP("Evaluate a model on unseen code.")
_NOTHING_YET = QT_TR_NOOP(
    "No evaluation yet. Run one to see how often the model is right, how many keystrokes it "
    "saves, and whether it is better than an n-gram model and a copy of the last line."
)
_NO_MODEL = QT_TR_NOOP("There is no model yet. Train one on the Train tab, then evaluate it here.")


class EvaluatePage(Page):
    """Evaluates models.

    Args:
        context: the shared collaborators.
        make_evaluation: another operation, for tests.

    Signals:
        ended: an evaluation has ended, with a result or without.
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
        self.setup = SetupPanel(context)
        self.problem = label("", "problem", wraps=True)
        self.start_button = IconButton(tr("Run evaluation"), "chart", tr(_START_TIP), "primary")
        self.bar = ResultsBar(context.workspace.runs)
        keep_space(self.bar)
        self.progress = ProgressRow()
        self.tabs = ResultTabs(context)
        self.results = StoredResults(context, self.bar, self.tabs, self)
        self._lay_out()
        self.setAcceptDrops(True)

        self.setup.changed.connect(self._show_state)
        self.setup.checkpoint_changed.connect(self._show_checkpoint)
        self.start_button.clicked.connect(self.start)
        self.progress.cancel_requested.connect(self.cancel)
        self.results.changed.connect(self._show_state)
        self.tabs.cases_sizes_changed.connect(self._remember_cases)
        context.checkpoint_saved.connect(self._checkpoint_saved)
        context.evaluation_wanted.connect(self._evaluate)
        context.card_wanted.connect(self._show_card)
        context.titles_changed.connect(self._titles_changed)
        self._show_checkpoint()
        self._show_state()

    @property
    def is_evaluating(self) -> bool:
        """Whether an evaluation is running."""
        return self._job is not None

    def menu_actions(self) -> list[ActionSpec]:
        """Rows for the main window's menus."""
        commands = PageCommands(
            start=self.start,
            cancel=self.cancel,
            refresh=self.refresh,
            is_evaluating=lambda: self.is_evaluating,
        )
        return evaluation_actions(commands, self.setup, self.bar, self.results, self.tabs)

    @Slot()
    def start(self) -> None:
        """Run an evaluation with the settings of the page."""
        if self.is_evaluating:
            return
        try:
            request = self.setup.request()
        except CoreError as error:
            self._context.errors.show(error)
            return
        self.setup.remember()
        operation = self._make_evaluation(request, self._context.workspace)
        job = self._context.jobs.start(tr("Evaluating a model"), operation, nice=BACKGROUND_NICE)
        self._job = job
        title = self.setup.checkpoint.currentText()
        board = self._context.jobs.board
        shown = board.follow(job, "evaluate", title, stop=self.cancel, can_pause=True)
        shown.changed.connect(lambda: self.progress.set_paused(shown.state == "paused"))
        job.on_events(self._receive)
        job.on_result(self._finish)
        job.ended.connect(self._end)
        self.progress.begin()
        self._show_state()

    @Slot()
    def cancel(self) -> None:
        """Cancel the evaluation."""
        if self._job is not None:
            self._job.cancel()
            self.progress.show_cancelling()

    @Slot()
    def refresh(self) -> None:
        """List the checkpoints and the stored evaluations again."""
        self.setup.refresh()
        self.results.refresh()

    def first_widget(self) -> QWidget:
        """Return the widget that gets the focus with the page: the tabs of results."""
        return self.tabs.tabBar()

    @Slot(str)
    def _evaluate(self, checkpoint: str) -> None:
        self.front_wanted.emit()
        self.choose(checkpoint)

    @Slot(str)
    def _show_card(self, checkpoint: str) -> None:
        self.front_wanted.emit()
        self.show_card_of(checkpoint)

    def choose(self, checkpoint: str) -> None:
        """Choose a checkpoint to evaluate."""
        self.setup.choose(checkpoint)
        self.start_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_card_of(self, checkpoint: str) -> None:
        """Choose a checkpoint and show its model card."""
        self.setup.choose(checkpoint)
        self.tabs.show_card()

    def save_state(self) -> None:
        """Keep the choices for the next start."""
        self.setup.remember()

    def _lay_out(self) -> None:
        scroll = scrolling(self.setup, tr("Settings of the evaluation"))
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
        right_column.addWidget(self.bar)
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
        words = problem_text(problem) if problem is not None else ""
        has_model = bool(self.setup.checkpoint.key())
        self.problem.setText(words)
        # Without a model the tabs show a message.
        self.problem.setVisible(bool(words) and has_model)
        self.start_button.setEnabled(problem is None and not self.is_evaluating)
        self.start_button.setToolTip(plain_tip(words or tr(_START_TIP)))
        self.setup.setEnabled(not self.is_evaluating)
        if self.tabs.evaluation is None and not self.results.is_reading:
            self.tabs.show_message(tr(_NOTHING_YET) if has_model else tr(_NO_MODEL))

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
        self.results.show(opened)
        self.tabs.show_figures()
        self.refresh()
        self.tabs.card.outdate()

    @Slot()
    def _end(self) -> None:
        self._job = None
        self.progress.end()
        self._show_state()
        self.ended.emit()

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
        """Accept folders and archives anywhere on the page."""
        if sources_in(event.mimeData()) and not self.is_evaluating:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Add the dropped sources."""
        for source in sources_in(event.mimeData()):
            self.setup.sources.add(source)
        event.acceptProposedAction()

    def showEvent(self, event: QShowEvent) -> None:
        """Refresh: a run may have saved checkpoints, and another program may have evaluated."""
        super().showEvent(event)
        self.refresh()
