"""Lets the model continue to learn from the open project while nobody types.

With consent for the project, on mains power, some time after the last key press, and never beside
a training. ``tabwright adapt`` runs as a child process of the lowest priority, which a key press
suspends before anything else happens; closing the window ends it. Once it has succeeded, the
adapted weights replace those of the model, for this project alone.
"""

from __future__ import annotations

import dataclasses
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QEvent, QObject, QTimer, Signal, Slot
from PySide6.QtGui import QWindow

from core.control import Control, ForegroundGate
from core.errors import CoreError
from core.events import Emit
from core.workspace import Workspace
from gui.jobs.adaptation_view import AdaptationView, Phase
from gui.jobs.board import ShownJob
from gui.jobs.child_process import ChildHandle, run_command
from gui.jobs.completion_service import CompletionService
from gui.jobs.job import Job
from gui.jobs.power import is_allowed, power
from gui.jobs.project_service import ProjectService
from gui.jobs.runner import JobRunner
from gui.live_run import LiveRun
from gui.model_choice import PROJECT_ONLY
from gui.preferences import AdaptationPreferences
from gui.settings import Settings
from gui.translation import problem_text

if TYPE_CHECKING:
    from core.adaptation.copies import AdaptationRecord

# Smaller projects are refused by the operation, too; the user is not asked for them.
MIN_FILES: Final = 8
MIN_TOKENS: Final = 8_000
# A project that has changed is learned again after this time.
_AGAIN: Final = timedelta(hours=12)
# A pause for thought is shorter than an absence.
_RESUME_SECONDS: Final = 10.0
_TICK_MS: Final = 1000
_INPUT: Final = frozenset(
    (
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TabletPress,
    )
)


