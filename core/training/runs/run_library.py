"""Manages the run folders of a workspace: rename, copy, move to the trash, restore.

A deleted run is moved to ``<workspace>/trash/runs`` and stays there until the trash is emptied.
A run that is being trained is never changed. The module imports no torch.
"""

from __future__ import annotations

import contextlib
import os
import shutil
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from core import files
from core.control import Control
from core.errors import WorkspaceError
from core.texts import Text
from core.titles import (
    MAX_TITLE_LENGTH,
    checked_title,
    is_same_title,
    run_title,
    write_title,
)
from core.training.runs.run_folder import (
    CONFIG_FILE,
    RunSummary,
    is_running,
    list_runs,
    read_run,
    run_lock,
)
from core.training.runs.run_labels import (
    LABELS_FILE,
    NO_LABELS,
    RunLabels,
    read_labels,
    with_colors,
    write_labels,
)
from core.workspace import Workspace

# The name of the newest run on the command line.
_NEWEST = "latest"
# Two levels below the listed folder, so that an incomplete copy is not listed as a run.
_STAGING = ".staging"


@dataclass(frozen=True, slots=True, kw_only=True)
class RunEntry:
    """A run of the list, with the size of its folder in bytes, and its labels."""

    run: RunSummary
    bytes: int
    labels: RunLabels = NO_LABELS


@dataclass(frozen=True, slots=True, kw_only=True)
class TrashedRun:
    """A run in the trash.

    Attributes:
        name: the former name of its folder.
        title: the title that the user sees.
        folder: its folder in the trash.
    """

    name: str
    title: str
    folder: Path


def list_entries(workspace: Workspace, control: Control) -> list[RunEntry]:
    """List every readable run with its size and labels, the newest first.

    A run without a color gets one.

    Raises:
        Cancelled: between two runs.
    """
    entries: list[RunEntry] = []
    runs = list_runs(workspace)
    labels = with_colors(run.folder for run in reversed(runs))
    for run in runs:
        control.safe_point()
        size = folder_bytes(run.folder)
        entries.append(RunEntry(run=run, bytes=size, labels=labels[run.name]))
    return entries


def rename_run(workspace: Workspace, folder: Path, title: str) -> str:
    """Give a run another title, also while it is being trained; return it as it is stored.

    The folder keeps its name, so that paths to its checkpoints stay valid.

    Raises:
        WorkspaceError: the text is no valid title, or another run has it; see ``title_problem``.
        StorageError: the disk refused; the old title stays.
    """
    others = {
        run.name: run_title(run)
        for run in workspace.runs.iterdir()
        if run != folder and (run / CONFIG_FILE).is_file()
    }
    problem = title_problem(title, others)
    if problem is not None:
        raise problem
    return write_title(folder, title)


def title_problem(title: str, others: Mapping[str, str]) -> WorkspaceError | None:
    """Return why a run cannot have a title; None if it can.

    Args:
        title: the title as the user typed it.
        others: the titles of all other runs, by the names of their folders.
    """
    try:
        wanted = checked_title(title)
    except WorkspaceError as error:
        return error
    if is_same_title(wanted, _NEWEST):
        return WorkspaceError(
            Text("{newest!r} means the newest run.", newest=_NEWEST), Text("Choose another title.")
        )
    for name, known in others.items():
        if is_same_title(wanted, known) or wanted == name:
            return WorkspaceError(
                Text("Another run is called {wanted!r}.", wanted=wanted),
                Text("Choose another title."),
            )
    return None


def clone_run(workspace: Workspace, folder: Path, control: Control) -> Path:
    """Copy a run with its checkpoints, so that it can be continued in two ways.

    The copy appears when it is whole. Returns its folder, named after the original.

    Raises:
        WorkspaceError: the run is being trained, or holds nothing readable.
        StorageError: the disk refused; no copy is left.
        Cancelled: between two files; no copy is left.
    """
    if is_running(folder):
        raise WorkspaceError(
            Text("{title} is being trained and cannot be copied.", title=run_title(folder)),
            Text("Stop the run first."),
        )
    read_run(folder)
    target = _next_free(workspace.runs, f"{folder.name}-copy")
    staging = workspace.runs / _STAGING / target.name
    lock_file = Path(run_lock(folder).lock_file).name

    def copy(source: str, destination: str) -> str:
        control.safe_point()
        return shutil.copy2(source, destination)

    try:
        ignored = shutil.ignore_patterns(lock_file, f"*{files.TEMPORARY_MARK}*")
        shutil.rmtree(staging, ignore_errors=True)  # of a copy that was killed
        shutil.copytree(folder, staging, ignore=ignored, copy_function=copy)
        write_title(staging, _copy_title(workspace, folder))
        # Two runs on one plot need two colors.
        if (staging / LABELS_FILE).is_file():
            write_labels(staging, replace(read_labels(staging), color=None))
        files.replace(staging, target)
    except OSError as error:
        raise files.storage_error(error, target) from error
    finally:
        shutil.rmtree(staging, ignore_errors=True)
    return target


