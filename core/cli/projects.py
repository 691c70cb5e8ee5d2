"""The projects that ``complete`` uses: read when first named, and again when files change.

Reading runs in other threads, so that a request waits at most for the first files.
"""

from __future__ import annotations

import contextlib
import threading
import time
from collections import OrderedDict
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from core.cli.adapted_engines import AdaptedEngines
from core.completion.engine import CompletionEngine
from core.control import Control
from core.errors import Cancelled, ConfigError, CoreError
from core.events import Emit
from core.languages.table import LANGUAGE_NAMES, written_language_of
from core.memory.edited_file import edited_file
from core.memory.project import ProjectMemory
from core.tokenizer.tokenizer import Tokenizer
from core.workspace import Workspace

_MAX_PROJECTS: Final = 3
# How long the first request of a project waits for it to be read.
_FIRST_WAIT_SECONDS: Final = 2.0
# How often the files of a project are looked at again.
_REFRESH_SECONDS: Final = 2.0


class Projects:
    """Memories by folder and language, for one model and what was adapted from it.

    Args:
        engine: the engine of the model.
        workspace: its cache stores them.
        emit: receives the progress of reading.
        adapted: the engines of projects to which the model was adapted; None for none.

    Attributes:
        engine: the engine of the project that was chosen last.
    """

    def __init__(
        self,
        engine: CompletionEngine,
        workspace: Workspace,
        emit: Emit,
        adapted: AdaptedEngines | None = None,
    ) -> None:
        self.engine = engine
        self._own = engine
        self._adapted = adapted
        self._workspace = workspace
        self._emit = emit
        self._known: OrderedDict[tuple[Path, tuple[str, ...]], _Reading] = OrderedDict()
        self._used: ProjectMemory | None = None

    def use(
        self,
        folder: str | None,
        path: str | None,
        language: str | None,
        wait_seconds: float | None,
    ) -> None:
        """Choose the engine for a project, and let it use that; or none.

        Args:
            folder: the folder of the project; None for no project.
            path: the path of the edited file.
            language: the language of that file; None to derive it from the name.
            wait_seconds: how long to wait until everything has been read once; None waits
                until it has.

        Raises:
            ConfigError: there is no such folder.
        """
        self.engine = self._own
        self._used = None
        if folder is None:
            self.engine.use_project(None)
            return
        try:
            root = Path(folder).expanduser().resolve(strict=True)
        except (OSError, RuntimeError, ValueError):
            raise _no_folder(folder) from None
        if not root.is_dir():
            raise _no_folder(folder)
        if self._adapted is not None:
            self.engine = self._adapted.engine_for(root) or self._own
        near = root / path if path else root
        reading = self._reading(root, self._languages(path, language))
        reading.refresh(near if near.is_relative_to(root) else root)
        reading.has_ended.wait(wait_seconds)
        self._used = reading.memory
        self.engine.use_project(reading.memory)

    def edited_file(self, prefix: str, suffix: str) -> str | None:
        """Return the absolute path of the file of the chosen project that a text is from.

        Returns:
            None where no project is used, or no file of it holds most of the text.
        """
        if self._used is None:
            return None
        path = edited_file(self._used, prefix, suffix)
        return None if path is None else str(self._used.root / path)

    def files_changed(self, paths: Sequence[Path]) -> None:
        """Read the projects of some files again immediately; may be called from any thread."""
        real = list[Path]()
        for path in paths:
            with contextlib.suppress(OSError, RuntimeError, ValueError):  # no path at all
                real.append(path.resolve())
        for (root, _languages), reading in [*self._known.items()]:
            if near := next((path for path in real if path.is_relative_to(root)), None):
                reading.refresh(near, is_due=True)

    def answer_waits(self) -> float:
        """Return how many seconds a request of ``--stdin-loop`` waits for a new project."""
        return _FIRST_WAIT_SECONDS

    def close(self) -> None:
        """Stop reading."""
        for reading in self._known.values():
            reading.close()

    def _reading(self, root: Path, languages: tuple[str, ...]) -> _Reading:
        key = (root, languages)
        found = self._known.get(key)
        if found is None:
            tokenizer = self._own.tokenizer
            assert isinstance(tokenizer, Tokenizer)
            memory = ProjectMemory(root, languages, tokenizer)
            found = self._known[key] = _Reading(memory, self._workspace, self._emit)
            if len(self._known) > _MAX_PROJECTS:
                self._known.popitem(last=False)[1].close()
        self._known.move_to_end(key)
        return found

    @staticmethod
    def _languages(path: str | None, language: str | None) -> tuple[str, ...]:
        if language is None and path is not None:
            by_name = written_language_of(path)
            language = by_name.name if by_name else None
        if language is not None and language in LANGUAGE_NAMES:
            return (language,)
        return LANGUAGE_NAMES


class _Reading:
    """One project and the thread that reads it.

    Attributes:
        memory: the memory of the project.
        has_ended: set while nothing is being read.
    """

    def __init__(self, memory: ProjectMemory, workspace: Workspace, emit: Emit) -> None:
        self.memory = memory
        self.has_ended = threading.Event()
        self._workspace = workspace
        self._emit = emit
        self._control = Control()
        self._thread: threading.Thread | None = None
        self._began = 0.0
        self._lock = threading.Lock()
        self._is_reading = False
        self._is_stale = False

    def refresh(self, near: Path, *, is_due: bool = False) -> None:
        """Read changed files again, unless they were read a moment ago.

        Args:
            near: files around this one are read first.
            is_due: files are known to have changed: they are read immediately, or once more where
                they are being read now.
        """
        with self._lock:
            self._is_stale |= is_due
            is_fresh = self._thread and time.monotonic() < self._began + _REFRESH_SECONDS
            if self._is_reading or (is_fresh and not self._is_stale):
                return
            if self._thread is None:
                self.has_ended.clear()
            self._is_reading = True
            # A daemon: a read that hangs, for example on a network disk, must not block the exit.
            self._thread = threading.Thread(target=self._run, args=(near,), daemon=True)
            self._thread.start()

    def close(self) -> None:
        """Ask the thread to end, and wait for it for up to a second."""
        self._control.cancel()
        if self._thread is not None:
            self._thread.join(timeout=1.0)

    def _run(self, near: Path) -> None:
        while True:
            with self._lock:
                self._is_stale = False
            self._read(near)
            with self._lock:
                if not self._is_stale:
                    self._is_reading = False
                    return

    def _read(self, near: Path) -> None:
        try:
            self.memory.read(near, self._workspace, self._emit, self._control)
        except Cancelled:
            with self._lock:
                self._is_stale = False  # it was closed
        except CoreError:
            pass  # what was read until then counts
        finally:
            self._began = time.monotonic()
            self.has_ended.set()


def _no_folder(name: str) -> ConfigError:
    return ConfigError(f"There is no folder {name}.", "Name the folder of a project.")
