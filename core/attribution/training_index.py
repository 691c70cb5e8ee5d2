"""The index over the training files of a corpus, opened: mapped files, and a search in them.

A search takes the fingerprints of a text, compares the tokens at every position of one of them,
and extends each match to both sides as far as the tokens are equal. Nothing is found by hash
alone.
"""

from __future__ import annotations

import contextlib
import json
import os
import threading
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, BinaryIO, Final

import numpy as np
from numpy.typing import NDArray

from core.attribution.building import (
    BUCKET_BITS,
    DESCRIPTION,
    DOCUMENT,
    FORMAT_VERSION,
    PATHS,
    WORD_BITS,
    index_folder,
)
from core.attribution.fingerprints import (
    GRAM_TOKENS,
    RUN_TOKENS,
    gram_hashes,
    has_word,
    pair_hashes,
    smallest_of_windows,
)
from core.attribution.training_projects import TrainingProject
from core.corpus.store.text_shards import shard_file
from core.corpus.text.token_hashes import HashedTokens, TokenHasher
from core.errors import WorkspaceError
from core.texts import Text
from core.workspace import COMPLETE_MARK, Workspace

MAX_BYTES: Final = 1 << 14
"""Of a text that is searched for; callers cut longer ones."""

# Positions that are compared for one text, and of one fingerprint in one project.
_MAX_COMPARED: Final = 64
_MAX_IN_PROJECT: Final = 8
# Bytes read on each side of a position beyond those of the text itself: white space may differ.
_SLACK: Final = 400
_BEGINNING: Final = 4096
_DAMAGE: Final = (OSError, ValueError, TypeError, LookupError)


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundRun:
    """A run of equal words and signs in a document.

    Attributes:
        document, project: their numbers.
        first, last: of the searched tokens; ``last`` is one past the end.
        starts: of each token of the run in the document, bytes, int64 (last - first,).
    """

    document: int
    project: int
    first: int
    last: int
    starts: NDArray[np.int64]


@dataclass(slots=True)
class Found:
    """The result of a search.

    Attributes:
        runs: in no order.
        unresolved: projects that have a sequence of ``GRAM_TOKENS`` tokens, by the index of
            its first token, of which not every position was compared.
    """

    runs: list[FoundRun] = field(default_factory=list[FoundRun])
    unresolved: dict[int, frozenset[int]] = field(default_factory=dict[int, frozenset[int]])


@dataclass(frozen=True, slots=True, kw_only=True)
class TrainingFile:
    """A document of the training set: as in ``TrainingMatch``; ``beginning`` of its text."""

    path: str
    source: str
    stripped_lines: int
    beginning: str


