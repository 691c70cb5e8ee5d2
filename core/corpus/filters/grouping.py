"""What filters compute over all files with NumPy: the best of each group, clusters, headers."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from core.corpus.filters.file_measures import FileMeasures, Mask


def row_indices(measures: FileMeasures) -> NDArray[np.int64]:
    """Return the index of each file, int64 (N,)."""
    return np.arange(len(measures), dtype=np.int64)


def best_of_each(
    group: NDArray[np.int64], alive: Mask, order: tuple[NDArray[np.generic], ...]
) -> NDArray[np.int64]:
    """Return for each file the best one that is left of its group, int64 (N,).

    Args:
        group: a number for each group (N,).
        alive: the files that are left (N,); each of the others is its own best.
        order: what decides, the most important first (N,); the smallest is the best.
    """
    best = np.arange(len(group), dtype=np.int64)
    indices = np.flatnonzero(alive)
    keys = [key[indices] for key in reversed(order)]
    indices = indices[np.lexsort((*keys, group[indices]))]
    if len(indices):
        starts = np.flatnonzero(np.diff(group[indices], prepend=group[indices[0]] - 1))
        sizes = np.diff(starts, append=len(indices))
        best[indices] = np.repeat(indices[starts], sizes)
    return best


def clusters(measures: FileMeasures, similarity: float) -> NDArray[np.int64]:
    """Return for each file the index of the file that represents its cluster, int64 (N,).

    A file without near-duplicates is a cluster of its own.

    Args:
        measures: of N files.
        similarity: the threshold of near-duplicates, 0 to 1.
    """
    linked = measures.near_similarity >= similarity
    root = np.where(linked, measures.near_parent, row_indices(measures))
    # Each round doubles the path that is followed; only a damaged manifest takes more rounds.
    for _ in range(len(measures).bit_length() + 1):
        further = root[root]
        if np.array_equal(further, root):
            break
        root = further
    return root


def header_cuts(
    measures: FileMeasures, max_header_lines: int
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return how many lines and bytes of headers are removed from each file, int64 (N,) each.

    Args:
        measures: of N files.
        max_header_lines: longer headers are removed; 0 keeps them all.
    """
    headers = measures.headers
    is_cut = headers.lines > max_header_lines
    if max_header_lines == 0:
        is_cut[:] = False
    rows = headers.row[is_cut]
    lines = np.bincount(rows, headers.cut_lines[is_cut], minlength=len(measures))
    size = np.bincount(rows, headers.cut_bytes[is_cut], minlength=len(measures))
    return lines.astype(np.int64), size.astype(np.int64)


def longest_headers(measures: FileMeasures) -> NDArray[np.int64]:
    """Return the lines of the longest header of each file, int64 (N,)."""
    lines = np.zeros(len(measures), dtype=np.int64)
    np.maximum.at(lines, measures.headers.row, measures.headers.lines)
    return lines
