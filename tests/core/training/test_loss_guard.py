"""When a run is called lost, and when it is not."""

import math
import random

from core.training.loop.loss_guard import LossGuard


def fed(losses):
    guard = LossGuard()
    for loss in losses:
        guard.add(loss)
    return guard


def learning(steps, noise=0.4, seed=1):
    draw = random.Random(seed)
    return [2.0 + 7.0 * math.exp(-step / 40) + draw.gauss(0, noise) for step in range(steps)]


def test_a_noisy_run_that_learns_is_calm():
    for seed in range(10):
        guard = LossGuard()
        for loss in learning(600, seed=seed):
            guard.add(loss)
            assert guard.is_calm
            assert not guard.has_spiked


def test_single_wild_batches_are_no_spike():
    losses = learning(200)
    losses[150] += 6.0
    guard = fed(losses[:151])
    assert guard.is_calm
    assert not guard.has_spiked


def test_a_climb_is_noticed_before_it_is_a_spike():
    guard = fed(learning(200))
    steps = 0
    while not guard.has_spiked:
        was_calm = guard.is_calm
        guard.add(guard.mean + 0.5)
        steps += 1
        assert steps < 60
    assert not was_calm


def test_a_jump_that_stays_is_a_spike():
    assert fed([*learning(200), *[7.0] * 8]).has_spiked


def test_a_young_run_has_nothing_to_compare_with():
    assert not fed([2.0] * 8 + [9.0] * 7).has_spiked


def test_a_slow_climb_does_not_keep_a_run_from_saving_for_ever():
    guard = fed(learning(200, noise=0.0))
    for _ in range(100):
        guard.add(3.2)
    assert not guard.is_calm
    assert not guard.has_spiked
    for _ in range(150):
        guard.add(3.2)
    assert guard.is_calm
