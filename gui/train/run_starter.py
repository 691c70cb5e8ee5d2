"""Starts a run as it is set up, and continues an earlier one."""

from __future__ import annotations

import dataclasses
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from core.errors import CoreError
from core.reports.run_record import RunRecord
from core.training.config import RunConfig, TrainingConfig
from core.training.runs.run_folder import RunSummary, continued_config, resume_config
from gui.context import AppContext
from gui.jobs.job import Job
from gui.train.operations import resolve_operation
from gui.train.session import TrainingSession
from gui.train.setup_panel import SetupPanel
from gui.translation import tr


class RunStarter(QObject):
    """Turns settings into runs of the session; errors are shown.

    Args:
        context: the shared collaborators.
        setup: the settings of the next run.
        session: trains it.

    Signals:
        started: the session has started a run.
        state_changed: ``is_preparing`` has a new value.
        build_wanted: the standard library shall be built; ``start_built`` starts the run then.
    """

    started = Signal()
    state_changed = Signal()
    build_wanted = Signal()

    def __init__(
        self,
        context: AppContext,
        setup: SetupPanel,
        session: TrainingSession,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._setup = setup
        self._session = session
        self.is_building = False
        self._preparation: Job | None = None  # of a run that starts from a checkpoint

    @property
    def is_preparing(self) -> bool:
        """Whether the data of the next run is being built, or tokenized again."""
        return self._preparation is not None or self.is_building

    @Slot()
    def start(self) -> None:
        """Start a new run with the settings of the page."""
        if self._session.is_active or self.is_preparing:
            return
        if self._setup.data.needs_build and self._setup.problem is None:
            self._setup.remember()
            self.is_building = True
            self.build_wanted.emit()
            self.state_changed.emit()
            return
        try:
            setup = self._setup.setup()
        except CoreError as error:
            self._context.errors.show(error)
            return
        self._setup.remember()
        if isinstance(setup, RunConfig):
            self._start(setup)
            return
        # A dataset with another tokenizer is first tokenized with that of the checkpoint.
        operation = resolve_operation(setup, self._context.workspace)
        self._preparation = self._context.jobs.start(tr("Preparing the run"), operation)
        self._preparation.on_result(self._prepared)
        self._preparation.on_error(self._not_prepared)
        self._preparation.cancelled.connect(self._not_prepared)
        self.state_changed.emit()

    @Slot()
    def start_built(self) -> None:
        """The data has been built and chosen: start the run that waits for it, if one does."""
        if self.is_building:
            self.is_building = False
            self.start()

    @Slot()
    def give_up(self) -> None:
        """The build has ended without data: no run waits for it any more."""
        if self.is_building:
            self.is_building = False
            self.state_changed.emit()

    def continue_run(self, run: RunSummary, record: RunRecord | None) -> None:
        """Continue an earlier run from its last checkpoint, a finished one for the set length.

        Args:
            run: the run.
            record: its events where they have been read; None to start with none.
        """
        if self._session.is_active:
            return
        try:
            config = continued_config(run, self._setup.horizon.applied_to(TrainingConfig()))
            if self._setup.prompts:
                train = dataclasses.replace(config.train, prompts=self._setup.prompts)
                config = dataclasses.replace(config, train=train)
        except CoreError as error:
            self._context.errors.show(error)
            return
        self._session.record = record or RunRecord(run.name)
        self._start(config, run.folder)

    def continue_slower(self, record: RunRecord) -> None:
        """Continue a diverged run from its last good state at the advised learning rate."""
        diverged = record.diverged
        if self._session.is_active or diverged is None:
            return
        folder = self._context.workspace.runs / record.name
        try:
            config = resume_config(folder, diverged.settings.split())
        except CoreError as error:
            self._context.errors.show(error)
            return
        self._session.record = record
        self._start(config, folder)

    def _start(self, config: RunConfig, resume: Path | None = None) -> None:
        self._session.start(config, resume)
        self.started.emit()

    @Slot(object)
    def _prepared(self, config: object) -> None:
        self._preparation = None
        if isinstance(config, RunConfig):
            self._start(config)

    @Slot(object)
    def _not_prepared(self, error: CoreError | None = None) -> None:
        self._preparation = None
        if error is not None:
            self._context.errors.show(error)
        self.state_changed.emit()
