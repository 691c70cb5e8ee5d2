"""Finding near-duplicates: MinHash over sequences of five tokens (Broder 1997).

Each file gets a signature when it is measured. ``link`` compares the files that agree in a
band of it (locality-sensitive hashing) and keeps a forest of the strongest similarities.
Cutting the forest at any threshold gives the clusters of that threshold, so that the
threshold may move without comparing again. The filter decides which file is kept.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from rensa.rensa import RMinHash

from core.control import Control
from core.corpus.filters.duplicate_filters import MIN_SIMILARITY
from core.corpus.text.token_hashes import TokenHasher

SHINGLE_TOKENS = 5
PERMUTATIONS = 128
# 32 bands of 4: of pairs of similarity 0.7, all but 2 in 10,000 agree in one; of 0.5, 87 in 100.
_BANDS = 32
_SEED = 20
# The rest of a longer file is similar to its start.
_MAX_BYTES = 1 << 20
# 50 MB of signatures.
_PAIRS_AT_ONCE = 50_000

_FACTOR = 0x9E3779B97F4A7C15
_MIX_SHINGLE = np.uint64(0x94D049BB133111EB)


class Signer:
    """Makes signatures; has two tables of 8 MiB."""

    def __init__(self) -> None:
        self._hasher = TokenHasher(_MAX_BYTES)

    def sign(self, text: str) -> bytes:
        """Return the signature of a text; empty where it has too few tokens to compare."""
        hashes = self._shingles(text.encode()[:_MAX_BYTES])
        if not len(hashes):
            return b""
        ends = np.array([0, len(hashes)], dtype=np.uint64)
        matrix = RMinHash.digest_matrix_from_flat_token_hashes(
            hashes, ends, num_perm=PERMUTATIONS, seed=_SEED
        )
        return np.array(matrix.to_rows()[0], dtype="<u4").tobytes()

    def _shingles(self, data: bytes) -> NDArray[np.uint64]:
        """Return a hash for each sequence of five tokens: words, and signs one by one."""
        return sequence_hashes(self._hasher.hash(data).hashes, SHINGLE_TOKENS)


def sequence_hashes(tokens: NDArray[np.uint64], length: int) -> NDArray[np.uint64]:
    """Return a hash for each sequence of ``length`` tokens, (tokens - length + 1,) or empty.

    Args:
        tokens: the hashes of the tokens, in order.
        length: at least 1.
    """
    count = len(tokens) - length + 1
    if count < 1:
        return np.empty(0, dtype=np.uint64)
    hashes = tokens[:count].copy()
    for distance in range(1, length):
        hashes = (hashes ^ (hashes >> np.uint64(31))) * _MIX_SHINGLE
        hashes += tokens[distance : distance + count]
    return hashes ^ (hashes >> np.uint64(32))


def link(
    signatures: Sequence[bytes], preference: NDArray[np.int64], control: Control
) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
    """Return the strongest similarities between files, as a forest.

    Args:
        signatures: of N files; a file without one is similar to none.
        preference: which of a group the others are compared with first (N,).
        control: asked between two bands, and between some ten thousand pairs.

    Returns:
        for each file the index of its parent, itself where it has none, int64 (N,); and the
        similarity to it, 0 to 1 (N,).
    """
    count = len(signatures)
    parent = np.arange(count, dtype=np.int64)
    similarity = np.zeros(count, dtype=np.float64)
    indices = np.array([n for n, signature in enumerate(signatures) if signature], dtype=np.int64)
    if len(indices) < 2:
        return parent, similarity
    table = np.frombuffer(b"".join(filter(None, signatures)), dtype="<u4")
    table = table.reshape(-1, PERMUTATIONS)
    pairs = _candidates(table, preference[indices], control)
    pair_similarity = np.empty(len(pairs), dtype=np.float64)
    for start in range(0, len(pairs), _PAIRS_AT_ONCE):
        control.safe_point()
        some = pairs[start : start + _PAIRS_AT_ONCE]
        equal = table[some[:, 0]] == table[some[:, 1]]
        pair_similarity[start : start + len(some)] = equal.sum(axis=1) / PERMUTATIONS
    strong = pair_similarity >= MIN_SIMILARITY
    pairs, pair_similarity = indices[pairs[strong]], pair_similarity[strong]
    _forest(pairs, np.round(pair_similarity, 4), parent, similarity)
    return parent, similarity


def _candidates(
    table: NDArray[np.uint32], preference: NDArray[np.int64], control: Control
) -> NDArray[np.int64]:
    """Return pairs that agree in a band: in each group, neighbors, and each with the best.

    All pairs of a group would be quadratic; over 32 bands these pairs connect a cluster.
    """
    rows = PERMUTATIONS // _BANDS
    found: list[NDArray[np.int64]] = []
    for band in range(_BANDS):
        control.safe_point()
        part = np.ascontiguousarray(table[:, band * rows : (band + 1) * rows])
        halves = part.view(np.uint64)
        key = halves[:, 0] * np.uint64(_FACTOR) ^ halves[:, 1]
        order = np.lexsort((preference, key))
        same = key[order][1:] == key[order][:-1]
        left, right = order[:-1][same], order[1:][same]
        # The first of each group: where a run of equal keys begins.
        begins = np.flatnonzero(np.concatenate(([True], ~same)))
        group = np.cumsum(np.concatenate(([True], ~same))) - 1
        first = order[begins][group[1:][same]]
        found.append(np.stack((left, right), axis=1))
        found.append(np.stack((first, right), axis=1))
    pairs = np.concatenate(found)
    pairs.sort(axis=1)
    return np.unique(pairs, axis=0)


def _forest(
    pairs: NDArray[np.int64],
    pair_similarity: NDArray[np.float64],
    parent: NDArray[np.int64],
    similarity: NDArray[np.float64],
) -> None:
    """Fill in the rooted spanning forest of greatest similarity (Kruskal)."""
    root = list(range(len(parent)))

    def root_of(node: int) -> int:
        while root[node] != node:
            root[node] = root[root[node]]
            node = root[node]
        return node

    neighbors: dict[int, list[tuple[int, float]]] = {}
    # Ties by index, so that the same files give the same forest.
    order = np.lexsort((pairs[:, 1], pairs[:, 0], -pair_similarity))
    for (left, right), strength in zip(
        pairs[order].tolist(), pair_similarity[order].tolist(), strict=True
    ):
        one, other = root_of(left), root_of(right)
        if one != other:
            root[max(one, other)] = min(one, other)
            neighbors.setdefault(left, []).append((right, strength))
            neighbors.setdefault(right, []).append((left, strength))
    seen: set[int] = set()
    for start in sorted(neighbors):
        stack = [start] if start not in seen else []
        seen.add(start)
        while stack:
            node = stack.pop()
            for neighbor, strength in neighbors[node]:
                if neighbor not in seen:
                    seen.add(neighbor)
                    parent[neighbor], similarity[neighbor] = node, strength
                    stack.append(neighbor)
