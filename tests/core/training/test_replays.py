"""When a replay is done, and that it changes nothing."""

import pytest

from core.training.clock import ActiveClock
from core.training.replays import Replays
from core.training.state import Counters
from core.training.typist import Typed


class Clock(ActiveClock):
    """A clock that is set by hand."""

    now = 0.0

    @property
    def seconds(self):
        return self.now


class SlowTypist:
    """Types in four passages, each of which takes its time."""

    def __init__(self, clock, seconds=0.25, typed=None):
        self.clock, self.seconds, self.replays = clock, seconds, 0
        self.typed = typed or Typed(characters=100, keys=60)

    def type(self, read, pause):
        self.replays += 1
        for _ in range(4):
            pause()
            self.clock.now += self.seconds
        return self.typed


def replays(typist_seconds=0.25, share=0.025, typed=None):
    clock = Clock()
    typist = SlowTypist(clock, typist_seconds, typed)
    counters = Counters()
    return Replays(typist, share, None, counters, clock, lambda: None), counters, clock, typist


def run(total_seconds, typist_seconds=0.25, reading_seconds=0.5):
    """A run that measures once a second; how often it typed, and for how long."""
    made, counters, clock, typist = replays(typist_seconds)
    while clock.now < total_seconds:
        counters.step += 1
        clock.now += 1.0
        done = min(1.0, clock.now / total_seconds)
        if made.is_due(done, reading_seconds, is_last=done >= 1.0):
            made.replay()
    return typist.replays, counters.replay_seconds / clock.now, made


@pytest.mark.parametrize("minutes", [2, 10, 60])
def test_replays_take_their_share_of_the_time_and_no_more(minutes):
    count, share, made = run(60 * minutes)
    assert 0.015 < share < 0.03
    assert count >= minutes
    # The weights of the end are the ones that a person gets.
    assert made.last.step >= made._counters.step - 1


def test_a_slow_machine_types_seldom_or_never():
    count, share, _ = run(120, typist_seconds=10.0, reading_seconds=15.0)
    assert (count, share) == (0, 0.0)
    _, share, _ = run(3600, typist_seconds=10.0, reading_seconds=15.0)
    assert 0 < share < 0.03


def test_one_that_turns_out_far_too_slow_is_given_up():
    made, counters, clock, _ = replays(typist_seconds=100.0)
    clock.now = 200.0
    assert made.is_due(0.5, 0.5)
    assert made.replay() is None
    assert clock.now == 300.0  # one passage of four
    assert not made.is_due(0.5, 0.5)
    assert counters.replay_seconds == 100.0


def test_one_that_must_end_does():
    made, _, clock, _ = replays(typist_seconds=100.0)
    clock.now = 20.0
    assert made.replay(must_end=True).keystrokes_saved == pytest.approx(0.4)


def test_the_figure():
    made, counters, clock, _ = replays()
    counters.step, counters.elapsed_seconds, clock.now = 7, 99.0, 100.0
    found = made.replay()
    assert (found.step, found.characters, found.seconds) == (7, 100, 1.0)
    assert found.keystrokes_saved == pytest.approx(0.4)
    assert not made.is_due(1.0, 0.1, is_last=True), "these weights have been typed with"


@pytest.mark.parametrize("share", [0.0, 0.025])
def test_without_a_typist_or_time_nothing_is_typed(share):
    clock = Clock()
    typist = None if share else SlowTypist(clock)
    made = Replays(typist, share, None, Counters(), clock, lambda: None)
    clock.now = 1e6
    assert not made.are_possible
    assert not made.is_due(1.0, 0.0, is_last=True)


def test_nothing_typed_is_no_figure():
    made, _, clock, _ = replays(typed=Typed(characters=0, keys=0))
    clock.now = 100.0
    assert made.replay() is None
    assert Typed(characters=0, keys=0).keystrokes_saved == 0.0
