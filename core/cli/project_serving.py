"""An engine that asks the projects which a server was given; all of it in the worker's thread.

The folders may change from any thread; which of them a request is about, its path says.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from pathlib import Path

from core.cli.projects import Projects
from core.completion.engine import CompletionEngine
from core.completion.precision import PrecisionTable
from core.completion.request import CompletionRequest, Suggestion
from core.completion.results import ResultCache
from core.errors import ConfigError
from core.events import Emit
from core.inference.language_model import LanguageModel
from core.workspace import Workspace


class ProjectFolders:
    """The folders of a server's projects; read by one thread, exchanged by another."""

    def __init__(self, folders: Sequence[str] = ()) -> None:
        self._folders = tuple(folders)

    def set(self, folders: Sequence[str]) -> None:
        """Ask these from now on."""
        self._folders = tuple(folders)

    def folder_of(self, path: str | None) -> str | None:
        """The innermost folder that holds a file; for no file the first; None for none."""
        if path is None or not Path(path).is_absolute():
            return self._folders[0] if self._folders else None
        real = Path(os.path.realpath(path))
        holding = [
            folder for folder in self._folders if real.is_relative_to(os.path.realpath(folder))
        ]
        return max(holding, key=lambda folder: len(os.path.realpath(folder)), default=None)


class ProjectEngine:
    """Chooses the project of every request before it is answered.

    Args:
        engine: that answers.
        folders: of the projects.
        workspace: whose cache keeps them.
        emit: hears how reading goes.

    Attributes:
        results, model: those of the engine.
    """

    def __init__(
        self, engine: CompletionEngine, folders: ProjectFolders, workspace: Workspace, emit: Emit
    ) -> None:
        self.results: ResultCache = engine.results
        self.model: LanguageModel = engine.model
        self._engine = engine
        self._folders = folders
        self._projects = Projects(engine, workspace, emit)

    @property
    def precision(self) -> PrecisionTable:
        """The calibration of what answers now: with a project, or without."""
        return self._engine.active_precision

    def complete(self, request: CompletionRequest, should_stop: Callable[[], bool]) -> Suggestion:
        """Answer from model, file and the project that holds the file."""
        folder = self._folders.folder_of(request.path)
        try:
            self._projects.use(folder, request.path, request.language, 0)
        except ConfigError:
            self._engine.use_project(None)  # the folder was deleted: the rest goes on
        return self._engine.complete(request, should_stop)

    def prefetch(
        self, request: CompletionRequest, suggestion: Suggestion, should_stop: Callable[[], bool]
    ) -> None:
        """Answer what will be asked if the suggestion is accepted, from the same project."""
        self._engine.prefetch(request, suggestion, should_stop)
