import threading
import time

import pytest

from core.inference.watched_run import WatchedRun
from tests.core.inference.fakes import never


def names_of_threads():
    return [thread.name for thread in threading.enumerate()]


def test_the_options_tell_the_pass_to_end_once_nobody_wants_it():
    wanted = threading.Event()
    with WatchedRun(wanted.is_set) as run:
        assert not run.is_stopped
        assert not run.options.terminate
        wanted.set()
        deadline = time.monotonic() + 20
        while not run.is_stopped and time.monotonic() < deadline:
            time.sleep(0.001)
        assert run.options.terminate


def test_its_thread_ends_with_it():
    with WatchedRun(never) as run:
        assert "watched-run" in names_of_threads()
    assert "watched-run" not in names_of_threads()
    assert not run.is_stopped
    with pytest.raises(KeyError), WatchedRun(never):
        raise KeyError
    assert "watched-run" not in names_of_threads()
