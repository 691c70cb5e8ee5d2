import math

import numpy as np
import pytest

from core.completion import selection, trimming
from core.completion.engine import CompletionEngine
from core.completion.request import SUPERSEDED, CompletionRequest
from core.errors import CheckpointError
from core.inference.sampling import SamplingConfig
from tests.core.inference.fakes import (
    FakeModel,
    GreedyTokenizer,
    cyclic_model,
    never,
    reciting_model,
)

GREEDY = SamplingConfig(temperature=0.0)
DOCUMENT = (
    "import os\n"
    "\n"
    "def encode(self, text):\n"
    '    """Bytes of naïve text: 日本 😀."""\n'
    "    if not text:\n"
    "        return None\n"
    "    return text.encode(self.encoding)\n"
)
TOKENIZER = GreedyTokenizer(
    ["import", " os", "\n\n", "def", " encode", "encode", "enc", "(self", ", ", " text", "text",
     "):", "\n    ", "\n        ", "\n   ", " return", "return", "self", ".", " ", " if", " not",
     "日", "本", "ï", " None", "encoding", ")\n", "na", "ret"]
)  # fmt: skip


def _request(prefix, suffix="", **more):
    defaults = {"id": 7, "sampling": GREEDY, "language": "python", "max_tokens": 60}
    return CompletionRequest(prefix=prefix, suffix=suffix, **(defaults | more))


def _engine(document=DOCUMENT, **more):
    return CompletionEngine(reciting_model(document, TOKENIZER, **more), TOKENIZER)


def test_wherever_the_cursor_is_the_text_continues_exactly():
    """Healing, for every way of cutting the document: in words, spaces, after characters."""
    engine = _engine()
    for end in range(1, len(DOCUMENT)):
        suggestion = engine.complete(_request(DOCUMENT[:end]), never)
        rest_of_line = DOCUMENT[end:].partition("\n")[0]
        assert suggestion.text == rest_of_line.rstrip(), DOCUMENT[:end][-20:]
        assert suggestion.id == 7
        assert (suggestion.no_suggestion_reason is None) is bool(suggestion.text)


def test_several_lines():
    engine = _engine()
    prefix = "import os\n\ndef encode(self, text):"
    suggestion = engine.complete(_request(prefix, max_lines=4), never)
    lines = DOCUMENT[len(prefix) :].split("\n")
    assert suggestion.text == "\n".join(lines[:4])


def test_only_new_tokens_are_read():
    model = reciting_model(DOCUMENT, TOKENIZER)
    engine = CompletionEngine(model, TOKENIZER)
    first = engine.complete(_request(DOCUMENT[:60]), never)
    model.calls.clear()
    engine.results.clear()
    second = engine.complete(_request(DOCUMENT[:61]), never)
    assert first.reused_tokens == 0
    # What was generated before and is now typed need not be read again either.
    assert second.reused_tokens >= first.prompt_tokens - 1
    assert model.calls[0] <= 2


def test_the_token_budget_counts_new_text_only():
    model = cyclic_model([TOKENIZER.id_of("a"), TOKENIZER.id_of("b")], TOKENIZER.vocabulary_size)
    engine = CompletionEngine(model, TOKENIZER)
    suggestion = engine.complete(_request("x = encod", max_tokens=2), never)
    assert suggestion.tokens == 2
    assert len(suggestion.text) == 2


def test_a_loop_is_cut():
    model = cyclic_model([TOKENIZER.id_of(c) for c in "next, "], TOKENIZER.vocabulary_size)
    suggestion = CompletionEngine(model, TOKENIZER).complete(_request("x = "), never)
    assert 0 < len(suggestion.text) <= 8
    assert suggestion.tokens <= 20


@pytest.mark.parametrize("after", range(4))
def test_a_cancel_takes_effect_within_one_token(after):
    model = cyclic_model([TOKENIZER.id_of("a")], TOKENIZER.vocabulary_size)
    engine = CompletionEngine(model, TOKENIZER)
    suggestion = engine.complete(_request("x = 12"), lambda: len(model.calls) >= after)
    assert len(model.calls) == after
    assert (suggestion.text, suggestion.no_suggestion_reason) == ("", SUPERSEDED)


