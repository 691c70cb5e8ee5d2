"""One window for each workspace: two would write the same runs and settings."""

from __future__ import annotations

from filelock import FileLock, Timeout

from core import files
from core.errors import WorkspaceError
from core.workspace import Workspace


def lock_workspace(workspace: Workspace) -> FileLock:
    """Take the workspace for this window; the lock goes with the process.

    Raises:
        WorkspaceError: another window has it.
        StorageError: the workspace may not be written.
    """
    lock = FileLock(workspace.folder / "window.lock")
    try:
        lock.acquire(timeout=0)
    except Timeout:
        raise WorkspaceError(
            f"Tabwright is already open on the workspace {workspace.folder}.",
            "Use that window, or start this one with --workspace and another folder.",
        ) from None
    except OSError as error:
        raise files.storage_error(error, workspace.folder) from error
    return lock
