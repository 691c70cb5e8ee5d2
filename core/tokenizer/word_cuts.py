"""Where the words of the pre-tokenizer begin in ASCII text, for whole buffers.

The pattern of the ByteLevel pre-tokenizer is computed by comparing neighboring bytes in NumPy
columns: some 200 MB/s, where Python's regular expressions do 20. A buffer is texts one after
the other, each with a separator after it, which ends words as the end of a text does.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

SEPARATOR = 0xFF
"""No byte of ASCII; a word of its own."""

_OTHER, _SPACE, _LETTER, _DIGIT, _END = range(5)


def _classes() -> NDArray[np.uint8]:
    table = np.full(256, _OTHER, dtype=np.uint8)
    table[list(b" \t\n\v\f\r")] = _SPACE
    for code in range(128):
        if chr(code).isalpha():
            table[code] = _LETTER
        elif chr(code).isdigit():
            table[code] = _DIGIT
    table[SEPARATOR] = _END
    return table


_CLASS = _classes()
_QUOTE, _BLANK, _E, _L, _R, _V = b"' elrv"
_SHORT_ENDING = np.isin(np.arange(256), list(b"stmd"))


def word_starts(data: NDArray[np.uint8]) -> NDArray[np.int64]:
    r"""Return where each word begins, int64 (W,), the separators among them.

    Args:
        data: ASCII with separators, the last of which ends it, uint8 (N,).

    The pattern is ``'(?:[stmd]|re|ve|ll)| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+``
    (GPT-2, ``encoder.py``).
    """
    kind = _CLASS[data]
    is_end = kind == _END
    is_space = kind == _SPACE
    begins = np.empty(len(data), dtype=np.bool_)
    begins[0] = True
    np.not_equal(kind[1:], kind[:-1], out=begins[1:])
    begins |= is_end
    # The last of a run of spaces before something visible is no part of the run, and
    # a blank belongs to what follows it.
    is_last = np.zeros(len(data), dtype=np.bool_)
    np.logical_and(is_space[:-1], ~(is_space | is_end)[1:], out=is_last[:-1])
    begins |= is_last
    is_joined = is_last & (data == _BLANK)
    begins[1:] &= ~is_joined[:-1]
    _cut_contractions(data, begins)
    return np.flatnonzero(begins)


def _cut_contractions(data: NDArray[np.uint8], begins: NDArray[np.bool_]) -> None:
    """An apostrophe that begins a word takes "s", "t", "re" and the like with it."""
    quotes = np.flatnonzero(data == _QUOTE)
    quotes = quotes[begins[quotes]]
    if not len(quotes):
        return
    first = data[quotes + 1]  # the separator at the latest
    second = data[np.minimum(quotes + 2, len(data) - 1)]
    short = quotes[_SHORT_ENDING[first]]
    begins[short + 1], begins[short + 2] = False, True
    is_long = ((first == _R) | (first == _V)) & (second == _E) | (first == _L) & (second == _L)
    long = quotes[is_long]
    begins[long + 1], begins[long + 3] = False, True
