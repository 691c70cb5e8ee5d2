import numpy as np
import pytest

from core.completion.healing import TypedFirst, Utf8Stream, heal
from core.inference.token_table import TokenTable
from tests.core.inference.fakes import EOS_ID, GreedyTokenizer

ENTRIES = [
    "en", "cod", "encode", "return", "ret", "def", " x", "\n   ", "\n\n", "    ", "é", "日", "=",
    " =",
]  # fmt: skip
TOKENIZER = GreedyTokenizer(ENTRIES)
TABLE = TokenTable(TOKENIZER, TOKENIZER.vocabulary_size)


def _heal(text):
    healed = heal([2, *TOKENIZER.encode(text)], TABLE)
    return TOKENIZER.text_of(healed.ids), healed.typed.decode(errors="replace")


@pytest.mark.parametrize(
    ("text", "kept", "typed"),
    [
        ("x.ret", "x.", "ret"),
        ("x.encod", "x.", "encod"),  # two tokens: en, cod
        ("x.encode", "x.", "encode"),  # always the last token, even where none is longer
        ("a\n\n    ", "a", "\n\n    "),  # white space is taken back whole
        ("x ", "x", " "),
        ("f(", "f", "("),
        ("a)", "a", ")"),
    ],
)
def test_what_is_taken_back(text, kept, typed):
    assert _heal(text) == (kept, typed)


def test_at_least_one_token_stays():
    ids = TOKENIZER.encode("ret")
    assert heal(ids, TABLE).ids == ids
    assert heal([2], TABLE).ids == [2]


def test_the_start_of_the_file_is_never_taken_back():
    healed = heal([2, *TOKENIZER.encode("en")], TABLE)
    assert (healed.ids, healed.typed) == ([2], b"en")


def _spell(typed, ids):
    constraint = TypedFirst(TABLE, typed, EOS_ID)
    new = b""
    for id in ids:
        assert constraint.allowed()[id], TABLE[id]
        constraint.accept(id)
        new += constraint.new_bytes()
    return new, constraint


def test_tokens_must_spell_the_typed_bytes_and_may_go_beyond():
    new, constraint = _spell(b"encod", [TOKENIZER.id_of("encode")])
    assert (new, constraint.tokens) == (b"e", 0)
    new, constraint = _spell(b"encod", [TOKENIZER.id_of("en"), *TOKENIZER.encode("codx")])
    assert new == b"x"
    assert constraint.tokens == 2


def test_the_typed_bytes_may_be_half_a_character():
    first, second = "é".encode()
    new, _ = _spell(bytes([first]), [TOKENIZER.id_of("é")])
    assert new == bytes([second])


def test_what_does_not_spell_them_is_forbidden_and_so_is_the_end():
    mask = TypedFirst(TABLE, b"re", EOS_ID).allowed()
    allowed = {TABLE[int(id)] for id in np.flatnonzero(mask)}
    assert allowed == {b"r", b"ret", b"return"}


def test_afterwards_text_and_the_end_are_allowed_and_control_tokens_are_not():
    mask = TypedFirst(TABLE, b"", EOS_ID).allowed()
    assert mask[EOS_ID]
    assert not mask[:EOS_ID].any()
    assert mask[EOS_ID + 1 :].all()


def test_characters_appear_with_their_last_byte():
    stream = Utf8Stream()
    assert [stream.feed(bytes([byte])) for byte in "aé日😀".encode()] == [
        "a", "", "é", "", "", "日", "", "", "", "😀",
    ]  # fmt: skip
    assert not stream.is_broken


@pytest.mark.parametrize(
    ("data", "before"),
    [(b"ab\xff", "ab"), (b"\x80", ""), (b"a\xc3(", "a"), (b"\xed\xa0\x80", ""), (b"\xc0\xaf", "")],
)
def test_bytes_that_are_no_text_end_the_stream(data, before):
    stream = Utf8Stream()
    assert stream.feed(data) == before
    assert stream.is_broken


def test_broken_bytes_after_half_a_character():
    stream = Utf8Stream()
    assert stream.feed(b"a\xe6\x97") == "a"
    assert stream.feed(b"b") == ""
    assert stream.is_broken
