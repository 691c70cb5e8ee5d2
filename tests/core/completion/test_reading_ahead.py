"""Reading ahead: what it reads, what it leaves, and that no answer changes by it."""

import dataclasses
import itertools
import random

import pytest

from core.checkpoints.light_copy import copy_folder, read_copy
from core.completion.engine import CompletionEngine
from core.completion.reading_ahead import PIECE_TOKENS
from core.completion.request import CompletionRequest
from core.export.light_export import make_light_copy
from core.inference.counted_model import CountedModel
from core.inference.native.library import native_library
from core.inference.native.native_model import NativeModel
from core.inference.sampling import SamplingConfig
from tests.core.export.conftest import checkpoint, tiny_tokenizer, write_checkpoint  # noqa: F401
from tests.core.inference.fakes import FakeModel, GreedyTokenizer, never, reciting_model

CODE = "".join(f"def first_{n}(value):\n    return value.count_{n}\n\n" for n in range(40))
GREEDY = SamplingConfig(temperature=0.0)


def request(caret, text=CODE, **more):
    return CompletionRequest(
        id=1, prefix=text[:caret], suffix=text[caret:], language="python", sampling=GREEDY, **more
    )


def fake_model(tokenizer, context):
    size = tokenizer.vocabulary_size
    return FakeModel(size, context, lambda _: [0.0] * size)


def make_engine(context=4096, **more):
    tokenizer = GreedyTokenizer()
    model = fake_model(tokenizer, context)
    return CompletionEngine(model, tokenizer, **more), model


def stop_after(calls):
    count = itertools.count()
    return lambda: next(count) >= calls


def test_a_request_at_the_same_cursor_reads_only_what_was_typed_since():
    engine, model = make_engine()
    assert engine.read_ahead(request(200), 0, never)
    assert max(model.calls) <= PIECE_TOKENS
    model.calls.clear()
    engine.complete(
        dataclasses.replace(request(200), prefix=CODE[:200] + "ab", max_tokens=1), never
    )
    assert model.calls[0] <= 12  # what healing takes back is read again


def test_what_is_in_view_below_the_cursor_is_read_too():
    engine, model = make_engine()
    assert engine.read_ahead(request(0), 900, never)
    model.calls.clear()
    engine.complete(request(800, max_tokens=1), never)
    assert model.calls[0] <= 2


def test_text_that_has_no_room_in_the_window_is_not_read():
    engine, model = make_engine(context=128)
    engine.read_ahead(request(0), len(CODE), never)
    assert 0 < model.length < 128


def test_a_suggestion_that_the_model_holds_is_not_given_up_for_text_further_down():
    tokenizer = GreedyTokenizer()
    model = reciting_model(CODE, tokenizer, context=4096)
    engine = CompletionEngine(model, tokenizer)
    text = CODE[:200] + "\nsomething = other\n" * 50
    assert engine.complete(request(200, text), never).text
    held = list(model.tokens)
    assert engine.read_ahead(request(200, text), 900, never)
    assert model.tokens == held


def test_it_stops_after_one_pass_and_continues_where_it_stopped():
    engine, model = make_engine()
    assert not engine.read_ahead(request(600), 0, stop_after(4))
    assert model.calls == [PIECE_TOKENS] * 3
    assert engine.read_ahead(request(600), 0, never)
    assert model.length == sum(model.calls) > 4 * PIECE_TOKENS


def test_the_text_around_is_encoded_in_advance():
    tokenizer = GreedyTokenizer()
    engine = CompletionEngine(
        fake_model(tokenizer, 64),
        tokenizer,
    )
    engine.read_ahead(request(900), 0, never)
    before = tokenizer.encoded_characters
    engine.complete(request(900, max_tokens=1), never)
    # The window, the last piece and the suffix's last piece; not the whole text again.
    assert tokenizer.encoded_characters - before < len(CODE)


def test_without_a_model_only_the_text_is_encoded():
    tokenizer = GreedyTokenizer()
    lengths = [len(tokenizer.token_bytes(id)) for id in range(tokenizer.vocabulary_size)]
    model = CountedModel(lengths)
    engine = CompletionEngine(model, tokenizer, has_model=False)
    assert engine.read_ahead(request(900), 100, never)
    assert model.length == 0


@pytest.mark.parametrize("fim_rate", [0.0, 0.5])
def test_no_answer_changes_by_a_bit(write_checkpoint, workspace, fim_rate):  # noqa: F811
    library = native_library()
    if library is None:
        pytest.skip("only our own decoder gives the same bits however a text is read")
    path = write_checkpoint(context=64, fim_rate=fim_rate)
    make_light_copy(path, workspace)
    copy = read_copy(copy_folder(workspace, path), path)
    engines = [
        CompletionEngine(
            NativeModel(library, copy.tensors(), copy.info.model_config, threads),
            copy.tokenizer,
            fills_in_the_middle=bool(fim_rate),
            file_weights=(0.1, 0.5, 0.7, 0.75, 0.8, 0.85, 0.85, 0.9),
        )
        for threads in (1, 2)
    ]
    ahead = engines[1]
    draw = random.Random(0)
    caret = 0
    texts = set()
    for number in range(120):
        if number % 6 == 0:
            caret = draw.randrange(len(CODE))
        for _ in range(draw.randrange(3)):
            elsewhere = caret if draw.random() < 0.5 else draw.randrange(len(CODE))
            ahead.read_ahead(
                request(elsewhere), draw.randrange(1000), stop_after(draw.randrange(1, 60))
            )
        answers = [
            dataclasses.replace(
                engine.complete(request(caret, max_tokens=8), never),
                milliseconds=0.0, reused_tokens=0,
            )
            for engine in engines
        ]  # fmt: skip
        assert answers[0] == answers[1], number
        texts.add(answers[0].text)
        caret = min(caret + draw.randint(1, 3), len(CODE))
    assert len(texts) > 20
