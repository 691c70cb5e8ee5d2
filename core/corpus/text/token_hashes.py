"""Cuts text into words and signs and hashes each, a megabyte in some milliseconds.

A word is a run of letters, digits, underscores and bytes of other alphabets; every other
character but white space is a token of its own. The hash of a token depends on its bytes alone,
wherever it is.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

_WORD: Final = np.array([c >= 128 or chr(c).isalnum() or c == ord("_") for c in range(256)])
_SPACE: Final = np.array([c in b" \t\n\v\f\r" for c in range(256)])

_FACTOR: Final = 0x9E3779B97F4A7C15
_INVERSE: Final = pow(_FACTOR, -1, 1 << 64)
_MIX: Final = np.uint64(0xBF58476D1CE4E5B9)


@dataclass(frozen=True, slots=True, eq=False)
class HashedTokens:
    """The tokens of a text.

    Attributes:
        starts, ends: of each in bytes, int64 (N,); a token ends where the next begins or before.
        hashes: of each, uint64 (N,).
        is_word: whether it is a word, bool (N,).
    """

    starts: NDArray[np.int64]
    ends: NDArray[np.int64]
    hashes: NDArray[np.uint64]
    is_word: NDArray[np.bool_]

    def __len__(self) -> int:
        return len(self.starts)


class TokenHasher:
    """Hashes the tokens of texts.

    Args:
        most_bytes: of one text; there are two tables of 8 bytes for each.
    """

    def __init__(self, most_bytes: int) -> None:
        self._powers = _powers_of(_FACTOR, most_bytes)
        self._inverse_powers = _powers_of(_INVERSE, most_bytes)

    def hash(self, data: bytes) -> HashedTokens:
        """Return the tokens of a text in UTF-8.

        Raises:
            ValueError: it is longer than ``most_bytes``.
        """
        letters = np.frombuffer(data, dtype=np.uint8)
        if len(letters) >= len(self._powers):
            raise ValueError(f"{len(letters)} bytes in one text")
        if not len(letters):
            nowhere, nothing = np.empty(0, np.int64), np.empty(0, np.uint64)
            return HashedTokens(nowhere, nowhere, nothing, np.empty(0, np.bool_))
        word, space = _WORD[letters], _SPACE[letters]
        begins = ~space
        begins[1:] &= ~(word[1:] & word[:-1])
        starts = np.flatnonzero(begins)
        # Each byte times the power of its offset, summed up to each offset: the difference
        # of two sums, divided by the power of the first, depends only on the token.
        weighted = (letters + np.uint64(1)) * self._powers[: len(letters)]
        weighted[space] = 0
        sums = np.concatenate((np.zeros(1, np.uint64), np.cumsum(weighted, dtype=np.uint64)))
        ends = np.append(starts[1:], len(letters))
        hashes = (sums[ends] - sums[starts]) * self._inverse_powers[starts]
        hashes = (hashes ^ (hashes >> np.uint64(29))) * _MIX
        return HashedTokens(starts, ends, hashes, word[starts])


def _powers_of(factor: int, most_bytes: int) -> NDArray[np.uint64]:
    return np.cumprod(np.full(most_bytes + 1, factor, dtype=np.uint64), dtype=np.uint64)