def trash_run(workspace: Workspace, folder: Path) -> TrashedRun:
    """Move a run to the trash; ``restore_run`` brings it back.

    Raises:
        WorkspaceError: the run is being trained.
        StorageError: the disk refused; the run is where it was.
    """
    title = run_title(folder)
    if is_running(folder):
        raise WorkspaceError(
            Text("{title} is being trained and cannot be deleted.", title=title),
            Text("Stop the run first."),
        )
    trash = trash_folder(workspace)
    try:
        trash.mkdir(parents=True, exist_ok=True)
        # Each run gets a folder of its own in the trash, so that names may repeat.
        slot = _next_free(trash, folder.name)
        slot.mkdir()
    except OSError as error:
        raise files.storage_error(error, trash) from error
    try:
        moved = _moved(folder, slot / folder.name)
    except BaseException:
        with contextlib.suppress(OSError):
            slot.rmdir()
        raise
    return TrashedRun(name=folder.name, title=title, folder=moved)


def restore_run(workspace: Workspace, trashed: TrashedRun) -> Path:
    """Move a run back from the trash; return its folder, renamed if its name is taken.

    Raises:
        WorkspaceError: the run is not in the trash any more.
        StorageError: the disk refused.
    """
    if not trashed.folder.is_dir():
        raise WorkspaceError(
            Text("{title} is not in the trash any more.", title=trashed.title),
            Text("The trash was emptied meanwhile."),
        )
    restored = _moved(trashed.folder, _next_free(workspace.runs, trashed.name))
    with contextlib.suppress(OSError):
        trashed.folder.parent.rmdir()
    return restored


def trashed_runs(workspace: Workspace) -> list[TrashedRun]:
    """List the runs in the trash, the latest first."""
    found = [path.parent for path in trash_folder(workspace).glob(f"*/*/{CONFIG_FILE}")]
    found.sort(key=_moved_at, reverse=True)
    return [
        TrashedRun(name=folder.name, title=run_title(folder), folder=folder) for folder in found
    ]


def empty_trash(workspace: Workspace) -> int:
    """Delete everything in the trash, evaluations too; return the number of bytes freed.

    Raises:
        StorageError: the disk refused; a part may be deleted.
    """
    trash = trash_folder(workspace).parent
    freed = folder_bytes(trash)
    try:
        shutil.rmtree(trash)
    except FileNotFoundError:
        return 0
    except OSError as error:
        raise files.storage_error(error, trash) from error
    return freed


def trash_folder(workspace: Workspace) -> Path:
    """The folder of deleted runs."""
    return workspace.folder / "trash" / "runs"


def folder_bytes(folder: Path) -> int:
    """The size of all files below a folder, in bytes; unreadable files count as 0."""
    total = 0
    for parent, _folders, names in os.walk(folder):
        for name in names:
            with contextlib.suppress(OSError):
                total += Path(parent, name).lstat().st_size
    return total


def _copy_title(workspace: Workspace, folder: Path) -> str:
    """The title of the original with "copy" appended, and a number if that is taken."""
    mark, original, number = " copy", run_title(folder), 2
    taken = [run_title(run) for run in workspace.runs.iterdir() if (run / CONFIG_FILE).is_file()]
    while True:
        title = f"{original[: MAX_TITLE_LENGTH - len(mark)].rstrip()}{mark}"
        if not any(is_same_title(title, known) for known in taken):
            return title
        mark, number = f" copy {number}", number + 1


def _moved_at(folder: Path) -> float:
    try:
        return folder.parent.stat().st_mtime
    except OSError:
        return 0.0


def _next_free(parent: Path, name: str) -> Path:
    target, number = parent / name, 2
    while target.exists():
        target = parent / f"{name}-{number}"
        number += 1
    return target


def _moved(folder: Path, target: Path) -> Path:
    try:
        files.replace(folder, target)
        files.sync_folder(target.parent)
    except OSError as error:
        raise files.storage_error(error, folder) from error
    return target
