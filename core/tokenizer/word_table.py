"""Ids of short words, looked up for whole columns of words.

A hash table in NumPy arrays: a word of up to 15 bytes and its length are two numbers,
so a look-up compares whole words and is exact. The table only remembers; the caller finds
the ids of a new word and adds them. Hostile words with the same slot are not remembered.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

MAX_KEY_BYTES = 15
UNKNOWN = -1

LARGE_BITS = 20
"""For a corpus: 24 MB, most of which any use touches."""
SMALL_BITS = 17
"""For one project: 3 MB."""

# Beyond this fraction of the slots, words wait for free ones too long.
_MAX_FULL = 0.38
_MAX_STEPS = 16
_COUNT_BITS = 8
_FACTOR = 0x9E3779B97F4A7C15
_OTHER_FACTOR = 0xD6E8FEB86659FD93

Keys = tuple[NDArray[np.uint64], NDArray[np.uint64]]


def _masks(first_byte: int) -> NDArray[np.uint64]:
    """By length, the bytes of a word among the eight from ``first_byte`` on."""
    sizes = [min(8, max(0, length - first_byte)) for length in range(MAX_KEY_BYTES + 1)]
    return np.array([(1 << (8 * size)) - 1 for size in sizes] + [0], dtype=np.uint64)


_LOW_MASK, _HIGH_MASK = _masks(0), _masks(8)
# The length is in the byte that no word reaches; longer words have the key of an empty slot.
_LENGTH = np.array([n << 56 for n in range(MAX_KEY_BYTES + 1)] + [0], dtype=np.uint64)


def keys_of(data: NDArray[np.uint8], starts: NDArray[np.int64], lengths: NDArray[np.int64]) -> Keys:
    """Return two numbers for each word, equal only for equal words; zeros where it is too long.

    Args:
        data: the bytes (N,).
        starts: of each word (W,).
        lengths: of each word (W,).
    """
    padded = np.zeros(len(data) + 16, dtype=np.uint8)
    padded[: len(data)] = data
    # Eight bytes from every byte on: an overlapping view, nothing is copied.
    eights = np.ndarray((len(data) + 8,), np.dtype("<u8"), padded, 0, (1,))
    known = np.minimum(lengths, MAX_KEY_BYTES + 1)
    low = eights[starts] & _LOW_MASK[known]
    high = eights[starts + 8] & _HIGH_MASK[known] | _LENGTH[known]
    return low, high


class WordTable:
    """Words and their ids.

    Args:
        bits: of the number of slots; a slot takes 24 bytes, and the ids of a word come to that.

    Attributes:
        pool: ids of all words, end to end, and room behind them, uint16.
        used: how much of the pool is taken.
        count: words in it.
    """

    def __init__(self, bits: int = LARGE_BITS) -> None:
        self._bits = bits
        self._low = np.zeros(1 << bits, dtype=np.uint64)
        self._high = np.zeros(1 << bits, dtype=np.uint64)
        self._entry = np.full(1 << bits, UNKNOWN, dtype=np.int64)
        self.pool = np.empty(1 << 16, dtype=np.uint16)
        self.used = self.count = 0

    @property
    def is_full(self) -> bool:
        """Whether it is time to clear it."""
        return self.count >= _MAX_FULL * (1 << self._bits)

    def clear(self) -> None:
        """Forget everything."""
        self._low.fill(0)
        self._high.fill(0)
        self._entry.fill(UNKNOWN)
        self.used = self.count = 0

    def reserve(self, more: int) -> None:
        """Make room for so many ids behind those in use."""
        if self.used + more > len(self.pool):
            grown = np.empty(2 * (self.used + more), dtype=np.uint16)
            grown[: self.used] = self.pool[: self.used]
            self.pool = grown

    def find(self, keys: Keys) -> NDArray[np.int64]:
        """For ``unpacked``: where the ids of each word are, or ``UNKNOWN`` (W,)."""
        low, high = keys
        slots = _slots(low, high, self._bits)
        entries = self._entry[slots]
        is_other = (self._low[slots] != low) | (self._high[slots] != high)
        others = np.flatnonzero(is_other)
        found = entries[others]
        entries[others] = UNKNOWN
        for _ in range(_MAX_STEPS - 1):
            others = others[found != UNKNOWN]  # an empty slot ends the search
            if not len(others):
                break
            slots[others] = (slots[others] + 1) & ((1 << self._bits) - 1)
            at = slots[others]
            is_it = (self._low[at] == low[others]) & (self._high[at] == high[others])
            entries[others[is_it]] = self._entry[at[is_it]]
            others = others[~is_it]
            found = self._entry[at[~is_it]]
        return entries

    def add(self, keys: Keys, ids: NDArray[np.uint16], counts: NDArray[np.int64]) -> None:
        """Remember words that ``find`` does not know, where there is a free slot.

        Args:
            keys: of different words (W,).
            ids: of all of them, end to end.
            counts: how many of the ids are each word's (W,).
        """
        self.reserve(len(ids))
        self.pool[self.used : self.used + len(ids)] = ids
        entries = (self.used + np.cumsum(counts) - counts) << _COUNT_BITS | counts
        self.used += len(ids)
        low, high = keys
        slots = _slots(low, high, self._bits)
        left = np.arange(len(low))
        for _ in range(_MAX_STEPS):
            # Of words that want the same empty slot, the last one written gets it.
            at = slots[left]
            empty = self._entry[at] == UNKNOWN
            self._entry[at[empty]] = entries[left[empty]]
            got = self._entry[at] == entries[left]
            new, at = left[got], at[got]
            self._low[at], self._high[at] = low[new], high[new]
            self.count += len(new)
            left = left[~got]
            if not len(left):
                break
            slots[left] = (slots[left] + 1) & ((1 << self._bits) - 1)


def _slots(low: NDArray[np.uint64], high: NDArray[np.uint64], bits: int) -> NDArray[np.int64]:
    """Return where the search for each word begins (W,)."""
    mixed = (low ^ high * np.uint64(_OTHER_FACTOR)) * np.uint64(_FACTOR)
    return (mixed >> np.uint64(64 - bits)).astype(np.int64)


def unpacked(entries: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return where in the pool the ids of each known word begin, and how many there are (W,)."""
    return entries >> _COUNT_BITS, entries & ((1 << _COUNT_BITS) - 1)
