"""Engines for projects to which a model was adapted; see ``core.adaptation``.

They are opened when a project is first asked, beside the engine of the model itself, and only from
light copies that are there already: a request never waits for one to be made.
"""

from __future__ import annotations

import argparse
import time
from collections import OrderedDict
from pathlib import Path
from typing import TYPE_CHECKING, Final

from core.cli.checkpoint_choice import NO_CHECKPOINT, find_checkpoint
from core.errors import CoreError
from core.workspace import Workspace

if TYPE_CHECKING:
    from core.completion.engine import CompletionEngine

# Each has the size of a model in memory.
_MAX_ENGINES: Final = 2
# How often is looked whether a project has another copy.
_LOOK_SECONDS: Final = 5.0


class AdaptedEngines:
    """The engines of one model by project; used from one thread.

    Args:
        checkpoint: the model.
        workspace: whose cache has the copies.
        threads: of each engine; None for the default.
    """

    def __init__(self, checkpoint: Path, workspace: Workspace, threads: int | None = None) -> None:
        self._checkpoint = checkpoint
        self._workspace = workspace
        self._threads = threads
        self._engines: OrderedDict[tuple[Path, str], CompletionEngine | None] = OrderedDict()
        self._looked: dict[Path, tuple[float, CompletionEngine | None]] = {}

    def engine_for(self, root: Path) -> CompletionEngine | None:
        """Return the engine for a project; None where the model itself is to be used.

        Args:
            root: the folder of the project, without links in it.
        """
        looked = self._looked.get(root)
        if looked is None or time.monotonic() >= looked[0] + _LOOK_SECONDS:
            looked = self._looked[root] = time.monotonic(), self._find(root)
        return looked[1]

    def _find(self, root: Path) -> CompletionEngine | None:
        from core.adaptation.copies import adapted_copy

        try:
            copy = adapted_copy(self._workspace, root, self._checkpoint)
        except CoreError:
            return None  # the checkpoint was deleted; its engine is open still
        if copy is None:
            return None
        key = (copy.checkpoint, copy.record.adapted_at)
        if key not in self._engines:
            self._engines[key] = self._open(copy.checkpoint)
            while len(self._engines) > _MAX_ENGINES:
                self._engines.popitem(last=False)
                self._looked.clear()
        self._engines.move_to_end(key)
        return self._engines[key]

    def _open(self, path: Path) -> CompletionEngine | None:
        from core.completion.opening import open_engine

        try:
            return open_engine(path, self._workspace, threads=self._threads, may_prepare=False)[0]
        except CoreError:
            return None  # damaged, or its light copy was deleted


def add_adaptation(parser: argparse.ArgumentParser) -> None:
    """Declare the option."""
    parser.add_argument(
        "--no-adaptation",
        action="store_true",
        help="use the model itself also in projects to which it was adapted",
    )


def adapted_engines(args: argparse.Namespace, workspace: Workspace) -> AdaptedEngines | None:
    """Return the engines for projects that the options ask for; None where they ask for none.

    Args:
        args: of the command line, with ``--checkpoint``, ``--threads`` and ``--no-adaptation``.
        workspace: has the checkpoints and the cache.

    Raises:
        CheckpointError, WorkspaceError: there is no such checkpoint.
    """
    if args.no_adaptation or args.checkpoint == NO_CHECKPOINT:
        return None
    return AdaptedEngines(find_checkpoint(workspace, args.checkpoint), workspace, args.threads)
