"""All that is measured of a run on its way: held-out text read, held-out text typed.

Says which weights are the best so far, by the measure that the configuration names. When to read
is ``monitor``'s business, when to type that of ``simulation``.
"""

from __future__ import annotations

import math
from typing import Final, Literal, TypeAlias

from core.control import Control
from core.errors import Cancelled
from core.events import Emit, Evaluated, Notice, TypingSimulated
from core.model.gpt import GPT
from core.training.clock import ActiveClock
from core.training.config import TrainingConfig
from core.training.listener import failure
from core.training.monitor import Monitor
from core.training.run_writer import Figures
from core.training.schedule import progress
from core.training.state import Counters
from core.training.typing_simulation import TypingSimulation

_REPLAY_HINT: Final = "Training goes on without counting the keystrokes that are saved."

Measure: TypeAlias = Literal["bits_per_byte", "keystrokes_saved"]


class Measurements:
    """Measures one run.

    Args:
        training_config: of the run.
        monitor, simulation: what is measured.
        counters: of the run; the best figures are kept there.
        clock: of the run.
    """

    def __init__(
        self,
        training_config: TrainingConfig,
        monitor: Monitor,
        simulation: TypingSimulation,
        counters: Counters,
        clock: ActiveClock,
    ) -> None:
        self._training_config = training_config
        self._monitor, self._simulation = monitor, simulation
        self._counters, self._clock = counters, clock

    @property
    def best_by(self) -> Measure:
        """What decides; bits per byte where the configuration's measure cannot be had."""
        is_asked = self._training_config.best_by == "keystrokes_saved"
        return "keystrokes_saved" if is_asked and self._simulation.are_possible else "bits_per_byte"

    @property
    def last(self) -> Figures:
        """As last measured, whenever that was."""
        return _figures(self._monitor.last, self._simulation.last)

    @property
    def of_this_step(self) -> Figures:
        """Of exactly the weights of this step, as far as they were measured."""
        evaluated, simulated, step = self._monitor.last, self._simulation.last, self._counters.step
        return _figures(
            evaluated if evaluated and evaluated.step == step else None,
            simulated if simulated and simulated.step == step else None,
        )

    @property
    def is_due(self) -> bool:
        """Whether the step just counted should be followed by a measurement."""
        return self._monitor.is_due(self._counters)

    def limits(self) -> list[Notice]:
        """What cannot be measured in this run."""
        found: list[Notice] = []
        if self._monitor.has_nothing_to_measure:
            message = "The held-out files are shorter than one window: nothing to measure."
            hint = "Add more files, or choose a smaller context."
            found.append(Notice(level="warning", message=message, hint=hint))
        if self._training_config.best_by != self.best_by:
            message = (
                "No held-out text can be typed, so bits per byte decides which weights are best."
            )
            hint = "Add more files, or set train.typing_simulation_fraction above 0."
            found.append(Notice(level="warning", message=message, hint=hint))
        return found

    def plan(self, emit: Emit) -> None:
        """Tell when the next validation comes."""
        planned = self._monitor.planned(self._counters)
        if planned is not None:
            emit(planned)

    def take(self, model: GPT, emit: Emit, control: Control, *, is_last: bool) -> bool:
        """Measure the weights of this step; whether they are the best of the run so far.

        Args:
            model: the weights.
            emit: told of each figure as it is known, and of samples.
            control: asked on the way.
            is_last: whether the run ends here.

        Raises:
            Cancelled: when that was asked for.
        """
        evaluated = self._monitor.measure(model, self._counters, control)
        if evaluated is not None:
            self._counters.seconds_at_evaluation = self._clock.seconds
            for event in (evaluated, *self._monitor.by_language):
                emit(event)
            for sample in self._monitor.samples(model, self._counters.step):
                emit(sample)
            self.plan(emit)
        simulated = self._replay(emit, is_last=is_last)
        if simulated is not None:
            emit(simulated)
        return self._is_best(evaluated, simulated)

    def _replay(self, emit: Emit, *, is_last: bool) -> TypingSimulated | None:
        """Type with these weights, where there is time for it.

        A replay that fails is a notice and the last one; no run ends by it.
        """
        counters, simulation = self._counters, self._simulation
        # Without any replay there would be no best weights at all.
        is_owed = (
            is_last
            and self.best_by == "keystrokes_saved"
            and counters.best_keystrokes_saved is None
        )
        done = progress(self._training_config, counters.step, self._clock.seconds)
        if not (is_owed or simulation.is_due(done, self._monitor.cost_seconds, is_last=is_last)):
            return None
        try:
            return simulation.replay(must_end=is_owed)
        except Cancelled:
            raise
        except Exception as error:  # noqa: BLE001 - no run ends by a replay
            decides = self.best_by == "keystrokes_saved"
            simulation.give_up()
            if decides and counters.best_keystrokes_saved is None:
                # Bits per byte decide from here on, and no weights were kept by them yet.
                counters.best_bits_per_byte = None
            emit(failure("Held-out text could not be typed", error, _REPLAY_HINT))
            return None

    def _is_best(self, evaluated: Evaluated | None, simulated: TypingSimulated | None) -> bool:
        """Keep the best figure of either measure; whether the one that decides is new."""
        counters = self._counters
        found: set[Measure] = set()
        if evaluated is not None and math.isfinite(evaluated.bits_per_byte):
            best = counters.best_bits_per_byte
            if best is None or evaluated.bits_per_byte < best:
                counters.best_bits_per_byte = evaluated.bits_per_byte
                found.add("bits_per_byte")
        if simulated is not None:
            best = counters.best_keystrokes_saved
            # Of two that save the same, the later one has read more.
            if best is None or simulated.keystrokes_saved >= best:
                counters.best_keystrokes_saved = simulated.keystrokes_saved
                found.add("keystrokes_saved")
        return self.best_by in found


def _figures(evaluated: Evaluated | None, simulated: TypingSimulated | None) -> Figures:
    return Figures(
        bits_per_byte=evaluated.bits_per_byte if evaluated else None,
        keystrokes_saved=simulated.keystrokes_saved if simulated else None,
    )
