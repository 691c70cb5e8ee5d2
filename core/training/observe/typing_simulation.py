"""TypingSimulation during a run: when there is time for one, and what it says.

A replay costs what a few steps cost, so it is done when the share of the time that
the configuration grants has room for it. What one costs is measured, never assumed: on a slow
machine the first one ends early, and those after it type just as much, so that the
figures of a run compare.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from core.events import TypingSimulated
from core.training.observe.clock import ActiveClock
from core.training.observe.typing_simulator import ReadWindow, TypingSimulator
from core.training.step.state import LoopState

# The first replay also prepares its passages; by then a measurement has told how fast
# this machine reads.
_FIRST_COST: Final = 2.0
# The first one takes so much of all the time that replays will have; a figure of fewer
# passages is none.
_FIRST_PART: Final = 0.25
_MIN_PASSAGES: Final = 8
# Costs vary; a replay that takes so many times as long as expected is given up.
_MAX_OVERRUN: Final = 3.0


class TypingSimulation:
    """Asks a typist now and then.

    Args:
        simulator: who types; None for no replays at all.
        share: of the training time that may go into them, 0 for none.
        read: the weights of the moment.
        clock: of the run.

    Attributes:
        last: the last one of this process; None before the first.
    """

    def __init__(
        self,
        simulator: TypingSimulator | None,
        share: float,
        read: ReadWindow,
        clock: ActiveClock,
    ) -> None:
        self._simulator = simulator if share > 0 else None
        self._share = share
        self._read = read
        self._clock = clock
        self._cost_seconds: float | None = None
        self._budget_seconds = 0.0  # of the whole run
        self.last: TypingSimulated | None = None

    @property
    def is_possible(self) -> bool:
        """Whether there is anything to type, and time granted for it."""
        return self._simulator is not None

    def give_up(self) -> None:
        """No replays from here on."""
        self._simulator = None

    def is_due(
        self, state: LoopState, done: float, reading_seconds: float, *, is_last: bool = False
    ) -> bool:
        """Whether a replay fits into the time granted for them.

        Args:
            state: of the run.
            done: how much of the run is behind, 0 to 1.
            reading_seconds: what the last measurement on held-out files took.
            is_last: whether the run ends here; before that, time is left for a last one.
        """
        if self._simulator is None or (self.last and self.last.step == state.step):
            return False
        cost = self._cost_seconds
        if cost is None:
            cost = _FIRST_COST * reading_seconds
        spent, now = state.typing_seconds, self._clock.seconds
        if spent + cost > self._share * now:
            return False
        self._budget_seconds = self._share * now / max(done, 1e-9)
        return is_last or spent + 2 * cost <= self._budget_seconds

    def run(
        self, state: LoopState, wait: Callable[[], None], *, must_end: bool = False
    ) -> tuple[LoopState, TypingSimulated | None]:
        """Type with the weights of this step.

        Args:
            state: of the run.
            wait: the safe point of the run, called before each passage.
            must_end: complete it, however long it takes.

        Returns:
            The state with the time that was spent, and the event; None instead of the event
            where the simulation took too long.

        Raises:
            Cancelled: between two passages.
        """
        assert self._simulator is not None
        started = self._clock.seconds
        is_first = not state.typing_passages
        expected = _FIRST_PART * self._budget_seconds
        if self._cost_seconds is not None:
            expected = max(expected, self._cost_seconds)

        def should_continue(typed: int) -> bool:
            wait()
            spent = self._clock.seconds - started
            if must_end:
                return True
            if spent > _MAX_OVERRUN * expected:
                raise _TooSlow
            if is_first:
                return typed < _MIN_PASSAGES or spent < expected
            return typed < state.typing_passages

        try:
            typed = self._simulator.type(self._read, should_continue)
        except _TooSlow:
            typed = None
        # The clock leaves out the time spent waiting for the user.
        seconds = self._clock.seconds - started
        self._cost_seconds = seconds
        passages = typed.passages if typed is not None and is_first else state.typing_passages
        state = replace(
            state, typing_seconds=state.typing_seconds + seconds, typing_passages=passages
        )
        if typed is None or not typed.characters:
            return state, None
        self.last = TypingSimulated(
            step=state.step,
            keystrokes_saved=typed.keystrokes_saved,
            characters=typed.characters,
            seconds=seconds,
            elapsed_seconds=state.elapsed_seconds,
        )
        return state, self.last


class _TooSlow(Exception):
    """This replay takes more time than there is for it."""
