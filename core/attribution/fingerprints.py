"""Fingerprints of token sequences by winnowing (Schleimer, Wilkerson and Aiken 2003).

Of every window of hashes of k tokens the smallest is kept, so that a run of ``RUN_TOKENS`` tokens
that two texts have in common has at least one fingerprint in common, and a third of all hashes
is enough.
"""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray

GRAM_TOKENS: Final = 8
WINDOW: Final = 5
RUN_TOKENS: Final = GRAM_TOKENS + WINDOW - 1
"""Words and signs; every common run of this length is found."""

_FACTOR: Final = np.uint64(0x9E3779B97F4A7C15)
_MIX: Final = np.uint64(0x94D049BB133111EB)
_LARGEST: Final = np.uint32(0xFFFFFFFF)


def gram_hashes(tokens: NDArray[np.uint64]) -> NDArray[np.uint32]:
    """Return a hash for each sequence of ``GRAM_TOKENS`` tokens, uint32 (N - 7,).

    Args:
        tokens: the hash of each token, uint64 (N,).
    """
    count = len(tokens) - GRAM_TOKENS + 1
    if count < 1:
        return np.empty(0, dtype=np.uint32)
    hashes = tokens[:count].copy()
    for distance in range(1, GRAM_TOKENS):
        hashes = (hashes ^ (hashes >> np.uint64(31))) * _FACTOR
        hashes += tokens[distance : distance + count]
    hashes = (hashes ^ (hashes >> np.uint64(32))) * _MIX
    return (hashes >> np.uint64(32)).astype(np.uint32)


def has_word(is_word: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Return whether each sequence of ``GRAM_TOKENS`` tokens has a word; rulers of signs have none.

    Args:
        is_word: of each token, bool (N,).

    Returns:
        bool (N - 7,).
    """
    sums = np.concatenate((np.zeros(1, np.int64), np.cumsum(is_word, dtype=np.int64)))
    return sums[GRAM_TOKENS:] > sums[:-GRAM_TOKENS]


def smallest_of_windows(hashes: NDArray[np.uint32], counts: NDArray[np.bool_]) -> NDArray[np.int64]:
    """Return for each window the index of its smallest hash, the last of equal ones, int64.

    Of fewer hashes than ``WINDOW`` there is one window.

    Args:
        hashes: see ``gram_hashes``.
        counts: whether each may be chosen; in a window where none may, any of them is returned.
    """
    if not len(hashes):
        return np.empty(0, dtype=np.int64)
    # One more bit, so that those that count are always smaller.
    values = np.where(counts, hashes.astype(np.uint64), np.uint64(_LARGEST) + np.uint64(1))
    width = min(WINDOW, len(values))
    count = len(values) - width + 1
    best = values[:count].copy()
    index = np.arange(count, dtype=np.int64)
    for distance in range(1, width):
        other = values[distance : distance + count]
        is_smaller = other <= best
        best = np.where(is_smaller, other, best)
        index[is_smaller] = np.flatnonzero(is_smaller) + distance
    return index


def fingerprints(hashes: NDArray[np.uint32], counts: NDArray[np.bool_]) -> NDArray[np.int64]:
    """Return the indexes of the hashes to keep, ascending, int64 (F,).

    Args:
        hashes: see ``gram_hashes``.
        counts: whether each may be kept, bool, as many: all its tokens are of one document.
    """
    chosen = np.unique(smallest_of_windows(hashes, counts))
    return chosen[counts[chosen]]


def pair_hashes(words: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """Return a hash for each two words that follow each other, uint64 (N - 1,).

    Args:
        words: the hash of each word, uint64 (N,).
    """
    pairs = (words[:-1] ^ (words[:-1] >> np.uint64(31))) * _FACTOR + words[1:]
    return (pairs ^ (pairs >> np.uint64(29))) * _FACTOR
