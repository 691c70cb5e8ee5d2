import itertools
import math

import numpy as np
import pytest

from core.inference.scoring import score_tokens
from tests.core.inference.fakes import FakeModel, never

VOCABULARY = 12


def hashing_model(context, reach=4):
    """Logits from the last ``reach`` tokens."""

    def logits_of(tokens):
        return np.random.default_rng(tokens[-reach:]).normal(size=VOCABULARY) * 2

    return FakeModel(VOCABULARY, context, logits_of)


def expected(model, ids, index):
    logits = np.asarray(model._logits_of(ids[:index]), np.float64)
    return logits - np.log(np.exp(logits).sum())


@pytest.mark.parametrize("length", [2, 33, 40, 200])
def test_every_token_after_the_first_is_scored_whatever_the_length(length):
    model = hashing_model(context=40)
    ids = np.random.default_rng(1).integers(0, VOCABULARY, length).tolist()
    scores = list(score_tokens(model, ids, never))
    assert [score.id for score in scores] == ids[1:]
    for index, score in enumerate(scores, 1):
        logs = expected(model, ids, index)
        assert score.log_probability == pytest.approx(logs[ids[index]], abs=1e-5)
        assert score.rank == (logs > logs[ids[index]]).sum()
        order = np.argsort(-logs)[:5]
        assert [token.id for token in score.best] == order.tolist()
        assert [token.log_probability for token in score.best] == pytest.approx(
            logs[order], abs=1e-5
        )


def test_a_part_is_scored_with_what_comes_before_it():
    ids = np.random.default_rng(2).integers(0, VOCABULARY, 100).tolist()
    whole = list(score_tokens(hashing_model(30), ids, never))
    part = list(score_tokens(hashing_model(30), ids, never, first=71))
    assert [(score.id, score.rank) for score in part] == [
        (score.id, score.rank) for score in whole[70:]
    ]


def test_passes_are_small_and_never_beyond_the_context():
    model = hashing_model(context=64)
    ids = [1] * 300
    assert len(list(score_tokens(model, ids, never))) == 299
    assert max(model.calls) <= 32
    # Each window reads half a context again: about twice the text in all.
    assert sum(model.calls) < 2.2 * len(ids)


def test_what_nobody_asked_for_is_not_read():
    model = hashing_model(context=64)
    scores = score_tokens(model, [1] * 60, never)
    assert len(list(itertools.islice(scores, 5))) == 5
    assert model.calls == [1, 32]


def test_a_stop_ends_between_two_passes():
    model = hashing_model(context=64)
    scores = list(score_tokens(model, [1] * 60, lambda: len(model.calls) >= 2))
    assert len(scores) == 32
    assert list(score_tokens(model, [1] * 60, lambda: True)) == []


@pytest.mark.parametrize("ids", [[], [3]])
def test_nothing_is_said_of_a_token_with_nothing_before_it(ids):
    assert list(score_tokens(hashing_model(16), ids, never)) == []


def test_a_small_vocabulary_has_fewer_candidates():
    model = FakeModel(3, 16, lambda tokens: [0.0, 1.0, 2.0])
    (score,) = score_tokens(model, [0, 1], never)
    assert [token.id for token in score.best] == [2, 1, 0]
    assert math.exp(score.best[0].log_probability) == pytest.approx(0.66524, abs=1e-4)
