"""Everything that is measured during a run: validation and typing simulations.

``Measurements`` decides which weights are the best so far, by the measure that the configuration
names. ``Monitor`` decides when to validate, ``TypingSimulation`` when to simulate typing.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import replace
from typing import Final, Literal, TypeAlias

from core.control import Control
from core.errors import Cancelled
from core.events import Emit, Evaluated, Notice, TypingSimulated
from core.model.gpt import GPT
from core.texts import Text
from core.training.config import TrainingConfig
from core.training.observe.clock import ActiveClock
from core.training.observe.monitor import Monitor
from core.training.observe.typing_simulation import TypingSimulation
from core.training.runs.listener import failure
from core.training.runs.run_writer import Figures
from core.training.step.schedule import progress
from core.training.step.state import LoopState

_TYPING_HINT: Final = Text("Training continues without counting the keystrokes that are saved.")

Measure: TypeAlias = Literal["bits_per_byte", "keystrokes_saved"]


class Measurements:
    """Measures one run.

    Args:
        training_config: the configuration of the run.
        monitor: validates the weights.
        simulation: simulates typing with them.
        clock: the training time of the run.
    """

    def __init__(
        self,
        training_config: TrainingConfig,
        monitor: Monitor,
        simulation: TypingSimulation,
        clock: ActiveClock,
    ) -> None:
        self._training_config = training_config
        self._monitor, self._simulation = monitor, simulation
        self._clock = clock

    @property
    def best_by(self) -> Measure:
        """The deciding measure; bits per byte if typing cannot be simulated."""
        is_asked = self._training_config.best_by == "keystrokes_saved"
        return "keystrokes_saved" if is_asked and self._simulation.is_possible else "bits_per_byte"

    @property
    def last(self) -> Figures:
        """The last figures, of whatever step."""
        return _figures(self._monitor.last, self._simulation.last)

    def of_step(self, step: int) -> Figures:
        """The figures of exactly the weights of a step, as far as they were measured."""
        evaluated, simulated = self._monitor.last, self._simulation.last
        return _figures(
            evaluated if evaluated and evaluated.step == step else None,
            simulated if simulated and simulated.step == step else None,
        )

    def is_due(self, state: LoopState) -> bool:
        """Whether the step just counted should be followed by a measurement."""
        return self._monitor.is_due(state)

    def limits(self) -> list[Notice]:
        """Return warnings about what cannot be measured in this run."""
        found: list[Notice] = []
        if self._monitor.has_nothing_to_measure:
            message = Text("The held-out files are shorter than one window: nothing to measure.")
            hint = Text("Add more files, or choose a smaller context.")
            found.append(Notice(level="warning", message=message, hint=hint))
        if self._training_config.best_by != self.best_by:
            message = Text(
                "No held-out text can be typed, so bits per byte decides which weights are best."
            )
            hint = Text("Add more files, or set train.typing_simulation_fraction above 0.")
            found.append(Notice(level="warning", message=message, hint=hint))
        return found

    def plan(self, state: LoopState, emit: Emit) -> None:
        """Report when the next validation comes."""
        planned = self._monitor.planned(state)
        if planned is not None:
            emit(planned)

    def take(
        self,
        model: GPT,
        state: LoopState,
        emit: Emit,
        control: Control,
        wait: Callable[[], None],
        *,
        is_last: bool,
    ) -> tuple[LoopState, bool]:
        """Measure the weights of this step.

        Args:
            model: the weights.
            state: the loop state of the run.
            emit: receives each figure as it is known, and samples.
            control: checked between two batches.
            wait: the safe point of the run.
            is_last: whether the run ends here.

        Returns:
            The state with the best figures and the time that was spent, and whether these
            weights are the best of the run so far.

        Raises:
            Cancelled: a cancel was asked for.
        """
        evaluated = self._monitor.measure(model, state, control)
        if evaluated is not None:
            state = replace(state, seconds_at_evaluation=self._clock.seconds)
            for event in (evaluated, *self._monitor.by_language):
                emit(event)
            for sample in self._monitor.samples(model, state.step):
                emit(sample)
            self.plan(state, emit)
        state, simulated = self._simulate_typing(state, emit, wait, is_last=is_last)
        if simulated is not None:
            emit(simulated)
        return self._with_best(state, evaluated, simulated)

    def _simulate_typing(
        self, state: LoopState, emit: Emit, wait: Callable[[], None], *, is_last: bool
    ) -> tuple[LoopState, TypingSimulated | None]:
        """Type with these weights, where there is time for it.

        A simulation that fails is reported, and is the last one; the run continues.
        """
        # Without any simulation there would be no best weights at all.
        is_owed = (
            is_last and self.best_by == "keystrokes_saved" and state.best_keystrokes_saved is None
        )
        done = progress(self._training_config, state.step, self._clock.seconds)
        cost = self._monitor.cost_seconds
        if not (is_owed or self._simulation.is_due(state, done, cost, is_last=is_last)):
            return state, None
        try:
            return self._simulation.run(state, wait, must_end=is_owed)
        except Cancelled:
            raise
        except Exception as error:  # noqa: BLE001 - no run ends by a typing simulation
            decides = self.best_by == "keystrokes_saved"
            self._simulation.give_up()
            if decides and state.best_keystrokes_saved is None:
                # Bits per byte decide from here on, and no weights were kept by them yet.
                state = replace(state, best_bits_per_byte=None)
            emit(failure(Text("Held-out text could not be typed"), error, _TYPING_HINT))
            return state, None

    def _with_best(
        self, state: LoopState, evaluated: Evaluated | None, simulated: TypingSimulated | None
    ) -> tuple[LoopState, bool]:
        """The state with the best figure of either measure; whether the deciding one is new."""
        found: set[Measure] = set()
        if evaluated is not None and math.isfinite(evaluated.bits_per_byte):
            best = state.best_bits_per_byte
            if best is None or evaluated.bits_per_byte < best:
                state = replace(state, best_bits_per_byte=evaluated.bits_per_byte)
                found.add("bits_per_byte")
        if simulated is not None:
            best = state.best_keystrokes_saved
            # Of two that save the same, the later one has read more.
            if best is None or simulated.keystrokes_saved >= best:
                state = replace(state, best_keystrokes_saved=simulated.keystrokes_saved)
                found.add("keystrokes_saved")
        return state, self.best_by in found


def _figures(evaluated: Evaluated | None, simulated: TypingSimulated | None) -> Figures:
    return Figures(
        bits_per_byte=evaluated.bits_per_byte if evaluated else None,
        keystrokes_saved=simulated.keystrokes_saved if simulated else None,
    )
