"""The memories of the projects that were asked last, and what is done to them off the window.

One for each root, language and tokenizer, so that another tab or another model finds its own
again. Everything here runs in background threads; nothing heavy is imported with this module.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Collection
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from core.control import Control
from core.events import Emit

if TYPE_CHECKING:
    from core.memory.project import ProjectMemory
    from core.tokenizer.tokenizer import Tokenizer
    from core.workspace import Workspace

# Each may hold two million tokens, 12 MB.
_MAX_MEMORIES: Final = 6
_MAX_WATCHED: Final = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """Which project is to be asked.

    Attributes:
        file: in front; None for a text that was never saved.
        folder: that the user has opened; None for none.
        language: of the file, by its name in ``core.languages``.
        tokenizer: of the model.
        refused: roots that must not be read.
    """

    file: Path | None
    folder: Path | None
    language: str
    tokenizer: Tokenizer
    refused: frozenset[str]


class ProjectMemories:
    """Safe to use from several threads.

    Args:
        workspace: whose cache keeps what was read.
    """

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._lock = threading.Lock()
        self._known: OrderedDict[tuple[str, str, int], ProjectMemory] = OrderedDict()
        self._reading = threading.Lock()
        # Counts what may have changed the disk; and its value when a memory was last read, by id.
        self._generation = 0
        self._read_at: dict[int, int] = {}

    def all(self) -> list[ProjectMemory]:
        """Those that are held."""
        with self._lock:
            return list(self._known.values())

    def mark_stale(self) -> None:
        """Take note that the disk may have changed: the next reader checks it again."""
        # Without a lock: the window's own thread calls this, and no other.
        self._generation += 1

    def forget(self, root: Path) -> int:
        """Let go of a project and delete what is kept of it; how many files that were.

        Waits for a reading in progress, which would write them again; cancel it before.
        """
        from core.memory.project_cache import forget_project

        with self._reading:
            with self._lock:
                for key in [key for key in self._known if key[0] == str(root)]:
                    self._read_at.pop(id(self._known.pop(key)), None)
            return forget_project(self._workspace, root)

    def follow(
        self,
        question: Question,
        found: Callable[[Path, ProjectMemory | None], None],
        emit: Emit,
        control: Control,
    ) -> tuple[str, ...]:
        """Find the project of a file and read what is new in it.

        Args:
            question: which project.
            found: gets the root, and its memory before it is read; None for a refused root.
            emit: gets ``StageProgress``.
            control: asked between two files.

        Returns:
            Folders whose changes tell that it must be read again, at most 500.

        Raises:
            Cancelled: when that was asked for; what was read until then counts.
        """
        from core.memory.project_root import find_root

        if question.file is not None:
            root = find_root(question.file, question.folder)
        else:
            assert question.folder is not None
            root = question.folder.resolve()
        if str(root) in question.refused:
            found(root, None)
            return ()
        memory = self._memory(root, question.language, question.tokenizer)
        found(root, memory)
        with self._reading:
            # Asked before reading: what changes meanwhile is for the next time.
            generation = self._generation
            control.safe_point()
            if self._read_at.get(id(memory)) != generation:
                memory.read(question.file, self._workspace, emit, control)
                self._read_at[id(memory)] = generation
        return tuple(_watched(root, memory.index.paths))

    def update(self, path: Path, text: str) -> None:
        """A file was saved, or changed in the editor."""
        for memory in self.all():
            memory.update(path, text)

    def remove(self, path: Path) -> None:
        """A file or folder was deleted."""
        for memory in self.all():
            memory.remove(path)

    def rename(self, old: Path, new: Path) -> None:
        """A file or folder was moved."""
        for memory in self.all():
            memory.rename(old, new)

    def _memory(self, root: Path, language: str, tokenizer: Tokenizer) -> ProjectMemory:
        from core.memory.project import ProjectMemory

        with self._lock:
            # A model that is opened again brings an equal tokenizer in another object.
            key = next(
                (
                    key
                    for key, known in self._known.items()
                    if key[:2] == (str(root), language) and _are_equal(known.tokenizer, tokenizer)
                ),
                (str(root), language, id(tokenizer)),
            )
            memory = self._known.get(key)
            if memory is None:
                memory = self._known[key] = ProjectMemory(root, [language], tokenizer)
            self._known.move_to_end(key)
            while len(self._known) > _MAX_MEMORIES:
                _, gone = self._known.popitem(last=False)
                self._read_at.pop(id(gone), None)
            return memory


def _are_equal(one: Tokenizer, other: Tokenizer) -> bool:
    return one is other or (
        one.vocabulary_size == other.vocabulary_size and one.to_json() == other.to_json()
    )


def _watched(root: Path, paths: Collection[str]) -> list[str]:
    """The folders that hold files of a project, and git's own, which a checkout changes."""
    inner = {str(Path(path).parent) for path in paths}
    folders = [root, root / ".git", *(root / folder for folder in sorted(inner))]
    return [str(folder) for folder in dict.fromkeys(folders)][:_MAX_WATCHED]
