"""An engine that uses the projects of a server; it runs in the thread of the worker.

The folders may change from any thread. The path of a request says which of them it belongs to.
"""

from __future__ import annotations

import dataclasses
import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from core.completion.engine import CompletionEngine
from core.completion.precision import PrecisionTable
from core.completion.request import CompletionRequest, Suggestion
from core.errors import ConfigError
from core.events import Emit
from core.inference.language_model import LanguageModel
from core.workspace import Workspace

if TYPE_CHECKING:
    from core.cli.adapted_engines import AdaptedEngines
    from core.cli.projects import Projects


class ProjectFolders:
    """The folders of a server's projects; one thread reads them, another replaces them."""

    def __init__(self, folders: Sequence[str] = ()) -> None:
        self._folders = tuple(folders)
        self._tell: Callable[[Sequence[str]], None] | None = None

    def tell_changes(self, tell: Callable[[Sequence[str]], None]) -> None:
        """Choose who is told of changed files: whoever reads the projects."""
        self._tell = tell

    def files_changed(self, paths: Sequence[str]) -> None:
        """Files changed on the disk; may be called from any thread."""
        if self._tell is not None:
            self._tell(paths)

    def set(self, folders: Sequence[str]) -> None:
        """Replace the folders."""
        self._folders = tuple(folders)

    def folder_of(self, path: str | None) -> str | None:
        """Return the innermost folder that contains a file; the first one where no file is given.

        Returns:
            None where no folder contains it.
        """
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
        engine: the engine that answers.
        folders: the folders of the projects.
        workspace: its cache stores the indexes of the projects.
        emit: receives the progress of reading.
        adapted: the engines of projects to which the model was adapted; None for none.

    Attributes:
        model: that of the engine.
    """

    def __init__(
        self,
        engine: CompletionEngine,
        folders: ProjectFolders,
        workspace: Workspace,
        emit: Emit,
        adapted: AdaptedEngines | None = None,
    ) -> None:
        self.model: LanguageModel = engine.model
        self._own = engine
        self._engine = engine  # of the project that was chosen last
        self._folders = folders
        self._workspace = workspace
        self._emit = emit
        self._adapted = adapted
        self._projects: Projects | None = None
        # The request whose file was looked for last, and its path.
        self._recognized: tuple[CompletionRequest, str | None] | None = None
        folders.tell_changes(self._files_changed)

    @property
    def precision(self) -> PrecisionTable:
        """Return the calibration with a project, or without one."""
        return self._engine.active_precision

    def lookup(self, request: CompletionRequest) -> Suggestion | None:
        """Return the answer of the project that holds the file, if it is known already."""
        return self._engine.lookup(self._with_project(request))

    def complete(self, request: CompletionRequest, should_stop: Callable[[], bool]) -> Suggestion:
        """Answer from model, file and the project that holds the file."""
        return self._engine.complete(self._with_project(request), should_stop)

    def prefetch(
        self, request: CompletionRequest, suggestion: Suggestion, should_stop: Callable[[], bool]
    ) -> None:
        """Answer what will be asked if the suggestion is accepted, from the same project."""
        self._engine.prefetch(self._with_project(request), suggestion, should_stop)

    def read_ahead(
        self, request: CompletionRequest, visible_chars: int, should_stop: Callable[[], bool]
    ) -> bool:
        """Read what a request would read, in the engine that answered last."""
        return self._engine.read_ahead(request, visible_chars, should_stop)

    def _files_changed(self, paths: Sequence[str]) -> None:
        if self._projects is not None:
            self._projects.files_changed([Path(path) for path in paths])

    def _with_project(self, request: CompletionRequest) -> CompletionRequest:
        """Choose the project of a request; and its file, where the client does not name it.

        Without that, the saved copy of the very file that is edited would be evidence.
        """
        self._choose_project(request)
        if request.path is not None or self._projects is None:
            return request
        if self._recognized is None or not _is_same(self._recognized[0], request):
            path = self._projects.edited_file(request.prefix, request.suffix)
            self._recognized = request, path
        return dataclasses.replace(request, path=self._recognized[1])

    def _choose_project(self, request: CompletionRequest) -> None:
        folder = self._folders.folder_of(request.path)
        self._engine = self._own
        if folder is None:
            self._engine.use_project(None)
            return
        if self._projects is None:
            # What reads projects takes 2 MB, which a server without one does not need.
            from core.cli.projects import Projects

            self._projects = Projects(self._own, self._workspace, self._emit, self._adapted)
        try:
            self._projects.use(folder, request.path, request.language, 0)
            self._engine = self._projects.engine
        except ConfigError:
            self._engine.use_project(None)  # the folder was deleted; answer without it


def _is_same(one: CompletionRequest, other: CompletionRequest) -> bool:
    """Return whether it is one request: the same text asked again has another number."""
    return (one.id, one.prefix, one.suffix) == (other.id, other.prefix, other.suffix)
