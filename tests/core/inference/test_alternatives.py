import itertools
import math

import numpy as np
import pytest

from core.inference.alternatives import Alternatives
from core.inference.drafting import PromptLookup
from core.inference.sampling import SamplingConfig
from tests.core.inference.fakes import FakeModel, never

GREEDY = SamplingConfig(temperature=0.0)
END = 0
PROMPT = [9, 8, 7, 9]
# What follows a text, with probabilities: 1 2 0, then 1 3 0 (0.6 x 0.4), then 4 5 0 (0.3).
TREE = {
    (): {1: 0.6, 4: 0.3, 6: 0.1},
    (1,): {2: 0.55, 3: 0.44, 6: 0.01},
    (1, 2): {END: 1.0},
    (1, 3): {END: 1.0},
    (4,): {5: 0.9, 6: 0.1},
    (4, 5): {END: 1.0},
}


def tree_model(context=32):
    def logits_of(tokens):
        logits = np.full(10, -np.inf)
        for id, probability in TREE.get(tuple(tokens[len(PROMPT) :]), {END: 1.0}).items():
            logits[id] = math.log(probability)
        return logits

    return FakeModel(10, context, logits_of)


def all_of(model, count, **changes):
    logits = model.prefill(PROMPT)
    arguments = {"sampling": GREEDY, "stop": (END,), "should_stop": never} | changes
    found = Alternatives(model, logits, **arguments)
    return [list(tokens) for tokens in itertools.islice(found, count)]


def ids_of(alternatives):
    return [[token.id for token in tokens] for tokens in alternatives]


@pytest.mark.parametrize("drafter", [None, PromptLookup(4)])
def test_the_plain_answer_comes_first_and_then_the_most_probable_other_prefixes(drafter):
    found = all_of(tree_model(), 3, drafter=drafter)
    assert ids_of(found) == [[1, 2], [4, 5], [1, 3]]


def test_probabilities_are_the_models():
    first, _, third = all_of(tree_model(), 3)
    assert [math.exp(token.log_probability) for token in first] == pytest.approx([0.6, 0.55])
    assert [math.exp(token.log_probability) for token in third] == pytest.approx([0.6, 0.44])


def test_the_prompt_is_read_once():
    model = tree_model()
    all_of(model, 3)
    assert model.calls[0] == len(PROMPT)
    assert max(model.calls[1:]) < len(PROMPT)


def test_what_nobody_asked_for_is_not_computed():
    model = tree_model()
    logits = model.prefill(PROMPT)
    alternatives = Alternatives(model, logits, GREEDY, (END,), never)
    first = next(alternatives)
    assert next(first).id == 1
    second = next(alternatives)
    assert [token.id for token in second] == [4, 5]
    assert list(first) == []  # ended by the second
    # It was left after one token: nothing is known of what follows 1.
    assert [[t.id for t in tokens][:1] for tokens in itertools.islice(alternatives, 1)] == [[6]]


def test_no_continuation_comes_twice_and_they_end():
    model = tree_model()
    found = ids_of(all_of(model, 500))
    assert len(found) == 6  # every leaf of the tree
    assert len(set(map(tuple, found))) == len(found)


class OnlyFour:
    def __init__(self):
        self.told = []

    def allowed(self):
        return np.arange(10) == 4 if not self.told else None

    def accept(self, id):
        self.told.append(id)


def test_every_continuation_has_a_constraint_of_its_own_which_hears_of_every_token():
    made = []

    def new_constraint():
        made.append(OnlyFour())
        return made[-1]

    found = ids_of(all_of(tree_model(), 2, new_constraint=new_constraint))
    assert found == [[4, 5], [4, 6]]
    assert [one.told for one in made] == found


def test_a_stop_ends_everything():
    model = tree_model()
    logits = model.prefill(PROMPT)
    stopped = []
    alternatives = Alternatives(model, logits, GREEDY, (END,), lambda: bool(stopped))
    tokens = next(alternatives)
    next(tokens)
    stopped.append(1)
    assert list(tokens) == []
    assert list(alternatives) == []


def test_a_full_context_is_no_error():
    model = tree_model(context=len(PROMPT) + 1)
    assert ids_of(all_of(model, 3)) == [[1, 2], [4, 5], [1, 3]]
