import itertools

import numpy as np
import pytest

from core.inference.generation import continue_from, generate
from core.inference.sampling import Sampler, SamplingConfig
from tests.core.inference.fakes import cyclic_model, never

GREEDY = SamplingConfig(temperature=0.0)


def test_ids_follow_the_prompt():
    model = cyclic_model([5, 6, 7], vocabulary=10, context=64)
    ids = generate(model, [1, 2, 3], GREEDY, (), never)
    assert list(itertools.islice(ids, 5)) == [5, 6, 7, 5, 6]


def test_a_stop_token_ends_the_text_and_is_not_part_of_it():
    model = cyclic_model([5, 6, 7], vocabulary=10)
    assert list(generate(model, [1, 2, 3], GREEDY, (7,), never)) == [5, 6]


def test_the_end_of_the_context_ends_the_text():
    model = cyclic_model([5, 6, 7], vocabulary=10, context=6)
    # Three tokens of room, and one more that is predicted but never read.
    assert len(list(generate(model, [1, 2, 3], GREEDY, (), never))) == 4
    assert model.length == 6


def test_a_full_context_still_predicts_one_token():
    model = cyclic_model([5], vocabulary=10, context=3)
    assert list(generate(model, [1, 2, 3], GREEDY, (), never)) == [5]


def test_whoever_stops_asking_has_stopped_the_model():
    model = cyclic_model([5], vocabulary=10)
    ids = generate(model, [1, 2], GREEDY, (), never)
    assert list(itertools.islice(ids, 3)) == [5, 5, 5]
    assert model.calls == [2, 1, 1]  # the third token was not read


@pytest.mark.parametrize("after", [0, 1, 2, 7])
def test_a_cancel_takes_effect_within_one_token(after):
    model = cyclic_model([5], vocabulary=10)
    seen = []

    def should_stop():
        return len(seen) >= after

    ids = generate(model, [1, 2], GREEDY, (), should_stop)
    while (id := next(ids, None)) is not None:
        seen.append(id)
    assert len(seen) == after
    assert len(model.calls) == after  # not one forward pass after the cancel


def test_the_seed_determines_the_text():
    def flat(seed):
        model = cyclic_model([5], vocabulary=50)
        sampling = SamplingConfig(temperature=5.0, top_k=0, seed=seed)
        return list(itertools.islice(generate(model, [1], sampling, (), never), 40))

    assert flat(3) == flat(3)
    assert flat(3) != flat(4)


class OddOnly:
    def __init__(self):
        self.accepted = []

    def allowed(self):
        return None if len(self.accepted) > 2 else np.arange(10) % 2 == 1

    def accept(self, id):
        self.accepted.append(id)


def test_a_constraint_restricts_and_is_told():
    model = cyclic_model([6], vocabulary=10)
    constraint = OddOnly()
    logits = model.prefill([1])
    tokens = continue_from(model, logits, Sampler(GREEDY), (), never, constraint)
    ids = [token.id for token in itertools.islice(tokens, 5)]
    assert ids[:3] == [1, 1, 1]
    assert ids[3:] == [6, 6]
    assert constraint.accepted == ids
