"""Builds the index over the training files of a corpus, in bounded memory.

Fingerprints are sorted by their hash in parts, each of which is spooled to disk, so that memory
does not grow with the corpus. The index belongs to the exact content of the corpus and is in the
cache; ``training_index`` reads it.
"""

from __future__ import annotations

import contextlib
import json
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import BinaryIO, Final

import numpy as np
from numpy.typing import NDArray

from core import files
from core.attribution.fingerprints import (
    GRAM_TOKENS,
    fingerprints,
    gram_hashes,
    has_word,
    pair_hashes,
)
from core.attribution.training_projects import TrainingProjects
from core.control import Control
from core.corpus.description import read_description
from core.corpus.store.manifest import ManifestRow, read_manifest
from core.corpus.store.text_shards import TextShardReader
from core.corpus.text.token_hashes import HashedTokens, TokenHasher
from core.errors import WorkspaceError
from core.events import Emit
from core.folders import staged_folder
from core.program import command_line
from core.progress import Stage
from core.texts import Text
from core.workspace import Workspace

FORMAT_VERSION: Final = 1
DESCRIPTION: Final = "index.json"
PATHS: Final = "paths.txt"
BUCKET_BITS: Final = 16
WORD_BITS: Final = 20
"""The table of how many files have a word has 2^20 fields; words of one field count together."""

DOCUMENT: Final = np.dtype(
    [
        ("begin", "<u4"),  # of its text in the texts of all documents together, bytes
        ("length", "<u4"),
        ("shard", "<u4"),
        ("offset", "<u4"),
        ("project", "<u4"),
        ("stripped", "<u4"),  # lines that were cut from its start
        ("path", "<u4"),  # begin in the file of paths
        ("shared", "<u4"),  # whether a duplicate in another project was dropped
    ]
)
_PARTS: Final = 16
_BATCH_BYTES: Final = 1 << 20
# Positions have 32 bits.
_MAX_BYTES: Final = (1 << 32) - 1
_FINGERPRINT: Final = np.dtype([("hash", "<u4"), ("position", "<u4")])
_KEPT: Final = 4
# The table of pairs of words has at least a field for every eight bytes of text.
_BYTES_PER_PAIR: Final = 8
_MIN_PAIR_BITS: Final = 16
_MAX_PAIR_BITS: Final = 24


def index_folder(workspace: Workspace, corpus: Path) -> Path:
    """Return where the index of a corpus as it is now belongs, whether it is there or not.

    Raises:
        WorkspaceError: there is no such corpus.
    """
    info = read_description(corpus)
    key = f"{info.text_sha256[:16]}{info.manifest_sha256[:16]}"
    return workspace.cache / "training_index" / f"{corpus.name}-{key}"


def build_index(corpus: Path, workspace: Workspace, emit: Emit, control: Control) -> Path:
    """Build the index of a corpus, and delete older ones of corpora of that name.

    Returns:
        its folder.

    Raises:
        WorkspaceError: the corpus is gone, damaged or larger than 4 GB, or another process
            builds the same index.
        StorageError: the disk refused.
        Cancelled: nothing was made.
    """
    target = index_folder(workspace, corpus)
    manifest = list(read_manifest(corpus))
    rows = [row for row in manifest if row.kept and row.split == "train"]
    total = sum(row.length for row in rows)
    if total > _MAX_BYTES:
        raise WorkspaceError(
            Text(
                "The training set has {total:.1f} GB of text, too much for an index.",
                total=total / 1000000000.0,
            ),
            Text("Sources of suggestions are shown for training sets of up to 4 GB."),
        )
    with staged_folder(target) as folder:
        projects = TrainingProjects(rows)
        documents = _documents(folder, rows, projects)
        documents["shared"] = _shared(manifest, rows, projects)
        stage = Stage("index", "bytes", emit, total=total)
        counts = _Counts(total)
        with _Spool(folder) as spool:
            for batch in _batches(corpus, rows, documents, control):
                spool.add(_fingerprints_of(batch, counts))
                stage.advance(batch.size, detail=batch.path)
            count = spool.finish()
        np.save(folder / "words.npy", counts.words)
        np.save(folder / "pairs.npy", np.minimum(counts.pairs, 0xFFFF).astype(np.uint16))
        np.save(folder / "documents.npy", documents)
        description = {
            "format_version": FORMAT_VERSION,
            "corpus": corpus.name,
            "documents": len(rows),
            "bytes": total,
            "fingerprints": count,
            "pair_bits": counts.pair_bits,
            "projects": [asdict(project) for project in projects.all()],
            "sources": sorted({row.source for row in rows}),
        }
        files.write_text(folder / DESCRIPTION, json.dumps(description, indent=1) + "\n")
        stage.finish(detail="")
    _delete_older(target, corpus.name)
    return target


