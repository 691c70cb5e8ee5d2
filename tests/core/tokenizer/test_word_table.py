import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.tokenizer import word_table
from core.tokenizer.word_table import MAX_KEY_BYTES, UNKNOWN, WordTable, keys_of, unpacked

WORDS = st.lists(st.binary(min_size=1, max_size=MAX_KEY_BYTES), min_size=1, unique=True)


def keys(words: list[bytes]) -> word_table.Keys:
    lengths = np.array(list(map(len, words)), dtype=np.int64)
    data = np.frombuffer(b"".join(words), dtype=np.uint8)
    return keys_of(data, np.cumsum(lengths) - lengths, lengths)


def added(table: WordTable, words: list[bytes]) -> None:
    """Each word with its bytes as its ids."""
    counts = np.array(list(map(len, words)), dtype=np.int64)
    table.add(keys(words), np.frombuffer(b"".join(words), np.uint8).astype(np.uint16), counts)


def ids(table: WordTable, words: list[bytes]) -> list[bytes | None]:
    entries = table.find(keys(words))
    begins, counts = unpacked(entries)
    return [
        None if slot == UNKNOWN else bytes(table.pool[begin : begin + count].tolist())
        for slot, begin, count in zip(entries, begins, counts, strict=True)
    ]


@given(words=WORDS)
def test_words_are_found_and_others_are_not(words):
    table = WordTable()
    known, others = words[::2], words[1::2]
    added(table, known)
    assert ids(table, known) == known
    assert table.count == len(known)
    if others:
        assert ids(table, others) == [None] * len(others)
        added(table, others)
        assert ids(table, words) == words


def test_a_length_is_part_of_a_word():
    low, high = keys([b"\0", b"\0\0", b"a", b"a\0"])
    assert len(set(zip(low.tolist(), high.tolist(), strict=True))) == 4


def test_a_word_that_is_too_long_is_unknown():
    table = WordTable()
    added(table, [b"x" * MAX_KEY_BYTES])
    assert ids(table, [b"x" * (MAX_KEY_BYTES + 1), b"x" * MAX_KEY_BYTES])[0] is None


def test_a_table_forgets():
    table = WordTable()
    added(table, [b"a", b"b"])
    table.clear()
    assert ids(table, [b"a", b"b"]) == [None, None]
    assert table.count == 0


@pytest.mark.parametrize("bits", [1, 4])
def test_words_that_find_no_place_are_not_remembered(bits):
    """A crowded table is what hostile words with the same slot would make."""
    table = WordTable(bits)
    words = [b"%d" % number for number in range(100)]
    added(table, words[:50])
    added(table, words[50:])
    found = ids(table, words)
    assert table.count == sum(each is not None for each in found) <= 1 << bits
    assert all(each in (None, word) for each, word in zip(found, words, strict=True))
