import math
from collections import Counter

import numpy as np
import pytest

from core.errors import CheckpointError
from core.inference.sampling import (
    AUTOCOMPLETE,
    CREATIVE,
    Sampler,
    SamplingConfig,
    log_probabilities,
)

LOGITS = np.log(np.array([0.1, 0.4, 0.2, 0.3], dtype=np.float32))


def _draws(config, count=4000, logits=LOGITS, allowed=None):
    sampler = Sampler(config)
    return [sampler.choose(logits, allowed).id for _ in range(count)]


def _plain(**changes):
    return SamplingConfig(**{"temperature": 1.0, "top_k": 0, "top_p": 1.0} | changes)


def test_temperature_zero_is_greedy_and_ties_go_to_the_lowest_id():
    assert set(_draws(_plain(temperature=0.0), 50)) == {1}
    assert Sampler(_plain(temperature=0.0)).choose(np.zeros(5, np.float32)).id == 0


def test_temperature_one_draws_as_the_model_believes():
    counts = Counter(_draws(_plain(), 20_000))
    frequencies = [counts[id] / 20_000 for id in range(4)]
    np.testing.assert_allclose(frequencies, [0.1, 0.4, 0.2, 0.3], atol=0.015)


@pytest.mark.parametrize("temperature", [0.5, 2.0])
def test_other_temperatures_raise_probabilities_to_a_power(temperature):
    counts = Counter(_draws(_plain(temperature=temperature), 20_000))
    expected = np.array([0.1, 0.4, 0.2, 0.3]) ** (1 / temperature)
    frequencies = [counts[id] / 20_000 for id in range(4)]
    np.testing.assert_allclose(frequencies, expected / expected.sum(), atol=0.015)


def test_a_tiny_temperature_is_greedy_without_overflow():
    assert set(_draws(_plain(temperature=1e-6), 50)) == {1}


def test_top_k_keeps_the_most_probable():
    assert set(_draws(_plain(top_k=2))) == {1, 3}
    assert set(_draws(_plain(top_k=1), 50)) == {1}
    assert set(_draws(_plain(top_k=99))) == {0, 1, 2, 3}


@pytest.mark.parametrize(
    ("top_p", "kept"), [(0.3, {1}), (0.5, {1, 3}), (0.75, {1, 2, 3}), (1.0, {0, 1, 2, 3})]
)
def test_top_p_keeps_the_smallest_set_that_reaches_it(top_p, kept):
    assert set(_draws(_plain(top_p=top_p))) == kept


def test_the_seed_determines_the_draws():
    config = _plain(seed=5)
    assert _draws(config, 200) == _draws(config, 200)
    assert _draws(config, 200) != _draws(_plain(seed=6), 200)


def test_a_mask_forbids_and_the_rest_is_renormalized():
    allowed = np.array([True, False, True, False])
    assert set(_draws(_plain(), 500, allowed=allowed)) == {0, 2}
    token = Sampler(_plain(temperature=0.0)).choose(LOGITS, allowed)
    assert token.id == 2
    assert token.log_probability == pytest.approx(math.log(0.2 / 0.3), abs=1e-5)


def test_the_log_probability_does_not_depend_on_the_mode():
    for config in (_plain(temperature=0.0), AUTOCOMPLETE, CREATIVE):
        token = Sampler(config).choose(LOGITS)
        belief = [0.1, 0.4, 0.2, 0.3][token.id]
        assert token.log_probability == pytest.approx(math.log(belief), abs=1e-5)


@pytest.mark.parametrize("value", [math.nan, math.inf])
def test_logits_that_are_no_numbers_name_the_cause(value):
    logits = LOGITS.copy()
    logits[2] = value
    with pytest.raises(CheckpointError) as caught:
        Sampler(AUTOCOMPLETE).choose(logits)
    assert "diverged" in caught.value.message
    assert caught.value.hint


def test_impossible_tokens_are_never_drawn():
    logits = np.array([0.0, -np.inf, 1.0], np.float32)
    assert set(_draws(_plain(temperature=5.0), 500, logits)) == {0, 2}


@pytest.mark.parametrize(
    ("min_p", "kept"), [(0.2, {0, 1, 2, 3}), (0.4, {1, 2, 3}), (0.6, {1, 3}), (1.0, {1})]
)
def test_min_p_keeps_what_is_nearly_as_probable_as_the_most_probable(min_p, kept):
    assert set(_draws(_plain(min_p=min_p))) == kept


def test_min_p_is_measured_after_the_temperature():
    assert set(_draws(_plain(min_p=0.6, temperature=4.0))) == {0, 1, 2, 3}


def test_a_penalty_makes_what_was_drawn_less_likely():
    sampler = Sampler(_plain(temperature=0.0, repetition_penalty=2.0))
    assert [sampler.choose(LOGITS).id for _ in range(4)] == [1, 3, 2, 1]


def test_a_penalty_does_not_depend_on_where_the_logits_have_their_zero():
    draws = [
        _draws(_plain(repetition_penalty=1.5, seed=2), 200, LOGITS + shift)
        for shift in (0.0, 5.0, -5.0)
    ]
    assert draws[0] == draws[1] == draws[2]


def test_the_probability_reported_is_the_one_before_the_penalty():
    sampler = Sampler(_plain(temperature=0.0, repetition_penalty=2.0))
    sampler.see([1])
    token = sampler.choose(LOGITS)
    assert token.id == 3
    assert math.exp(token.log_probability) == pytest.approx(0.3)


def test_repetitions_far_back_do_not_count():
    sampler = Sampler(_plain(temperature=0.0, repetition_penalty=2.0))
    sampler.see([1] + [0] * 64)
    assert sampler.choose(LOGITS).id == 1


def test_log_probabilities_sum_to_one_among_the_allowed():
    allowed = np.array([True, False, True, True])
    scores = log_probabilities(LOGITS, allowed)
    assert np.exp(scores).tolist() == pytest.approx([1 / 6, 0.0, 2 / 6, 3 / 6])