class _Batch:
    """Some pieces of documents, hashed together.

    Attributes:
        tokens: of all pieces.
        begins: where each piece begins in the batch, int64.
        positions: where each piece begins in the texts of all documents, int64.
        documents: the number of the document of each piece.
        size: bytes of text.
        path: of the last document.
    """

    __slots__ = ("begins", "documents", "path", "positions", "size", "tokens")

    def __init__(
        self,
        hasher: TokenHasher,
        pieces: Sequence[bytes],
        positions: Sequence[int],
        documents: Sequence[int],
        path: str,
    ) -> None:
        lengths = np.array([len(piece) + 1 for piece in pieces], dtype=np.int64)
        self.tokens: HashedTokens = hasher.hash(b"\n".join(pieces))
        self.begins = np.cumsum(lengths) - lengths
        self.positions = np.array(positions, dtype=np.int64)
        self.documents = np.array(documents, dtype=np.int64)
        self.size = sum(map(len, pieces))
        self.path = path


def _batches(
    corpus: Path, rows: Sequence[ManifestRow], documents: NDArray[np.void], control: Control
) -> Iterator[_Batch]:
    hasher = TokenHasher(2 * _BATCH_BYTES)
    pieces: list[bytes] = []
    positions: list[int] = []
    numbers: list[int] = []
    size = 0
    path = ""
    begins = documents["begin"].tolist()
    with TextShardReader(corpus) as shards:
        for number, row in enumerate(rows):
            control.safe_point()
            try:
                text = shards.read_bytes(row.shard, row.offset, row.length)
            except (OSError, ValueError) as error:
                raise WorkspaceError(
                    Text(
                        "The corpus {corpus} is damaged: {error}.", corpus=corpus.name, error=error
                    ),
                    Text(
                        "Build the corpus again: {command_line}", command_line=command_line("build")
                    ),
                ) from error
            for start, piece in _pieces(text):
                if size + len(piece) > _BATCH_BYTES and pieces:
                    yield _Batch(hasher, pieces, positions, numbers, path)
                    pieces, positions, numbers, size = [], [], [], 0
                pieces.append(piece)
                positions.append(begins[number] + start)
                numbers.append(number)
                size += len(piece) + 1
            path = row.path
    if pieces:
        yield _Batch(hasher, pieces, positions, numbers, path)


def _pieces(text: bytes) -> Iterator[tuple[int, bytes]]:
    """Cut a long text at line ends, where there are any."""
    start = 0
    while len(text) - start > _BATCH_BYTES:
        end = text.rfind(b"\n", start, start + _BATCH_BYTES) + 1
        end = end if end > start else start + _BATCH_BYTES
        yield start, text[start:end]
        start = end
    yield start, text[start:]


