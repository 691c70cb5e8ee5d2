"""Keeps the model's memory of the open project in step with the file in front and the disk.

Looks for the project, reads it in a job, hands its memory to the completion
thread as soon as there is one, and reads again when the disk has changed. What is done to
memories is in ``project_memories.py``; the window's own thread only posts.
"""

from __future__ import annotations

import dataclasses
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal

from PySide6.QtCore import QFileSystemWatcher, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication

from core.control import Control
from core.errors import CoreError
from core.events import Emit
from core.workspace import Workspace
from gui.jobs.completion_service import CompletionService
from gui.jobs.job import Job
from gui.jobs.project_memories import ProjectMemories, Question
from gui.jobs.runner import JobRunner
from gui.settings import Settings

if TYPE_CHECKING:
    from core.memory.project import ProjectMemory

# A checkout changes many folders at a time, a program that replaces a file needs two steps.
_SETTLE_MS: Final = 400
_TELL_MS: Final = 150
_MAX_RECENT: Final = 8

Phase = Literal["none", "reading", "ready", "refused"]
Change = Callable[[ProjectMemories], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class ProjectView:
    """What the state line says.

    Attributes:
        phase: "none" where no project is asked: no model, no file, or another language.
        root: of the project; in the phase "none" the open folder while no file is in front.
        files, tokens: that count now.
        secrets: files that were left out since a secret was found in them.
        too_far: files beyond the bound on tokens.
    """

    phase: Phase = "none"
    root: Path | None = None
    files: int = 0
    tokens: int = 0
    secrets: int = 0
    too_far: int = 0


class ProjectService(QObject):
    """The window's one owner of project memories.

    Signals:
        changed: ``view`` is another one.
        folder_changed: another folder is open, or none.
        read_ended: a project was read, or looked at again.
        forgotten: the root of a project and how many cached files were deleted.
        failed: a ``CoreError`` of reading.
    """

    changed = Signal()
    folder_changed = Signal()
    read_ended = Signal()
    forgotten = Signal(object, int)
    failed = Signal(object)
    _found = Signal(int, object, object)

    def __init__(
        self,
        completion: CompletionService,
        jobs: JobRunner,
        workspace: Workspace,
        settings: Settings,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._completion = completion
        self._jobs = jobs
        self._settings = settings
        self._memories = ProjectMemories(workspace)
        self._file: Path | None = None
        self._language: str | None = None
        self._is_closed = False
        self._number = 0  # of the latest job
        self._job: Job | None = None
        self._memory: ProjectMemory | None = None
        self._view = ProjectView()
        self._changes: deque[Change] = deque()
        self._changing: Job | None = None
        self._watcher = QFileSystemWatcher(self)
        self._watcher.directoryChanged.connect(self._disk_touched)
        self._settle = self._single_shot(_SETTLE_MS, self._read_again)
        self._tell = self._single_shot(_TELL_MS, self._tell_progress)
        self._found.connect(self._take)
        completion.model_changed.connect(self._model_changed)
        completion.copy_changed.connect(self._copy_changed)
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.applicationStateChanged.connect(self._application_changed)

    @property
    def view(self) -> ProjectView:
        """How the project of the file in front is."""
        return self._view

    @property
    def folder(self) -> Path | None:
        """The folder that is open."""
        folder = self._settings.state.project.folder
        return Path(folder) if folder else None

    @property
    def recent_folders(self) -> list[Path]:
        """Folders that were opened, the latest first."""
        return [Path(folder) for folder in self._settings.state.project.recent_folders]

    @property
    def root(self) -> Path | None:
        """The project of the file in front, refused or not."""
        return self._view.root

    # --- what the user does -------------------------------------------------------

    def set_file(self, path: Path | None, language: str | None) -> None:
        """Ask the project of another file from now on.

        Args:
            path: None for a text that was never saved: then the open folder is asked.
            language: by its name in ``core.languages``; None for one that is not completed.
        """
        if (path, language) != (self._file, self._language):
            self._file, self._language = path, language
            self._follow()

    def open_folder(self, folder: Path | None) -> None:
        """Take a folder as the project of the files in it; None for what is found by itself."""
        old = self._settings.state.project
        recent = dict.fromkeys([*([str(folder)] if folder else []), *old.recent_folders])
        self._settings.put(
            dataclasses.replace(
                old,
                folder=str(folder) if folder is not None else "",
                recent_folders=tuple(recent)[:_MAX_RECENT],
            )
        )
        if folder is not None:
            self._set_excluded(str(folder.resolve()), is_excluded=False)
        self.folder_changed.emit()
        self._follow()

    def set_refused(self, root: Path, *, is_refused: bool) -> None:
        """Do not use a project, now and later; or use it again."""
        self._set_excluded(str(root), is_excluded=is_refused)
        self._follow()

    def _set_excluded(self, root: str, *, is_excluded: bool) -> None:
        old = self._settings.preferences.suggestions
        others = tuple(one for one in old.excluded_projects if one != root)
        excluded = (*others, root) if is_excluded else others
        self._settings.put(dataclasses.replace(old, excluded_projects=excluded))

    def forget(self, root: Path) -> None:
        """Delete what is kept of a project, and use it no more: else it would be read again."""
        self.set_refused(root, is_refused=True)
        self._use(None)
        self._change(lambda memories: self.forgotten.emit(root, memories.forget(root)))

    def update(self, path: Path, text: str) -> None:
        """A file has another text, saved or not."""
        self._change(lambda memories: memories.update(path, text))

    def remove(self, path: Path) -> None:
        """A file or folder was deleted."""
        self._change(lambda memories: memories.remove(path))

    def rename(self, old: Path, new: Path) -> None:
        """A file or folder was moved."""
        self._change(lambda memories: memories.rename(old, new))

    @Slot()
    def check_disk(self) -> None:
        """Other programs may have changed the project: look in a moment."""
        if self._view.phase in ("reading", "ready") and not self._is_closed:
            self._settle.start()

    def shutdown(self) -> None:
        """Start nothing any more: the window closes."""
        self._is_closed = True
        self._abandon()

    # --- reading --------------------------------------------------------------------

    def _follow(self) -> None:
        self._abandon()
        if self._is_closed:
            return  # a job that begins now would outlive the window
        question = self._question()
        if question is None:
            self._use(None)
            # An open folder is a project before a file of it is in front.
            self._show(ProjectView(root=self.folder if self._file is None else None))
            return
        self._number += 1
        number = self._number

        def operation(emit: Emit, control: Control) -> tuple[str, ...]:
            def found(root: Path, memory: ProjectMemory | None) -> None:
                self._found.emit(number, root, memory)

            return self._memories.follow(question, found, emit, control)

        # Bounded to a second or two, and not at a lower priority, see ``gui.jobs.priority``.
        job = self._job = self._jobs.start("Reading the project", operation)
        self._jobs.board.follow(job, "project")
        job.on_result(self._read)
        job.on_error(self._failed)
        self._tell.start()

    def _question(self) -> Question | None:
        tokenizer = self._completion.tokenizer
        has_place = self._file is not None or self.folder is not None
        if tokenizer is None or self._language is None or not has_place:
            return None
        return Question(
            file=self._file,
            folder=self.folder,
            language=self._language,
            tokenizer=tokenizer,
            refused=frozenset(self._settings.preferences.suggestions.excluded_projects),
        )

    def _abandon(self) -> None:
        self._tell.stop()
        self._settle.stop()
        self._number += 1
        if self._job is not None:
            self._job.abandon()
            self._job = None

    @Slot(int, object, object)
    def _take(self, number: int, root: Path, memory: ProjectMemory | None) -> None:
        if number != self._number:
            return  # another file came to the front meanwhile
        self._use(memory)
        if memory is None:
            self._show(ProjectView(phase="refused", root=root))
        else:
            self._tell_progress()

    def _use(self, memory: ProjectMemory | None) -> None:
        if memory is not self._memory:
            self._memory = memory
            self._completion.use_project(memory)

    @Slot(object)
    def _read(self, folders: tuple[str, ...]) -> None:
        self._job = None
        self._watch(folders)
        self._tell_progress()
        self.read_ended.emit()

    @Slot(object)
    def _failed(self, error: CoreError) -> None:
        self._job = None
        self._tell_progress()
        self.failed.emit(error)

    @Slot()
    def _tell_progress(self) -> None:
        memory, is_reading = self._memory, self._job is not None
        if memory is None:
            return  # the project is being looked for, or refused
        state = memory.state
        self._show(
            ProjectView(
                phase="reading" if is_reading else "ready",
                root=memory.root,
                files=state.files,
                tokens=state.tokens,
                secrets=state.secrets,
                too_far=state.too_far,
            )
        )
        if is_reading:
            self._tell.start()

    def _show(self, view: ProjectView) -> None:
        if view != self._view:
            self._view = view
            self.changed.emit()

    # --- changes ----------------------------------------------------------------------

    def _change(self, change: Change) -> None:
        """Do something to the memories, one after the other and off the window's thread."""
        self._changes.append(change)
        if self._changing is None and not self._is_closed:
            self._start_changing()

    def _start_changing(self) -> None:
        def operation(_emit: Emit, _control: Control) -> object:
            while self._changes:
                self._changes.popleft()(self._memories)
            return None

        self._changing = job = self._jobs.start("Updating the project", operation)
        job.on_error(self.failed.emit)
        job.ended.connect(self._changed)

    @Slot()
    def _changed(self) -> None:
        self._changing = None
        if self._changes and not self._is_closed:
            self._start_changing()
        elif self._job is None and self._memory is not None:
            self._tell_progress()

    # --- the disk ---------------------------------------------------------------------

    def _watch(self, folders: tuple[str, ...]) -> None:
        wanted, watched = set(folders), set(self._watcher.directories())
        if watched - wanted:
            self._watcher.removePaths(list(watched - wanted))
        if wanted - watched:
            self._watcher.addPaths(list(wanted - watched))

    @Slot(str)
    def _disk_touched(self, _folder: str) -> None:
        self.check_disk()

    @Slot(Qt.ApplicationState)
    def _application_changed(self, state: Qt.ApplicationState) -> None:
        if state == Qt.ApplicationState.ApplicationActive:
            self.check_disk()

    @Slot()
    def _read_again(self) -> None:
        self._memories.mark_stale()
        self._follow()

    @Slot()
    def _model_changed(self) -> None:
        # A fresh engine asks no project yet, even if its tokens are the same.
        self._memory = None
        self._follow()

    @Slot()
    def _copy_changed(self) -> None:
        # A fresh engine of the same model asks no project yet.
        self._completion.use_project(self._memory)

    def _single_shot(self, milliseconds: int, slot: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(milliseconds)
        timer.timeout.connect(slot)
        return timer