class AdaptationService(QObject):
    """Decides when to adapt, and which weights make the suggestions.

    Signals:
        changed: ``view`` is another one.
        forgotten: the root of a project, and how many adapted models were deleted.
    """

    changed = Signal()
    forgotten = Signal(object, int)
    _entered = Signal()

    def __init__(
        self,
        completion: CompletionService,
        projects: ProjectService,
        jobs: JobRunner,
        live: LiveRun,
        gate: ForegroundGate,
        workspace: Workspace,
        settings: Settings,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._completion, self._projects, self._jobs = completion, projects, jobs
        self._live, self._workspace, self._settings = live, workspace, settings
        self._view = AdaptationView()
        self._handle = ChildHandle()
        self._job: Job[dict[str, Any]] | None = None
        self._shown: ShownJob | None = None  # of it
        self._looking: Job[Any] | None = None
        self._must_look_again = False
        self._looked_for: tuple[Path, Path] | None = None  # model and project of the record
        self._record: AdaptationRecord | None = None
        self._copy: Path | None = None
        self._problem = ""
        self._is_closed = False
        self._touched_at = time.monotonic()
        self._timer = QTimer(self)
        self._timer.setInterval(_TICK_MS)
        self._timer.timeout.connect(self._tick)
        # A request of another editor counts like a key press here.
        gate.on_enter(self._gate_entered)
        self._entered.connect(self._touched)
        completion.model_changed.connect(self._follow)
        completion.copy_changed.connect(self._choose_weights)
        projects.changed.connect(self._follow)
        settings.changed.connect(self._settings_changed)
        live.changed.connect(self._follow)
        projects.forgotten.connect(self.forget)

    @property
    def view(self) -> AdaptationView:
        """How it is with the project of the file in front."""
        return self._view

    def watch(self, window: QWindow) -> None:
        """Take the keys and clicks of a window for signs that somebody is there."""
        window.installEventFilter(self)

    # --- what the user does -------------------------------------------------------

    def set_consent(self, root: Path, *, is_given: bool) -> None:
        """Adapt to a project from now on, or never (again)."""
        old, name = self._preferences, str(root)
        agreed, declined = ({*names} - {name} for names in (old.projects, old.declined))
        (agreed if is_given else declined).add(name)
        self._settings.put(
            dataclasses.replace(
                old,
                projects=tuple(sorted(agreed)),
                declined=tuple(sorted(declined)),
                enabled=old.enabled or is_given,
            )
        )

    def has_consent(self, root: Path) -> bool:
        """Whether the user has agreed."""
        return self._preferences.enabled and str(root) in self._preferences.projects

    def forget(self, root: Path) -> None:
        """Delete what was adapted to a project, and do not adapt to it again unasked."""
        self._end_job()
        self.set_consent(root, is_given=False)
        workspace = self._workspace

        def operation(_emit: Emit, _control: Control) -> int:
            from core.adaptation.copies import forget_adaptations

            return forget_adaptations(workspace, root)

        def deleted(count: int) -> None:
            self.forgotten.emit(root, count)
            self._look()

        self._record, self._copy = None, None
        self._choose_weights()
        self._show()
        self._jobs.start("Forgetting the adaptation", operation).on_result(deleted)

    def shutdown(self) -> None:
        """Start nothing any more, and end what runs: the window closes."""
        self._is_closed = True
        self._timer.stop()
        self._end_job()

    # --- following model, project and settings ---------------------------------------

    @property
    def _preferences(self) -> AdaptationPreferences:
        return self._settings.preferences.adaptation

    def _model_and_project(self) -> tuple[Path, Path] | None:
        """Return the checkpoint that is loaded and the project that is asked, if there are both."""
        model, project = self._completion.model, self._projects.view
        if model is None or project.root is None or project.phase not in ("reading", "ready"):
            return None
        is_file = model.path != PROJECT_ONLY and model.path.suffix == ".pth"
        return (model.path, project.root) if is_file else None

    @Slot()
    def _follow(self) -> None:
        if self._is_closed:
            return
        wanted = self._model_and_project()
        if wanted != self._looked_for:
            self._looked_for = wanted
            self._record, self._copy, self._problem = None, None, ""
            self._end_job()
            self._look()
        elif wanted is not None:
            self._choose_weights()  # the model may have been loaded again
        self._show()

    @Slot(object)
    def _settings_changed(self, section: object) -> None:
        if not isinstance(section, AdaptationPreferences):
            return
        root = self._view.root
        if root is not None and not self.has_consent(root):
            self._end_job()
        self._choose_weights()
        self._show()

    def _look(self) -> None:
        """Read, off the window's thread, what is known of model and project."""
        wanted = self._looked_for
        if self._looking is not None:
            self._must_look_again = True
            return
        if wanted is None or self._is_closed:
            self._choose_weights()
            return
        workspace, (model, root) = self._workspace, wanted

        def operation(_emit: Emit, _control: Control) -> tuple[object, Path | None]:
            from core.adaptation.copies import CopyFolder
            from core.completion.opening import is_prepared, prepare

            folder = CopyFolder(workspace, root, model)
            found = folder.find()
            if found is not None and not is_prepared(found.checkpoint, workspace):
                prepare(found.checkpoint, workspace)  # its light copy was deleted
            return folder.read(), found.checkpoint if found is not None else None

        def looked(found: tuple[Any, Path | None]) -> None:
            if wanted == self._looked_for:
                self._record, self._copy = found
                self._choose_weights()

        self._looking = job = self._jobs.start("Looking for an adapted model", operation)
        job.on_result(looked)
        job.on_error(self._failed)
        job.ended.connect(self._look_ended)

    @Slot()
    def _look_ended(self) -> None:
        self._looking = None
        if self._must_look_again:
            self._must_look_again = False
            self._look()
        self._show()

    @Slot()
    def _choose_weights(self) -> None:
        """Let the weights answer that are the right ones for this project."""
        if self._is_closed or self._model_and_project() != self._looked_for:
            return
        copy = self._copy if self._preferences.uses_copies and self._looked_for else None
        if copy != self._completion.copy:
            self._completion.use_copy(copy)

    # --- learning ---------------------------------------------------------------------

    @Slot()
    def _tick(self) -> None:
        idle = time.monotonic() - self._touched_at
        if self._job is not None:
            pause = min(_RESUME_SECONDS, self._preferences.idle_seconds)
            if self._handle.is_suspended and idle >= pause and self._may_learn():
                self._handle.resume()
            elif not self._may_learn():
                self._handle.suspend()
            self._show()
        elif idle >= self._preferences.idle_seconds and self._may_learn():
            self._start()

    def _may_learn(self) -> bool:
        """Whether the machine is free for it; asked once a second while something is wanted."""
        return self._live.weights is None and is_allowed(power(), self._preferences.power)

    def _wants_to_learn(self) -> bool:
        root = self._view.root
        if self._is_closed or root is None or self._looking is not None:
            return False
        if not self.has_consent(root) or self._projects.view.phase != "ready" or self._problem:
            return False
        record = self._record
        return record is None or _is_old(record.tried_at)

    def _start(self) -> None:
        if self._looked_for is None:
            return
        model, root = self._looked_for
        handle = self._handle
        handle.resume()
        arguments = [
            "adapt",
            f"--project={root}",
            f"--checkpoint={model}",
            f"--workspace={self._workspace.folder}",
            f"--minutes={self._preferences.minutes}",
            "--only-if-changed",
        ]

        def operation(emit: Emit, control: Control) -> dict[str, Any]:
            return run_command(arguments, emit, control, handle)

        self._job = job = self._jobs.start("Adapting the model", operation)
        self._shown = self._jobs.board.follow(job, "adapt", root.name)
        job.on_error(self._failed)
        job.ended.connect(self._job_ended)
        self._show()

    @Slot()
    def _job_ended(self) -> None:
        self._job = self._shown = None
        self._look()
        self._show()

    def _end_job(self) -> None:
        if self._job is not None:
            self._job.cancel()
            self._handle.resume()

    def _failed(self, error: CoreError) -> None:
        self._problem = problem_text(error)  # in the state line alone: nobody asked for it

    # --- the user is there ------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Suspend the learning before a key press is handled."""
        if event.type() in _INPUT:
            self._touched()
        return super().eventFilter(watched, event)

    def _gate_entered(self) -> None:
        """In the thread of a completion: suspend first, then tell the window's thread."""
        if self._job is not None and not self._handle.is_suspended:
            self._handle.suspend()
            self._entered.emit()

    @Slot()
    def _touched(self) -> None:
        self._touched_at = time.monotonic()
        if self._job is not None and not self._handle.is_suspended:
            self._handle.suspend()
            # The line is painted after the key.
            QTimer.singleShot(0, self._show)

    def _show(self) -> None:
        view = self._present_view()
        if self._shown is not None:
            self._shown.set_state("paused" if self._handle.is_suspended else "running")
        if view != self._view:
            self._view = view
            self.changed.emit()
        # Nothing ticks where nothing is wanted.
        needs_timer = not self._is_closed and (self._job is not None or self._wants_to_learn())
        if needs_timer != self._timer.isActive():
            (self._timer.start if needs_timer else self._timer.stop)()

    def _present_view(self) -> AdaptationView:
        if self._looked_for is None:
            return AdaptationView()
        _, root = self._looked_for
        preferences = self._preferences
        phase: Phase = "off"
        if self._job is not None:
            phase = "paused" if self._handle.is_suspended else "learning"
        elif self.has_consent(root):
            phase = "waiting"
        elif preferences.enabled and str(root) not in preferences.declined:
            project = self._projects.view
            is_large_enough = project.files >= MIN_FILES and project.tokens >= MIN_TOKENS
            if project.phase == "ready" and is_large_enough:
                phase = "unasked"
        return AdaptationView(
            root=root,
            phase=phase,
            record=self._record,
            is_used=self._copy is not None and preferences.uses_copies,
            problem=self._problem,
        )


def _is_old(moment: str) -> bool:
    """Whether a project is to be looked at again; a time in the future is of a wrong clock."""
    try:
        then = datetime.fromisoformat(moment)
        now = datetime.now(UTC)
        return not then <= now < then + _AGAIN
    except (ValueError, TypeError):
        return True
