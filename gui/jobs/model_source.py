"""Where the completion thread gets its engines: ``core.completion.opening``, in two steps.

A checkpoint is served by its light copy in the workspace's cache. Making a missing one takes
seconds in a child process, so opening and preparing are two steps: the old model continues to
make suggestions in between. Nothing heavy is imported with this module.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from core.completion.engine import CompletionEngine
    from core.completion.opening import EngineDescription
    from core.training.loop.live import LiveWeights
    from core.workspace import Workspace


class ModelSource(Protocol):
    """What opens models."""

    def warm_up(self) -> None:
        """Import what opening will need."""
        ...

    def open(
        self, source: Path | LiveWeights | None
    ) -> tuple[CompletionEngine, EngineDescription] | None:
        """Open an engine; on the completion thread.

        Args:
            source: a checkpoint, the weights of a running training, or None for file and
                project alone.

        Returns:
            The engine and what runs it; None where ``prepare`` must come first.

        Raises:
            CoreError: the checkpoint cannot be used.
        """
        ...

    def prepare(self, path: Path) -> None:
        """Do once what ``open`` needs; takes seconds, on a thread of its own.

        Raises:
            CoreError: it could not be done.
        """
        ...


class CheckpointSource:
    """The one that the program uses.

    Args:
        workspace: whose cache has the light copies.
        threads: returns how many cores compute a suggestion; 0 for the backend's default.
    """

    def __init__(self, workspace: Workspace, threads: Callable[[], int] = lambda: 0) -> None:
        self._workspace = workspace
        self._threads = threads
        # Why checkpoints can have no light copy; torch runs these.
        self._unsupported: dict[Path, str] = {}

    def warm_up(self) -> None:
        """Load what runs light copies; not torch."""
        from core.completion.opening import warm_up

        warm_up()

    def open(
        self, source: Path | LiveWeights | None
    ) -> tuple[CompletionEngine, EngineDescription] | None:
        """Open an engine without making a light copy; see ``ModelSource.open``."""
        from core.completion.opening import NotPrepared, open_engine

        unsupported = self._unsupported.get(source, "") if isinstance(source, Path) else ""
        try:
            return open_engine(
                source,
                self._workspace,
                threads=self._threads() or None,
                may_prepare=False,
                unsupported=unsupported,
            )
        except NotPrepared:
            return None  # a damaged copy counts as missing, and is made again

    def prepare(self, path: Path) -> None:
        """Make the light copy in a child process."""
        from core.completion.opening import prepare

        unsupported = prepare(path, self._workspace)
        if unsupported:
            self._unsupported[path] = unsupported
