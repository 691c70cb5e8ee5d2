import itertools

import numpy as np
import pytest

from core.inference.drafting import PromptLookup
from core.inference.generation import continue_from, generate
from core.inference.sampling import Sampler, SamplingConfig
from tests.core.inference.fakes import FakeModel, cyclic_model, never

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


def chaotic_model(context, sharpness):
    """Logits from the last two tokens: repeats itself now and then, never for long."""

    def logits_of(tokens):
        return np.random.default_rng(tokens[-2:]).normal(size=8) * sharpness

    return FakeModel(8, context, logits_of)


class WrongGuesses:
    def draft(self, ids):
        return [7, 7, 7]


def drawn(sampling, drafter, sharpness=3.0, context=90):
    model = chaotic_model(context, sharpness)
    logits = model.prefill([1, 2, 3])
    tokens = list(continue_from(model, logits, Sampler(sampling), (), never, None, drafter))
    return tokens, model


@pytest.mark.parametrize("drafter", [PromptLookup(1), PromptLookup(5), WrongGuesses()])
@pytest.mark.parametrize(
    "sampling",
    [
        GREEDY,
        SamplingConfig(temperature=0.8, top_k=5, top_p=0.9, seed=3),
        SamplingConfig(temperature=0.3, repetition_penalty=1.3, min_p=0.05, seed=4),
    ],
)
def test_guesses_change_only_the_number_of_passes(sampling, drafter):
    plain, slow = drawn(sampling, None)
    drafted, quick = drawn(sampling, drafter)
    assert drafted == plain
    assert len(plain) == 88  # up to the end of the context, and one more
    assert quick.length <= quick.context
    assert len(quick.calls) <= len(slow.calls)


def test_good_guesses_save_passes():
    plain, slow = drawn(GREEDY, None)
    drafted, quick = drawn(GREEDY, PromptLookup(5))
    assert drafted == plain
    assert len(quick.calls) < 0.5 * len(slow.calls)


def test_a_stop_token_among_the_guesses_ends_the_text():
    model = cyclic_model([5, 6, 7], vocabulary=10)
    logits = model.prefill([5, 6, 7, 5, 6, 7])
    tokens = continue_from(model, logits, Sampler(GREEDY), (7,), never, None, PromptLookup(4))
    assert [token.id for token in tokens] == [5, 6]


def test_a_penalty_counts_the_prompt():
    model = cyclic_model([5], vocabulary=10)
    logits = np.zeros(10, np.float32)
    model.prefill([5, 5])
    sampler = Sampler(SamplingConfig(temperature=0.0, repetition_penalty=1.5))
    assert next(continue_from(model, logits, sampler, (), never)).id == 0
    sampler.see(range(9))
    assert sampler.choose(logits).id == 9
