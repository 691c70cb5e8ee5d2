"""The one run that this window trains, from start to end.

It owns the job and the live record; the page starts, pauses and stops it and receives its
signals. Other runs are read by the page itself.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Literal

from PySide6.QtCore import QObject, Signal, Slot

from core.errors import CoreError
from core.events import CheckpointSaved, Event, Notice, RunStarted, StageProgress
from core.reports.run_record import RunRecord
from core.titles import dataset_title, run_title
from core.training.config import RunConfig
from core.workspace import Workspace
from gui.context import AppContext
from gui.jobs.board import ShownJob
from gui.jobs.job import Job, Operation, Outcome
from gui.jobs.priority import BACKGROUND_NICE
from gui.train.operations import train_operation
from gui.translation import tr, translated

State = Literal["idle", "starting", "running", "paused", "stopping"]
MakeOperation = Callable[[RunConfig, Workspace, Path | None], Operation]


class TrainingSession(QObject):
    """At most one training job at a time.

    Signals:
        state_changed: ``state`` has a new value.
        progressed: ``record`` has new events; carries their list.
        ended: the job has ended; carries its result, or None.
    """

    state_changed = Signal()
    progressed = Signal(list)
    ended = Signal(object)

    def __init__(
        self,
        context: AppContext,
        make_operation: MakeOperation | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._make_operation = make_operation or partial(
            train_operation, on_model=context.live.set_weights
        )
        self._job: Job | None = None
        self._shown: ShownJob | None = None  # the job as the window shows it
        self._state: State = "idle"
        self._resumed: Path | None = None
        self.record = RunRecord()

    @property
    def state(self) -> State:
        """The state of the job."""
        return self._state

    @property
    def shown_job(self) -> ShownJob | None:
        """The job as the window shows it; None where there is none."""
        return self._shown

    @property
    def is_active(self) -> bool:
        """Whether there is a job."""
        return self._job is not None

    def start(self, config: RunConfig, resume: Path | None = None) -> None:
        """Start a run, or continue the one in the folder ``resume``.

        A resumed run keeps its record: set ``record`` first.
        """
        assert self._job is None, "one run at a time"
        if resume is None:
            self.record = RunRecord()
        self._resumed = resume
        operation = self._make_operation(config, self._context.workspace, resume)
        job = self._context.jobs.start(tr("Training"), operation, nice=BACKGROUND_NICE)
        self._job = job
        board = self._context.jobs.board
        self._shown = board.add("train", self._title(config), stop=self.stop)
        job.on_events(self._receive)
        job.on_result(self._finish)
        job.on_error(self._fail)
        job.cancelled.connect(self._cancel)
        self._set_state("starting")

    @Slot()
    def pause(self) -> None:
        """Pause at the next safe point."""
        if self._job is not None and self._state == "running":
            self._job.pause()
            self._set_state("paused")

    @Slot()
    def resume(self) -> None:
        """Continue after a pause."""
        if self._job is not None and self._state == "paused":
            self._job.resume()
            self._set_state("running")

    @Slot()
    def stop(self) -> None:
        """Finish the step, save and end the run."""
        if self._job is not None:
            self._job.stop()
            self._set_state("stopping")

    @Slot()
    def pause_or_resume(self) -> None:
        """Pause the run, or continue it where it is paused."""
        if self._state == "paused":
            self.resume()
        else:
            self.pause()

    def _title(self, config: RunConfig) -> str:
        """What the window calls the run, whose folder is there only when it has started."""
        if self.record.name:
            return run_title(self._folder())
        data = dataset_title(self._context.workspace.datasets / config.dataset)
        return tr("{model} on {dataset}").format(model=config.preset, dataset=data)

    def _set_state(self, state: State) -> None:
        if state != self._state:
            self._state = state
            if self._shown is not None and state in ("paused", "stopping", "running"):
                self._shown.set_state(state)
            self.state_changed.emit()

    @Slot(list)
    def _receive(self, events: list[Event]) -> None:
        self.record.add_all(events)
        self._show_progress(events)
        for event in events:
            match event:
                case RunStarted():
                    if self._state == "starting":
                        self._set_state("running")
                    if self._shown is not None:
                        # Before that there was nothing to pause.
                        self._shown.pause, self._shown.resume = self.pause, self.resume
                        self._shown.set_title(run_title(self._folder()))
                case CheckpointSaved():
                    self._context.checkpoint_saved.emit(str(self._folder() / event.path))
                case Notice(level="warning"):
                    self._context.errors.show_notice(event)
                case Notice(level="info"):
                    self._context.status.emit(translated(event.message))
                case _:
                    pass
        self.progressed.emit(events)

    def _show_progress(self, events: list[Event]) -> None:
        shown = self._shown
        if shown is None:
            return
        stages = [event for event in events if isinstance(event, StageProgress)]
        has_stepped = self.record.last_step is not None and self.record.finished is None
        if has_stepped and len(stages) < len(events):
            progress = self.record.status(self._state).progress
            shown.show_progress(progress, self.record.eta_seconds)
        elif stages:
            shown.show_stage(stages[-1])

    def _folder(self) -> Path:
        return self._resumed or self._context.workspace.runs / self.record.name

    @Slot(object)
    def _finish(self, result: object) -> None:
        end = self.record.finished
        self._end(result, "failed" if end is not None and end.state == "failed" else "done")

    @Slot(object)
    def _fail(self, error: CoreError) -> None:
        self._context.errors.show(error)
        self._end(None, "failed")

    @Slot()
    def _cancel(self) -> None:
        self._end(None, "cancelled")

    def _end(self, result: object, outcome: Outcome) -> None:
        if self._shown is not None:
            self._context.jobs.board.end(self._shown, outcome)
        self._job = self._shown = None
        self._context.live.end()
        self._set_state("idle")
        self.ended.emit(result)
