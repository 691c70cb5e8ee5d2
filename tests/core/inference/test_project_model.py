import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.inference.counted_model import CountedModel
from core.inference.drafting import MemoryLookup
from core.inference.memory_weights import (
    BUCKET_STARTS,
    PREDICTORS,
    SETS,
    MixtureObservation,
    checked,
    default_weights,
    fit_weights,
    set_of,
)
from core.inference.mixed_model import MixedModel
from core.inference.project_model import ProjectModel
from core.memory.lookup import look_up
from core.memory.project_index import ProjectIndex
from tests.core.inference.fakes import FakeModel

VOCABULARY = 12
EVEN = (1 / 7,) * (7 * SETS)


def inner(context=64):
    """Always the same distribution: token 0 half of the time."""
    scores = np.log([0.5, *[0.5 / 11] * 11])
    return FakeModel(VOCABULARY, context, lambda _: scores + 3.0)


def snapshot_of(*documents):
    index = ProjectIndex()
    index.put({f"{n}": np.array(tokens, np.uint16) for n, tokens in enumerate(documents)})
    return index.snapshot()


def model_with(*documents, weights=EVEN):
    model = ProjectModel(inner(), weights, look_up)
    model.ask(snapshot_of(*documents))
    return model


def probabilities(logits):
    return np.exp(logits.astype(np.float64))


TOKENS = st.lists(st.integers(0, VOCABULARY - 1), max_size=30)
SOME = st.lists(st.integers(0, VOCABULARY - 1), min_size=1, max_size=12)


@given(TOKENS, SOME, SOME, st.lists(TOKENS, max_size=3))
def test_it_is_a_distribution(background, sequence, more, documents):
    model = model_with(*documents)
    model.remember(background, sequence, len(sequence))
    assert probabilities(model.prefill(sequence)).sum() == pytest.approx(1.0, abs=1e-4)
    for row in model.extend_all(more):
        assert probabilities(row).sum() == pytest.approx(1.0, abs=1e-4)


@given(TOKENS, SOME, SOME, SOME, st.lists(TOKENS, max_size=3))
def test_it_does_not_matter_how_it_came_about(background, sequence, more, wrong, documents):
    one, other = model_with(*documents), model_with(*documents)
    for model in (one, other):
        model.remember(background, sequence, len(sequence))
        model.prefill(sequence)
    other.extend_all(wrong)
    other.truncate(len(sequence))
    rows = other.extend_all(more)
    assert np.allclose(rows, [one.extend([id]) for id in more], atol=1e-5)


def test_the_project_says_what_followed():
    model = model_with([1, 2, 3, 4, 5])
    model.remember([], [2, 3, 4], 3)
    mixed = probabilities(model.prefill([2, 3, 4]))
    assert mixed.argmax() == 5
    step, logits = model.step_at(3)
    assert (step.file_matched, step.found.matched) == (0, 3)
    of_file, of_project = step.contributions(5)
    # The two of the project, where the file's blend and longest have nothing to say.
    assert of_project == pytest.approx(2 / 5)
    assert of_file == 0.0
    assert np.exp(logits[5]) == pytest.approx(2 / 5 + 1 / 5 * 0.5 / 11, abs=1e-5)


def test_until_it_is_told_of_a_file_it_is_the_model_inside():
    model = model_with([1, 2, 3])
    assert np.array_equal(model.prefill([1, 2]), inner().prefill([1, 2]))
    assert model.guess(1, 3) == []


def test_longer_matches_than_those_without_a_project():
    long = list(range(1, 11))
    model = ProjectModel(inner(), EVEN, look_up)
    model.remember([*long, 11], long, 3)
    model.prefill(long[-3:])
    assert model.step_at(3)[0].file_matched == 10
    mixed = MixedModel(inner())
    mixed.remember([*long, 11], long, 3)
    assert len(mixed._memory.followers()) == 7


def test_guesses_are_the_longer_match():
    model = model_with([1, 2, 3, 8, 9, 10])
    model.remember([2, 3, 7, 7], [1, 2], 2)
    model.prefill([1, 2])
    assert model.guess(3, 3) == [8, 9, 10]  # "1 2 3" in the project, "2 3" in the file
    assert MemoryLookup(model, 2).draft([1, 2, 3]) == [8, 9]
    model.remember([5, 2, 3, 7, 6], [5, 2], 2)
    assert model.guess(3, 3) == [7, 6]
    assert model.guess(11, 3) == []


