"""The run folders of a workspace, put in order: renamed, copied, thrown away and fetched back.

What is thrown away moves to ``<workspace>/trash/runs`` and stays there until the
trash is emptied. Nothing is done to a run that somebody trains. Imports no torch.
"""

from __future__ import annotations

import contextlib
import os
import shutil
from dataclasses import dataclass
from pathlib import Path

from core import files
from core.control import Control
from core.errors import WorkspaceError
from core.training.runs import (
    CONFIG_FILE,
    RunSummary,
    is_running,
    list_runs,
    read_run,
    run_lock,
)
from core.workspace import Workspace, checked_name

# Two levels below the listed folder: a half-made copy is no run.
_STAGING = ".staging"


@dataclass(frozen=True, slots=True, kw_only=True)
class RunEntry:
    """A run of the list, with the bytes that its folder takes."""

    run: RunSummary
    bytes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TrashedRun:
    """A run that was thrown away: the name that it had, and where it lies."""

    name: str
    folder: Path


def list_entries(workspace: Workspace, control: Control) -> list[RunEntry]:
    """Every readable run with its size, the newest first.

    Raises:
        Cancelled: between two runs.
    """
    entries: list[RunEntry] = []
    for run in list_runs(workspace):
        control.safe_point()
        entries.append(RunEntry(run=run, bytes=folder_bytes(run.folder)))
    return entries


def rename_run(workspace: Workspace, folder: Path, name: str) -> Path:
    """Give a run another name; returns its new folder.

    Raises:
        WorkspaceError: the name will not do or is taken, or the run is being trained.
        StorageError: the disk refused.
    """
    target = _free_place(workspace.runs, name)
    _refuse_running(folder, "renamed")
    return _moved(folder, target)


def clone_run(workspace: Workspace, folder: Path, control: Control) -> Path:
    """Copy a run with its checkpoints, so that it can be continued in two ways.

    The copy appears when it is whole. Returns its folder, named after the original.

    Raises:
        WorkspaceError: the run is being trained, or holds nothing readable.
        StorageError: the disk refused; no copy is left.
        Cancelled: between two files; no copy is left.
    """
    _refuse_running(folder, "copied")
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
        files.replace(staging, target)
    except OSError as error:
        raise files.storage_error(error, target) from error
    finally:
        shutil.rmtree(staging, ignore_errors=True)
    return target


def trash_run(workspace: Workspace, folder: Path) -> TrashedRun:
    """Throw a run away, so that ``restore_run`` can fetch it back.

    Raises:
        WorkspaceError: the run is being trained.
        StorageError: the disk refused; the run is where it was.
    """
    _refuse_running(folder, "deleted")
    trash = trash_folder(workspace)
    try:
        trash.mkdir(parents=True, exist_ok=True)
        # A folder of its own for each, so that names may come again.
        place = _next_free(trash, folder.name)
        place.mkdir()
    except OSError as error:
        raise files.storage_error(error, trash) from error
    try:
        moved = _moved(folder, place / folder.name)
    except BaseException:
        with contextlib.suppress(OSError):
            place.rmdir()
        raise
    return TrashedRun(name=folder.name, folder=moved)


def restore_run(workspace: Workspace, trashed: TrashedRun) -> Path:
    """Fetch a run back from the trash; returns its folder, under another name if its own is taken.

    Raises:
        WorkspaceError: it is not in the trash any more.
        StorageError: the disk refused.
    """
    if not trashed.folder.is_dir():
        raise WorkspaceError(
            f"{trashed.name} is not in the trash any more.", "The trash was emptied meanwhile."
        )
    restored = _moved(trashed.folder, _next_free(workspace.runs, trashed.name))
    with contextlib.suppress(OSError):
        trashed.folder.parent.rmdir()
    return restored


def trashed_runs(workspace: Workspace) -> list[TrashedRun]:
    """What is in the trash, the latest first."""
    found = [path.parent for path in trash_folder(workspace).glob(f"*/*/{CONFIG_FILE}")]
    found.sort(key=_moved_at, reverse=True)
    return [TrashedRun(name=folder.name, folder=folder) for folder in found]


def empty_trash(workspace: Workspace) -> int:
    """Delete for good what is in the trash; returns how many bytes that freed.

    Raises:
        StorageError: the disk refused; some of it may be gone.
    """
    trash = trash_folder(workspace)
    freed = folder_bytes(trash)
    try:
        shutil.rmtree(trash)
    except FileNotFoundError:
        return 0
    except OSError as error:
        raise files.storage_error(error, trash) from error
    return freed


def trash_folder(workspace: Workspace) -> Path:
    """Where thrown away runs lie."""
    return workspace.folder / "trash" / "runs"


def folder_bytes(folder: Path) -> int:
    """The size of all files below a folder; what cannot be looked at counts nothing."""
    total = 0
    for place, _folders, names in os.walk(folder):
        for name in names:
            with contextlib.suppress(OSError):
                total += Path(place, name).lstat().st_size
    return total


def _moved_at(folder: Path) -> float:
    try:
        return folder.parent.stat().st_mtime
    except OSError:
        return 0.0


def _refuse_running(folder: Path, what: str) -> None:
    if is_running(folder):
        raise WorkspaceError(
            f"{folder.name} is being trained and cannot be {what}.", "Stop the run first."
        )


def _free_place(parent: Path, name: str) -> Path:
    target = parent / checked_name(name)
    if target.exists():
        raise WorkspaceError(f"There is a run {name} already.", "Choose another name.")
    return target


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