def test_an_engine_continues_after_a_cancel():
    engine = _engine()
    prefix = DOCUMENT[:60]
    countdown = iter([False, False, True])
    engine.complete(_request(prefix), lambda: next(countdown, True))
    expected = DOCUMENT[60:].partition("\n")[0]
    assert engine.complete(_request(prefix), never).text == expected


def test_the_end_of_the_file_is_a_reason():
    suggestion = _engine().complete(_request(DOCUMENT), never)
    assert (suggestion.text, suggestion.no_suggestion_reason) == ("", selection.FILE_ENDS)


def test_the_end_of_the_line_is_a_reason():
    suggestion = _engine().complete(_request("import os"), never)
    assert (suggestion.text, suggestion.no_suggestion_reason) == ("", trimming.ENDS_HERE)


def test_low_confidence_is_a_reason():
    logits = np.full(TOKENIZER.vocabulary_size, -99.0)
    letters = [TOKENIZER.id_of(letter) for letter in "abcd"]
    logits[letters] = 0.0
    engine = CompletionEngine(FakeModel(len(logits), 64, lambda _: logits), TOKENIZER)
    suggestion = engine.complete(_request("x = ", minimum_confidence=0.5, max_tokens=4), never)
    assert (suggestion.text, suggestion.no_suggestion_reason) == ("", selection.NOT_SURE)
    assert suggestion.confidence == pytest.approx(1 / 4)


def test_a_sure_model_is_confident():
    suggestion = _engine().complete(_request("import", minimum_confidence=0.5), never)
    assert suggestion.text == " os"
    assert 0.9 < suggestion.confidence <= 1


def test_control_tokens_are_never_written():
    def logits_of(tokens):
        logits = np.zeros(TOKENIZER.vocabulary_size + 5)
        logits[:3] = 50.0  # pad, unk, bos
        logits[-5:] = 60.0  # ids without an entry
        logits[TOKENIZER.id_of("a")] = 1.0
        return logits

    model = FakeModel(TOKENIZER.vocabulary_size + 5, 64, logits_of)
    suggestion = CompletionEngine(model, TOKENIZER).complete(_request("x = ", max_tokens=2), never)
    assert suggestion.text == "aa"


def test_half_a_character_is_never_shown():
    ids = [TOKENIZER.id_of(bytes([byte])) for byte in "é".encode()]
    model = cyclic_model([*ids, *ids, ids[0]], TOKENIZER.vocabulary_size)
    for budget in range(1, 6):
        text = (
            CompletionEngine(model, TOKENIZER)
            .complete(_request("abc", max_tokens=budget), never)
            .text
        )
        assert set(text) <= {"é"}


def test_normalised_text_is_continued_and_offsets_survive():
    tokenizer = GreedyTokenizer(["fi", "nd", "finder", " = "], nfkc=True)
    model = reciting_model("... fi\nfinder = '...'\n", tokenizer)
    engine = CompletionEngine(model, tokenizer)
    # Typed with a ligature and an ellipsis; the model knows the plain spelling.
    suggestion = engine.complete(_request("… ﬁ\nﬁn"), never)
    assert suggestion.text == "der = '...'"
    # What follows the caret is compared in the plain spelling too.
    suggestion = engine.complete(_request("… ﬁ\nﬁn", suffix=" = '…'"), never)
    assert suggestion.text == "der"


def test_windows_newlines_are_understood_and_kept():
    engine = _engine()
    crlf = DOCUMENT.replace("\n", "\r\n")
    end = crlf.index("None")
    assert engine.complete(_request(crlf[:end]), never).text == "None"
    end = crlf.index(":\r\n    ") + 1
    suggestion = engine.complete(_request(crlf[:end], max_lines=3), never)
    assert suggestion.text.count("\r\n") == suggestion.text.count("\n") == 2


def test_the_suffix_is_not_repeated():
    prefix = DOCUMENT[: DOCUMENT.index("encoding)") + 3]
    assert _engine().complete(_request(prefix, suffix=")\n"), never).text == "oding"


def test_a_long_file_stays_within_the_context():
    document = DOCUMENT * 12
    engine = _engine(document, context=128)
    for end in range(len(document) - 120, len(document) - 1, 11):
        suggestion = engine.complete(_request(document[:end], max_tokens=24), never)
        rest = document[end:].partition("\n")[0]
        assert rest.startswith(suggestion.text)


