"""Before a run: a short probe that says what it will take and what it will come to.

A few batches are really computed, at most half a minute, and thrown away. From
their speed follow time, steps and passes over the data; what the process grew by
is the memory; the tensors that a checkpoint would hold are the disk. Makes no run.
"""

from __future__ import annotations

import contextlib
import shutil
import statistics
import time
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

import psutil
import torch

from core.checkpoints.milestones import milestones_within, most_milestones
from core.control import Control
from core.events import Emit
from core.model.config import parameter_count, training_flops_per_token
from core.progress import Stage
from core.training.config import RunConfig
from core.training.learner import Learner
from core.training.presets import load_preset
from core.training.starting_point import prepare
from core.workspace import Workspace

_PROBE_SECONDS: Final = 20.0
_MOST_BATCHES: Final = 12
_BATCH_TOKENS: Final = 2048
_FEWEST_BATCHES: Final = 3

# Past four passes a token that is read again teaches little (arXiv 2305.16264).
_GOOD_PASSES: Final = 4.0
# Tokens to read per parameter before a larger model overtakes a smaller one, and up to
# which it is worth going on; on two cores they give minutes for nano, an hour for
# small and a night for base.
_WORTH_TOKENS: Final = 0.3
_PLENTY_TOKENS: Final = 0.5
_LADDER: Final = ("nano", "small", "base")
_SHORTEST_MINUTES: Final = 2
_ROW_BYTES: Final = 400


@dataclass(frozen=True, slots=True, kw_only=True)
class FlightPlan:
    """What a run will take, as far as a probe can tell.

    Attributes:
        preset, dataset, device: what was probed.
        parameters: of the model.
        train_tokens: in the dataset.
        tokens_per_second: measured.
        seconds: of training; None where no horizon was given.
        steps: changes of the weights in that time.
        passes: how often each token is read.
        memory_bytes: what the process takes at its peak.
        memory_free_bytes: what the machine has left beside that.
        disk_bytes: checkpoints and record at the end.
        disk_free_bytes: where the run folder would lie.
        warnings: sentences, the gravest first.
        suggested_preset: the largest that this time and this data are worth.
        suggested_minutes: a horizon that suits the probed preset.
    """

    preset: str
    dataset: str
    device: str
    parameters: int
    train_tokens: int
    tokens_per_second: float
    seconds: float | None
    steps: int | None
    passes: float | None
    memory_bytes: int
    memory_free_bytes: int
    disk_bytes: int
    disk_free_bytes: int
    warnings: tuple[str, ...]
    suggested_preset: str
    suggested_minutes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Probe:
    """What was measured: the rest of a plan follows from it by arithmetic."""

    device: str
    train_tokens: int
    seconds_per_step: float
    memory_bytes: int
    memory_free_bytes: int
    checkpoint_bytes: int
    weights_bytes: int
    disk_free_bytes: int


def plan_flight(
    config: RunConfig, workspace: Workspace, emit: Emit, control: Control
) -> FlightPlan:
    """Probe a run that was not started yet.

    Args:
        config: the recipe; its horizon may be missing.
        workspace: where the dataset lies.
        emit: told of the progress.
        control: cancel ends it, between two batches.

    Raises:
        CoreError: the run could not start either.
        Cancelled: a cancel was asked for.
    """
    # A horizon is not needed to measure, and compiling would take longer than the probe.
    recipe = replace(config.train, max_steps=0, max_minutes=1.0, compile=False)
    return plan_of(config, _measure(replace(config, train=recipe), workspace, emit, control))


def plan_of(config: RunConfig, probe: Probe) -> FlightPlan:
    """The plan that follows from a probe."""
    recipe, parameters = config.train, parameter_count(config.model)
    tokens_per_second = config.tokens_per_step / probe.seconds_per_step
    limits = [recipe.max_steps] if recipe.max_steps else []
    limits += (
        [round(60 * recipe.max_minutes / probe.seconds_per_step)] if recipe.max_minutes else []
    )
    steps = max(1, min(limits)) if limits else None
    seen = steps * config.tokens_per_step if steps else None
    plan = FlightPlan(
        preset=config.preset,
        dataset=config.dataset,
        device=probe.device,
        parameters=parameters,
        train_tokens=probe.train_tokens,
        tokens_per_second=tokens_per_second,
        seconds=steps * probe.seconds_per_step if steps else None,
        steps=steps,
        passes=seen / probe.train_tokens if seen else None,
        memory_bytes=probe.memory_bytes,
        memory_free_bytes=probe.memory_free_bytes,
        disk_bytes=2 * (probe.checkpoint_bytes + probe.weights_bytes)
        + _milestone_bytes(config, probe, steps or 0)
        + (steps or 0) * _ROW_BYTES,
        disk_free_bytes=probe.disk_free_bytes,
        warnings=(),
        suggested_preset=_suggested_preset(config, probe, seen),
        suggested_minutes=_suggested_minutes(parameters, probe.train_tokens, tokens_per_second),
    )
    return replace(plan, warnings=tuple(_warnings(plan)))


