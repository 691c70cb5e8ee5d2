import numpy as np
import pytest

from core.inference.language_model import (
    PIECE_TOKENS,
    LanguageModel,
    advance_to,
    common_prefix_length,
)
from tests.core.inference.fakes import FakeModel, never


def _counting_model(context=1000) -> LanguageModel:
    # The logits spell the sequence length, so that a test sees what was read.
    return FakeModel(8, context, lambda tokens: [len(tokens), sum(tokens), *[0] * 6])


@pytest.mark.parametrize(
    ("left", "right", "shared"),
    [([], [1], 0), ([1, 2], [1, 2], 2), ([1, 2, 3], [1, 2, 4, 5], 2), ([2], [1], 0)],
)
def test_common_prefix_length(left, right, shared):
    assert common_prefix_length(left, right) == shared


def test_only_what_is_new_is_read():
    model = _counting_model()
    advance_to(model, [1, 2, 3, 4], never)
    logits, reused = advance_to(model, [1, 2, 5, 6, 7], never)
    assert reused == 2
    assert model.calls == [4, 3]
    assert model.tokens == [1, 2, 5, 6, 7]
    assert logits is not None
    np.testing.assert_array_equal(logits[:2], [5, 21])


def test_the_same_prompt_again_reads_its_last_token_again():
    model = _counting_model()
    first, _ = advance_to(model, [1, 2, 3], never)
    again, reused = advance_to(model, [1, 2, 3], never)
    assert (reused, model.calls) == (2, [3, 1])
    np.testing.assert_array_equal(first, again)


def test_a_shorter_prompt_cuts_back():
    model = _counting_model()
    advance_to(model, [1, 2, 3, 4], never)
    logits, reused = advance_to(model, [1, 2], never)
    assert (reused, model.tokens) == (1, [1, 2])
    assert logits is not None
    assert logits[0] == 2


def test_a_cancel_is_noticed_between_the_pieces_of_a_long_prefill():
    model = _counting_model(context=4 * PIECE_TOKENS)
    ids = [1] * (3 * PIECE_TOKENS)
    logits, _ = advance_to(model, ids, lambda: len(model.calls) >= 1)
    assert logits is None
    assert model.tokens == ids[:PIECE_TOKENS]
    # What was read before the cancel is not lost.
    logits, reused = advance_to(model, ids, never)
    assert reused == PIECE_TOKENS
    assert logits is not None
    assert logits[0] == len(ids)
