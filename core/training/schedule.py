"""The learning rate over a run: rise, hold, fall to zero.

A pure function of how far the run has come, so that a resumed run follows the
same curve whether its horizon is a number of steps or a time. Falling to zero in
a straight line beat constant and cosine at small budgets (arXiv 2502.15938).
"""

from __future__ import annotations

from core.training.config import TrainConfig


def progress(config: TrainConfig, step: int, elapsed_seconds: float) -> float:
    """The share of the horizon that is behind, 0 to 1: the further of steps and time."""
    by_steps = step / config.max_steps if config.max_steps else 0.0
    by_time = elapsed_seconds / (60 * config.max_minutes) if config.max_minutes else 0.0
    return min(1.0, max(by_steps, by_time))


def rate_factor(config: TrainConfig, step: int, done: float) -> float:
    """What the peak rates are multiplied with at ``step`` (from 0), ``done`` of the way."""
    rise = min(1.0, (step + 1) / config.warmup_steps) if config.warmup_steps else 1.0
    fall_start = 1.0 - config.decay_share
    if config.decay_share == 0 or done <= fall_start:
        return rise
    return rise * (1.0 - done) / config.decay_share