class TrainingIndex:
    """Where the training files of a corpus have some tokens; safe to use from several threads.

    Args:
        folder: of the index.
        corpus: the folder of the corpus, whose texts are read.

    Attributes:
        name: of the corpus.
        projects: of the training set, by number.
        hasher: for texts that are searched for.

    Raises:
        WorkspaceError: it is missing, damaged or of another version.
    """

    def __init__(self, folder: Path, corpus: Path) -> None:
        try:
            if not (folder / COMPLETE_MARK).is_file():
                raise OSError(Text("it is not complete"))
            about: Any = json.loads((folder / DESCRIPTION).read_text("utf-8"))
            if about["format_version"] != FORMAT_VERSION:
                raise ValueError("it has another version")
            count = int(about["fingerprints"])
            self.name = str(about["corpus"])
            self.projects = tuple(TrainingProject(**one) for one in about["projects"])
            self._sources = tuple(map(str, about["sources"]))
            self._buckets = np.load(folder / "buckets.npy")
            self._rests = _mapped(folder / "rests.bin", "<u2", count)
            self._positions = _mapped(folder / "positions.bin", "<u4", count)
            self._documents = np.load(folder / "documents.npy")
            self._words = np.load(folder / "words.npy", mmap_mode="r")
            self._pairs = np.load(folder / "pairs.npy", mmap_mode="r")
            self._pair_bits = int(about["pair_bits"])
            if (
                self._documents.dtype != DOCUMENT
                or len(self._documents) != about["documents"]
                or self._buckets.shape != ((1 << BUCKET_BITS) + 1,)
                or int(self._buckets[-1]) != count
                or self._words.shape != (1 << WORD_BITS,)
                or self._pairs.shape != (1 << self._pair_bits,)
            ):
                raise ValueError("its parts do not fit each other")
        except _DAMAGE as error:
            raise WorkspaceError(
                Text(
                    "The index of the training set {corpus} cannot be used: {error}.",
                    corpus=corpus.name,
                    error=error,
                ),
                Text("It is in the cache and is made again when it is deleted."),
            ) from error
        self._corpus = corpus
        self._paths = folder / PATHS
        self._begins = self._documents["begin"].astype(np.int64)
        self._lock = threading.Lock()
        self._shards: dict[int, BinaryIO] = {}
        self.hasher = TokenHasher(2 * (MAX_BYTES + _SLACK))
        # ``building`` deletes the indexes that were not used for the longest time.
        with contextlib.suppress(OSError):
            os.utime(folder)

    @property
    def documents(self) -> int:
        """How many training files it covers."""
        return len(self._documents)

    def close(self) -> None:
        """Close the files of the texts; they are opened again when needed."""
        with self._lock:
            for file in self._shards.values():
                file.close()
            self._shards.clear()

    def is_shared(self, document: int) -> bool:
        """Whether another project had a duplicate of a document, which the corpus dropped."""
        return bool(self._documents[document]["shared"])

    def information(self, words: NDArray[np.uint64]) -> float:
        """Return how much some words tell, in bits: little where they are common together.

        Of each word log2(files / files with it), and of each two that follow each other
        log2(files with the first / files with both one after the other); each counts once.

        Args:
            words: their hashes in order, uint64 (N,).
        """
        if not len(words):
            return 0.0
        known = self._known(self._words, WORD_BITS, words)
        total = np.log2((self.documents + 1) / known)[_firsts(words)].sum()
        if len(words) > 1:
            pairs = pair_hashes(words)
            bits = np.log2(known[:-1] / self._known(self._pairs, self._pair_bits, pairs))
            total += np.maximum(bits, 0)[_firsts(pairs)].sum()
        return float(total)

    def _known(
        self, table: NDArray[Any], bits: int, hashes: NDArray[np.uint64]
    ) -> NDArray[np.float64]:
        """Return in how many files each is, and one more."""
        return table[(hashes >> np.uint64(64 - bits)).astype(np.int64)].astype(np.float64) + 1

    def search(self, tokens: HashedTokens, size: int, first: int) -> Found:
        """Return the runs of the training set that reach into a part of a text.

        Args:
            tokens: of the text.
            size: of the text in bytes.
            first: the token that the part begins with; it goes to the end.
        """
        hashes = gram_hashes(tokens.hashes)
        chosen = smallest_of_windows(hashes, has_word(tokens.is_word)) if len(hashes) else []
        places: list[tuple[int, NDArray[np.int64]]] = []
        # Of every run that reaches into the part the one that any copy of it has too.
        for index in np.unique(chosen[max(0, first - RUN_TOKENS + 1) :]).tolist():
            found = self._places(int(hashes[index]))
            if len(found):
                places.append((index, found))
        # The rarest first: what they find need not be compared again.
        places.sort(key=lambda one: len(one[1]))
        result = Found()
        left = _MAX_COMPARED
        for index, positions in places:
            left -= self._compare(tokens, size, index, positions, result, left)
        return result

    def file(self, number: int) -> TrainingFile:
        """Return what is known of a document."""
        row = self._documents[number]
        with open(self._paths, "rb") as paths:
            paths.seek(int(row["path"]))
            line = paths.readline().decode("utf-8", "surrogateescape").rstrip("\n")
        source, _, path = line.partition(" ")
        beginning = self._read(number, 0, min(_BEGINNING, int(row["length"])))
        return TrainingFile(
            path=path,
            source=self._sources[int(source)],
            stripped_lines=int(row["stripped"]),
            beginning=beginning.decode("utf-8", "replace"),
        )

    def line_of(self, document: int, offset: int) -> int:
        """Return the line of a byte of a document, from 1, without lines that were cut."""
        return self._read(document, 0, offset).count(b"\n") + 1

    def _places(self, hash: int) -> NDArray[np.int64]:
        """Return the positions of a fingerprint in the texts of all documents."""
        bucket = hash >> (32 - BUCKET_BITS)
        begin, end = int(self._buckets[bucket]), int(self._buckets[bucket + 1])
        rest = np.uint16(hash & ((1 << (32 - BUCKET_BITS)) - 1))
        low = begin + int(np.searchsorted(self._rests[begin:end], rest, side="left"))
        high = begin + int(np.searchsorted(self._rests[begin:end], rest, side="right"))
        return self._positions[low:high].astype(np.int64)

    def _compare(
        self,
        tokens: HashedTokens,
        size: int,
        index: int,
        positions: NDArray[np.int64],
        result: Found,
        left: int,
    ) -> int:
        """Compare the positions of one fingerprint; return how many were compared."""
        documents = np.searchsorted(self._begins, positions, side="right") - 1
        projects = self._documents["project"][documents]
        compared = 0
        unresolved: set[int] = set()
        for project in np.unique(projects).tolist():
            of_project = np.flatnonzero(projects == project)
            done = 0
            for place in of_project.tolist():
                document = int(documents[place])
                offset = int(positions[place] - self._begins[document])
                if _is_known(result.runs, document, index, offset):
                    continue
                if done >= _MAX_IN_PROJECT or compared >= left:
                    unresolved.add(project)
                    break
                done += 1
                compared += 1
                run = self._run_at(tokens, size, index, document, project, offset)
                if run is not None:
                    result.runs.append(run)
        if unresolved:
            result.unresolved[index] = frozenset(unresolved)
        return compared

    def _run_at(
        self, tokens: HashedTokens, size: int, index: int, document: int, project: int, offset: int
    ) -> FoundRun | None:
        """Return the run through a position; None where the tokens differ."""
        length = int(self._documents[document]["length"])
        if offset >= length:
            return None  # damaged
        begin = max(0, offset - int(tokens.starts[index]) - _SLACK)
        end = min(length, offset + size - int(tokens.starts[index]) + _SLACK)
        there = self.hasher.hash(self._read(document, begin, end - begin))
        place = int(np.searchsorted(there.starts, offset - begin))
        if place >= len(there) or int(there.starts[place]) != offset - begin:
            return None
        after = _equal(tokens.hashes[index:], there.hashes[place:])
        if after < GRAM_TOKENS:
            return None
        before = _equal(tokens.hashes[:index][::-1], there.hashes[:place][::-1])
        return FoundRun(
            document=document,
            project=project,
            first=index - before,
            last=index + after,
            starts=there.starts[place - before : place + after] + begin,
        )

    def _read(self, document: int, begin: int, length: int) -> bytes:
        row = self._documents[document]
        shard = int(row["shard"])
        try:
            with self._lock:
                file = self._shards.get(shard)
                if file is None:
                    file = open(shard_file(self._corpus, shard), "rb")  # noqa: SIM115 - see close
                    self._shards[shard] = file
                file.seek(int(row["offset"]) + begin)
                return file.read(min(length, int(row["length"]) - begin))
        except OSError:
            return b""  # the corpus was deleted meanwhile: nothing is found any more


