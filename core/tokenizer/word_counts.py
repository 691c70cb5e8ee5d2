"""How often each word of the pre-tokenizer occurs, which is all that training uses.

The library cuts and counts 5 MB per second of processor time; here words are counted in NumPy
columns. The library takes no counts, so it gets each word as often as it occurred, with spaces
between, which is quick to cut again. The trained tokenizer is the same, except for words longer
than ``MAX_WORD_BYTES``: they are cut, since a word costs the library the square of its length.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import chain

import numpy as np
from tokenizers import normalizers, pre_tokenizers

from core.tokenizer.config import Style
from core.tokenizer.text_pieces import ascii_runs, pieces
from core.tokenizer.tokenizer import spelled, spelled_byte
from core.tokenizer.word_cuts import SEPARATOR, word_starts
from core.tokenizer.word_table import MAX_KEY_BYTES, UNKNOWN, WordTable, keys_of, unpacked

DELIMITER = " "
"""In the library's spelling no word has a space in it."""

MAX_WORD_BYTES = 256
"""Longer words are data; 100 KB of letters without a break took the library seconds."""

# The columns of so much text fit into the processor's caches.
_BUFFER_BYTES = 256 * 1024
# Beyond it the others are counted one by one.
_MAX_IN_TABLE = 500_000
_LINE_CHARS = 64 * 1024
# The bytes of UTF-8 that continue a character, as the library spells them.
_CONTINUATIONS = frozenset(spelled_byte(byte) for byte in range(0x80, 0xC0))


class WordCounts:
    """Counts words.

    Args:
        style: ``card`` normalizes first.
    """

    def __init__(self, style: Style) -> None:
        self._normalizer = normalizers.NFKC() if style == "card" else None
        self._cutter = pre_tokenizers.ByteLevel(add_prefix_space=False)
        # Each word of the table has one "id", whose index in the pool is its number.
        self._table = WordTable()
        self._words: list[bytes] = []
        self._counts = np.zeros(0, dtype=np.int64)
        self._others = Counter[bytes]()
        self._odd = Counter[str]()

    def add(self, texts: Iterable[str]) -> None:
        """Count the words of some texts."""
        parts: list[bytes] = []
        size = 0
        for text in texts:
            for piece in pieces(text):
                for run, is_ascii in ascii_runs(piece):
                    if is_ascii:
                        parts.append(run.encode("ascii"))
                        size += len(run)
                    else:
                        self._count_odd(run)
                if size >= _BUFFER_BYTES:
                    self._count(parts)
                    parts, size = [], 0
        if parts:
            self._count(parts)

    @property
    def bounded_words(self) -> int:
        """How many of the words so far are longer than ``MAX_WORD_BYTES``, repeats included."""
        counts = chain(self._others.items(), self._odd.items())
        return sum(count for word, count in counts if len(word) > MAX_WORD_BYTES)

    def items(self) -> Iterator[tuple[str, int]]:
        """Words in the library's spelling, each with its count; a word may come twice.

        A word longer than ``MAX_WORD_BYTES`` comes in parts of at most that length.
        """
        for word, count in zip(self._words, self._counts.tolist(), strict=True):
            yield spelled(word.decode("ascii")), count
        for word, count in self._others.items():
            for part in _bounded(spelled(word.decode("ascii"))):
                yield part, count
        for word, count in self._odd.items():
            for part in _bounded(word):
                yield part, count

    def lines(self) -> Iterator[str]:
        """Return every word as often as it occurred, with ``DELIMITER`` between them."""
        line: list[str] = []
        size = 0
        for word, count in self.items():
            once = word + DELIMITER
            while count:
                times = min(count, 1 + _LINE_CHARS // len(once))
                line.append(once * times)
                size += len(once) * times
                count -= times
                if size >= _LINE_CHARS:
                    yield "".join(line)
                    line, size = [], 0
        yield "".join(line)

    def _count_odd(self, run: str) -> None:
        if self._normalizer is not None:
            run = self._normalizer.normalize_str(run)
        self._odd.update(word for word, _ in self._cutter.pre_tokenize_str(run))

    def _count(self, parts: list[bytes]) -> None:
        text = bytes([SEPARATOR]).join([*parts, b""])
        data = np.frombuffer(text, dtype=np.uint8)
        starts = word_starts(data)
        lengths = np.diff(starts, append=len(data))
        low, high = keys_of(data, starts, lengths)
        entries = self._table.find((low, high))
        numbers, _ = unpacked(entries[entries != UNKNOWN])
        self._counts += np.bincount(numbers, minlength=len(self._counts))
        unknown = np.flatnonzero(entries == UNKNOWN)
        fresh = Counter[bytes]()
        first: list[int] = []
        for index, start, size in zip(
            unknown.tolist(), starts[unknown].tolist(), lengths[unknown].tolist(), strict=True
        ):
            if text[start] == SEPARATOR:
                continue
            word = text[start : start + size]
            if size > MAX_KEY_BYTES or self._table.count >= _MAX_IN_TABLE:
                self._others[word] += 1
            else:
                if word not in fresh:
                    first.append(index)
                fresh[word] += 1
        ones = np.ones(len(first), dtype=np.int64)
        self._table.add((low[first], high[first]), ones.astype(np.uint16), ones)
        self._words.extend(fresh)
        added = np.fromiter(fresh.values(), dtype=np.int64, count=len(fresh))
        self._counts = np.concatenate((self._counts, added))


def _bounded(word: str) -> Iterator[str]:
    """Return a word in the library's spelling, in parts that end between two characters."""
    start = 0
    while len(word) - start > MAX_WORD_BYTES:
        end = start + MAX_WORD_BYTES
        # A character has at most four bytes; a lone run of continuations is cut anywhere.
        while end > start + MAX_WORD_BYTES - 4 and word[end] in _CONTINUATIONS:
            end -= 1
        yield word[start:end]
        start = end
    yield word[start:]
