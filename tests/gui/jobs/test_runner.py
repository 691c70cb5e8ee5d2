"""Several jobs at a time, and their orderly end."""

import os
import sys
import threading
import time

from core.control import ForegroundGate
from gui.errors import ErrorCenter
from gui.jobs.priority import lower_priority
from gui.jobs.runner import JobRunner


def test_shutdown_stops_then_cancels(qapp):
    runner = JobRunner(ForegroundGate(), ErrorCenter())
    outcomes = []

    def polite(emit, control):
        while not control.stopping:
            time.sleep(0.005)
        return "polite"

    def stubborn(emit, control):
        while True:
            control.safe_point()
            time.sleep(0.005)

    for operation in (polite, stubborn):
        job = runner.start(operation.__name__, operation)
        job.on_result(outcomes.append)
        job.cancelled.connect(lambda: outcomes.append("cancelled"))
    assert len(runner.jobs) == 2
    assert runner.shutdown(300)
    assert sorted(outcomes) == ["cancelled", "polite"]


def test_jobs_wait_for_the_foreground(qapp, qtbot):
    gate = ForegroundGate()
    runner = JobRunner(gate, ErrorCenter())
    passed = threading.Event()

    def operation(emit, control):
        control.safe_point()
        passed.set()

    with gate.entered():
        job = runner.start("test", operation)
        assert not passed.wait(0.15)
    with qtbot.waitSignal(job.ended):
        pass
    assert passed.is_set()


def test_only_the_worker_becomes_nice(qapp, qtbot):
    runner = JobRunner(ForegroundGate(), ErrorCenter())
    before = os.getpriority(os.PRIO_PROCESS, 0)
    seen = []

    def operation(emit, control):
        inner = threading.Thread(
            target=lambda: seen.append(os.getpriority(os.PRIO_PROCESS, threading.get_native_id()))
        )
        inner.start()
        inner.join()

    job = runner.start("test", operation, nice=7)
    with qtbot.waitSignal(job.ended):
        pass
    # Only Linux has a nice value for each thread; elsewhere nothing may change.
    # Threads that the worker starts inherit its priority.
    assert seen == [7 if sys.platform == "linux" else before]
    assert os.getpriority(os.PRIO_PROCESS, 0) == before


def test_zero_leaves_the_priority_alone():
    before = os.getpriority(os.PRIO_PROCESS, 0)
    lower_priority(0)
    assert os.getpriority(os.PRIO_PROCESS, 0) == before
