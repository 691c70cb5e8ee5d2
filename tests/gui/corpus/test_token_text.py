"""Where the tokens of a text lie."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.control import Control
from core.editing.utf16 import utf16_length
from core.events import discard
from core.tokenizer.config import TokenizerConfig
from core.tokenizer.training import train_tokenizer
from gui.corpus.token_text import MAX_CHARS, token_text


@pytest.fixture(scope="module", params=["everyday", "card"])
def tokenizer(request):
    config = TokenizerConfig(style=request.param, vocabulary=320)
    texts = ["def function(name):\n    return name + 1\n"] * 20
    return train_tokenizer(config, iter(texts), discard, Control(), 1000).tokenizer


@settings(max_examples=60, deadline=None)
@given(text=st.text(max_size=40))
def test_the_tokens_cover_the_text_without_gap_or_overlap(tokenizer, text):
    split = token_text(tokenizer, text)
    assert len(split.ids) == len(split.starts) == len(split.tips)
    for line, marks in zip(split.text.text.split("\n"), split.text.lines, strict=True):
        end = 0
        for start, length, _style in marks:
            assert start == end
            end = start + length
        assert end == utf16_length(line)


def test_a_place_leads_to_its_token(tokenizer):
    split = token_text(tokenizer, "return name")
    for index, start in enumerate(split.starts):
        assert split.token_at(int(start)) == index
    assert split.tips[0].startswith(f"Token {split.ids[0]:,}: ")


def test_a_character_of_several_tokens_belongs_to_the_first(tokenizer):
    split = token_text(tokenizer, "\N{PILE OF POO}x")
    assert len(split.ids) >= 3
    assert split.text.lines[0][0][:2] == (0, 2)


def test_long_texts_are_cut_and_the_normal_form_is_said(tokenizer):
    assert token_text(tokenizer, "x" * (MAX_CHARS + 1)).is_cut
    assert token_text(tokenizer, "ﬁ").is_changed == (tokenizer.style == "card")
    assert token_text(tokenizer, "").ids == ()