def test_a_vocabulary_that_does_not_fit_is_refused():
    model = FakeModel(TOKENIZER.vocabulary_size - 1, 64, lambda _: np.zeros(4))
    with pytest.raises(CheckpointError) as caught:
        CompletionEngine(model, TOKENIZER)
    assert caught.value.hint


def test_a_diverged_model_is_an_error_with_a_hint():
    size = TOKENIZER.vocabulary_size
    engine = CompletionEngine(FakeModel(size, 64, lambda _: np.full(size, math.nan)), TOKENIZER)
    with pytest.raises(CheckpointError) as caught:
        engine.complete(_request("x = "), never)
    assert "diverged" in caught.value.message


def test_the_seed_determines_the_suggestion():
    size = TOKENIZER.vocabulary_size
    engine = CompletionEngine(FakeModel(size, 64, lambda _: np.zeros(size)), TOKENIZER)

    def text(seed):
        sampling = SamplingConfig(temperature=1.0, top_k=0, seed=seed)
        return engine.complete(_request("x = ", sampling=sampling, max_tokens=8), never).text

    assert [text(1), text(1)] == [text(1)] * 2
    assert len({text(seed) for seed in range(8)}) > 4


def test_an_empty_file_can_be_completed_when_somebody_insists():
    assert _engine().complete(_request(""), never).text == "import os"


@pytest.mark.parametrize("text", ["\ud800", "x = '\udc80", "\x00", "\r", "﻿import"])
def test_odd_text_before_the_caret_is_survived(text):
    tokenizer = GreedyTokenizer()
    tokenizer.normalized = lambda text: text.encode("utf-8", "replace").decode()
    engine = CompletionEngine(reciting_model("x = 1", tokenizer), tokenizer)
    assert engine.complete(_request(text), never).id == 7


def test_what_is_known_is_answered_without_the_model():
    model = reciting_model(DOCUMENT, TOKENIZER)
    engine = CompletionEngine(model, TOKENIZER)
    first = engine.complete(_request(DOCUMENT[:60]), never)
    model.calls.clear()
    again = engine.complete(_request(DOCUMENT[:60], id=8), never)
    typed = engine.complete(_request(DOCUMENT[:62]), never)
    assert model.calls == []
    assert (again.text, again.id, again.is_cached) == (first.text, 8, True)
    assert typed.text == first.text[2:]
    assert not first.is_cached


def test_new_weights_are_asked_again():
    model = reciting_model(DOCUMENT, TOKENIZER)
    engine = CompletionEngine(model, TOKENIZER)
    engine.complete(_request(DOCUMENT[:60]), never)
    engine.weights_changed()
    model.calls.clear()
    again = engine.complete(_request(DOCUMENT[:60]), never)
    assert not again.is_cached
    assert model.calls[0] == again.prompt_tokens


def test_after_an_accept_the_next_suggestion_is_there():
    model = reciting_model(DOCUMENT, TOKENIZER)
    engine = CompletionEngine(model, TOKENIZER)
    request = _request(DOCUMENT[: DOCUMENT.index("None")])
    shown = engine.complete(request, never)
    engine.prefetch(request, shown, never)
    model.calls.clear()
    # The line is complete; what will be asked comes after the Enter key.
    accepted = request.prefix + shown.text
    assert engine.complete(_request(accepted), never).no_suggestion_reason == trimming.ENDS_HERE
    next_line = engine.complete(_request(accepted + "\n        "), never)
    assert next_line.is_cached
    assert model.calls == []


def _two_ways(tokens):
    """After "=" comes 1, 2 or 3, then a newline."""
    logits = np.full(TOKENIZER.vocabulary_size, -30.0)
    if TOKENIZER.token_bytes(tokens[-1]) in (b"=", b" ", b" = "):
        for digit, score in (("1", 3.0), ("2", 2.0), ("3", 1.0)):
            logits[TOKENIZER.id_of(digit)] = score
    else:
        logits[TOKENIZER.id_of("\n")] = 5.0
    return logits


