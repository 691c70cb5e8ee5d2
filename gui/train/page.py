"""The train page: setup at the left, the run at the right, the corpus behind.

Puts the parts together and moves between them; each part is a file beside this
one. What runs is ``session.py``.
"""

from __future__ import annotations

import dataclasses
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtWidgets import (
    QHBoxLayout,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from core.data.config import SEPARATOR
from core.errors import CoreError
from core.events import Event, RunStarted
from core.training.config import RunConfig, TrainingConfig
from core.training.runs import RunSummary, continued_config, resume_config
from gui.actions import ActionSpec
from gui.context import AppContext
from gui.corpus.page import CorpusPage
from gui.jobs.job import Job
from gui.train.comparison import Comparison
from gui.train.end_notice import EndNotice, end_sentence
from gui.train.operations import read_record_operation
from gui.train.page_actions import actions_of_training
from gui.train.probe import resolve_operation
from gui.train.prompts_dialog import PromptsDialog
from gui.train.run_controls import RunControls
from gui.train.run_record import RunRecord
from gui.train.run_view import RunView
from gui.train.runs_menu import checkpoint_of
from gui.train.runs_panel import RunsPanel
from gui.train.session import MakeOperation, TrainingSession
from gui.train.setup_panel import SetupPanel
from gui.widgets.card import GRID
from gui.widgets.scrolling import scrolling
from gui.widgets.splitter import Splitter

_SETUP_WIDTH = 304
_RUNS_REFRESH_MS = 15_000


class TrainPage(QWidget):
    """Everything about training one model.

    Args:
        context: the shared collaborators.
        make_operation: another training operation, for tests.
    """

    def __init__(
        self,
        context: AppContext,
        make_operation: MakeOperation | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._shown: RunSummary | None = None  # None while the live run, or none, is shown
        self._end_notice = EndNotice(self)
        self._preparation: Job | None = None  # of a run that begins with a checkpoint
        self.session = TrainingSession(context, make_operation, self)
        self.setup = SetupPanel(context)
        self.controls = RunControls()
        self.view = RunView(context)
        self.runs = RunsPanel(context)
        self.comparison = Comparison(context, self)
        self.corpus = CorpusPage(context)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self._training_view())
        self._stack.addWidget(self.corpus)

        self.setup.changed.connect(self._show_state)
        self.view.samples.prompts_wanted.connect(self.edit_prompts)
        self.setup.new_dataset_wanted.connect(self.show_corpus)
        self.setup.library_wanted.connect(self.build_library)
        self.setup.files_wanted.connect(self.look_into)
        self.controls.start_wanted.connect(self.start)
        self.controls.pause_wanted.connect(self.session.pause)
        self.controls.resume_wanted.connect(self.session.resume)
        self.controls.stop_wanted.connect(self.session.stop)
        self.session.state_changed.connect(self._show_state)
        self.session.progressed.connect(self._run_progressed)
        self.session.ended.connect(self._run_ended)
        self.view.live_wanted.connect(self.show_live)
        self.view.slower_wanted.connect(self.continue_slower)
        self.runs.chosen.connect(self.show_run)
        self.runs.continue_wanted.connect(self.continue_run)
        self.runs.listed.connect(self._runs_listed)
        self.runs.settings_wanted.connect(self._use_settings)
        self.runs.beginning_wanted.connect(self.begin_with)
        self.runs.ticks_changed.connect(self._compare)
        self.runs.actions_on_runs.renamed.connect(self._run_renamed)
        self.runs.actions_on_runs.deleted.connect(self._run_deleted)
        self.comparison.changed.connect(self._show_comparison)
        self.view.curve.drawn.connect(self._show_colours)
        self.corpus.back_wanted.connect(self.show_training)
        context.dataset_built.connect(self._dataset_built)

        # While a run goes on, its row tells how far it is.
        self._refresh_timer = QTimer(self)
        self._refresh_timer.setInterval(_RUNS_REFRESH_MS)
        self._refresh_timer.timeout.connect(self.runs.refresh)
        self._has_restored = False
        self._show_state()

    @property
    def is_training(self) -> bool:
        """Whether closing now would end a run."""
        return self.session.is_active

    def menu_actions(self) -> list[ActionSpec]:
        """Rows for the main window's menus."""
        return actions_of_training(self)

    @Slot()
    def restore(self) -> None:
        """Show what was there at the last closing; called once the window is up."""
        self.runs.refresh()
        self.view.curve.load_plot()

    @Slot()
    def start(self) -> None:
        """Start a new run as it is set up."""
        if self.is_training or self._preparation is not None:
            return
        try:
            setup = self.setup.setup()
        except CoreError as error:
            self._context.errors.show(error)
            return
        self.setup.remember()
        if isinstance(setup, RunConfig):
            self._begin(setup)
            return
        # Data with another tokenizer is made anew with that of the checkpoint first.
        operation = resolve_operation(setup, self._context.workspace)
        self._preparation = self._context.jobs.start("Preparing the run", operation)
        self._preparation.on_result(self._prepared)
        self._preparation.on_error(self._not_prepared)
        self._preparation.cancelled.connect(self._not_prepared)
        self._show_state()

    def _begin(self, config: RunConfig) -> None:
        self.session.start(config)
        self.show_live()

    @Slot(object)
    def _prepared(self, config: object) -> None:
        self._preparation = None
        if isinstance(config, RunConfig):
            self._begin(config)

    @Slot(object)
    def _not_prepared(self, error: CoreError | None = None) -> None:
        self._preparation = None
        if error is not None:
            self._context.errors.show(error)
        self._show_state()

    @Slot()
    def edit_prompts(self) -> None:
        """Let the person write beginnings of code for the samples."""
        dialog = PromptsDialog(self.setup.prompts, self.window())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(self._prompts_edited)
        dialog.open()

    @Slot()
    def _prompts_edited(self) -> None:
        dialog = self.sender()
        if isinstance(dialog, PromptsDialog):
            self.setup.set_prompts(dialog.prompts())
            self.setup.remember()

    @Slot(object)
    def begin_with(self, run: RunSummary) -> None:
        """Set up a new run that begins with the best weights of another."""
        checkpoint = checkpoint_of(run)
        if checkpoint is not None:
            self.setup.model.begin_with(checkpoint)
            self._context.status.emit(f"The next run begins with the weights of {run.title}.")

    @Slot(object)
    def continue_run(self, run: RunSummary) -> None:
        """Go on with an earlier run from its last checkpoint, a finished one for the set length."""
        if self.is_training:
            return
        try:
            config = continued_config(run, self.setup.horizon.applied_to(TrainingConfig()))
            if self.setup.prompts:
                training_config = dataclasses.replace(config.train, prompts=self.setup.prompts)
                config = dataclasses.replace(config, train=training_config)
        except CoreError as error:
            self._context.errors.show(error)
            return
        is_loaded = self._shown is not None and self._shown.folder == run.folder
        self.session.record = self.view.record if is_loaded else RunRecord(run.name)
        self.session.start(config, run.folder)
        self.show_live()

    @Slot()
    def continue_slower(self) -> None:
        """Go on with the run that is shown from where it was good, at the rate it advises."""
        diverged = self.view.record.diverged
        if self.is_training or diverged is None:
            return
        folder = self._context.workspace.runs / self.view.record.name
        try:
            config = resume_config(folder, diverged.settings.split())
        except CoreError as error:
            self._context.errors.show(error)
            return
        self.session.record = self.view.record
        self.session.start(config, folder)
        self.show_live()

    @Slot()
    def pause_or_resume(self) -> None:
        """Hold the run, or let it go on."""
        if self.session.state == "paused":
            self.session.resume()
        else:
            self.session.pause()

    @Slot()
    def show_live(self) -> None:
        """Show the run in progress, or the last one of this window."""
        self._shown = None
        self.view.show_record(self.session.record, self.session.state)
        self._mark_shown()
        self._show_state()

    @Slot(object)
    def show_run(self, run: RunSummary) -> None:
        """Show an earlier run; its events are read in a worker."""
        if self.session.is_active and run.name == self.session.record.name:
            self.show_live()
            return
        self._shown = self.runs.model.listed(run.name) or run
        settings = self._context.settings
        settings.put(dataclasses.replace(settings.state.train, run=run.name))
        self._read_record(run)

    def _read_record(self, run: RunSummary) -> None:
        job = self._context.jobs.start(f"Reading {run.title}", read_record_operation(run.folder))
        job.on_result(self._record_read)

    @Slot()
    def show_corpus(self) -> None:
        """Turn to the building of datasets."""
        self.corpus.show_build()
        self._stack.setCurrentWidget(self.corpus)
        self.corpus.setFocus()

    @Slot(str)
    def look_into(self, dataset: str) -> None:
        """Turn to the files that a dataset is made of."""
        self._stack.setCurrentWidget(self.corpus)
        self.corpus.look_into(dataset.partition(SEPARATOR)[0])

    @Slot()
    def build_library(self) -> None:
        """Build a dataset of the standard library: the first thing a newcomer needs."""
        self.show_corpus()
        self.corpus.sources.use_library()
        self.corpus.build()

    @Slot()
    def show_training(self) -> None:
        """Turn back from the corpus."""
        self._stack.setCurrentIndex(0)
        self.first_widget().setFocus()

    def first_widget(self) -> QWidget:
        """What has the focus when the page comes forward; single keys change nothing there."""
        if self._stack.currentWidget() is self.corpus:
            return self.corpus.first_widget()
        return self.runs.table if self.runs.table.isVisible() else self.setup.new_dataset_button

    def save_state(self) -> None:
        """Keep the choices for the next start."""
        self.setup.remember()

    def _training_view(self) -> QWidget:
        scroll = scrolling(self.setup, "Settings of the next run")
        left = QWidget()
        left_column = QVBoxLayout(left)
        left_column.setContentsMargins(0, 0, 0, 0)
        left_column.setSpacing(GRID)
        left_column.addWidget(scroll, 1)
        left_column.addWidget(self.controls)
        left.setMinimumWidth(_SETUP_WIDTH - 24)

        remembered = self._context.settings.state.train
        self._lower = Splitter((self.view.samples, self.runs), (420, 530))
        self._lower.setMinimumHeight(160)
        self._lower.setStretchFactor(0, 1)
        self._lower.setStretchFactor(1, 1)
        self._lower.restore(remembered.lists_splitter)
        self._right = Splitter((self.view, self._lower), (500, 210), Qt.Orientation.Vertical)
        self._right.setStretchFactor(0, 3)
        self._right.setStretchFactor(1, 1)
        self._right.restore(remembered.plot_splitter)
        self._columns = Splitter((left, self._right), (_SETUP_WIDTH, 900))
        self._columns.setStretchFactor(0, 0)
        self._columns.setStretchFactor(1, 1)
        self._columns.restore(remembered.splitter)
        for splitter in (self._lower, self._right, self._columns):
            splitter.moved.connect(self._remember_sizes)
        page = QWidget()
        row = QHBoxLayout(page)
        row.setContentsMargins(GRID, GRID, GRID, GRID)
        row.addWidget(self._columns)
        return page

    def _show_figures(self) -> None:
        """The list says the same of the run in progress and of the one that is shown."""
        live, record = self.session.record, self.view.record
        if live.started is not None and self.session.is_active:
            self.runs.model.show_status(live.name, live.status(self._live_state()))
        shown = self._shown
        if shown is not None and record.started is not None and record.name == shown.name:
            self.runs.model.show_status(record.name, record.status(shown.status.state))

    @Slot()
    def _show_state(self) -> None:
        state = "starting" if self._preparation is not None else self.session.state
        self.controls.show_state(state, self.setup.problem)
        self.setup.plan.set_may_probe(state == "idle")
        self.runs.set_may_continue(not self.session.is_active)
        if self._shown is None:
            self.view.show_state(self._live_state())
        else:
            status = self._shown.status
            self.view.show_state(status.state, offers_live=self.session.is_active)
        self._show_figures()
        if self.session.is_active or not all(run.is_resumable for run in self.runs.model.runs()):
            self._refresh_timer.start()
        else:
            self._refresh_timer.stop()

    def _live_state(self) -> str:
        if self.session.is_active:
            return self.session.state
        finished = self.session.record.finished
        return finished.state if finished is not None else ""

    def _mark_shown(self) -> None:
        if self._shown is not None:
            self.runs.select(self._shown.folder)
        elif self.session.record.name:
            self.runs.select(self._context.workspace.runs / self.session.record.name)

    @Slot(list)
    def _run_progressed(self, events: list[Event]) -> None:
        if any(isinstance(event, RunStarted) for event in events):
            settings = self._context.settings
            settings.put(dataclasses.replace(settings.state.train, run=self.session.record.name))
            self.runs.refresh()
            if self._shown is None:
                self.view.show_record(self.session.record, self._live_state())
        elif self._shown is None:
            self.view.record_grew()
        self._show_figures()
        if any(run.key == self.session.record.name for run in self.comparison.runs()):
            self.view.curve.curve_grew()

    @Slot(object)
    def _run_ended(self, _result: object) -> None:
        self._context.status.emit(end_sentence(self.session.record))
        self._end_notice.show_end(self.session.record)
        record = self.session.record
        if record.finished is not None:
            # Until the list has been read again.
            self.runs.model.show_status(record.name, record.status(record.finished.state))
        if self._shown is None:
            self.view.record_grew()
        self.comparison.forget(self.session.record.name)
        self._compare()
        self.runs.refresh()

    @Slot(object)
    def _record_read(self, record: RunRecord) -> None:
        shown = self._shown
        if shown is not None and shown.name == record.name:
            self.view.show_record(record, shown.status.state, offers_live=self.session.is_active)
            self._show_figures()

    @Slot()
    def _runs_listed(self) -> None:
        # The oldest first, so that a new run changes no colour.
        self.view.curve.numbers.know(reversed(self.runs.model.listed_names()))
        self._compare()
        self._renew_shown()
        self._show_state()
        if self._has_restored or self.session.is_active:
            self._mark_shown()
            return
        self._has_restored = True
        workspace, name = self._context.workspace, self._context.settings.state.train.run
        row = max(0, self.runs.model.row_of(workspace.runs / name)) if name else 0
        run = self.runs.model.run(row)
        if run is not None:
            self.show_run(run)
            self._mark_shown()

    def _renew_shown(self) -> None:
        """Another process may have gone on with the run that is shown."""
        shown = self._shown
        now = self.runs.model.listed(shown.name) if shown is not None else None
        if shown is None or now is None:
            return
        self._shown = now
        if now.status != shown.status:
            self._read_record(now)

    @Slot(object)
    def _remember_sizes(self, _sizes: tuple[int, ...]) -> None:
        settings = self._context.settings
        settings.put(
            dataclasses.replace(
                settings.state.train,
                splitter=tuple(self._columns.sizes()),
                plot_splitter=tuple(self._right.sizes()),
                lists_splitter=tuple(self._lower.sizes()),
            )
        )

    @Slot(object)
    def _use_settings(self, run: RunSummary) -> None:
        self.setup.use(run.config)
        self._context.status.emit(f"The next run gets the settings of {run.title}.")

    @Slot()
    def _compare(self) -> None:
        self.comparison.set_live(self.session.record if self.session.is_active else None)
        self.comparison.want(self.runs.model.ticked())

    @Slot()
    def _show_comparison(self) -> None:
        self.view.curve.show_others(self.comparison.runs())

    @Slot()
    def _show_colours(self) -> None:
        self.runs.model.set_colours(self.view.curve.run_colours())

    @Slot()
    def _run_renamed(self) -> None:
        self.view.show_titles()
        self.setup.model.refresh()
        self._context.titles_changed.emit()

    @Slot(object)
    def _run_deleted(self, folder: Path) -> None:
        if self.view.record.name == folder.name:
            # The list reads the runs anew and then shows the newest.
            self._shown = None
            if not self.session.is_active:
                self.session.record = RunRecord()
            self._has_restored = self.session.is_active
            self.show_live()

    @Slot(str)
    def _dataset_built(self, name: str) -> None:
        self.setup.refresh_datasets(name)
