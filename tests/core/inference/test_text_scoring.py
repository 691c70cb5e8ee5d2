import numpy as np
import pytest

from core.inference.text_scoring import score_text
from tests.core.inference.fakes import FakeModel, GreedyTokenizer, never, reciting_model

TOKENIZER = GreedyTokenizer(["def ", "return", " x", "\n"])
CARD = GreedyTokenizer(["def ", "return", "fi"], nfkc=True)


def flat_model(codec, context=64):
    return FakeModel(codec.vocabulary_size, context, lambda _: np.zeros(codec.vocabulary_size))


def pieces(codec, text, **part):
    return [
        (score.start, score.end)
        for score in score_text(flat_model(codec), codec, text, never, **part)
    ]


def test_offsets_are_those_of_the_tokens():
    text = "def f:\nreturn x"
    spans = [text[start:end] for start, end in pieces(TOKENIZER, text)]
    assert spans == ["def ", "f", ":", "\n", "return", " x"]


def test_tokens_within_a_character_overlap_in_it():
    assert pieces(TOKENIZER, "aä𝄞b") == [
        (0, 1), (1, 2), (1, 2), (2, 3), (2, 3), (2, 3), (2, 3), (3, 4),
    ]  # fmt: skip


def test_offsets_survive_normalization():
    text = "x ﬁ\ny ﬁ ﬁz\nreturn"
    spans = [text[start:end] for start, end in pieces(CARD, text)]
    assert [span for span in spans if span.strip()] == ["x", "ﬁ", "y", "ﬁ", "ﬁ", "z", "return"]


def test_a_long_line_that_normalization_changes_is_only_clamped():
    text = "ﬁ" * 5000 + "\nreturn"
    found = pieces(CARD, text)
    assert found[-1] == (5001, 5007)
    assert all(0 <= start <= end <= len(text) for start, end in found)


@pytest.mark.parametrize("text", ["", "\n", "a\ud800b"])
def test_odd_texts_are_no_errors(text):
    prepared = text.encode("utf-8", "replace").decode()
    assert len(pieces(TOKENIZER, prepared)) == len(TOKENIZER.encode(prepared))


def test_a_part_has_the_scores_that_it_has_in_the_whole():
    text = "def f:\n    return x\n" * 6
    model = reciting_model(text, TOKENIZER, context=32)
    whole = list(score_text(model, TOKENIZER, text, never))
    part = list(score_text(model, TOKENIZER, text, never, begin=44, end=61))
    assert part == [score for score in whole if score.end > 44 and score.start < 61]
    assert part


def test_what_the_model_expects_is_likely_and_named():
    text = "def f: return x"
    model = reciting_model(text, TOKENIZER)
    scores = {text[s.start : s.end]: s for s in score_text(model, TOKENIZER, text, never)}
    assert scores["return"].probability > 0.99
    assert scores["return"].rank == 0
    assert scores["return"].best[0].text == "return"
    assert len(scores["return"].best) == 5
    wrong = "def f: retorn x"
    scores = list(score_text(model, TOKENIZER, wrong, never))
    surprisal = next(s for s in scores if wrong[s.start : s.end] == "o")
    assert surprisal.probability < 0.01
    assert surprisal.rank > 0


def test_a_model_with_more_entries_than_its_tokenizer_names_them_empty():
    size = TOKENIZER.vocabulary_size + 3
    model = FakeModel(size, 16, lambda _: np.arange(size))
    (score,) = score_text(model, TOKENIZER, "a", never)
    assert [candidate.text for candidate in score.best[:3]] == ["", "", ""]


def test_a_stop_ends_it():
    model = flat_model(TOKENIZER)
    assert list(score_text(model, TOKENIZER, "def f", lambda: True)) == []
