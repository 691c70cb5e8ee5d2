"""The train page: settings on the left, the run on the right, and the corpus view.

It connects the parts, each of which is a module of this package. The run in progress is
``session.py``.
"""

from __future__ import annotations

import dataclasses
from pathlib import Path

from PySide6.QtCore import QTimer, Slot
from PySide6.QtWidgets import QStackedLayout, QWidget

from core.data.config import SEPARATOR
from core.events import Event, RunStarted
from core.reports.run_record import RunRecord
from core.training.runs.run_folder import RunSummary
from gui.actions import ActionSpec
from gui.context import AppContext
from gui.corpus.page import CorpusPage
from gui.job_texts import stage_text
from gui.page import Page
from gui.train.compared_runs import ComparedRuns
from gui.train.curve_actions import curve_actions
from gui.train.end_notice import EndNotice, end_sentence
from gui.train.layout import TrainLayout
from gui.train.operations import read_record_operation
from gui.train.page_actions import training_actions
from gui.train.run_controls import RunControls
from gui.train.run_starter import RunStarter
from gui.train.run_view import RunView
from gui.train.runs_menu import checkpoint_of
from gui.train.runs_panel import RunsPanel
from gui.train.session import MakeOperation, TrainingSession
from gui.train.setup_panel import SetupPanel
from gui.translation import tr

_RUNS_REFRESH_MS = 15_000


