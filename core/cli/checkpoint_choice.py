"""The option ``--checkpoint`` and the file that it names, for every sub-command that has it."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Final

from core.cli.terminal import Terminal
from core.errors import CheckpointError, ConfigError
from core.program import command_line
from core.resources import starter_checkpoint
from core.titles import STARTER_TITLE, checkpoint_title, folder_named, folder_names
from core.workspace import Workspace

if TYPE_CHECKING:
    from core.completion.engine import CompletionEngine
    from core.completion.opening import EngineDescription

# Means no model: only the file and its project are used.
NO_CHECKPOINT: Final = "none"
STARTER: Final = "starter"


def add_checkpoint(parser: argparse.ArgumentParser, may_be_none: bool = False) -> None:
    """Declare the option.

    Args:
        parser: receives the option.
        may_be_none: whether the sub-command also works without a model.
    """
    more = "; none: no model, only the file and its project" if may_be_none else ""
    parser.add_argument(
        "--checkpoint",
        metavar="C",
        default="latest",
        help="a .pth file, the name or title of a run, starter: the model that ships, or latest "
        f"(default): the best of the newest run, without runs the starter{more}",
    )


def find_checkpoint(workspace: Workspace, name: str) -> Path:
    """Find the file of a path, the starter, or the best checkpoint of a run or the newest run.

    A run is known by its name or its title, a checkpoint by its title too:
    "nano, 29 Nov 01:06, step 500".

    Raises:
        CheckpointError, WorkspaceError: there is no such checkpoint.
    """
    from core.checkpoints.paths import BEST, CHECKPOINTS, LATEST, find_checkpoints

    if name.endswith(".pth") or Path(name).is_file():
        return Path(name)
    starter = starter_checkpoint()
    if starter is not None and name in (STARTER, STARTER_TITLE):
        return starter
    if name == "latest":
        known = find_checkpoints(workspace)
        if known:
            return known[0]
        if starter is not None:
            return starter
        raise CheckpointError(
            "There is no checkpoint in this workspace yet.",
            f"Train one: {command_line('train --dataset NAME --max-minutes 5')}",
        )
    names = folder_names(workspace.runs)
    titled = folder_named(
        name, ((path, checkpoint_title(path, names)) for path in find_checkpoints(workspace))
    )
    if titled is not None:
        return titled
    folder = workspace.find_run(name) / CHECKPOINTS
    for file in (folder / BEST, folder / LATEST):
        if file.is_file():
            return file
    raise CheckpointError(f"The run {name} has no checkpoint yet.", "Let it run a little longer.")


def open_chosen_engine(
    args: argparse.Namespace,
    workspace: Workspace,
    terminal: Terminal,
    should_stop: Callable[[], bool] = lambda: False,
) -> CompletionEngine:
    """Open what ``--checkpoint`` and ``--threads`` name; see ``open_chosen``."""
    return open_chosen(args, workspace, terminal, should_stop)[0]


def open_chosen(
    args: argparse.Namespace,
    workspace: Workspace,
    terminal: Terminal,
    should_stop: Callable[[], bool] = lambda: False,
) -> tuple[CompletionEngine, EngineDescription]:
    """Open what ``--checkpoint`` and ``--threads`` name, and say what runs it.

    Args:
        args: of the command line.
        workspace: with the checkpoints and the cache.
        terminal: tells the user when a checkpoint is prepared for its first use.
        should_stop: gives up preparing it once it is true.

    Raises:
        ConfigError: there are less than one thread.
        CheckpointError, WorkspaceError: there is no such checkpoint, or it cannot be opened.
    """
    from core.completion.opening import open_engine

    if args.threads is not None and args.threads < 1:
        raise ConfigError(f"--threads is {args.threads}.", "It may be at least 1.")
    if args.checkpoint == NO_CHECKPOINT:
        return open_engine(None)
    checkpoint = find_checkpoint(workspace, args.checkpoint)

    def say() -> None:
        terminal.say(f"Preparing {checkpoint_title(checkpoint)} for its first use, a few seconds.")

    return open_engine(
        checkpoint, workspace, threads=args.threads, on_prepare=say, should_stop=should_stop
    )
