"""One window for each workspace."""

import pytest

from core.errors import WorkspaceError
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
