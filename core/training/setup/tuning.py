"""Benchmarks the precisions: the fastest correct way to compute here, measured and remembered.

This is done before a new run that is long enough to earn the time back: bf16 against fp32 on a
processor with bf16 units, fp32 by the compiled training step and by torch, then the fastest way of
torch with and without compilation. All are correct;
they differ in the last digits, so a resumed run keeps what it started with. ``machine_figures``
stores the figures.
"""

from __future__ import annotations

import functools
import os
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any, Final

from core.checkpoints.format import Checkpoint
from core.control import Control
from core.data.token_dataset import TokenDataset
from core.diagnosis.machine import has_compiler
from core.errors import CheckpointError
from core.events import Emit
from core.model.config import training_flops_per_token
from core.progress import Stage
from core.texts import Text
from core.training.config import RunConfig, TrainingConfig
from core.training.setup.machine_figures import MachineFigures
from core.training.step.device import choose_device, has_native_step, multiplies_bf16
from core.training.step.learner import Learner
from core.workspace import Workspace

# A run shorter than this ends before the time of the trials is earned back.
_MIN_SECONDS: Final = 180.0
# Compilation takes about a minute, and saves a quarter of the rest.
_MIN_COMPILED_SECONDS: Final = 900.0
# Known figures cost nothing, and code that was compiled before some seconds.
_MIN_REMEMBERED_SECONDS: Final = 60.0
# The peak of two cores, to estimate the duration of a run with a number of steps.
_FLOPS_PER_SECOND: Final = 1e12
_TIMED_STEPS: Final = 3
# Below this speed-up the simpler way is taken: fewer things can fail.
_MIN_SPEEDUP: Final = 1.05
_PRECISIONS: Final = ("fp32", "bf16")


@dataclass(frozen=True, slots=True, kw_only=True)
class Tuning:
    """The precision and compilation that a run uses.

    Attributes:
        training_config: the configuration with both decided, for the learner.
        reason: a sentence for the user; empty if nothing was benchmarked.
    """

    training_config: TrainingConfig
    reason: str = ""


def tuning_of(
    config: RunConfig,
    dataset: TokenDataset,
    workspace: Workspace,
    emit: Emit,
    control: Control,
    checkpoint: Checkpoint | None,
    processes: int,
) -> Tuning:
    """Decide how a run computes until its end.

    Args:
        config: the configuration of the run.
        dataset: the data of the run.
        workspace: the workspace whose cache stores the figures and the compiled code.
        emit: receives the progress of the trials.
        control: is checked between two micro-batches.
        checkpoint: the checkpoint that the run continues from; None for a new run.
        processes: the number of processes that train together; several must compute alike, so
            nothing is benchmarked for them.

    Raises:
        CoreError: as in ``resumed_tuning`` and ``tune``.
        Cancelled: a cancel was asked for.
    """
    keep_compiled_code(workspace)
    if checkpoint is not None:
        return resumed_tuning(config.train, checkpoint.training)
    if processes > 1:
        return Tuning(training_config=config.train)
    return tune(config, dataset, workspace, emit, control)


def resumed_tuning(training_config: TrainingConfig, state: dict[str, Any] | None) -> Tuning:
    """Decide how a resumed run computes: as before, so that it continues bit for bit.

    Args:
        training_config: the training configuration in the run folder.
        state: the training state of its checkpoint; an older version recorded no precision.

    Raises:
        CheckpointError: the recorded values are invalid.
    """
    record = state or {}
    recorded = record.get("precision", training_config.precision)
    is_compiled = record.get("compiled", training_config.compile == "on")
    is_native = record.get("native", False)
    if recorded not in (*_PRECISIONS, "auto") or not (
        isinstance(is_compiled, bool) and isinstance(is_native, bool)
    ):
        raise CheckpointError(
            Text("This checkpoint does not say how its run computes."), Text("Start a new run.")
        )
    precision = recorded if training_config.precision == "auto" else training_config.precision
    is_compiled = (
        is_compiled if training_config.compile == "auto" else training_config.compile == "on"
    )
    compile_ = "on" if is_compiled and has_compiler() else "off"
    native = training_config.native
    if native == "auto" and not is_native:
        native = "off"
    return Tuning(
        training_config=replace(
            training_config, precision=precision, compile=compile_, native=native
        )
    )


def tune(
    config: RunConfig, dataset: TokenDataset, workspace: Workspace, emit: Emit, control: Control
) -> Tuning:
    """Decide what the configuration leaves open, by trials.

    Args:
        config: the configuration of a new run.
        dataset: the data of the run, from which the trials take batches.
        workspace: the workspace whose cache stores the figures.
        emit: receives the progress of the trials.
        control: is checked between two micro-batches.

    Raises:
        TrainingError: the configuration names a device that this machine does not have.
        Cancelled: a cancel was asked for.
    """
    training_config = config.train
    seconds = _expected_seconds(config)
    untried = replace(
        training_config,
        compile="off" if training_config.compile == "auto" else training_config.compile,
    )
    candidates = [way for one in _precisions(untried) for way in _ways(one)]
    is_open = "auto" in (training_config.precision, training_config.compile)
    if not is_open and len(candidates) == 1:
        return Tuning(training_config=untried)
    trials = _Trials(config, dataset, workspace, emit, control)
    is_free = seconds >= _MIN_REMEMBERED_SECONDS and all(map(trials.knows, candidates))
    if seconds < _MIN_SECONDS and not is_free:
        return Tuning(training_config=untried)
    for candidate in candidates:
        trials.try_out(candidate)
    compiled = replace(trials.best, compile="on")
    pays = seconds >= _MIN_COMPILED_SECONDS or trials.knows(compiled)
    pays = pays and trials.best.native != "on"
    if training_config.compile == "auto" and pays and has_compiler():
        trials.try_out(compiled)
    trials.remember()
    return Tuning(training_config=trials.best, reason=trials.reason())


