"""Which checkpoints the workspace holds, by their names alone.

Reads no checkpoint and so needs no torch: the window asks for this list on its
own thread. What is inside a checkpoint is ``core.checkpoints``' business.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from core.workspace import Workspace

_TITLES = {"best_checkpoint": "best", "latest_checkpoint": "latest"}


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedCheckpoint:
    """One line of the selector."""

    path: Path
    run: str
    title: str


def list_checkpoints(workspace: Workspace) -> list[ListedCheckpoint]:
    """The checkpoints of all runs, the newest run first, its best one before the others."""
    found: list[ListedCheckpoint] = []
    for folder in sorted(workspace.runs.glob("*/model/checkpoints"), reverse=True):
        run = folder.parent.parent.name
        paths = [path for path in folder.glob("*.pth") if not path.name.startswith("previous_")]
        for path in sorted(paths, key=_order):
            title = f"{run} \u2013 {_TITLES.get(path.stem, path.stem)}"
            found.append(ListedCheckpoint(path=path, run=run, title=title))
    return found


def _order(path: Path) -> tuple[int, str]:
    known = list(_TITLES)
    return (known.index(path.stem) if path.stem in known else len(known), path.name)
