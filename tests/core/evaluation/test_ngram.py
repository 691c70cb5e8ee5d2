from collections import Counter

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.control import Control
from core.errors import Cancelled
from core.evaluation.ngram_model import CONTEXT_TOKENS, NGramCounts, NGramModel


def counts(tokens, vocabulary=8):
    return NGramCounts(np.array(tokens, dtype=np.uint16), vocabulary, Control())


def test_the_longest_context_that_was_seen_decides():
    seen = counts([1, 2, 3, 4, 5, 6] * 20 + [0, 2, 3, 4, 5, 7] * 20)
    assert seen.predict([1, 2, 3, 4, 5]).argmax() == 6 or seen.predict([2, 3, 4, 5]).max() < 0.9
    # Order 5 sees four tokens: 2 3 4 5 is followed by 6 and 7 as often.
    after = seen.predict([2, 3, 4, 5])
    assert after[6] == pytest.approx(after[7], rel=0.05)
    assert after[6] + after[7] > 0.9
    assert seen.predict([0, 2]).argmax() == 3


def test_what_follows_many_different_tokens_is_likelier_than_what_is_frequent():
    # 7 occurs ten times, always after 6; 5 occurs five times, after five different tokens.
    tokens = [6, 7] * 10 + [0, 5, 1, 5, 2, 5, 3, 5, 4, 5]
    unseen = counts(tokens).predict([])
    assert unseen[5] > unseen[7]


@settings(max_examples=50)
@given(st.lists(st.integers(0, 5), max_size=60), st.lists(st.integers(0, 5), max_size=6))
def test_it_is_a_distribution_without_zeros(tokens, context):
    predicted = counts(tokens, 6).predict(context)
    assert predicted.shape == (6,)
    assert predicted.sum() == pytest.approx(1.0)
    assert (predicted > 0).all()


def slow(tokens, vocabulary, context):
    """The definition, with dictionaries; of the order that the context has."""
    raw = [
        Counter(tuple(tokens[i : i + n]) for i in range(len(tokens) - n + 1)) for n in range(1, 6)
    ]
    while not raw[-1]:
        raw.pop()
    tables = []
    for n, grams in enumerate(raw, start=1):
        if n == len(raw):
            tables.append(dict(grams))
            continue
        kinds = Counter(gram[1:] for gram in raw[n])
        tables.append({gram: kinds[gram] if n == 1 else max(1, kinds[gram]) for gram in grams})
    discounts = []
    for table in tables:
        once, twice = (sum(count == k for count in table.values()) for k in (1, 2))
        discounts.append(min(0.9, once / (once + 2 * twice)) if once else 0.5)

    def probability(order, token):
        if order == 0:
            return 1 / vocabulary
        history = tuple(context[len(context) - order + 1 :])
        follow = {gram: c for gram, c in tables[order - 1].items() if gram[:-1] == history and c}
        if not follow:
            return probability(order - 1, token)
        total, discount = sum(follow.values()), discounts[order - 1]
        own = max(follow.get((*history, token), 0) - discount, 0) / total
        return own + discount * len(follow) / total * probability(order - 1, token)

    longest = min(len(tables), len(context) + 1)
    return [probability(longest, token) for token in range(vocabulary)]


@settings(max_examples=60)
@given(
    st.lists(st.integers(0, 3), min_size=6, max_size=40), st.lists(st.integers(0, 3), max_size=4)
)
def test_it_is_what_the_definition_says(tokens, context):
    assert counts(tokens, 4).predict(context) == pytest.approx(slow(tokens, 4, context))


def test_cancel():
    control = Control()
    control.cancel()
    with pytest.raises(Cancelled):
        NGramCounts(np.array([1, 2, 3], dtype=np.uint16), 4, control)


def test_the_model_behaves_as_a_language_model():
    model = NGramModel(counts([1, 2, 3, 4] * 30))
    logits = model.prefill([1, 2])
    assert logits.dtype == np.float32
    assert logits.argmax() == 3
    assert model.extend([3]).argmax() == 4
    assert (model.length, list(model.tokens)) == (3, [1, 2, 3])
    model.truncate(1)
    assert model.extend_all([2, 3]).argmax(axis=1).tolist() == [3, 4]
    assert model.read([4], lambda: False).argmax() == 1
    assert model.read([1], lambda: True) is None
    with pytest.raises(ValueError, match="context"):
        model.extend([1] * CONTEXT_TOKENS)
