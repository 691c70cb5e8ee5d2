"""The documents of a corpus to token ids, on all cores and in bounded memory.

Children read the texts from the shards themselves; what travels is places there and
ids back. A small corpus is encoded in this process, in batches of a fraction of a second.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from core.control import Control
from core.corpus.store.manifest import ManifestRow
from core.corpus.store.reader import read_documents
from core.parallel import Workers, usable_cores
from core.tokenizer.bulk_encoder import BulkEncoder
from core.tokenizer.tokenizer import Tokenizer

# 10 ms of a child's time as a rule, a second at the worst.
BATCH_BYTES = 256 * 1024
# Children take some 0.4 s to start, in which one process encodes this much.
WORTH_CHILDREN_BYTES = 4 << 20
# The library takes a word at a time, more than a second for each MB of it, and a word is
# at most a line: with longer ones only children can be cancelled in time.
MAX_LINE_CHARS_HERE = 128 * 1024

RowBatch = list[ManifestRow]
Ids = NDArray[np.uint16]


def encode_documents(
    tokenizer: Tokenizer, corpus: Path, rows: Sequence[ManifestRow], control: Control
) -> Iterator[Ids]:
    """The ids of each document, uint16 (N,), in order: those of ``tokenizer.encode``.

    Args:
        tokenizer: gives the ids.
        corpus: the folder.
        rows: kept ones, in the order in which they are in the shards.
        control: asked between batches.

    Raises:
        WorkspaceError: a text is missing or damaged.
        EnvironmentProblem: the system ended a child.
        Cancelled: within a second after it was asked for.
    """
    is_large = sum(row.length for row in rows) >= WORTH_CHILDREN_BYTES
    has_long_line = any(row.longest_line > MAX_LINE_CHARS_HERE for row in rows)
    processes = usable_cores() if is_large or has_long_line else 0
    make = partial(_BatchEncoder.make, tokenizer.to_json(), corpus)
    with Workers[RowBatch, list[Ids]](make, processes) as workers:
        for encoded in workers.map(batches(rows), control):
            yield from encoded


def batches(rows: Iterable[ManifestRow]) -> Iterator[RowBatch]:
    """Rows in lists that have ``BATCH_BYTES`` of text each, or one large text."""
    batch: RowBatch = []
    size = 0
    for row in rows:
        batch.append(row)
        size += row.length
        if size >= BATCH_BYTES:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


@dataclass(frozen=True, slots=True)
class _BatchEncoder:
    """What a child does."""

    encoder: BulkEncoder
    corpus: Path

    @staticmethod
    def make(tokenizer_json: str, corpus: Path) -> Callable[[RowBatch], list[Ids]]:
        return _BatchEncoder(BulkEncoder(Tokenizer.from_json(tokenizer_json)), corpus)

    def __call__(self, batch: RowBatch) -> list[Ids]:
        documents = read_documents(self.corpus, batch)
        return self.encoder.encode_batch([document.text for document in documents])
