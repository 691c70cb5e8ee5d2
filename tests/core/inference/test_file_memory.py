import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.inference.file_memory import MAX_CONTEXT, FileMemory


def memory_of(*tokens):
    memory = FileMemory()
    for token in tokens:
        memory.append(token)
    return memory


def test_an_empty_memory_says_nothing():
    recalled = FileMemory().recall()
    assert (recalled.probabilities, recalled.matched) == ({}, 0)


def test_what_followed_before_follows_again():
    recalled = memory_of(5, 6, 7, 8, 5, 6, 7).recall()
    assert recalled.matched == 3
    assert max(recalled.probabilities, key=recalled.probabilities.get) == 8


def test_the_probabilities_by_hand():
    # After 1 came 2 twice: (1 - 1/3) for it, 1/3 goes to the counts 3 x 1, 2 x 2.
    recalled = memory_of(1, 2, 1, 2, 1).recall()
    assert recalled.matched == 3  # "1", "2 1" and "1 2 1" occurred before
    left = 1.0
    expected = {2: 0.0}
    for seen in (1, 1, 2):
        expected[2] += left * seen / (seen + 1)
        left *= 1 / (seen + 1)
    expected[2] += left * 2 / 5
    expected[1] = left * 3 / 5
    assert recalled.probabilities == pytest.approx(expected)


def test_background_is_known_but_does_not_lead_up_to_the_caret():
    memory = FileMemory()
    memory.become([1, 2, 3], [9, 1])
    assert memory.recall().matched == 1
    assert max(memory.recall().probabilities.items(), key=lambda item: item[1])[0] == 2
    memory.become([1, 2, 3], [])
    assert memory.recall().matched == 0
    assert set(memory.recall().probabilities) == {1, 2, 3}


TOKENS = st.lists(st.integers(0, 3), max_size=40)


@given(TOKENS)
def test_it_is_a_distribution(tokens):
    recalled = memory_of(*tokens).recall()
    assert 0 <= recalled.matched <= MAX_CONTEXT
    if tokens:
        assert math.isclose(sum(recalled.probabilities.values()), 1.0, rel_tol=1e-9)
        assert set(recalled.probabilities) <= set(tokens)


@given(TOKENS, TOKENS, TOKENS, TOKENS)
def test_it_does_not_matter_how_it_came_about(background, first, second, more):
    changed = FileMemory()
    changed.become(more, first)
    changed.become(background, [*second, *more])
    changed.truncate(len(background) + 1 + len(second))
    fresh = FileMemory()
    fresh.become(background, second)
    assert list(changed.tokens) == list(fresh.tokens)
    assert changed.recall().matched == fresh.recall().matched
    assert changed.recall().probabilities == pytest.approx(fresh.recall().probabilities)