class _Counts:
    """In how many documents each word is, and each pair of words; those of equal hash together.

    A document that is in two batches may count twice.
    """

    def __init__(self, size: int) -> None:
        wanted = (size // _BYTES_PER_PAIR).bit_length()
        self.pair_bits = min(max(wanted, _MIN_PAIR_BITS), _MAX_PAIR_BITS)
        self.words = np.zeros(1 << WORD_BITS, dtype=np.uint32)
        self.pairs = np.zeros(1 << self.pair_bits, dtype=np.uint32)

    def add(self, words: NDArray[np.uint64], documents: NDArray[np.int64]) -> None:
        """Count words, which follow each other where they are of one document."""
        _count(self.words, WORD_BITS, words, documents)
        is_pair = documents[1:] == documents[:-1]
        _count(self.pairs, self.pair_bits, pair_hashes(words)[is_pair], documents[1:][is_pair])


def _count(
    table: NDArray[np.uint32],
    bits: int,
    hashes: NDArray[np.uint64],
    documents: NDArray[np.int64],
) -> None:
    fields = (hashes >> np.uint64(64 - bits)).astype(np.int64)
    once = np.unique(documents << bits | fields)  # each of a document once
    np.add.at(table, once & ((1 << bits) - 1), np.uint32(1))


def _fingerprints_of(batch: _Batch, counts: _Counts) -> NDArray[np.void]:
    """Return the fingerprints of a batch, and count the words of its documents."""
    tokens = batch.tokens
    piece = np.searchsorted(batch.begins, tokens.starts, side="right") - 1
    counts.add(tokens.hashes[tokens.is_word], batch.documents[piece[tokens.is_word]])
    hashes = gram_hashes(tokens.hashes)
    if not len(hashes):
        return np.empty(0, dtype=_FINGERPRINT)
    is_whole = piece[: len(hashes)] == piece[GRAM_TOKENS - 1 :]
    chosen = fingerprints(hashes, is_whole & has_word(tokens.is_word))
    found = np.empty(len(chosen), dtype=_FINGERPRINT)
    found["hash"] = hashes[chosen]
    found["position"] = (
        tokens.starts[chosen] - batch.begins[piece[chosen]] + batch.positions[piece[chosen]]
    )
    return found


class _Spool:
    """Fingerprints in parts by the first bits of their hashes; a context manager."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._files: list[BinaryIO] = []

    def __enter__(self) -> _Spool:
        self._files = [open(self._part(number), "xb") for number in range(_PARTS)]  # noqa: SIM115 - see __exit__
        return self

    def __exit__(self, *_: object) -> None:
        for file in self._files:
            file.close()
        for number in range(_PARTS):
            self._part(number).unlink(missing_ok=True)

    def add(self, found: NDArray[np.void]) -> None:
        part = found["hash"] >> np.uint32(32 - _PARTS.bit_length() + 1)
        found = found[np.argsort(part, kind="stable")]
        borders = np.searchsorted(np.sort(part), np.arange(_PARTS + 1))
        for number, file in enumerate(self._files):
            found[borders[number] : borders[number + 1]].tofile(file)

    def finish(self) -> int:
        """Write the sorted fingerprints; return how many there are."""
        count = 0
        buckets = np.zeros((1 << BUCKET_BITS) + 1, dtype=np.int64)
        with (
            open(self._folder / "rests.bin", "xb") as rests,
            open(self._folder / "positions.bin", "xb") as positions,
        ):
            for number, file in enumerate(self._files):
                file.close()
                found = np.fromfile(self._part(number), dtype=_FINGERPRINT)
                found = found[np.lexsort((found["position"], found["hash"]))]
                count += len(found)
                (found["hash"] & np.uint32((1 << (32 - BUCKET_BITS)) - 1)).astype("<u2").tofile(
                    rests
                )
                found["position"].astype("<u4").tofile(positions)
                bucket = (found["hash"] >> np.uint32(32 - BUCKET_BITS)).astype(np.int64)
                buckets[1:] += np.bincount(bucket, minlength=1 << BUCKET_BITS)
        np.save(self._folder / "buckets.npy", np.cumsum(buckets).astype(np.uint32))
        return count

    def _part(self, number: int) -> Path:
        return self._folder / f"part-{number}.tmp"


def _documents(
    folder: Path, rows: Sequence[ManifestRow], projects: TrainingProjects
) -> NDArray[np.void]:
    """Return the table of documents, and write their sources and paths."""
    sources = {source: number for number, source in enumerate(sorted({row.source for row in rows}))}
    documents = np.zeros(len(rows), dtype=DOCUMENT)
    lines: list[bytes] = []
    size = begin = 0
    for number, row in enumerate(rows):
        line = f"{sources[row.source]} {row.path}\n".encode("utf-8", "surrogateescape")
        documents[number] = (
            begin, row.length, row.shard, row.offset, projects.number_of(row), row.stripped_lines,
            size, 0,
        )  # fmt: skip
        lines.append(line)
        size += len(line)
        begin += row.length
    files.write_bytes(folder / PATHS, b"".join(lines))
    return documents


def _shared(
    manifest: Sequence[ManifestRow], rows: Sequence[ManifestRow], projects: TrainingProjects
) -> list[bool]:
    """Return for each row whether a dropped file of another project has nearly the same text."""
    copies: dict[str, set[int]] = {}
    for row in manifest:
        original = row.duplicate_of or row.near_duplicate_of
        if original and not row.kept:
            copies.setdefault(original, set()).add(projects.number_of(row))
    # A path may be that of several sources: what could be shared gives no warning.
    return [bool(copies.get(row.path, set()) - {projects.number_of(row)}) for row in rows]


def _delete_older(target: Path, corpus: str) -> None:
    """Keep the indexes that were used last, and none of an earlier content of this corpus."""
    folders = [entry for entry in target.parent.glob("*-*") if entry.is_dir() and entry != target]
    with contextlib.suppress(OSError):
        folders.sort(key=lambda entry: entry.stat().st_mtime, reverse=True)
    for number, entry in enumerate(folders):
        if entry.name.rpartition("-")[0] == corpus or number >= _KEPT:
            shutil.rmtree(entry, ignore_errors=True)
