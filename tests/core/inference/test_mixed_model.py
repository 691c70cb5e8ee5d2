import numpy as np
import pytest

from core.inference.mixed_model import MixedModel
from tests.core.inference.fakes import FakeModel

VOCABULARY = 6
SHARES = (0.25,) * 8


def inner(context=64):
    """Always the same distribution: token 0 half of the time."""
    return FakeModel(VOCABULARY, context, lambda _: np.log([0.5, 0.1, 0.1, 0.1, 0.1, 0.1]) + 3.0)


def probabilities(logits):
    return np.exp(logits.astype(np.float64))


def test_without_a_file_it_is_the_model_inside():
    model = MixedModel(inner(), SHARES)
    assert np.array_equal(model.prefill([1, 2]), inner().prefill([1, 2]))
    assert (model.length, list(model.tokens), model.context) == (2, [1, 2], 64)


def test_the_mixture_is_a_distribution_with_the_weight_of_the_file():
    model = MixedModel(inner(), SHARES)
    model.remember([], [1, 4, 2, 1], 2)
    mixed = probabilities(model.prefill([2, 1]))
    assert mixed.sum() == pytest.approx(1.0, abs=1e-5)
    # The file has 4 after 1: half by that, and a quarter of the other half by its counts.
    assert mixed[4] == pytest.approx(0.75 * 0.1 + 0.25 * (0.5 + 0.5 / 4), abs=1e-5)
    assert mixed[5] == pytest.approx(0.75 * 0.1, abs=1e-5)


def test_inside_the_prompt_nothing_is_mixed():
    model = MixedModel(inner(), SHARES)
    model.remember([], [1, 4, 2, 1], 4)
    assert np.array_equal(model.prefill([1, 4]), inner().prefill([1, 4]))
    assert not np.array_equal(model.extend([2, 1]), inner().prefill([1]))


def test_generated_tokens_are_remembered_and_forgotten_again():
    model = MixedModel(inner(), SHARES)
    model.remember([3], [1, 4, 2, 1], 2)
    model.prefill([2, 1])
    first = model.extend([4])
    model.extend([2])
    model.truncate(2)
    assert np.array_equal(model.extend([4]), first)
    # Read again from the start, as after a change of the text.
    model.truncate(0)
    model.extend([2, 1])
    assert np.array_equal(model.extend([4]), first)


def test_a_text_given_up_can_be_read_on():
    interrupted, whole = (
        MixedModel(FakeModel(VOCABULARY, 300, lambda _: np.zeros(VOCABULARY)), SHARES)
        for _ in range(2)
    )
    ids = [1, 4, 2] * 60
    answers = iter([False, True])
    for model in (interrupted, whole):
        model.remember([], [1, 4, 2, 1], 2)
    assert interrupted.read(ids, lambda: next(answers)) is None
    rest = ids[interrupted.length :]
    assert 0 < len(rest) < len(ids)
    assert np.array_equal(interrupted.read(rest, lambda: False), whole.read(ids, lambda: False))


def test_several_together_are_the_same_as_one_by_one():
    one, many = MixedModel(inner(), SHARES), MixedModel(inner(), SHARES)
    for model in (one, many):
        model.remember([5, 5], [1, 4, 2, 1], 3)
    rows = many.extend_all([4, 2, 1, 4, 2])
    assert np.allclose(rows, [one.extend([id]) for id in (4, 2, 1, 4, 2)])


def test_a_model_that_predicts_no_numbers_stays_one():
    model = MixedModel(FakeModel(3, 8, lambda _: [np.nan] * 3), SHARES)
    model.remember([], [1, 2, 1], 1)
    assert np.isnan(model.prefill([1])).any()


@pytest.mark.parametrize("file_weights", [(0.5,), (1.0,) * 8, (-0.1,) * 8])
def test_wrong_file_weights(file_weights):
    with pytest.raises(ValueError, match="file weights"):
        MixedModel(inner(), file_weights)
