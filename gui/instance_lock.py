"""One window per workspace: two would write the same runs and settings."""

from __future__ import annotations

from filelock import FileLock, Timeout

from core import files
from core.errors import WorkspaceError
from core.workspace import Workspace
from gui.translation import tr


def lock_workspace(workspace: Workspace) -> FileLock:
    """Lock the workspace for this window; the lock ends with the process.

    Raises:
        WorkspaceError: another window has it.
        StorageError: the workspace may not be written.
    """
    lock = FileLock(workspace.folder / "window.lock")
    try:
        lock.acquire(timeout=0)
    except Timeout:
        raise WorkspaceError(
            tr("Tabwright is already open in the workspace {folder}.").format(
                folder=workspace.folder
            ),
            tr("Use that window, or start this one with --workspace and another folder."),
        ) from None
    except OSError as error:
        raise files.storage_error(error, workspace.folder) from error
    return lock