def _measure(config: RunConfig, workspace: Workspace, emit: Emit, control: Control) -> Probe:
    ready = prepare(config, workspace, None)
    stage = Stage("evaluate", "batches", emit, total=_MOST_BATCHES, detail="probe")
    before = _resident_bytes()
    batches: list[float] = []
    applying: list[float] = []
    began = last = time.perf_counter()

    def tick() -> None:
        nonlocal last
        control.safe_point()
        last = time.perf_counter()
        is_late = last - began > _PROBE_SECONDS
        if len(batches) >= _MOST_BATCHES or (is_late and len(batches) >= _FEWEST_BATCHES):
            raise _Enough

    # Small batches are as fast a token, and three of a large one could take minutes.
    windows = min(config.train.batch_size, max(1, _BATCH_TOKENS // config.model.context))
    share = config.train.batch_size / windows
    single = replace(config.train, accumulation=1, batch_size=windows)
    learner = Learner(
        replace(config, train=single),
        ready.dataset,
        old=ready.old,
        weights=ready.weights.model_state if ready.weights else None,
    )
    with contextlib.suppress(_Enough):
        while True:
            learner.gradients(tick)
            batches.append(time.perf_counter() - last)
            started = time.perf_counter()
            learner.apply(1e-3)
            applying.append(time.perf_counter() - started)
            stage.advance(1)
    stage.finish(detail="")
    # The first batch wakes threads and takes memory from the system.
    batch_seconds = statistics.median(batches[1:])
    weights = sum(p.numel() * p.element_size() for p in learner.model.parameters())
    # What is there beside the weights, their gradients and moments grows with the batch.
    peak = _peak_bytes(learner.placement.device, before)
    return Probe(
        device=learner.placement.device.type,
        train_tokens=len(ready.dataset.train),
        seconds_per_step=batch_seconds * share * config.train.accumulation + min(applying),
        memory_bytes=round(peak + (share - 1) * max(0, peak - before - 4 * weights)),
        memory_free_bytes=_free_bytes(learner.placement.device),
        checkpoint_bytes=weights + _tensor_bytes(learner.optimizers.state_dict()),
        weights_bytes=weights,
        disk_free_bytes=shutil.disk_usage(_existing(workspace.runs)).free,
    )


def _milestone_bytes(config: RunConfig, probe: Probe, steps: int) -> int:
    if not config.train.keep_milestones:
        return 0
    count = min(milestones_within(steps), most_milestones(probe.weights_bytes))
    return count * probe.weights_bytes


class _Enough(Exception):
    """The probe has seen enough."""


def _suggested_preset(config: RunConfig, probe: Probe, seen: int | None) -> str:
    """The largest of the everyday presets that this time and this data are worth."""
    if config.preset not in _LADDER or seen is None:
        return config.preset
    work = seen * training_flops_per_token(config.model)
    suggested = _LADDER[0]
    for name in _LADDER:
        model = load_preset(name).model
        readable = min(work / training_flops_per_token(model), _GOOD_PASSES * probe.train_tokens)
        if readable >= _WORTH_TOKENS * parameter_count(model):
            suggested = name
    return suggested


def _suggested_minutes(parameters: int, train_tokens: int, tokens_per_second: float) -> int:
    tokens = min(_PLENTY_TOKENS * parameters, _GOOD_PASSES * train_tokens)
    return max(_SHORTEST_MINUTES, round(tokens / tokens_per_second / 60))


def _warnings(plan: FlightPlan) -> list[str]:
    found: list[str] = []
    if plan.memory_free_bytes <= 0:
        found.append("The memory is not enough: halve the batch size and double the accumulation.")
    if plan.disk_bytes > plan.disk_free_bytes:
        found.append(
            f"The disk has {plan.disk_free_bytes / 1e6:,.0f} MB left, "
            f"and the run needs {plan.disk_bytes / 1e6:,.0f} MB."
        )
    if plan.train_tokens * 4 < plan.parameters:
        found.append(
            f"{_count(plan.train_tokens)} tokens for {_count(plan.parameters)} parameters: the "
            "model can learn them by heart instead of learning from them. Add files, or take a "
            "smaller model."
        )
    if plan.passes is not None and plan.passes > _GOOD_PASSES:
        found.append(
            f"Every token is read {plan.passes:.1f} times, and past {_GOOD_PASSES:.0f} that "
            "teaches little. Add files, or end sooner."
        )
    if plan.suggested_preset != plan.preset:
        found.append(
            f"For this time and this data {plan.suggested_preset} will come out ahead of "
            f"{plan.preset}."
        )
    return found


def _count(number: int) -> str:
    return f"{number / 1e6:,.1f} M" if number >= 1e5 else f"{number:,}"


def _tensor_bytes(value: object) -> int:
    if isinstance(value, torch.Tensor):
        return value.numel() * value.element_size()
    if isinstance(value, dict):
        return sum(map(_tensor_bytes, value.values()))
    return 0


def _resident_bytes() -> int:
    return psutil.Process().memory_info().rss


def _peak_bytes(device: torch.device, before: int) -> int:
    """The most that was held, on the device that computes."""
    if device.type == "cuda":
        return torch.cuda.max_memory_allocated(device)
    try:
        text = Path("/proc/self/status").read_text("ascii", "replace")
        peak = next(line for line in text.splitlines() if line.startswith("VmHWM"))
        return max(before, int(peak.split()[1]) * 1024)
    except (OSError, StopIteration, ValueError, IndexError):
        return _resident_bytes()


def _free_bytes(device: torch.device) -> int:
    if device.type == "cuda":
        return torch.cuda.mem_get_info(device)[0]
    return psutil.virtual_memory().available


def _existing(folder: Path) -> Path:
    """The folder, or the nearest one above it that is there."""
    return next(place for place in (folder, *folder.parents) if place.exists())
