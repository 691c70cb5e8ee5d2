"""Encodes the documents of a corpus to token ids, on all cores and in bounded memory.

Worker processes read the texts from the shards; they receive positions and send ids back. A
small corpus is encoded in this process, in batches of a fraction of a second.
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
    """Yield the ids of each document, uint16 (N,), as ``tokenizer.encode`` gives them, in order.

    Args:
        tokenizer: the tokenizer that encodes.
        corpus: the folder of the corpus.
        rows: the rows of kept documents, in the order of the shards.
        control: is checked between batches.

    Raises:
        WorkspaceError: a text is missing or damaged.
        EnvironmentProblem: the system killed a worker process.
        Cancelled: a cancel was asked for; raised within a second.
    """
    is_large = sum(row.length for row in rows) >= WORTH_CHILDREN_BYTES
    has_long_line = any(row.longest_line > MAX_LINE_CHARS_HERE for row in rows)
    processes = usable_cores() if is_large or has_long_line else 0
    make = partial(_BatchEncoder.make, tokenizer.to_json(), corpus)
    with Workers[RowBatch, list[Ids]](make, processes) as workers:
        for encoded in workers.map(batches(rows), control):
            yield from encoded


def batches(rows: Iterable[ManifestRow]) -> Iterator[RowBatch]:
    """Group rows into lists of ``BATCH_BYTES`` of text each; a larger text is alone."""
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
    """The work of a worker process."""

    encoder: BulkEncoder
    corpus: Path

    @staticmethod
    def make(tokenizer_json: str, corpus: Path) -> Callable[[RowBatch], list[Ids]]:
        return _BatchEncoder(BulkEncoder(Tokenizer.from_json(tokenizer_json)), corpus)

    def __call__(self, batch: RowBatch) -> list[Ids]:
        documents = read_documents(self.corpus, batch)
        return self.encoder.encode_batch([document.text for document in documents])
