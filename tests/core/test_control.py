"""Stop, cancel, pause and the foreground gate, from other threads."""

import threading
import time

import pytest

from core.control import Control, ForegroundGate
from core.errors import Cancelled

SOON = 10.0


def at_safe_point(control):
    """A thread inside ``safe_point``, and the list that its outcome is added to."""
    outcome = []

    def work():
        try:
            control.safe_point()
            outcome.append("passed")
        except Cancelled:
            outcome.append("cancelled")

    thread = threading.Thread(target=work)
    thread.start()
    return thread, outcome


def test_a_safe_point_passes_immediately_when_nothing_was_asked():
    control = Control()
    start = time.perf_counter()
    for _ in range(1000):
        control.safe_point()
    assert time.perf_counter() - start < 1.0


def test_stop_is_seen_and_lets_the_operation_finish():
    control = Control()
    control.stop()
    assert control.stopping
    control.safe_point()
    assert not control.cancelling


def test_cancel_raises_at_the_next_safe_point():
    control = Control()
    control.cancel()
    assert control.cancelling
    with pytest.raises(Cancelled):
        control.safe_point()


def test_pause_holds_until_resume():
    control = Control()
    control.pause()
    thread, outcome = at_safe_point(control)
    thread.join(0.2)
    assert control.paused
    assert outcome == []
    control.resume()
    thread.join(SOON)
    assert outcome == ["passed"]


def test_cancel_ends_a_pause():
    control = Control()
    control.pause()
    thread, outcome = at_safe_point(control)
    control.cancel()
    thread.join(SOON)
    assert outcome == ["cancelled"]


def test_stop_ends_a_pause():
    control = Control()
    control.pause()
    thread, outcome = at_safe_point(control)
    control.stop()
    thread.join(SOON)
    assert outcome == ["passed"]


@pytest.mark.parametrize("verb", ["stop", "cancel"])
def test_what_was_told_to_end_cannot_be_paused(verb):
    control = Control()
    getattr(control, verb)()
    control.pause()
    assert not control.paused


def test_someone_in_the_foreground_holds_background_work():
    control = Control()
    with control.gate.entered():
        thread, outcome = at_safe_point(control)
        thread.join(0.2)
        assert outcome == []
    thread.join(SOON)
    assert outcome == ["passed"]


def test_cancel_reaches_work_that_waits_for_the_foreground():
    control = Control()
    with control.gate.entered():
        thread, outcome = at_safe_point(control)
        control.cancel()
        thread.join(SOON)
    assert outcome == ["cancelled"]


def test_entering_the_gate_never_waits():
    gate = ForegroundGate()
    start = time.perf_counter()
    with gate.entered(), gate.entered():
        assert not gate.wait_until_clear(0.0)
    assert time.perf_counter() - start < 0.5
    assert gate.wait_until_clear(0.0)


def test_the_gate_is_left_when_the_work_inside_fails():
    gate = ForegroundGate()
    with pytest.raises(ValueError, match="inside"), gate.entered():
        raise ValueError("inside")
    assert gate.wait_until_clear(0.0)


def test_one_gate_may_serve_two_operations():
    gate = ForegroundGate()
    first, second = Control(gate), Control(gate)
    with gate.entered():
        threads = [at_safe_point(control) for control in (first, second)]
        assert all(outcome == [] for _thread, outcome in threads)
    for thread, outcome in threads:
        thread.join(SOON)
        assert outcome == ["passed"]


def test_a_wait_ends_by_itself_or_with_a_stop():
    control = Control()
    control.wait(0.01)
    control.stop()
    control.wait(3600)
    assert control.stopping


def test_a_wait_ends_with_a_cancel():
    control = Control()
    threading.Timer(0.05, control.cancel).start()
    with pytest.raises(Cancelled):
        control.wait(3600)
