"""``--checkpoint``, and which file it means; the same for every sub-command that has it."""

from __future__ import annotations

import argparse
from pathlib import Path

from core.errors import CheckpointError
from core.program import command_line
from core.workspace import Workspace


def add_checkpoint(parser: argparse.ArgumentParser) -> None:
    """Declare the option."""
    parser.add_argument(
        "--checkpoint",
        metavar="C",
        default="latest",
        help="a .pth file, the name of a run, or latest (default): the best of the newest run",
    )


def find_checkpoint(workspace: Workspace, name: str) -> Path:
    """The file that ``name`` means: a path, a run's best checkpoint, or the newest run's.

    Raises:
        CheckpointError, WorkspaceError: there is none.
    """
    from core.checkpoints.places import BEST, CHECKPOINTS, LATEST, find_checkpoints

    if name.endswith(".pth") or Path(name).is_file():
        return Path(name)
    if name == "latest":
        known = find_checkpoints(workspace)
        if known:
            return known[0]
        raise CheckpointError(
            "There is no checkpoint in this workspace yet.",
            f"Train one: {command_line('train --dataset NAME --max-minutes 5')}",
        )
    folder = workspace.find_run(name) / CHECKPOINTS
    for file in (folder / BEST, folder / LATEST):
        if file.is_file():
            return file
    raise CheckpointError(f"The run {name} has no checkpoint yet.", "Let it run a little longer.")
