"""What a run will take and what it will come to, before it is started.

The arithmetic of a plan: from the speed, the memory and the sizes that
``probe.py`` has measured follow time, steps and passes over the data, with
warnings and a suggestion. Imports no torch, so that the window can plan anew
with every other horizon that a person types.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from core.checkpoints.milestones import milestones_within, most_milestones
from core.model.config import parameter_count, training_flops_per_token
from core.training.config import RunConfig
from core.training.presets import load_preset, presets

# Past four passes a token that is read again teaches little (arXiv 2305.16264).
_GOOD_PASSES: Final = 4.0
# Tokens to read per parameter before a larger model overtakes a smaller one, and up to
# which it is worth going on; on two cores they give minutes for nano, an hour for
# small and a night for base.
_WORTH_TOKENS: Final = 0.3
_PLENTY_TOKENS: Final = 0.5
_MIN_MINUTES: Final = 2
_ROW_BYTES: Final = 400


@dataclass(frozen=True, slots=True, kw_only=True)
class RunEstimate:
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


def estimate_from(config: RunConfig, probe: Probe) -> RunEstimate:
    """The plan that follows from a probe."""
    training_config, parameters = config.train, parameter_count(config.model)
    tokens_per_second = config.tokens_per_step / probe.seconds_per_step
    limits = (
        [training_config.max_steps * probe.seconds_per_step] if training_config.max_steps else []
    )
    limits += [60 * training_config.max_minutes] if training_config.max_minutes else []
    seconds = min(limits, default=None)
    steps = max(1, round(seconds / probe.seconds_per_step)) if seconds is not None else None
    seen = steps * config.tokens_per_step if steps else None
    plan = RunEstimate(
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
    return replace(plan, warnings=tuple(_warnings(plan)))


def _milestone_bytes(config: RunConfig, probe: Probe, steps: int) -> int:
    if not config.train.keep_milestones:
        return 0
    count = min(milestones_within(steps), most_milestones(probe.weights_bytes))
    return count * probe.weights_bytes


def _suggested_preset(config: RunConfig, probe: Probe, seen: int | None) -> str:
    """The largest of the everyday presets that this time and this data are worth."""
    names = [preset.name for preset in presets() if preset.is_suggested]
    if config.preset not in names or seen is None:
        return config.preset
    work = seen * training_flops_per_token(config.model)
    suggested = names[0]
    for name in names:
        model = load_preset(name).model
        readable = min(work / training_flops_per_token(model), _GOOD_PASSES * probe.train_tokens)
        if readable >= _WORTH_TOKENS * parameter_count(model):
            suggested = name
    return suggested


def _suggested_minutes(parameters: int, train_tokens: int, tokens_per_second: float) -> int:
    tokens = min(_PLENTY_TOKENS * parameters, _GOOD_PASSES * train_tokens)
    return max(_MIN_MINUTES, round(tokens / tokens_per_second / 60))


def _warnings(plan: RunEstimate) -> list[str]:
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
