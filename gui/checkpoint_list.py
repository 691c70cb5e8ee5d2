"""Which checkpoints the workspace holds, by the names of their files and the titles of runs.

Reads no checkpoint and so needs no torch: the window asks for this list on its
own thread. What is inside a checkpoint is ``core.checkpoints``' business.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from core.checkpoints.paths import BEST, CHECKPOINTS
from core.run_order import good_runs, newest_first
from core.titles import checkpoint_title, folder_names
from core.workspace import Workspace

# In place of a checkpoint's path: no model, but file and project.
PROJECT_ONLY: Final = Path("project-only")
PROJECT_ONLY_TITLE: Final = "Project only (no model)"

_ORDER = ("best_checkpoint", "latest_checkpoint")


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedCheckpoint:
    """One line of the selector.

    Attributes:
        path: of the file.
        run: the name of the run's folder.
        title: for people, "nano, 29 Nov 01:06, best".
    """

    path: Path
    run: str
    title: str


def list_checkpoints(workspace: Workspace) -> list[ListedCheckpoint]:
    """The checkpoints of all runs, the newest run first, its best one before the others."""
    found: list[ListedCheckpoint] = []
    names = folder_names(workspace.runs)
    for run_folder in newest_first(workspace.runs):
        run, folder = run_folder.name, run_folder / CHECKPOINTS
        paths = [path for path in folder.glob("*.pth") if not path.name.startswith("previous_")]
        for path in sorted(paths, key=_order):
            title = checkpoint_title(path, names)
            found.append(ListedCheckpoint(path=path, run=run, title=title))
    return found


def model_title(path: Path) -> str:
    """What completes, for people: a checkpoint's title, or that there is no model."""
    return PROJECT_ONLY_TITLE if path == PROJECT_ONLY else checkpoint_title(path)


def default_checkpoint(workspace: Workspace) -> Path | None:
    """What to complete with where nothing was chosen; None where there is no checkpoint.

    The best weights of the newest good run (``good_runs``), else the newest checkpoint.
    """
    best = (run / CHECKPOINTS / BEST for run in good_runs(workspace.runs))
    listed = (one.path for one in list_checkpoints(workspace))
    return next((path for path in (*best, *listed) if path.is_file()), None)


def _order(path: Path) -> tuple[int, str]:
    is_known = path.stem in _ORDER
    return (_ORDER.index(path.stem) if is_known else len(_ORDER), path.name)
