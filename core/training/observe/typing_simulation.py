"""Typing simulations during a run: when one is due, and its figure.

A simulation takes as long as a few steps, so it is done when the fraction of the training time
that the configuration grants has room for it. The cost of one is measured, never assumed: on a
slow machine the first one ends early, and the others type just as much, so that the figures of a
run compare.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final

import numpy as np
import torch
from numpy.typing import NDArray

from core.events import TypingSimulated
from core.model.gpt import GPT
from core.training.observe.clock import ActiveClock
from core.training.observe.typing_simulator import ReadWindow, TypingSimulator
from core.training.step.device import Placement
from core.training.step.state import LoopState

# The first simulation also prepares its passages. Its cost is estimated from the duration of the
# validation before it.
_FIRST_COST: Final = 2.0
# The first simulation takes this fraction of the time of all simulations. A figure of fewer
# passages would be too noisy.
_FIRST_PART: Final = 0.25
_MIN_PASSAGES: Final = 8
# Costs vary; a simulation that takes this many times as long as expected is given up.
_MAX_OVERRUN: Final = 3.0


class TypingSimulation:
    """Simulates typing now and then.

    Args:
        simulator: types the passages; None for no simulations.
        fraction: the fraction of the training time granted for simulations, 0 for none.
        read: computes logits with the current weights.
        clock: the training time of the run.

    Attributes:
        last: the last simulation of this process; None before the first.
    """

    def __init__(
        self,
        simulator: TypingSimulator | None,
        fraction: float,
        read: ReadWindow,
        clock: ActiveClock,
    ) -> None:
        self._simulator = simulator if fraction > 0 else None
        self._fraction = fraction
        self._read = read
        self._clock = clock
        self._cost_seconds: float | None = None
        self._budget_seconds = 0.0  # of the whole run
        self.last: TypingSimulated | None = None

    @property
    def is_possible(self) -> bool:
        """Whether there is text to type, and time granted for it."""
        return self._simulator is not None

    def give_up(self) -> None:
        """Make no more simulations."""
        self._simulator = None

    def is_due(
        self, state: LoopState, done: float, reading_seconds: float, *, is_last: bool = False
    ) -> bool:
        """Whether a simulation fits into the time granted for them.

        Args:
            state: the loop state of the run.
            done: the progress of the run, 0 to 1.
            reading_seconds: the duration of the last validation, in seconds.
            is_last: whether the run ends here; until then, time is reserved for a last simulation.
        """
        if self._simulator is None or (self.last and self.last.step == state.step):
            return False
        cost = self._cost_seconds
        if cost is None:
            cost = _FIRST_COST * reading_seconds
        spent, now = state.typing_seconds, self._clock.seconds
        if spent + cost > self._fraction * now:
            return False
        self._budget_seconds = self._fraction * now / max(done, 1e-9)
        return is_last or spent + 2 * cost <= self._budget_seconds

    def run(
        self, state: LoopState, wait: Callable[[], None], *, must_end: bool = False
    ) -> tuple[LoopState, TypingSimulated | None]:
        """Type with the weights of this step.

        Args:
            state: the loop state of the run.
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
    """This simulation takes more time than there is for it."""


class WindowReader:
    """A ``ReadWindow`` that uses the current weights of the model.

    Args:
        model: the model in training.
        placement: the device and the precision that it computes with.
    """

    def __init__(self, model: GPT, placement: Placement) -> None:
        self._model = model
        self._placement = placement

    @torch.no_grad()
    def __call__(self, ids: Sequence[int], last: int) -> NDArray[np.float32]:
        """Return the logits after each of the last ``last`` ids, (last, V)."""
        model = self._model
        was_training = model.training
        model.eval()
        try:
            batch = torch.tensor(
                [list(ids)], dtype=torch.long, device=self._placement.device
            )  # (1, T)
            with self._placement.autocast():
                logits = model.head(model.features(batch)[0, -last:])
        finally:
            model.train(was_training)
        return logits.float().cpu().numpy()
