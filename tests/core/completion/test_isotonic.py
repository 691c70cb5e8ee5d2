import numpy as np
import pytest

from core.completion.isotonic import fit_table, half_right, isotonic, ranking_quality


def _suggestions(count, seed=0, length_matters=0.0):
    """Lines whose chance of being right is known: exp(score)."""
    random = np.random.default_rng(seed)
    tokens = random.integers(1, 12, count).astype(float)
    log_probabilities = -random.exponential(1.0, count) * tokens**length_matters
    chance = np.exp(log_probabilities / tokens**length_matters)
    return log_probabilities, tokens, (random.random(count) < chance).astype(float), chance


def test_the_curve_finds_the_chance_that_made_the_samples():
    log_probabilities, tokens, right, chance = _suggestions(3000)
    table = fit_table(log_probabilities, tokens, right)
    found = np.array(
        [table.precision_of(*pair) for pair in zip(log_probabilities, tokens, strict=True)]
    )
    assert np.abs(found - chance).mean() < 0.05
    assert table.samples == 3000
    assert table.right == pytest.approx(right.mean())
    assert 0.5 <= table.right < table.default_right or table.default_shown == 1


@pytest.mark.parametrize("exponent", [0.0, 1.0])
def test_the_length_counts_as_it_does_in_the_samples(exponent):
    log_probabilities, tokens, right, _ = _suggestions(3000, length_matters=exponent)
    assert fit_table(log_probabilities, tokens, right).length_exponent == exponent


@pytest.mark.parametrize("seed", range(5))
def test_what_the_default_shows_is_right_half_of_the_time_on_other_samples(seed):
    log_probabilities, tokens, right, _ = _suggestions(400, seed)
    table = fit_table(log_probabilities, tokens, right)
    log_probabilities, tokens, right, _ = _suggestions(4000, seed + 100)
    precisions = np.array(
        [table.precision_of(*pair) for pair in zip(log_probabilities, tokens, strict=True)]
    )
    shown = precisions >= table.default_minimum
    assert right[shown].mean() >= 0.5
    assert shown.mean() > 0.5


def test_the_curve_never_falls():
    random = np.random.default_rng(1)
    knots, fractions = isotonic(random.normal(size=200), (random.random(200) < 0.3).astype(float))
    assert (np.diff(knots) > 0).all()
    assert (np.diff(fractions) >= 0).all()
    assert ((fractions > 0) & (fractions < 1)).all()


def test_equal_scores_make_one_knot():
    knots, fractions = isotonic(np.zeros(100), np.tile([0.0, 1.0], 50))
    assert knots.tolist() == [0.0]
    assert fractions == pytest.approx([0.5], abs=0.05)


def test_a_model_that_is_never_right_shows_only_its_surest():
    log_probabilities, tokens, _, _ = _suggestions(200)
    table = fit_table(log_probabilities, tokens, np.zeros(200))
    assert max(table.precisions) < 0.2
    assert table.default_minimum == pytest.approx(max(table.precisions), abs=0.05)


def test_a_model_that_is_mostly_right_shows_all():
    precisions = np.linspace(0.5, 0.9, 100)
    assert half_right(precisions, np.ones(100)) == 0.5


@pytest.mark.parametrize(
    ("scores", "right", "quality"),
    [
        ([1.0, 2.0, 3.0, 4.0], [0, 0, 1, 1], 1.0),
        ([1.0, 2.0, 3.0, 4.0], [1, 1, 0, 0], 0.0),
        ([1.0, 1.0, 1.0, 1.0], [0, 1, 0, 1], 0.5),
        ([1.0, 2.0, 3.0, 4.0], [1, 1, 1, 1], 0.5),
        ([1.0, 2.0, 3.0, 4.0], [0, 1, 0, 1], 0.75),
    ],
)
def test_how_well_scores_tell_right_from_wrong(scores, right, quality):
    assert ranking_quality(np.array(scores), np.array(right, float)) == quality
