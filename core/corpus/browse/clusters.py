"""Files that are duplicates or near-duplicates of each other, as clusters."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from core.corpus.browse.corpus_data import CorpusData


@dataclass(frozen=True, slots=True, kw_only=True)
class Cluster:
    """Files that are duplicates of each other.

    Attributes:
        rows: their indices in the manifest, the file that is kept first.
        is_exact: whether all have the same bytes.
        redundant_bytes: the bytes of all but the first.
    """

    rows: tuple[int, ...]
    is_exact: bool
    redundant_bytes: int


def clusters_of(data: CorpusData) -> list[Cluster]:
    """Return the clusters of two files or more, those with most redundant bytes first."""
    measures = data.measures
    leader = data.measured.clusters(data.config)
    read = np.flatnonzero(measures.is_read & (measures.bytes > 0))
    # Files with the same bytes belong together, whatever the search for similar files found.
    _, first, inverse = np.unique(measures.content[read], return_index=True, return_inverse=True)
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
                is_exact=len(np.unique(measures.content[part])) == 1,
                redundant_bytes=int(measures.bytes[members[1:]].sum()),
            )
        )
    return sorted(found, key=lambda cluster: -cluster.redundant_bytes)
