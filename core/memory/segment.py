"""The tokens of some documents, ordered by the tokens before each of them.

A suffix array over the reversed text, to a depth of 32 tokens: all positions that follow the
same context are neighbors, so what followed a context is found by binary search (as in
infini-gram, arXiv 2401.17377, but from the end of the context). A segment never changes;
``project_index`` makes new ones. Six bytes a token.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import Final, TypeAlias

import numpy as np
from numpy.typing import NDArray

Tokens: TypeAlias = NDArray[np.uint16]

MAX_CONTEXT: Final = 32
# Between documents; no vocabulary that fits into 16 bits reaches it.
SEPARATOR: Final = 0xFFFF
# Tokens whose values make one sort key.
_PACKED: Final = 4


class Segment:
    """Documents, their tokens one after the other, and the order of these.

    Args:
        documents: the tokens of each, uint16, without ``SEPARATOR``.
        order: as ``order_of`` gives it for these documents, where it is known already.

    Attributes:
        tokens: uint16 (N,), a separator before each document.
        starts: where each document begins, int64 (D,).
        order: every position that is no separator, by the tokens before it, uint32 (P,).
    """

    def __init__(
        self, documents: Sequence[Tokens], order: NDArray[np.uint32] | None = None
    ) -> None:
        self.tokens = joined(documents)
        lengths = np.fromiter(map(len, documents), dtype=np.int64, count=len(documents))
        self.starts = np.cumsum(lengths + 1) - lengths
        self.order = order_of(self.tokens) if order is None else order

    def __len__(self) -> int:
        """Return how many tokens the documents have."""
        return len(self.order)

    @cached_property
    def firsts(self) -> NDArray[np.int32]:
        """Where in ``order`` the positions after each token begin, int32 (largest token + 2,).

        The positions that begin a document come last: what comes before them is a separator.
        """
        before = self.tokens[np.flatnonzero(self.tokens != SEPARATOR) - 1]
        counts = np.bincount(before[before != SEPARATOR])
        return np.concatenate(([0], np.cumsum(counts))).astype(np.int32)

    @cached_property
    def sizes(self) -> list[int]:
        """How many tokens each document has."""
        return (np.diff(self.starts, append=len(self.tokens) + 1) - 1).tolist()

    def document_of(self, position: int) -> int:
        """Return the number of the document that a position is in."""
        return int(np.searchsorted(self.starts, position, side="right")) - 1

    def span(self, document: int) -> tuple[int, int]:
        """Return where a document begins and ends in ``tokens``."""
        is_last = document + 1 == len(self.starts)
        end = len(self.tokens) if is_last else int(self.starts[document + 1]) - 1
        return int(self.starts[document]), end

    def document(self, number: int) -> Tokens:
        """Return the tokens of one document, not to be changed."""
        start, end = self.span(number)
        return self.tokens[start:end]


def joined(documents: Sequence[Tokens]) -> Tokens:
    """Return all tokens in one array, a separator before each document."""
    separator = np.array([SEPARATOR], dtype=np.uint16)
    parts = [part for document in documents for part in (separator, document)]
    return np.concatenate(parts) if parts else np.empty(0, dtype=np.uint16)


def order_of(tokens: Tokens) -> NDArray[np.uint32]:
    """Sort all positions but separators by the ``MAX_CONTEXT`` tokens before them, uint32 (P,).

    The nearest token counts most. By prefix doubling: ranks by 4 tokens give those by 8, and so on
    (Manber and Myers 1993). Only positions whose context is not unique so far are sorted again
    (Larsson and Sadakane 2007): about half of them after 4 tokens of code. What is beyond a
    separator orders nothing that a look-up can tell apart.

    Args:
        tokens: as ``joined`` gives them.
    """
    count = len(tokens)
    if not count:
        return np.empty(0, dtype=np.uint32)
    keys = _first_keys(tokens)
    order = np.argsort(keys).astype(np.uint32)
    keys = keys[order]
    # The rank of a position is the first of the slots of its context in the order, from 1; 0
    # means before the start. It stays when other contexts are divided.
    slots = np.arange(count, dtype=np.uint32)
    ranks = np.empty(count, dtype=np.uint32)
    shared, firsts = _divided(keys, slots)
    del keys  # a project of two million tokens is ordered in little memory
    ranks[order] = firsts
    slots = slots[shared]
    reach = _PACKED
    while reach < MAX_CONTEXT and len(slots):
        inner = order[slots]
        keys = ranks[inner].astype(np.uint64)
        keys <<= np.uint64(32)
        before = ranks[np.maximum(inner, np.uint32(reach)) - np.uint32(reach)]
        before *= inner >= reach
        keys |= before
        again = np.argsort(keys)
        keys = keys[again]
        inner = inner[again]
        del again, before
        order[slots] = inner
        shared, firsts = _divided(keys, slots)
        del keys
        ranks[inner] = firsts
        slots = slots[shared]
        reach *= 2
    return order[tokens[order] != SEPARATOR]


def _first_keys(tokens: Tokens) -> NDArray[np.uint64]:
    """Return the ``_PACKED`` tokens before each position as one number, the nearest first."""
    count = len(tokens)
    padded = np.concatenate((np.zeros(_PACKED, dtype=np.uint16), tokens))
    keys = np.zeros(count, dtype=np.uint64)
    for distance in range(1, _PACKED + 1):
        keys <<= np.uint64(16)
        keys |= padded[_PACKED - distance : _PACKED - distance + count]
    return keys


def _divided(
    keys: NDArray[np.uint64], slots: NDArray[np.uint32]
) -> tuple[NDArray[np.bool_], NDArray[np.uint32]]:
    """Return which of some slots have the key of a neighbor, and the rank of each.

    Args:
        keys: sorted, (S,).
        slots: where in the order the positions with these keys are, (S,).
    """
    is_new = np.empty(len(keys), dtype=np.bool_)
    is_new[0] = True
    np.not_equal(keys[1:], keys[:-1], out=is_new[1:])
    ranks = slots + np.uint32(1)
    ranks *= is_new
    np.maximum.accumulate(ranks, out=ranks)
    is_last = np.empty_like(is_new)
    is_last[:-1] = is_new[1:]
    is_last[-1] = True
    return ~(is_new & is_last), ranks
