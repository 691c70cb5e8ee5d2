"""When a typing simulation is done, and what it costs."""

from dataclasses import replace

import pytest

from core.training.observe.clock import ActiveClock
from core.training.observe.typing_simulation import TypingSimulation
from core.training.observe.typing_simulator import Typed
from core.training.step.state import LoopState


class Clock(ActiveClock):
    """A clock that is set by hand."""

    now = 0.0

    @property
    def seconds(self):
        return self.now


class SlowSimulator:
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


class Run:
    """A simulation with its clock, its simulator and the state of its run."""

    def __init__(self, seconds=0.05, characters=10):
        self.clock, self.state = Clock(), LoopState()
        self.simulator = SlowSimulator(self.clock, seconds, characters)
        self.simulation = TypingSimulation(self.simulator, 0.025, None, self.clock)

    def is_due(self, done, reading_seconds, *, is_last=False):
        return self.simulation.is_due(self.state, done, reading_seconds, is_last=is_last)

    def type(self, *, must_end=False):
        before = self.state
        self.state, event = self.simulation.run(before, lambda: None, must_end=must_end)
        assert replace(self.state, typing_seconds=0, typing_passages=0) == replace(
            before, typing_seconds=0, typing_passages=0
        )
        return event


def whole_run(total_seconds, seconds=0.05, reading_seconds=0.5):
    """A run that validates once a second, and the fraction of its time spent typing."""
    run = Run(seconds)
    while run.clock.now < total_seconds:
        run.state = replace(run.state, step=run.state.step + 1)
        run.clock.now += 1.0
        done = min(1.0, run.clock.now / total_seconds)
        if run.is_due(done, reading_seconds, is_last=done >= 1.0):
            run.type()
    return run, run.state.typing_seconds / run.clock.now


@pytest.mark.parametrize("minutes", [2, 10, 60])
def test_simulations_take_their_fraction_of_the_time_and_no_more(minutes):
    run, fraction = whole_run(60 * minutes)
    assert 0.012 < fraction < 0.03
    assert len(run.simulator.typed) >= minutes
    # The weights at the end are the ones that the user gets.
    assert run.simulation.last.step >= run.state.step - 1


@pytest.mark.parametrize("minutes", [2, 10, 60])
@pytest.mark.parametrize("seconds", [0.02, 0.05, 0.2, 0.5, 2.0])
def test_on_a_slow_machine_they_type_less_and_are_fewer(minutes, seconds):
    run, fraction = whole_run(60 * minutes, seconds, reading_seconds=10 * seconds)
    typed = run.simulator.typed
    assert fraction < 0.03
    assert len({*typed}) <= 1 or typed[0] < 8, "all of a run type the same text"
    if minutes == 60:
        assert len(typed) >= 2


def test_a_first_one_that_is_slow_ends_early_and_the_others_type_as_much():
    run = Run(seconds=1.0)
    run.clock.now = 1000.0
    assert run.is_due(0.5, 0.5)
    assert run.type() is not None
    assert run.simulator.typed == [13], "a quarter of the 50 seconds that are granted"
    run.clock.now, run.state = 1900.0, replace(run.state, step=2)
    assert run.is_due(0.95, 0.5)
    run.simulator.seconds = 0.1
    run.type()
    assert run.simulator.typed == [13, 13]
    assert run.state.typing_passages == 13


def test_one_that_turns_out_far_too_slow_is_given_up():
    run = Run(seconds=10.0)
    run.clock.now = 100.0
    assert run.is_due(0.5, 0.5)
    assert run.type() is None
    assert run.state.typing_seconds == 10.0  # one passage, of a budget of 5 seconds
    assert not run.is_due(0.55, 0.5)


def test_one_that_must_end_does():
    run = Run(seconds=100.0)
    run.clock.now = 20.0
    assert run.type(must_end=True).keystrokes_saved == pytest.approx(0.4)


def test_the_figure():
    run = Run()
    run.state, run.clock.now = LoopState(step=7, elapsed_seconds=99.0), 100.0
    assert run.is_due(0.5, 0.1)
    found = run.type()
    assert (found.step, found.characters, found.elapsed_seconds) == (7, 200, 99.0)
    assert found.seconds == pytest.approx(1.0)
    assert found.keystrokes_saved == pytest.approx(0.4)
    assert not run.is_due(1.0, 0.1, is_last=True), "these weights have been typed with"


@pytest.mark.parametrize("fraction", [0.0, 0.025])
def test_without_a_simulator_or_time_nothing_is_typed(fraction):
    clock = Clock()
    simulator = None if fraction else SlowSimulator(clock)
    made = TypingSimulation(simulator, fraction, None, clock)
    clock.now = 1e6
    assert not made.is_possible
    assert not made.is_due(LoopState(), 1.0, 0.0, is_last=True)


def test_nothing_typed_is_no_figure():
    run = Run(characters=0)
    run.clock.now = 100.0
    assert run.type() is None
    assert Typed(characters=0, keys=0, passages=0).keystrokes_saved == 0.0
