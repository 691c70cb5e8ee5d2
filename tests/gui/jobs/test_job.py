"""One operation in a thread: order of events, every outcome, no loss."""

import threading
import time

import pytest
from PySide6.QtCore import QThread

from core.control import ForegroundGate
from core.errors import ConfigError
from core.events import Notice
from gui.errors import ErrorCenter, UnexpectedError
from gui.jobs.runner import JobRunner


def notice(number: int) -> Notice:
    return Notice(level="info", message=str(number))


class Listener:
    """Writes down what a job says, in order, and on which thread."""

    def __init__(self, job):
        self.said = []
        self.threads = set()
        job.on_events(lambda batch: self._note(*(event.message for event in batch)))
        job.on_result(lambda result: self._note(("finished", result)))
        job.on_error(lambda error: self._note(("failed", error)))
        job.cancelled.connect(lambda: self._note(("cancelled",)))
        job.ended.connect(lambda: self._note("ended"))

    def _note(self, *what):
        self.said += what
        self.threads.add(QThread.currentThread())


@pytest.fixture
def runner(qapp):
    result = JobRunner(ForegroundGate(), ErrorCenter())
    yield result
    assert result.shutdown(5000)


def run(runner, qtbot, operation):
    job = runner.start("test", operation)
    listener = Listener(job)
    with qtbot.waitSignal(job.ended, timeout=10_000):
        pass
    return listener


def test_events_come_in_order_and_before_the_result(runner, qtbot, qapp):
    def operation(emit, control):
        for number in range(1000):
            emit(notice(number))
        return "done"

    listener = run(runner, qtbot, operation)
    assert listener.said == [*map(str, range(1000)), ("finished", "done"), "ended"]
    assert listener.threads == {qapp.thread()}
    assert runner.jobs == ()


def test_events_arrive_in_batches_while_it_runs(runner, qtbot):
    proceed = threading.Event()

    def operation(emit, control):
        emit(notice(1))
        emit(notice(2))
        assert proceed.wait(10)

    job = runner.start("test", operation)
    batches = []
    job.on_events(batches.append)
    qtbot.waitUntil(lambda: bool(batches), timeout=5000)
    assert [[event.message for event in batch] for batch in batches] == [["1", "2"]]
    assert not job.is_over
    with qtbot.waitSignal(job.ended):
        proceed.set()


def test_a_core_error_arrives_as_itself(runner, qtbot):
    error = ConfigError("wrong", "mend")

    def operation(emit, control):
        raise error

    assert run(runner, qtbot, operation).said == [("failed", error), "ended"]


def test_an_error_without_a_receiver_is_reported(qapp, qtbot):
    errors = ErrorCenter()
    runner = JobRunner(ForegroundGate(), errors)

    def operation(emit, control):
        raise ConfigError("wrong", "fix")

    with qtbot.waitSignal(errors.reported) as reported:
        job = runner.start("test", operation)
        results = []
        job.on_result(results.append)
    assert (reported.args[0].message, reported.args[0].hint) == ("wrong", "fix")
    job = runner.start("test", operation)
    errors_of_job = []
    job.on_error(errors_of_job.append)
    with qtbot.waitSignal(job.ended):
        pass
    assert [error.message for error in errors_of_job] == ["wrong"]
    assert len(errors.history) == 1
    assert results == []


def test_a_bug_arrives_wrapped_with_its_traceback(runner, qtbot):
    def operation(emit, control):
        raise KeyError("oops")

    kind, error = run(runner, qtbot, operation).said[0]
    assert kind == "failed"
    assert isinstance(error, UnexpectedError)
    assert isinstance(error.__cause__, KeyError)


def endless(emit, control):
    while not control.stopping:
        control.safe_point()
        time.sleep(0.005)
    return "saved"


def test_cancel_ends_without_a_result(runner, qtbot):
    job = runner.start("test", endless)
    listener = Listener(job)
    with qtbot.waitSignal(job.ended):
        job.cancel()
    assert listener.said == [("cancelled",), "ended"]


def test_stop_ends_with_a_result_even_while_paused(runner, qtbot):
    job = runner.start("test", endless)
    listener = Listener(job)
    job.pause()
    qtbot.wait(80)
    assert not job.is_over
    with qtbot.waitSignal(job.ended):
        job.stop()
    assert listener.said == [("finished", "saved"), "ended"]


def test_wait_announces_the_outcome_without_the_event_loop(runner):
    job = runner.start("test", endless)
    listener = Listener(job)
    assert not job.wait(20)
    job.stop()
    assert job.wait(5000)
    assert listener.said[-1] == "ended"
    assert runner.jobs == ()
