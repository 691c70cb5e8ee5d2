import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.control import Control
from core.data import encoding
from core.data.encoding import encode_documents, pieces
from core.errors import Cancelled
from core.tokenizer.config import TokenizerConfig
from core.tokenizer.tokenizer import Tokenizer
from core.tokenizer.training import train_tokenizer

LINES = [
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
]
TEXTS = st.lists(st.sampled_from(LINES), max_size=30).map("".join)


@pytest.fixture(scope="module", params=["everyday", "card"])
def tokenizer(request) -> Tokenizer:
    config = TokenizerConfig(style=request.param, vocabulary=400)
    sample = iter(["x = 1\n\n    a b\n)\n\n\n" * 50, "".join(LINES) * 50])
    return train_tokenizer(config, sample, lambda event: None, Control())


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


@given(texts=st.lists(TEXTS, max_size=8))
def test_documents_encode_one_by_one_across_lots_and_pieces(tokenizer, texts):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(encoding, "LOT_CHARS", 12)
        patch.setattr(encoding, "pieces", lambda text: pieces(text, 5))
        encoded = list(encode_documents(tokenizer, texts, Control()))
    assert encoded == [tokenizer.encode(text) for text in texts]


def test_a_cancel_takes_effect_between_lots(tokenizer, monkeypatch):
    monkeypatch.setattr(encoding, "LOT_CHARS", 10)
    control = Control()
    encoded = encode_documents(tokenizer, ["x = 1\n" * 5] * 100, control)
    next(encoded)
    control.cancel()
    with pytest.raises(Cancelled):
        list(encoded)
