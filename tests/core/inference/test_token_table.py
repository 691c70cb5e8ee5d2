import numpy as np
import pytest

from core.inference.token_table import TokenTable
from tests.core.inference.fakes import CONTROL_TOKENS, GreedyTokenizer

ENTRIES = ["en", "enc", "encode", "  ", "\n    ", "é", b"\xff\xff", "def "]
TOKENIZER = GreedyTokenizer(ENTRIES)


@pytest.fixture
def table():
    return TokenTable(TOKENIZER, TOKENIZER.vocabulary_size + 3)


def test_bytes_by_id(table):
    assert table[TOKENIZER.id_of("encode")] == b"encode"
    assert table[0] == b""


def test_text_tokens_are_all_but_control_tokens_and_padding(table):
    mask = table.text_tokens()
    assert mask.shape == (TOKENIZER.vocabulary_size + 3,)
    assert not mask[:CONTROL_TOKENS].any()
    assert not mask[-3:].any()
    assert mask.sum() == 256 + len(ENTRIES)


def test_the_mask_is_fresh_every_time(table):
    table.text_tokens()[:] = False
    assert table.text_tokens().any()


@pytest.mark.parametrize(
    ("data", "extends"),
    [(b"enc", True), (b"encode", False), (b"e", True), (b"x", False), (b"\xff", True),
     (b"\xff\xff", False), (b"\xc3", True), (b"\n ", True)],
)  # fmt: skip
def test_extends(table, data, extends):
    assert table.extends(data) is extends


@pytest.mark.parametrize("data", [b"e", b"enc", b"encod", b"\n  ", b"\xc3", b"\xff", b"def x"])
def test_compatible_with_agrees_with_its_definition(table, data):
    mask = table.compatible_with(data)
    expected = np.zeros_like(mask)
    for id in range(TOKENIZER.vocabulary_size):
        piece = TOKENIZER.token_bytes(id)
        expected[id] = bool(piece) and (piece.startswith(data) or data.startswith(piece))
    np.testing.assert_array_equal(mask, expected)
