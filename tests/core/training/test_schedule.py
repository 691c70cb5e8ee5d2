"""The learning-rate curve, by steps and by time."""

import pytest

from core.training.config import TrainingConfig
from core.training.step.schedule import (
    StepPlan,
    all_window_splits,
    lr_multiplier,
    plan_step,
    progress,
)


def test_progress_is_the_further_of_steps_and_time():
    config = TrainingConfig(max_steps=100, max_minutes=1)
    assert progress(config, 50, 6.0) == 0.5
    assert progress(config, 5, 45.0) == 0.75
    assert progress(config, 200, 0.0) == 1.0
    assert progress(TrainingConfig(max_minutes=2), 10_000, 60.0) == 0.5


@pytest.mark.parametrize(
    ("decay_fraction", "done", "factor"),
    [(1.0, 0.0, 1.0), (1.0, 0.25, 0.75), (1.0, 1.0, 0.0), (0.5, 0.5, 1.0), (0.5, 0.75, 0.5),
     (0.0, 1.0, 1.0)],
)  # fmt: skip
def test_falls_to_zero_over_the_last_fraction(decay_fraction, done, factor):
    config = TrainingConfig(max_steps=100, warmup_steps=0, decay_fraction=decay_fraction)
    assert lr_multiplier(config, 50, done) == pytest.approx(factor)


def test_rises_first_and_never_starts_at_zero():
    config = TrainingConfig(max_steps=100, warmup_steps=4, decay_fraction=0.0)
    assert [lr_multiplier(config, step, 0.0) for step in range(5)] == [0.25, 0.5, 0.75, 1.0, 1.0]


def test_windows_are_short_first_and_whole_in_the_end():
    config = TrainingConfig(max_steps=100, warmup_steps=0, context_warmup=0.75)
    assert plan_step(config, 0, 0.0) == StepPlan(1.0, 2)
    assert plan_step(config, 74, 0.74).window_splits == 2
    assert plan_step(config, 75, 0.75) == StepPlan(0.25, 1)
    assert all_window_splits(config) == (2, 1)


def test_windows_are_whole_from_the_start_unless_asked_for():
    config = TrainingConfig(max_steps=100)
    assert {plan_step(config, step, step / 100).window_splits for step in range(100)} == {1}
    assert all_window_splits(config) == (1,)