def test_a_guess_ends_with_its_document():
    model = model_with([1, 2, 3, 8], [4, 4])
    model.remember([], [1, 2], 2)
    assert model.guess(3, 3) == [8]


def test_another_state_of_the_project():
    model = model_with([1, 2, 3])
    model.remember([], [1, 2], 2)
    first = model.prefill([1, 2])
    model.ask(snapshot_of([1, 2, 4]))
    second = model.prefill([1, 2])
    assert (first.argmax(), second.argmax()) == (3, 4)


def test_a_long_text_is_counted_as_one_that_was_there_from_the_start():
    tokens = [(7 * number) % VOCABULARY for number in range(200)]
    grown, told = (ProjectModel(inner(500), EVEN, look_up) for _ in range(2))
    grown.remember([3, 3], tokens[:1], 1)
    grown.prefill(tokens[:1])
    row = grown.extend_all(tokens[1:])[-1]
    told.remember([3, 3], tokens, len(tokens))
    assert np.allclose(row, told.prefill(tokens), atol=1e-4)
    grown.truncate(20)
    told.remember([3, 3], tokens[:21], 21)
    assert np.allclose(grown.extend(tokens[20:21]), told.prefill(tokens[:21]), atol=1e-4)


def test_what_every_predictor_thought():
    model = model_with([1, 2, 3])
    model.remember([1, 2, 4], [1, 2], 2)
    observation = model.observe(inner().prefill([1, 2]), 4)
    assert observation.set == set_of(2, 2)
    alone, blend, longest, recent, project, project_longest, counts = observation.probabilities
    assert alone == pytest.approx(0.5 / 11, abs=1e-6)
    assert blend == pytest.approx(1.0)
    assert (longest, project, project_longest) == (1.0, 0.0, 0.0)
    assert counts == pytest.approx(1 / 5)
    assert 0 < recent < 1
    model.read_token(4)
    assert model.observe(inner().prefill([1]), 3).set == set_of(0, 0)


def test_a_model_that_predicts_no_numbers_stays_one():
    model = ProjectModel(FakeModel(3, 8, lambda _: [np.nan] * 3), EVEN, look_up)
    model.remember([], [1, 2, 1], 1)
    assert np.isnan(model.prefill([1])).any()


def test_the_sets():
    assert set_of(0, 0) == 0
    assert set_of(32, 32) == SETS - 1
    assert {set_of(a, b) for a in range(33) for b in range(33)} == set(range(SETS))
    assert len(BUCKET_STARTS) ** 2 == SETS
    for has_model in (True, False):
        assert checked(default_weights(has_model)).shape == (SETS, len(PREDICTORS))


@pytest.mark.parametrize("values", [(0.5,), (0.0,) * 343, (2 / 7,) * 343, (float("nan"),) * 343])
def test_wrong_weights(values):
    with pytest.raises(ValueError, match="weights"):
        checked(values)


def test_weights_follow_what_is_right():
    right = [MixtureObservation(5, (0.01, 0.0, 0.0, 0.0, 0.9, 0.0, 0.0))] * 2000
    rows = np.array(fit_weights(right, EVEN)).reshape(SETS, 7)
    assert rows[5].argmax() == 4
    assert rows[5][4] > 0.9
    assert np.allclose(rows[6], 1 / 7, atol=1e-5)
    assert checked(fit_weights([], EVEN)).min() > 0


def test_no_model_at_all():
    model = CountedModel(np.array([0, 1, 2, 30]), context=3)
    logits = model.prefill([1])
    assert logits.argmax() == 3
    logits[:] = 0
    assert model.extend([2]).argmax() == 3
    assert (model.length, model.vocabulary, model.context, list(model.tokens)) == (2, 4, 3, [1, 2])
    assert model.extend_all([1]).shape == (1, 4)
    with pytest.raises(ValueError, match="context"):
        model.extend([1])
    model.truncate(0)
    assert model.length == 0
