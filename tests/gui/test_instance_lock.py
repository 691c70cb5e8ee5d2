"""One window for each workspace."""

import errno

import pytest

from core.errors import StorageError, WorkspaceError
from gui.instance_lock import lock_workspace


def test_a_second_window_is_refused_with_a_sentence(workspace):
    lock = lock_workspace(workspace)
    try:
        with pytest.raises(WorkspaceError) as refused:
            lock_workspace(workspace)
        assert str(workspace.folder) in refused.value.message
        assert refused.value.hint
    finally:
        lock.release()
    lock_workspace(workspace).release()


def test_a_workspace_that_is_read_only_is_a_sentence(workspace, monkeypatch):
    def refuse(*_arguments, **_options):
        raise OSError(errno.EROFS, "Read-only file system")

    monkeypatch.setattr("filelock.FileLock.acquire", refuse)
    with pytest.raises(StorageError, match="may not be written") as caught:
        lock_workspace(workspace)
    assert "--workspace" in caught.value.hint
