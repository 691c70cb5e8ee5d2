"""Estimates what a run will take, before it is started.

From the speed, the memory and the sizes that ``probe.py`` has measured, time, steps and epochs
are computed, with warnings and suggestions. The module imports no torch, so that the window
can estimate again with every horizon that the user types.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from core.checkpoints.milestones import max_milestones, milestones_within
from core.model.config import parameter_count, training_flops_per_token
from core.texts import Text
from core.training.config import RunConfig
from core.training.presets import load_preset, presets

# After four epochs, reading a token again teaches little (arXiv 2305.16264).
_MAX_USEFUL_EPOCHS: Final = 4.0
# Tokens to read per parameter before a larger model is better than a smaller one, and up to
# which training improves a model noticeably; on two cores they give minutes for nano, an hour
# for small and a night for base.
_MIN_TOKENS_PER_PARAMETER: Final = 0.3
_ENOUGH_TOKENS_PER_PARAMETER: Final = 0.5
_MIN_MINUTES: Final = 2
_ROW_BYTES: Final = 400


@dataclass(frozen=True, slots=True, kw_only=True)
class RunEstimate:
    """An estimate of what a run will take, computed from a probe.

    Attributes:
        preset, dataset, device: the preset, the dataset and the device of the probe.
        parameters: the number of parameters of the model.
        train_tokens: the number of training tokens in the dataset.
        tokens_per_second: the measured speed.
        seconds: the training time; None if no horizon was given.
        steps: the number of optimizer steps in that time.
        passes: the number of epochs, that is how often each token is read.
        memory_bytes: the peak memory of the process.
        memory_free_bytes: the memory that is free besides that.
        disk_bytes: the size of the run folder at the end.
        disk_free_bytes: the free space on the disk of the workspace.
        warnings: sentences for the user, the most severe first.
        suggested_preset: the largest preset that this time and this dataset suffice for.
        suggested_minutes: a horizon that suits the probed preset, in minutes.
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
    """The figures of a probe; ``estimate_from`` computes an estimate from them."""

    device: str
    train_tokens: int
    seconds_per_step: float
    memory_bytes: int
    memory_free_bytes: int
    checkpoint_bytes: int
    weights_bytes: int
    disk_free_bytes: int


def estimate_from(config: RunConfig, probe: Probe) -> RunEstimate:
    """Compute the estimate of a run from a probe.

    Args:
        config: the configuration of the run.
        probe: the figures of a probe of this configuration, with any horizon.
    """
    training_config, parameters = config.train, parameter_count(config.model)
    tokens_per_second = config.tokens_per_step / probe.seconds_per_step
    limits = (
        [training_config.max_steps * probe.seconds_per_step] if training_config.max_steps else []
    )
    limits += [60 * training_config.max_minutes] if training_config.max_minutes else []
    seconds = min(limits, default=None)
    steps = max(1, round(seconds / probe.seconds_per_step)) if seconds is not None else None
    seen = steps * config.tokens_per_step if steps else None
    estimate = RunEstimate(
        preset=config.preset,
        dataset=config.dataset,
        device=probe.device,
        parameters=parameters,
        train_tokens=probe.train_tokens,
        tokens_per_second=tokens_per_second,
        seconds=seconds,
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
    return replace(estimate, warnings=tuple(_warnings(estimate)))


def _milestone_bytes(config: RunConfig, probe: Probe, steps: int) -> int:
    if not config.train.keep_milestones:
        return 0
    count = min(milestones_within(steps), max_milestones(probe.weights_bytes))
    return count * probe.weights_bytes


def _suggested_preset(config: RunConfig, probe: Probe, seen: int | None) -> str:
    """The largest suggested preset that this time and this dataset suffice for."""
    names = [preset.name for preset in presets() if preset.is_suggested]
    if config.preset not in names or seen is None:
        return config.preset
    work = seen * training_flops_per_token(config.model)
    suggested = names[0]
    for name in names:
        model = load_preset(name).model
        useful = _MAX_USEFUL_EPOCHS * probe.train_tokens
        readable = min(work / training_flops_per_token(model), useful)
        if readable >= _MIN_TOKENS_PER_PARAMETER * parameter_count(model):
            suggested = name
    return suggested


def _suggested_minutes(parameters: int, train_tokens: int, tokens_per_second: float) -> int:
    tokens = min(_ENOUGH_TOKENS_PER_PARAMETER * parameters, _MAX_USEFUL_EPOCHS * train_tokens)
    return max(_MIN_MINUTES, round(tokens / tokens_per_second / 60))


def _warnings(estimate: RunEstimate) -> list[str]:
    found: list[str] = []
    if estimate.memory_free_bytes <= 0:
        found.append(
            Text("The memory is not enough: halve the batch size and double the accumulation.")
        )
    if estimate.disk_bytes > estimate.disk_free_bytes:
        found.append(
            Text(
                "The disk has {disk_free_bytes:,.0f} MB left, "
                "and the run needs {disk_bytes:,.0f} MB.",
                disk_free_bytes=estimate.disk_free_bytes / 1000000.0,
                disk_bytes=estimate.disk_bytes / 1000000.0,
            )
        )
    if estimate.train_tokens * 4 < estimate.parameters:
        found.append(
            Text(
                "{count} tokens for {count_2} parameters: "
                "the model can learn them by heart instead of learning from them. Add files, or "
                "take a smaller model.",
                count=_count(estimate.train_tokens),
                count_2=_count(estimate.parameters),
            )
        )
    if estimate.passes is not None and estimate.passes > _MAX_USEFUL_EPOCHS:
        found.append(
            Text(
                "Every token is read {passes:.1f} times, and past {max_useful_epochs:.0f} "
                "that teaches little. Add files, or end sooner.",
                passes=estimate.passes,
                max_useful_epochs=_MAX_USEFUL_EPOCHS,
            )
        )
    if estimate.suggested_preset != estimate.preset:
        found.append(
            Text(
                "For this time and this data {suggested_preset} will come out ahead of {preset}.",
                suggested_preset=estimate.suggested_preset,
                preset=estimate.preset,
            )
        )
    return found


def _count(number: int) -> str:
    return f"{number / 1e6:,.1f} M" if number >= 1e5 else f"{number:,}"
