"""Chooses the files that the tokenizer is trained on, evenly over a large corpus."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from core.corpus.store.manifest import ManifestRow


def even_sample(rows: Sequence[ManifestRow], max_bytes: int, seed: int) -> list[ManifestRow]:
    """Choose as many rows as fit into ``max_bytes`` of text, by content and seed.

    The choice does not depend on the paths of the files, and a new or deleted file hardly changes
    the choice of the others. The order of ``rows`` is kept.
    """
    if sum(row.length for row in rows) <= max_bytes:
        return list(rows)
    by_chance = sorted(range(len(rows)), key=lambda index: _rank(rows[index], seed))
    chosen: list[int] = []
    total = 0
    for index in by_chance:
        if total + rows[index].length <= max_bytes:
            chosen.append(index)
            total += rows[index].length
    return [rows[index] for index in sorted(chosen)]


def _rank(row: ManifestRow, seed: int) -> bytes:
    return hashlib.sha256(f"sample:{seed}:{row.md5}".encode()).digest()