def test_alternatives_differ_and_reuse_what_was_read():
    model = FakeModel(TOKENIZER.vocabulary_size, 64, _two_ways)
    engine = CompletionEngine(model, TOKENIZER)
    suggestion = engine.complete(_request("x =", alternatives=3), never)
    assert suggestion.texts == ("1", "2", "3")
    assert model.calls[0] == suggestion.prompt_tokens
    assert max(model.calls[1:]) < suggestion.prompt_tokens
    # Fewer ways than wanted is no error.
    assert len(engine.complete(_request("y =", alternatives=8), never).texts) >= 3


def test_the_first_alternative_is_the_plain_answer():
    engine = _engine()
    for end in range(20, len(DOCUMENT), 17):
        plain = engine.complete(_request(DOCUMENT[:end]), never)
        engine.results.clear()
        several = engine.complete(_request(DOCUMENT[:end], alternatives=3), never)
        engine.results.clear()
        if plain.text:
            assert several.text == plain.text
        assert len(set(several.texts)) == len(several.texts)


def test_the_dial_withholds_what_is_not_likely_enough():
    engine = CompletionEngine(FakeModel(TOKENIZER.vocabulary_size, 64, _two_ways), TOKENIZER)
    shown = engine.complete(_request("x =", minimum_precision=0.5), never)
    assert (shown.text, shown.no_suggestion_reason) == ("1", None)
    assert 0.5 < shown.precision < 0.8
    withheld = engine.complete(_request("x =", minimum_precision=0.8), never)
    assert (withheld.text, withheld.no_suggestion_reason) == ("", selection.NOT_SURE)
    assert withheld.stop == "unsure"


def test_of_several_lines_the_sure_ones_are_shown():
    def logits_of(tokens):
        logits = np.full(TOKENIZER.vocabulary_size, -30.0)
        line = TOKENIZER.text_of(tokens).rpartition("\n")[2]
        if not line.strip():
            is_first = TOKENIZER.text_of(tokens).count("\n") < 2
            logits[[TOKENIZER.id_of(letter) for letter in "abcdef"]] = 0.0
            logits[TOKENIZER.id_of("a")] = 9.0 if is_first else 0.1
        else:
            logits[TOKENIZER.id_of("\n    ")] = 5.0
        if tokens[-1] == TOKENIZER.id_of(":"):
            logits[:] = -30.0
            logits[TOKENIZER.id_of("\n    ")] = 5.0
        return logits

    engine = CompletionEngine(FakeModel(TOKENIZER.vocabulary_size, 64, logits_of), TOKENIZER)
    request = _request("if x:", max_lines=4, minimum_precision=0.5)
    assert engine.complete(request, never).text == "\n    a"
    more = engine.complete(_request("if x:", max_lines=3), never)
    assert more.lines == 3


def test_the_block_ends_the_text():
    engine = _engine()
    prefix = DOCUMENT[: DOCUMENT.index("if not text:") + len("if not text:")]
    suggestion = engine.complete(_request(prefix, max_lines=8), never)
    assert (suggestion.text, suggestion.stop) == ("\n        return None", "block")


def test_time_is_a_budget_and_what_was_cut_short_is_not_kept(monkeypatch):
    clock = iter(range(1000))
    monkeypatch.setattr("core.completion.draft.time.perf_counter", lambda: next(clock) / 100)
    model = cyclic_model([TOKENIZER.id_of(c) for c in "abcdefghij"], TOKENIZER.vocabulary_size)
    engine = CompletionEngine(model, TOKENIZER)
    suggestion = engine.complete(_request("x = ", budget_ms=50), never)
    assert suggestion.stop == "time"
    assert 4 <= len(suggestion.text) <= 9
    assert len(engine.results) == 0
    # After a prompt that took all of it, a word is still written.
    engine.weights_changed()
    assert len(engine.complete(_request("y = ", budget_ms=1), never).text) == 4
    # In advance there is no hurry.
    engine.prefetch(_request("z = ", budget_ms=1), suggestion, never)
    assert len(engine.results) == 1


def test_every_token_of_a_text_can_be_scored():
    engine = _engine()
    scores = list(engine.score("import os", never))
    assert "".join("import os"[score.start : score.end] for score in scores) == "import os"
