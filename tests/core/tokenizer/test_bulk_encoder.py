import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.control import Control
from core.tokenizer import bulk_encoder, word_table
from core.tokenizer.bulk_encoder import BulkEncoder
from core.tokenizer.config import TokenizerConfig
from core.tokenizer.text_pieces import pieces
from core.tokenizer.tokenizer import Tokenizer
from core.tokenizer.training import train_tokenizer

FRAGMENTS = [
    *(
        "x = 1\n",
        "\n",
        "\n\n    ",
        "é\n",
        "e\u0301\n",
        "\u00a0\n",
        "\t\n",
        "a b",
        ")\n",
        "\u00a8\n",
    ),
    *("don't", " 're", "'s's", "<eos>", "<|fim_prefix|>", "\r\n", "\x0b\x0c", "\x1c \x1d", "\x85"),
    *(
        "   ",
        " ",
        "\u3000",
        "ﬁ",
        "\U0001d54f",
        "\U0001f600",
        "\u0308",
        "\ud800",
        "\udc00",
        "0x1F",
        "_",
        "__",
    ),
    *("def f(self):", "١٢", "ªº", "ß", "İ", "\u2028", "\u200d", "\ufeff", "\x00", "\x7f", "a" * 70),
]
TEXTS = st.lists(st.sampled_from(FRAGMENTS) | st.text(max_size=4), max_size=30).map("".join)


@pytest.fixture(scope="module", params=["everyday", "card"])
def tokenizer(request) -> Tokenizer:
    config = TokenizerConfig(style=request.param, vocabulary=600)
    lines = "".join(part for part in FRAGMENTS if part.isprintable())
    sample = iter(
        ["x = 1\n\n    a b\n)\n\n\n" * 50, lines * 50, "\n\n \t  \n  don't you're  <eos>\n" * 50]
    )
    return train_tokenizer(config, sample, lambda event: None, Control()).tokenizer


@settings(max_examples=400)
@given(text=TEXTS)
def test_the_ids_are_those_of_the_library(tokenizer, text):
    assert BulkEncoder(tokenizer).encode(text).tolist() == tokenizer.encode(text)


@settings(max_examples=200)
@given(texts=st.lists(TEXTS, max_size=12), size=st.integers(1, 60))
def test_a_batch_is_its_texts_whatever_a_buffer_holds(tokenizer, texts, size):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(bulk_encoder, "_BUFFER_BYTES", size)
        patch.setattr(bulk_encoder, "pieces", lambda text: pieces(text, size))
        encoded = BulkEncoder(tokenizer).encode_batch(texts)
    assert [ids.tolist() for ids in encoded] == [tokenizer.encode(text) for text in texts]


@given(texts=st.lists(TEXTS, max_size=8))
def test_a_table_that_is_full_or_warm_gives_the_same_ids(tokenizer, texts):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(bulk_encoder, "_MAX_REMEMBERED", 3)
        patch.setattr(word_table, "_MAX_FULL", 3 / (1 << word_table.SMALL_BITS))
        patch.setattr(bulk_encoder, "_MAX_REMEMBERED_CHARS", 5)
        encoder = BulkEncoder(tokenizer, word_table.SMALL_BITS)
        for text in [*texts, *texts]:
            assert encoder.encode(text).tolist() == tokenizer.encode(text)


@given(text=TEXTS, size=st.integers(0, 20))
def test_pieces_together_are_the_text(text, size):
    parts = list(pieces(text, size))
    assert "".join(parts) == text
    assert all(len(part) > size for part in parts[:-1])


@given(text=TEXTS, size=st.integers(0, 20))
def test_pieces_encode_as_the_whole(tokenizer, text, size):
    together = [id for part in pieces(text, size) for id in tokenizer.encode(part)]
    assert together == tokenizer.encode(text)


def test_a_cut_elsewhere_would_change_the_ids(tokenizer):
    """The negative control: within a run of spaces the two halves encode differently."""
    text = "a\n\nb"
    assert tokenizer.encode("a\n\n") + tokenizer.encode("b") != tokenizer.encode(text)


def test_words_are_asked_for_once(tokenizer, monkeypatch):
    asked: list[str] = []
    real = tokenizer.encode_word
    monkeypatch.setattr(tokenizer, "encode_word", lambda word: asked.append(word) or real(word))
    BulkEncoder(tokenizer).encode("x = 1\n" * 1000)
    assert sorted(asked) == ["\n", " 1", " =", "x"]
