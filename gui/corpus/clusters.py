"""Files that are equal or nearly equal, as groups."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from gui.corpus.corpus_data import CorpusData


@dataclass(frozen=True, slots=True, kw_only=True)
class Cluster:
    """A group of copies.

    Attributes:
        rows: their numbers, the one that is kept first.
        is_exact: whether all have the same bytes.
        spare_bytes: of all but the first.
    """

    rows: tuple[int, ...]
    is_exact: bool
    spare_bytes: int


def clusters_of(data: CorpusData) -> list[Cluster]:
    """The groups of a corpus with two files or more, those with most bytes to spare first."""
    columns = data.columns
    leader = data.measures.clusters(data.config)
    read = np.flatnonzero(columns.is_read & (columns.bytes > 0))
    # Files with the same bytes belong together, however the search for likeness found them.
    _, first, inverse = np.unique(columns.content[read], return_index=True, return_inverse=True)
    group = leader[read[first]][inverse]
    order = np.argsort(group, kind="stable")
    borders = np.flatnonzero(np.diff(group[order])) + 1
    found: list[Cluster] = []
    for part in np.split(read[order], borders):
        if len(part) < 2:
            continue
        members = sorted(part.tolist(), key=lambda row: (not data.kept[row], row))
        found.append(
            Cluster(
                rows=tuple(members),
                is_exact=len(np.unique(columns.content[part])) == 1,
                spare_bytes=int(columns.bytes[members[1:]].sum()),
            )
        )
    return sorted(found, key=lambda cluster: -cluster.spare_bytes)