def keep_compiled_code(workspace: Workspace) -> None:
    """Let torch store compiled code in the cache of the workspace, for later runs."""
    os.environ.setdefault("TORCHINDUCTOR_CACHE_DIR", str(workspace.cache / "compiled"))


def _precisions(training_config: TrainingConfig) -> Iterator[TrainingConfig]:
    if training_config.precision != "auto":
        yield training_config
        return
    yield replace(training_config, precision="fp32")
    if multiplies_bf16(choose_device(training_config).device):
        yield replace(training_config, precision="bf16")


def _ways(training_config: TrainingConfig) -> Iterator[TrainingConfig]:
    """The compiled training step and torch, as far as both are left open and can compute it."""
    is_open = training_config.native == "auto" and training_config.precision != "bf16"
    if is_open and has_native_step(training_config):
        yield replace(training_config, native="on")
    yield replace(training_config, native="off") if is_open else training_config


def _expected_seconds(config: RunConfig) -> float:
    """An upper bound of the duration in seconds; steps are counted at the peak of a machine."""
    training_config = config.train
    horizons: list[float] = []
    if training_config.max_minutes:
        horizons.append(60 * training_config.max_minutes)
    if training_config.max_steps:
        tokens = training_config.max_steps * config.tokens_per_step
        horizons.append(tokens * training_flops_per_token(config.model) / _FLOPS_PER_SECOND)
    return min(horizons, default=0.0)


class _Trials:
    """Benchmarks candidates, one after another, unless their figures are known.

    Attributes:
        best: the fastest candidate so far.
    """

    def __init__(
        self,
        config: RunConfig,
        dataset: TokenDataset,
        workspace: Workspace,
        emit: Emit,
        control: Control,
    ) -> None:
        self._config, self._dataset, self._control = config, dataset, control
        self._remembered = MachineFigures(workspace, "training_speed")
        self._measured_with = _measured_with(config)
        self._known = _rates(self._remembered.recall(*self._measured_with))
        self._emit = emit
        self._figures: dict[str, float] = {}
        self.best = config.train

    @functools.cached_property
    def _stage(self) -> Stage:
        # Made only when something is tried, because the user sees it.
        return Stage("tune", "trials", self._emit)

    def knows(self, candidate: TrainingConfig) -> bool:
        """Whether the figure of a candidate is known."""
        return _name(candidate) in self._known

    def try_out(self, candidate: TrainingConfig) -> None:
        """Measure a candidate, and take it if it is clearly faster."""
        name = _name(candidate)
        rate = self._known.get(name) or self._measure(candidate)
        before = self._figures.get(_name(self.best), 0.0)
        self._figures[name] = rate
        self._stage.advance(1, detail=f"{name}: {rate:,.0f} tokens/s")
        if rate > before * _MIN_SPEEDUP:
            self.best = candidate

    def remember(self) -> None:
        """Store the figures for the next run."""
        self._stage.finish(detail="")
        if not self._known.keys() >= self._figures.keys():
            self._remembered.remember({**self._known, **self._figures}, *self._measured_with)

    def reason(self) -> str:
        """Return a sentence with the choice and its alternatives."""
        chosen = _name(self.best)
        others = ", ".join(
            f"{name} {rate:,.0f}" for name, rate in self._figures.items() if name != chosen
        )
        beside = f" (instead of {others})" if others else ""
        return Text(
            "Computes in {chosen}: {figures:,.0f} tokens/s in trials{beside}.",
            chosen=chosen,
            figures=self._figures[chosen],
            beside=beside,
        )

    def _measure(self, candidate: TrainingConfig) -> float:
        """The tokens per second, including the optimizer step."""
        training_config = replace(candidate, accumulation=1)
        config = replace(self._config, train=training_config)
        learner = Learner(config, self._dataset)
        best = float("inf")
        for step in range(_TIMED_STEPS + 1):
            started = time.perf_counter()
            learner.compute_gradients(step, self._control.safe_point)
            learner.optimizer_step(0.0)
            if step:  # The first step also compiles, and starts threads.
                best = min(best, time.perf_counter() - started)
        return config.tokens_per_step / best


def _name(training_config: TrainingConfig) -> str:
    if training_config.native == "on":
        return f"{training_config.precision}, own C code"
    return (
        f"{training_config.precision}, compiled"
        if training_config.compile == "on"
        else training_config.precision
    )


def _measured_with(config: RunConfig) -> tuple[object, ...]:
    placement, shape = choose_device(config.train), config.model
    return (
        placement.device, placement.threads, shape.architecture, shape.layers, shape.width,
        shape.heads, shape.ffn, shape.context, shape.vocabulary, config.train.batch_size,
        config.train.optimizer,
    )  # fmt: skip


def _rates(remembered: object) -> dict[str, float]:
    """The tokens per second by name; anything that ``remember`` did not write is ignored."""
    if not isinstance(remembered, dict):
        return {}
    return {
        str(name): float(rate)
        for name, rate in remembered.items()
        if isinstance(rate, int | float) and rate > 0
    }
