"""Which checkpoints the workspace holds, by the names of their files and the titles of runs.

Reads no checkpoint and so needs no torch: the window asks for this list on its
own thread. What is inside a checkpoint is ``core.checkpoints``' business.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from core.titles import checkpoint_title, folder_names
from core.workspace import Workspace

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
    for folder in sorted(workspace.runs.glob("*/model/checkpoints"), reverse=True):
        run = folder.parent.parent.name
        paths = [path for path in folder.glob("*.pth") if not path.name.startswith("previous_")]
        for path in sorted(paths, key=_order):
            title = checkpoint_title(path, names)
            found.append(ListedCheckpoint(path=path, run=run, title=title))
    return found


def _order(path: Path) -> tuple[int, str]:
    is_known = path.stem in _ORDER
    return (_ORDER.index(path.stem) if is_known else len(_ORDER), path.name)