def open_index(corpus: Path, workspace: Workspace) -> TrainingIndex | None:
    """Open the index of a corpus as it is now; None where there is none that can be used."""
    try:
        return TrainingIndex(index_folder(workspace, corpus), corpus)
    except WorkspaceError:
        return None


def _firsts(hashes: NDArray[np.uint64]) -> NDArray[np.int64]:
    """Return where each different hash is first."""
    return np.unique(hashes, return_index=True)[1]


def _is_known(runs: list[FoundRun], document: int, index: int, offset: int) -> bool:
    """Whether a run was found already in which the token is at that position."""
    return any(
        run.document == document
        and run.first <= index < run.last
        and int(run.starts[index - run.first]) == offset
        for run in runs
    )


def _equal(one: NDArray[np.uint64], other: NDArray[np.uint64]) -> int:
    """Return how many elements are equal from the start."""
    count = min(len(one), len(other))
    differ = np.flatnonzero(one[:count] != other[:count])
    return int(differ[0]) if len(differ) else count


def _mapped(path: Path, dtype: str, count: int) -> NDArray[Any]:
    if path.stat().st_size != count * np.dtype(dtype).itemsize:
        raise ValueError(f"{path.name} has another size")
    return np.memmap(path, dtype=dtype, mode="r") if count else np.empty(0, dtype=dtype)
