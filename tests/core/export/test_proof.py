"""What a proof notices: readers that do not do what the model does."""

import dataclasses

import numpy as np
import pytest

from core.control import Control
from core.errors import Cancelled, ExportError
from core.events import discard
from core.export.hf_folder import write_hf_folder
from core.export.options import ExportConfig
from core.export.proof import prove
from core.export.proof_record import Proof
from core.export.proof_texts import NEW_TOKENS, PROMPTS, new_tokens, odd_texts, prompts
from core.export.readers import own_hf_reader
from tests.core.export.conftest import EVERYDAY, PUBLISHED

CONFIG = ExportConfig(format="hf")


class Altered:
    """A faithful reader, but for what a test changes."""

    name = "an altered reader"

    def __init__(self, reader, encode=lambda ids: ids, logits=lambda rows: rows):
        self._reader, self._encode, self._logits = reader, encode, logits

    def encode(self, texts):
        return [self._encode(ids) for ids in self._reader.encode(texts)]

    def logits(self, ids):
        return self._logits(self._reader.logits(ids).copy())


@pytest.fixture
def model(portable):
    return portable(**EVERYDAY)


@pytest.fixture
def reader(model, tmp_path):
    write_hf_folder(tmp_path, model)
    return own_hf_reader(tmp_path, model.config)


def test_a_faithful_reader_agrees_everywhere(model, reader, few_texts):
    found = prove(model, reader, CONFIG, discard, Control())
    assert found.reader == reader.name
    assert found.texts == found.texts_as_typed == 400
    assert found.prompts == found.prompts_equal == PROMPTS
    assert found.tokens == found.tokens_equal == PROMPTS * 16
    assert 0 < found.max_error < found.bound


def test_another_token_in_one_text_is_noticed(model, reader, few_texts):
    def without_last(ids):
        return ids[:-1] if len(ids) > 30 else ids

    with pytest.raises(ExportError, match="tokenizer is not the model's") as refused:
        prove(model, Altered(reader, encode=without_last), CONFIG, discard, Control())
    assert "Nothing was written." in refused.value.hint


def shifted(rows):
    rows[-2, 7] += 0.05
    return rows


def broken(rows):
    rows[-2, 7] = np.nan
    return rows


@pytest.mark.parametrize(
    ("alter", "words"),
    [
        (shifted, "a logit is off by 0.05"),
        (broken, "a logit is off by nan"),
        (lambda rows: rows[:, :-1], "logits of another size"),
        (lambda rows: rows[:, ::-1], "a logit is off by"),
        (lambda rows: rows[::-1], "a logit is off by"),
    ],
)
def test_other_logits_are_noticed(model, reader, few_texts, alter, words):
    with pytest.raises(ExportError, match=words):
        prove(model, Altered(reader, logits=alter), CONFIG, discard, Control())


def test_not_a_number_in_the_first_prompt_alone_is_noticed(model, reader, few_texts):
    calls = []

    def once(rows):
        calls.append(1)
        return broken(rows) if len(calls) == 1 else rows

    with pytest.raises(ExportError, match="off by nan"):
        prove(model, Altered(reader, logits=once), CONFIG, discard, Control())


def test_rounded_weights_have_a_wider_bound(model, reader, few_texts):
    found = prove(
        model, Altered(reader, logits=shifted), ExportConfig(precision="q8_0"), discard, Control()
    )
    assert found.max_error == pytest.approx(0.05, rel=0.01)


def test_a_tokenizer_that_normalizes_is_compared_on_normalized_texts(
    portable, tmp_path, card_tokenizer, few_texts
):
    """With a reader that does not normalize, as llama.cpp does not."""
    model = portable(tokenizer=card_tokenizer, **PUBLISHED)
    write_hf_folder(tmp_path, model)
    reader = own_hf_reader(tmp_path, model.config)
    plain = reader._tokenizer
    plain.normalizer = None
    found = prove(model, reader, CONFIG, discard, Control())
    assert found.texts == 400
    assert 0 < found.texts_as_typed < 400
    assert f"as they are, {found.texts_as_typed} of them" in found.sentences()[1]


def test_a_proof_ends_when_it_is_cancelled(model, reader, few_texts):
    control = Control()
    control.cancel()
    with pytest.raises(Cancelled):
        prove(model, reader, CONFIG, discard, control)


def test_the_sentences_say_what_was_compared():
    record = Proof(
        reader="llama.cpp", texts=10_000, texts_as_typed=10_000, prompts=20, prompts_equal=19,
        tokens=1280, tokens_equal=1279, max_error=0.0123, bound=0.08,
    )  # fmt: skip
    assert record.sentences() == [
        "Compared with the checkpoint in llama.cpp.",
        "Tokens: the same in 10,000 odd texts.",
        "Logits: at most 0.012 off, 0.08 allowed.",
        "Greedy choices: 1,279 of 1,280 tokens the same, 19 of 20 continuations wholly.",
    ]
    assert "9,000 of them" in dataclasses.replace(record, texts_as_typed=9000).sentences()[1]


def test_odd_texts_are_odd_and_the_same_every_time(tiny_tokenizer):
    texts = odd_texts(tiny_tokenizer)
    assert len(texts) == 10_000
    assert texts == odd_texts(tiny_tokenizer)
    together = "".join(texts)
    for piece in ("\r\n", "\t", "\u3000", "e\u0301", "👩\u200d👧", "日", "<|fim_middle|>", "\0"):
        assert piece in together
    assert max(map(ord, together)) > 0x10000
    assert not any(0xD800 <= ord(character) < 0xE000 for character in together)


@pytest.mark.parametrize("context", [8, 32, 256, 1024])
def test_prompts_leave_room_for_what_is_written(tiny_tokenizer, context):
    cut = prompts(tiny_tokenizer, context)
    assert len(cut) == PROMPTS
    assert all(1 <= len(ids) <= context - new_tokens(context) for ids in cut)
    assert len({tuple(ids) for ids in cut}) > PROMPTS // 2
    assert new_tokens(1024) == NEW_TOKENS == 64
