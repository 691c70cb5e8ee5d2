"""The schedule of a run: the learning rate warms up, holds and decays to zero; windows get longer.

It is a pure function of the progress of the run, so that a resumed run follows the
same curve whether its horizon is a number of steps or a time. Falling to zero in
a straight line beat constant and cosine at small budgets (arXiv 2502.15938). Short
windows first (Li et al. 2021, arXiv 2108.06084): what is near is learned in fewer
steps, and most of what a small model learns is near.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from core.training.config import TrainingConfig

# Quarters before halves gained nothing more (docs/lab-book.md).
_SHORT: Final = 2


@dataclass(frozen=True, slots=True)
class StepPlan:
    """The schedule of one step.

    Attributes:
        lr_multiplier: the factor of the peak learning rates, 0 to 1.
        window_splits: into how many windows of equal length each window is cut.
    """

    lr_multiplier: float
    window_splits: int


def plan_step(config: TrainingConfig, step: int, done: float) -> StepPlan:
    """Return the plan of ``step`` (from 0) at the progress ``done`` (0 to 1)."""
    return StepPlan(
        lr_multiplier(config, step, done), _SHORT if done < config.context_warmup else 1
    )


def all_window_splits(config: TrainingConfig) -> tuple[int, ...]:
    """Every number of window splits that occurs in a run."""
    return (_SHORT, 1) if config.context_warmup else (1,)


def progress(config: TrainingConfig, step: int, elapsed_seconds: float) -> float:
    """The progress of a run, 0 to 1: the larger of its fractions of steps and of time."""
    by_steps = step / config.max_steps if config.max_steps else 0.0
    by_time = elapsed_seconds / (60 * config.max_minutes) if config.max_minutes else 0.0
    return min(1.0, max(by_steps, by_time))


def lr_multiplier(config: TrainingConfig, step: int, done: float) -> float:
    """The factor of the peak learning rates at ``step`` (from 0) and progress ``done`` (0 to 1)."""
    rise = min(1.0, (step + 1) / config.warmup_steps) if config.warmup_steps else 1.0
    fall_start = 1.0 - config.decay_fraction
    if config.decay_fraction == 0 or done <= fall_start:
        return rise
    return rise * (1.0 - done) / config.decay_fraction
