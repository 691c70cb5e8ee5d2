"""Which checkpoints the workspace holds, by their names alone.

Reads no checkpoint and so needs no torch: the window asks for this list on its
own thread. What is inside a checkpoint is ``core.checkpoints``' business.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from core.checkpoints.places import BEST, CHECKPOINTS
from core.run_order import good_runs, newest_first
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
    for run_folder in newest_first(workspace.runs):
        run, folder = run_folder.name, run_folder / CHECKPOINTS
        paths = [path for path in folder.glob("*.pth") if not path.name.startswith("previous_")]
        for path in sorted(paths, key=_order):
            title = f"{run} \u2013 {_TITLES.get(path.stem, path.stem)}"
            found.append(ListedCheckpoint(path=path, run=run, title=title))
    return found


def default_checkpoint(workspace: Workspace) -> Path | None:
    """What to complete with where nothing was chosen; None where there is no checkpoint.

    The best weights of the newest good run (``good_runs``), else the newest checkpoint.
    """
    best = (run / CHECKPOINTS / BEST for run in good_runs(workspace.runs))
    listed = (one.path for one in list_checkpoints(workspace))
    return next((path for path in (*best, *listed) if path.is_file()), None)


def _order(path: Path) -> tuple[int, str]:
    known = list(_TITLES)
    return (known.index(path.stem) if path.stem in known else len(known), path.name)
