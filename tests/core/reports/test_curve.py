"""Points from events: exact, finite, and taken back by a resume."""

import math

import pytest

from core.reports.curve import Curve
from tests.core.reports.events import evaluated, train_step


def filled(steps: int) -> Curve:
    curve = Curve()
    for step in range(1, steps + 1):
        curve.add_step(train_step(step))
        if step % 10 == 0:
            curve.add_evaluation(evaluated(step))
    return curve


def test_points_are_those_of_the_events():
    curve = filled(5000)
    assert list(curve.steps) == list(range(1, 5001))
    assert curve.losses[9] == train_step(10).loss
    assert list(curve.validation_steps) == list(range(10, 5001, 10))
    assert curve.bits_per_nat == pytest.approx(0.5)
    assert not curve.is_empty


def test_the_smoothed_line_starts_at_the_first_loss_and_keeps_a_constant():
    curve = Curve()
    for step in range(1, 200):
        curve.add_step(train_step(step, loss=3.0))
    assert list(curve.smoothed) == pytest.approx([3.0] * 199)


def test_smoothing_takes_the_noise_and_keeps_the_level():
    curve = Curve()
    for step in range(1, 1001):
        curve.add_step(train_step(step, loss=3.0 + (0.5 if step % 2 else -0.5)))
    late = curve.smoothed[500:]
    assert max(late) - min(late) < 0.1
    assert sum(late) / len(late) == pytest.approx(3.0, abs=0.01)


def test_what_is_not_finite_is_left_out():
    curve = Curve()
    curve.add_step(train_step(1, loss=math.nan))
    curve.add_step(train_step(2, loss=math.inf))
    curve.add_evaluation(
        evaluated(0).__class__(step=2, loss=math.nan, bits_per_byte=math.nan, elapsed_seconds=1.0)
    )
    assert curve.is_empty
    assert math.isnan(curve.bits_per_nat)


def test_cut_removes_later_points_and_continues_smoothly():
    curve = filled(100)
    level = curve.smoothed[49]
    curve.cut(50)
    assert curve.steps[-1] == 50
    assert curve.validation_steps[-1] == 50
    curve.add_step(train_step(51, loss=level))
    assert curve.smoothed[-1] == pytest.approx(level)


def test_cut_to_nothing_starts_again():
    curve = filled(30)
    curve.cut(0)
    assert curve.is_empty
    curve.add_step(train_step(1, loss=7.0))
    assert curve.smoothed[0] == pytest.approx(7.0)
