import numpy as np
import pytest

from core.evaluation.intervals import Resampling


def test_a_ratio_of_sums():
    estimate = Resampling(3, seed=1).estimate([1, 2, 3], [2, 4, 4])
    assert estimate.value == pytest.approx(0.6)
    assert estimate.low < 0.6 < estimate.high
    assert (estimate.count, estimate.files) == (10, 3)


def test_without_spread_there_is_no_interval():
    estimate = Resampling(5, seed=1).estimate([1] * 5, [2] * 5)
    assert (estimate.low, estimate.value, estimate.high) == (0.5, 0.5, 0.5)


@pytest.mark.parametrize(("above", "below"), [([3], [4]), ([0, 0], [0, 0])])
def test_one_file_or_nothing_at_all(above, below):
    estimate = Resampling(len(above), seed=1).estimate(above, below)
    assert estimate.low == estimate.value == estimate.high


def test_what_differs_on_every_file_differs_clearly_though_files_differ_more():
    files = np.linspace(0.1, 0.9, 12)
    resampling = Resampling(12, seed=1)
    ones = [1.0] * 12
    difference = resampling.difference((files, ones), (files + 0.02, ones))
    assert difference.value == pytest.approx(0.02)
    assert difference.is_clear
    # Unpaired, the two intervals overlap all but wholly.
    assert resampling.estimate(files + 0.02, ones).low < resampling.estimate(files, ones).high


def test_the_seed_decides():
    above, below = [1, 0, 1, 1], [1, 1, 1, 1]
    assert Resampling(4, seed=3).estimate(above, below) == Resampling(4, seed=3).estimate(
        above, below
    )


@pytest.mark.parametrize("files", [12, 40])
def test_intervals_hold_the_truth_in_95_of_100_simulations(files):
    """400 data sets of files that differ, with cases that resemble each other in each."""
    generator = np.random.default_rng(files)
    truth, held, held_difference = 0.3, 0, 0
    resampling = Resampling(files, seed=5, rounds=1000)
    for _ in range(400):
        cases = generator.integers(20, 60, files)
        # Beta with mean 0.3: files are easier or harder, whatever their length.
        rates = generator.beta(3.0, 7.0, files)
        first = generator.binomial(cases, rates).astype(float)
        second = generator.binomial(cases, np.clip(rates + 0.05, 0, 1)).astype(float)
        estimate = resampling.estimate(first, cases)
        held += estimate.low <= truth <= estimate.high
        difference = resampling.difference((first, cases), (second, cases))
        held_difference += difference.low <= 0.05 <= difference.high
    # Three standard errors around 380 of 400 are 367 and 393.
    assert 367 <= held <= 395
    assert 367 <= held_difference <= 395
