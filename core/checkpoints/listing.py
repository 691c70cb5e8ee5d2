"""The checkpoints of a workspace with their titles, from names of files alone.

Nothing is read from a checkpoint, so this needs no torch and the window may call it on its
own thread.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from core.checkpoints.paths import BEST, CHECKPOINTS, LATEST
from core.resources import starter_checkpoint
from core.run_order import good_runs, newest_first
from core.titles import checkpoint_title, checkpoint_word, folder_names, run_title
from core.workspace import Workspace


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedCheckpoint:
    """One checkpoint of a list.

    Attributes:
        path: the path of the file.
        run: the name of the run's folder; empty for the starter model, which has none.
        title: the title that the user sees, "nano, 29 Nov 01:06, best".
        run_title: the title of the run alone; empty where there is no run.
        word: what follows it, "best" or "step 500"; empty where there is no run.
    """

    path: Path
    run: str
    title: str
    run_title: str = ""
    word: str = ""


def list_checkpoints(workspace: Workspace) -> list[ListedCheckpoint]:
    """Return all checkpoints: of the newest run first, its best one first, the starter last."""
    found: list[ListedCheckpoint] = []
    names = folder_names(workspace.runs)
    for run_folder in newest_first(workspace.runs):
        run, folder = run_folder.name, run_folder / CHECKPOINTS
        paths = [path for path in folder.glob("*.pth") if not path.name.startswith("previous_")]
        title = run_title(run_folder, names) if paths else ""
        for path in sorted(paths, key=_sort_key):
            word = checkpoint_word(path)
            found.append(
                ListedCheckpoint(
                    path=path, run=run, title=f"{title}, {word}", run_title=title, word=word
                )
            )
    starter = starter_checkpoint()
    if starter is not None:
        found.append(ListedCheckpoint(path=starter, run="", title=checkpoint_title(starter)))
    return found


def default_checkpoint(workspace: Workspace) -> Path | None:
    """Return the model to use where the user chose none; None where there is no checkpoint.

    The best weights of the newest good run (``good_runs``), else the newest checkpoint, else
    the starter model.
    """
    best = (run / CHECKPOINTS / BEST for run in good_runs(workspace.runs))
    listed = (one.path for one in list_checkpoints(workspace))
    return next((path for path in (*best, *listed) if path.is_file()), None)


def suitable_start(workspace: Workspace) -> Path | None:
    """Return the checkpoint that a new run starts from by default; None for random weights.

    A model that ships has learned from many projects. Those of the user's own runs may have
    learned from the same files, so they are only offered.
    """
    listed = (one.path for one in list_checkpoints(workspace) if not one.run)
    return next((path for path in listed if path.is_file()), None)


def _sort_key(path: Path) -> tuple[int, str]:
    first = (BEST, LATEST)
    return (first.index(path.name) if path.name in first else len(first), path.name)
