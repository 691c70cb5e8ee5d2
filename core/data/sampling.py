"""Choosing the files that the tokenizer is trained on, evenly over a large corpus."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from core.corpus.store.manifest import ManifestRow


def even_sample(rows: Sequence[ManifestRow], max_bytes: int, seed: int) -> list[ManifestRow]:
    """As many rows as fit into ``max_bytes`` of text, chosen by content and seed.

    Which ones does not depend on where the files are, nor does a file that comes
    or goes change the choice of the others much. The order of ``rows`` stays.
    """
    if sum(row.length for row in rows) <= max_bytes:
        return list(rows)
    by_chance = sorted(range(len(rows)), key=lambda place: _place(rows[place], seed))
    chosen: list[int] = []
    total = 0
    for place in by_chance:
        if total + rows[place].length <= max_bytes:
            chosen.append(place)
            total += rows[place].length
    return [rows[place] for place in sorted(chosen)]


def _place(row: ManifestRow, seed: int) -> bytes:
    return hashlib.sha256(f"sample:{seed}:{row.md5}".encode()).digest()