class TrainPage(Page):
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
        self.session = TrainingSession(context, make_operation, self)
        self.setup = SetupPanel(context)
        self.starter = RunStarter(context, self.setup, self.session, self)
        self.controls = RunControls()
        self.view = RunView(context)
        self.runs = RunsPanel(context)
        self.compared = ComparedRuns(context, self)
        self.corpus = CorpusPage(context)
        self._stack = QStackedLayout(self)
        self.parts = TrainLayout(context, self.setup, self.controls, self.view, self.runs)
        self._stack.addWidget(self.parts)
        self._stack.addWidget(self.corpus)

        self.setup.changed.connect(self._show_state)
        self.view.samples.prompts_requested.connect(self.setup.edit_prompts)
        self.setup.new_dataset_requested.connect(self.show_corpus)
        self.setup.library_requested.connect(self.build_library)
        self.setup.files_requested.connect(self.browse_files)
        self.controls.start_requested.connect(self.starter.start)
        self.starter.started.connect(self.show_live)
        self.starter.state_changed.connect(self._show_state)
        self.controls.pause_requested.connect(self.session.pause)
        self.controls.resume_requested.connect(self.session.resume)
        self.controls.stop_requested.connect(self.session.stop)
        self.session.state_changed.connect(self._show_state)
        self.session.progressed.connect(self._run_progressed)
        self.session.ended.connect(self._run_ended)
        self.view.live_requested.connect(self.show_live)
        self.view.slower_requested.connect(self.continue_slower)
        self.runs.chosen.connect(self.show_run)
        self.runs.continue_requested.connect(self.continue_run)
        self.runs.listed.connect(self._runs_listed)
        self.runs.settings_requested.connect(self._copy_settings)
        self.runs.fine_tuning_requested.connect(self.fine_tune)
        self.runs.ticks_changed.connect(self._compare)
        self.runs.actions_on_runs.renamed.connect(self._run_renamed)
        self.runs.actions_on_runs.deleted.connect(self._run_deleted)
        self.compared.changed.connect(self._show_compared)
        self.view.curve.drawn.connect(self._show_colors)
        self.corpus.back_requested.connect(self.show_training)
        context.dataset_built.connect(self._dataset_built)
        context.jobs.board.ticked.connect(self._tick)

        # While a run continues, its row shows its progress.
        self._refresh_timer = QTimer(self)
        self._refresh_timer.setInterval(_RUNS_REFRESH_MS)
        self._refresh_timer.timeout.connect(self.runs.refresh)
        self._has_restored = False
        self._show_state()

    @property
    def is_training(self) -> bool:
        """Whether closing the window now would end a run."""
        return self.session.is_active

    def menu_actions(self) -> list[ActionSpec]:
        """Rows for the main window's menus."""
        rows = training_actions(self.starter, self.session, self.setup, self.runs, self.show_corpus)
        return [*rows, *curve_actions(self.view.curve)]

    def has_running_work(self) -> bool:
        """Return whether closing the window would end a run."""
        return self.is_training

    def window_painted(self) -> None:
        """Show the run of the last session, and load the plot."""
        self.runs.refresh()
        self.view.curve.load_plot()

    @Slot(object)
    def fine_tune(self, run: RunSummary) -> None:
        """Set up a new run that starts from the best weights of another."""
        checkpoint = checkpoint_of(run)
        if checkpoint is not None:
            self.setup.model.start_from(checkpoint)
            self._context.status.emit(
                tr("The next run starts from the weights of {run}.").format(run=run.title)
            )

    @Slot(object)
    def continue_run(self, run: RunSummary) -> None:
        """Continue an earlier run."""
        is_loaded = self._shown is not None and self._shown.folder == run.folder
        self.starter.continue_run(run, self.view.record if is_loaded else None)

    @Slot()
    def continue_slower(self) -> None:
        """Continue the run that is shown, which has diverged, at the advised learning rate."""
        self.starter.continue_slower(self.view.record)

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
        job = self._context.jobs.start(
            tr("Reading {run}").format(run=run.title), read_record_operation(run.folder)
        )
        job.on_result(self._record_read)

    @Slot()
    def show_corpus(self) -> None:
        """Show the view that builds datasets."""
        self.corpus.show_build()
        self._stack.setCurrentWidget(self.corpus)
        self.corpus.setFocus()

    @Slot(str)
    def browse_files(self, dataset: str) -> None:
        """Show the files of a dataset."""
        self._stack.setCurrentWidget(self.corpus)
        self.corpus.look_into(dataset.partition(SEPARATOR)[0])

    @Slot()
    def build_library(self) -> None:
        """Build a dataset from the standard library, for a first run."""
        self.show_corpus()
        self.corpus.sources.use_library()
        self.corpus.build()

    @Slot()
    def show_training(self) -> None:
        """Return from the corpus view."""
        self._stack.setCurrentIndex(0)
        self.first_widget().setFocus()

    def first_widget(self) -> QWidget:
        """Return the widget that gets the focus with the page; single keys change nothing there."""
        if self._stack.currentWidget() is self.corpus:
            return self.corpus.first_widget()
        return self.runs.table if self.runs.table.isVisible() else self.setup.new_dataset_button

    def save_state(self) -> None:
        """Keep the choices for the next start."""
        self.setup.remember()

    def _show_figures(self) -> None:
        """Show in the list the same figures as for the run in progress and the one shown."""
        live, record = self.session.record, self.view.record
        if live.started is not None and self.session.is_active:
            self.runs.model.show_status(live.name, live.status(self._live_state()))
        shown = self._shown
        if shown is not None and record.started is not None and record.name == shown.name:
            self.runs.model.show_status(record.name, record.status(shown.status.state))

    @Slot()
    def _show_state(self) -> None:
        state = "starting" if self.starter.is_preparing else self.session.state
        self.controls.show_state(state, self.setup.problem)
        self.setup.estimate.set_may_probe(state == "idle")
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

    @Slot()
    def _tick(self) -> None:
        """A second has passed: the clocks of a run at work move on."""
        job = self.session.shown_job
        if job is None:
            return
        if self._shown is None:
            self.view.tick()
        # The stages before the first step and after the last one.
        is_between = self.session.state == "running" and self.session.record.finished is None
        stage = "" if is_between else stage_text(job)
        self.controls.show_wait(stage, job.elapsed_seconds())

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
        if any(run.key == self.session.record.name for run in self.compared.runs()):
            self.view.curve.curve_grew()

    @Slot(object)
    def _run_ended(self, _result: object) -> None:
        self._context.status.emit(end_sentence(self.session.record))
        self._end_notice.show_end(self.session.record)
        record = self.session.record
        if record.finished is not None:
            # The list shows this until it has been read again.
            self.runs.model.show_status(record.name, record.status(record.finished.state))
        if self._shown is None:
            self.view.record_grew()
        self.compared.forget(self.session.record.name)
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
        self.view.curve.numbers.set_numbers(self.runs.model.color_numbers())
        self._compare()
        self._renew_shown()
        self.setup.model.follow_runs(self.runs.model.runs())
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
        """Show the run again if another process has continued it."""
        shown = self._shown
        now = self.runs.model.listed(shown.name) if shown is not None else None
        if shown is None or now is None:
            return
        self._shown = now
        if now.status != shown.status:
            self._read_record(now)

    @Slot(object)
    def _copy_settings(self, run: RunSummary) -> None:
        self.setup.use(run.config)
        self._context.status.emit(
            tr("The next run gets the settings of {run}.").format(run=run.title)
        )

    @Slot()
    def _compare(self) -> None:
        self.compared.set_live(self.session.record if self.session.is_active else None)
        self.compared.show(self.runs.model.ticked())

    @Slot()
    def _show_compared(self) -> None:
        self.view.curve.show_others(self.compared.runs())

    @Slot()
    def _show_colors(self) -> None:
        self.runs.model.set_colors(self.view.curve.run_colors())

    @Slot()
    def _run_renamed(self) -> None:
        self.view.show_titles()
        self.setup.model.refresh()
        self._context.titles_changed.emit()

    @Slot(object)
    def _run_deleted(self, folder: Path) -> None:
        if self.view.record.name == folder.name:
            # The list is read again and then shows the newest run.
            self._shown = None
            if not self.session.is_active:
                self.session.record = RunRecord()
            self._has_restored = self.session.is_active
            self.show_live()

    @Slot(str)
    def _dataset_built(self, name: str) -> None:
        self.setup.refresh_datasets(name)
