"""Cycles die on the GUI thread, and only there."""

import gc
import threading
import weakref

import pytest

from gui.garbage import GarbageCollector


class Cycle:
    def __init__(self, died_in):
        self.me = self
        weakref.finalize(self, lambda: died_in.append(threading.current_thread()))


@pytest.fixture
def collector(qapp):
    gc.enable()
    collector = GarbageCollector()
    assert not gc.isenabled()
    yield collector
    collector.stop()
    assert gc.isenabled()


def make_garbage(died_in):
    Cycle(died_in)
    for _ in range(5000):
        cycle = []
        cycle.append(cycle)


def test_a_worker_that_makes_garbage_destroys_nothing(collector, qtbot):
    died_in = []
    worker = threading.Thread(target=make_garbage, args=(died_in,))
    worker.start()
    worker.join()
    assert died_in == []
    collector.collect()
    assert died_in == [threading.main_thread()]


def test_nothing_is_collected_while_nothing_is_due(collector):
    collector.collect()
    gc.collect()
    before = gc.get_stats()
    collector.collect()
    assert [part["collections"] for part in gc.get_stats()] == [
        part["collections"] for part in before
    ]


def test_what_was_there_at_the_start_is_not_looked_at_again(collector):
    collector.collect()
    count = gc.get_freeze_count()
    assert count > 10_000
    assert len(gc.get_objects()) < count
    collector.collect()
    assert gc.get_freeze_count() == count  # what comes later is collected as before
    collector.stop()
    assert gc.get_freeze_count() == 0
