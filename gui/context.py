"""What the pages have in common, passed to their constructors.

The pages do not import each other; they communicate through the context.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QApplication

from core.control import ForegroundGate
from core.workspace import Workspace
from gui.connect.local_server import LocalServer
from gui.errors import ErrorCenter
from gui.jobs.adaptation_service import AdaptationService
from gui.jobs.completion_service import CompletionService
from gui.jobs.model_source import CheckpointSource
from gui.jobs.project_service import ProjectService
from gui.jobs.runner import JobRunner
from gui.jobs.shown_preparations import ShownPreparations
from gui.jobs.training_sets import TrainingSets
from gui.keymap import Keymap
from gui.live_run import LiveRun
from gui.settings import Settings
from gui.theme_switch import ThemeSwitch

# Saving a checkpoint of the largest preset on a slow disk takes seconds, a step of it more.
_SHUTDOWN_MS = 60_000


class AppContext(QObject):
    """The collaborators of one window.

    Signals:
        checkpoint_saved: the path of a checkpoint that has just been written.
        dataset_built: the name of a dataset that has just been completed.
        evaluation_wanted: the path of a checkpoint that the user wants to evaluate.
        card_wanted: the path of a checkpoint whose model card the user wants to see.
        titles_changed: a run has another title.
        status: a short sentence for the status bar.
    """

    checkpoint_saved = Signal(str)
    dataset_built = Signal(str)
    evaluation_wanted = Signal(str)
    card_wanted = Signal(str)
    titles_changed = Signal()
    status = Signal(str)

    def __init__(
        self,
        workspace: Workspace,
        settings: Settings,
        app: QApplication,
        completion: CompletionService | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.workspace = workspace
        self.settings = settings
        self.keymap = Keymap(settings, self)
        self.gate = ForegroundGate()
        self.errors = ErrorCenter(self)
        self.themes = ThemeSwitch(app, settings.preferences.window.theme, self)
        self.jobs = JobRunner(self.gate, self.errors, self)
        self.live = LiveRun(self)
        self.server = LocalServer(workspace, self.gate, self)
        self.completion = (
            completion
            if completion is not None
            else CompletionService(self.gate, CheckpointSource(workspace, self._threads), self)
        )
        self._threads_used = self._threads()
        settings.changed.connect(self._settings_changed)
        self._preparations = ShownPreparations(self.completion, self.jobs.board, self)
        self.projects = ProjectService(self.completion, self.jobs, workspace, settings, self)
        self.adaptation = AdaptationService(
            self.completion,
            self.projects,
            self.jobs,
            self.live,
            self.gate,
            workspace,
            settings,
            self,
        )
        self.training_sets = TrainingSets(self.completion, self.jobs, workspace, self)

    def _threads(self) -> int:
        return self.settings.preferences.suggestions.threads

    @Slot(object)
    def _settings_changed(self, _section: object) -> None:
        if self._threads() != self._threads_used:
            self._threads_used = self._threads()
            self.completion.reload()

    def shutdown(self) -> bool:
        """Stop jobs and the completion thread, save the settings.

        Returns:
            False when a thread did not end; the process must not be ended then.
        """
        self.server.stop()
        self.adaptation.shutdown()
        self.projects.shutdown()
        self.training_sets.shutdown()
        are_over = self.jobs.shutdown(_SHUTDOWN_MS)
        self.completion.shutdown()
        self.settings.save()
        return are_over
