import unicodedata
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.errors import WorkspaceError
from core.tokenizer.config import specials_of
from core.tokenizer.special_tokens import (
    BOS_ID,
    CARD_SPECIALS,
    EOS_ID,
    EVERYDAY_SPECIALS,
    PAD_ID,
    UNK_ID,
)
from core.tokenizer.tokenizer import Tokenizer

PLAIN = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)
# Text that is made to be mistaken: control tokens, halves of them, look-alikes
# that NFKC turns into them, spaces of every kind.
TRICKY = st.lists(
    st.sampled_from(
        [
            *EVERYDAY_SPECIALS,
            *(token[:-1] for token in EVERYDAY_SPECIALS),
            *(token[1:] for token in EVERYDAY_SPECIALS),
            "\uff1ceos\uff1e",
            "\uff1ceos>",
            "<|ﬁm_prefix|>",
            "\ufeff",
            "\0",
            "\r\n",
            "\n\n    ",
            "\t",
            "\u00a0",
            "\u2028",
            "é",
            "e\u0301",
            "🙂",
            "👩\u200d💻",
            " ",
            "x",
            "'s",
            "1",
        ]
    ),
    max_size=12,
).map("".join)
TEXTS = PLAIN | TRICKY


def control_ids(tokenizer: Tokenizer) -> set[int]:
    return set(range(len(specials_of(tokenizer.style))))


@given(text=TEXTS)
def test_the_everyday_tokenizer_gives_any_text_back(everyday, text):
    assert everyday.decode(everyday.encode(text)) == text


@given(text=TEXTS)
def test_the_card_tokenizer_gives_nfkc_back(card, text):
    assert card.decode(card.encode(text)) == unicodedata.normalize("NFKC", text)
    assert card.normalized(text) == unicodedata.normalize("NFKC", text)


@given(text=TEXTS)
def test_no_text_becomes_a_control_token(tokenizer, text):
    assert not control_ids(tokenizer) & set(tokenizer.encode(text))


@given(texts=st.lists(TEXTS, max_size=5))
def test_a_batch_is_the_same_as_one_by_one(tokenizer, texts):
    encoded = tokenizer.encode_batch(texts)
    assert encoded == [tokenizer.encode(text) for text in texts]
    assert not control_ids(tokenizer) & {id for ids in encoded for id in ids}


@pytest.mark.parametrize("special", EVERYDAY_SPECIALS)
def test_control_tokens_in_a_file_are_ordinary_text(tokenizer, special):
    text = f"a {special}{special} = '{special}'\n{special}"
    again = Tokenizer.from_json(tokenizer.to_json())  # the switch is not saved
    for each in (tokenizer, again):
        for ids in (each.encode(text), each.encode_batch([text])[0]):
            assert not control_ids(each) & set(ids)
            assert each.decode(ids) == text


def test_the_library_alone_would_take_them_for_control_tokens(everyday):
    """The negative control: without the switch the tests above mean nothing."""
    import tokenizers

    bare = tokenizers.Tokenizer.from_str(everyday.to_json())
    assert EOS_ID in bare.encode("a <eos>").ids


def test_ids_and_spelling_are_those_of_the_card(everyday, card):
    assert (PAD_ID, UNK_ID, BOS_ID, EOS_ID) == (0, 1, 2, 3)
    assert CARD_SPECIALS == ("<pad>", "<unk>", "<bos>", "<eos>")
    assert [card.token_bytes(id) for id in range(5)] == [b"", b"", b"", b"", b"!"]
    assert [everyday.token_bytes(id) for id in range(8)] == [b""] * 7 + [b"!"]
    assert (everyday.style, card.style) == ("everyday", "card")


def test_every_byte_has_an_entry(tokenizer):
    entries = {tokenizer.token_bytes(id) for id in range(tokenizer.vocabulary_size)}
    assert {bytes([byte]) for byte in range(256)} <= entries


def test_the_bytes_of_the_ids_are_the_bytes_of_the_text(tokenizer):
    text = "def naïve():\n    return '🙂'\n"
    ids = tokenizer.encode(text)
    assert b"".join(map(tokenizer.token_bytes, ids)) == text.encode()
    lengths = tokenizer.byte_lengths()
    assert lengths.dtype == np.int64
    assert lengths.shape == (tokenizer.vocabulary_size,)
    assert lengths[ids].sum() == len(text.encode())
    assert len(ids) < len(text)


def test_a_lone_surrogate_counts_as_the_replacement_character(tokenizer):
    assert tokenizer.decode(tokenizer.encode("a\ud800b")) == "a\ufffdb"
    # Two halves that belong together are one character, as Qt may hand them over.
    assert tokenizer.decode(tokenizer.encode("\ud83d\ude42")) == "🙂"
    assert tokenizer.decode(tokenizer.encode_batch(["\udfff"])[0]) == "\ufffd"


def test_decoding_leaves_control_tokens_out_and_replaces_broken_characters(everyday):
    ids = everyday.encode("é")
    assert everyday.decode([BOS_ID, *ids, EOS_ID, PAD_ID]) == "é"
    first_byte_of_two = next(
        id for id in range(everyday.vocabulary_size) if everyday.token_bytes(id) == b"\xc3"
    )
    assert everyday.decode([first_byte_of_two]) == "\ufffd"
    assert everyday.decode([]) == ""


def test_it_comes_back_from_json_and_from_a_file(tokenizer, tmp_path: Path):
    path = tmp_path / "tokenizer.json"
    path.write_text(tokenizer.to_json(), "utf-8")
    for again in (Tokenizer.from_json(tokenizer.to_json()), Tokenizer.from_file(path)):
        assert again.sha256 == tokenizer.sha256
        assert again.vocabulary_size == tokenizer.vocabulary_size
        assert again.to_json() == tokenizer.to_json()
        assert again.encode("def walk():") == tokenizer.encode("def walk():")


def test_a_missing_or_unreadable_file_is_a_sentence(tmp_path):
    with pytest.raises(WorkspaceError, match="cannot be read") as caught:
        Tokenizer.from_file(tmp_path / "tokenizer.json")
    assert caught.value.hint
    (tmp_path / "tokenizer.json").write_bytes(b"\xff\xfe")
    with pytest.raises(WorkspaceError, match="damaged"):
        Tokenizer.from_file(tmp_path / "tokenizer.json")
