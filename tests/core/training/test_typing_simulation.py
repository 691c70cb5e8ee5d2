"""When a replay is done, and that it changes nothing."""

import pytest

from core.training.clock import ActiveClock
from core.training.state import Counters
from core.training.typing_simulation import TypingSimulation
from core.training.typing_simulator import Typed


class Clock(ActiveClock):
    """A clock that is set by hand."""

    now = 0.0

    @property
    def seconds(self):
        return self.now


class SlowTypist:
    """Types twenty passages, each of which takes its time."""

    def __init__(self, clock, seconds=0.05, characters=10):
        self.clock, self.seconds, self.characters, self.typed = clock, seconds, characters, []

    def type(self, read, should_continue):
        count = 0
        while count < 20 and should_continue(count):
            self.clock.now += self.seconds
            count += 1
        self.typed.append(count)
        return Typed(
            characters=count * self.characters, keys=6 * count * self.characters // 10,
            passages=count,
        )  # fmt: skip


def simulation(typist_seconds=0.05, share=0.025, characters=10):
    clock = Clock()
    simulator = SlowTypist(clock, typist_seconds, characters)
    counters = Counters()
    return (
        TypingSimulation(simulator, share, None, counters, clock, lambda: None),
        counters,
        clock,
        simulator,
    )


def run(total_seconds, typist_seconds=0.05, reading_seconds=0.5):
    """A run that measures once a second; how much each replay typed, and the share of the time."""
    made, counters, clock, simulator = simulation(typist_seconds)
    while clock.now < total_seconds:
        counters.step += 1
        clock.now += 1.0
        done = min(1.0, clock.now / total_seconds)
        if made.is_due(done, reading_seconds, is_last=done >= 1.0):
            made.replay()
    return simulator.typed, counters.typing_seconds / clock.now, made


@pytest.mark.parametrize("minutes", [2, 10, 60])
def test_replays_take_their_share_of_the_time_and_no_more(minutes):
    typed, share, made = run(60 * minutes)
    assert 0.012 < share < 0.03
    assert len(typed) >= minutes
    # The weights of the end are the ones that a person gets.
    assert made.last.step >= made._counters.step - 1


@pytest.mark.parametrize("minutes", [2, 10, 60])
@pytest.mark.parametrize("seconds", [0.02, 0.05, 0.2, 0.5, 2.0])
def test_on_a_slow_machine_they_type_less_and_are_fewer(minutes, seconds):
    typed, share, _ = run(60 * minutes, seconds, reading_seconds=10 * seconds)
    assert share < 0.03
    assert len({*typed}) <= 1 or typed[0] < 8, "all of a run type the same text"
    if minutes == 60:
        assert len(typed) >= 2


def test_a_first_one_that_is_slow_ends_early_and_the_others_type_as_much():
    made, counters, clock, simulator = simulation(typist_seconds=1.0)
    clock.now = 1000.0
    assert made.is_due(0.5, 0.5)
    assert made.replay() is not None
    assert simulator.typed == [13], "a quarter of the 50 seconds that are granted"
    clock.now, counters.step = 1900.0, 2
    assert made.is_due(0.95, 0.5)
    simulator.seconds = 0.1
    made.replay()
    assert simulator.typed == [13, 13]
    assert counters.typing_passages == 13


def test_one_that_turns_out_far_too_slow_is_given_up():
    made, counters, clock, _ = simulation(typist_seconds=10.0)
    clock.now = 100.0
    assert made.is_due(0.5, 0.5)
    assert made.replay() is None
    assert counters.typing_seconds == 10.0  # one passage, of a budget of 5 seconds
    assert not made.is_due(0.55, 0.5)


def test_one_that_must_end_does():
    made, _, clock, _ = simulation(typist_seconds=100.0)
    clock.now = 20.0
    assert made.replay(must_end=True).keystrokes_saved == pytest.approx(0.4)


def test_the_figure():
    made, counters, clock, _ = simulation()
    counters.step, counters.elapsed_seconds, clock.now = 7, 99.0, 100.0
    assert made.is_due(0.5, 0.1)
    found = made.replay()
    assert (found.step, found.characters) == (7, 200)
    assert found.seconds == pytest.approx(1.0)
    assert found.keystrokes_saved == pytest.approx(0.4)
    assert not made.is_due(1.0, 0.1, is_last=True), "these weights have been typed with"


@pytest.mark.parametrize("share", [0.0, 0.025])
def test_without_a_typist_or_time_nothing_is_typed(share):
    clock = Clock()
    simulator = None if share else SlowTypist(clock)
    made = TypingSimulation(simulator, share, None, Counters(), clock, lambda: None)
    clock.now = 1e6
    assert not made.are_possible
    assert not made.is_due(1.0, 0.0, is_last=True)


def test_nothing_typed_is_no_figure():
    made, _, clock, _ = simulation(characters=0)
    clock.now = 100.0
    assert made.replay() is None
    assert Typed(characters=0, keys=0, passages=0).keystrokes_saved == 0.0
