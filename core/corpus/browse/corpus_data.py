"""A finished corpus in memory, in columns: what the table, the charts and the sliders read.

It is made in a worker from the manifest. Text columns are ranked once, so that sorting a
hundred thousand rows is sorting numbers.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path, PurePath

import numpy as np
from numpy.typing import NDArray

from core.control import Control
from core.corpus.config import CorpusConfig
from core.corpus.filter_run import Decision
from core.corpus.filters.file_measures import FileMeasures
from core.corpus.store.file_counts import FileCounts, counts_of
from core.corpus.store.manifest import ManifestRow
from core.corpus.what_if import MeasuredCorpus

_FOLDER_LEVELS = 2
# Of code under a tokenizer of 8,000 entries, for a corpus that has no tokens yet.
_USUAL_BYTES_PER_TOKEN = 3.5
MAX_FOLDERS = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class Category:
    """A text column with few different values.

    Attributes:
        names: the values, sorted.
        codes: for each row an index in ``names``, int16 (N,).
        counts: rows of each name.
    """

    names: tuple[str, ...]
    codes: NDArray[np.int16]
    counts: tuple[int, ...]

    def rows_with(self, name: str) -> NDArray[np.bool_]:
        """Return which rows have a value; none where it does not occur."""
        if name not in self.names:
            return np.zeros(len(self.codes), dtype=np.bool_)
        return self.codes == self.names.index(name)


@dataclass(frozen=True, slots=True, kw_only=True)
class CorpusData:
    """What people see of one corpus; N rows in the order of the manifest.

    Attributes:
        folder: of the corpus.
        config: the settings that it was built with.
        rows: of the manifest.
        paths: of each row, as it is shown (``shown_paths``).
        lower_paths: the same for the search.
        path_rank: rank of each row when sorted by path, int32 (N,).
        measured: the measures of each row, and what other settings would keep.
        built: what the settings of the build decided.
        is_folder: whether a row is a folder that was not entered (N,).
        counts: files seen, read and kept, and why the others were dropped.
        kept: whether it is in the corpus (N,).
        language, reason: of each row; both may be the empty text.
        folders: the upper folders with the number of rows below each, for choosing.
        train_tokens: of the newest dataset of this corpus, or as many as usual.
        is_estimate: whether ``train_tokens`` was not counted.
    """

    folder: Path
    config: CorpusConfig
    rows: Sequence[ManifestRow]
    paths: Sequence[str]
    lower_paths: Sequence[str]
    path_rank: NDArray[np.int32]
    measured: MeasuredCorpus
    built: Decision
    is_folder: NDArray[np.bool_]
    counts: FileCounts
    kept: NDArray[np.bool_]
    language: Category
    reason: Category
    folders: tuple[tuple[str, int], ...]
    train_tokens: int
    is_estimate: bool

    def __len__(self) -> int:
        return len(self.rows)

    @property
    def measures(self) -> FileMeasures:
        """The measures of each row."""
        return self.measured.measures

    def tokens_of(self, text_bytes: int) -> float:
        """Estimate the training tokens of some kept text; exact for the text that was built."""
        return self.train_tokens * text_bytes / self.built.bytes if self.built.bytes else 0.0

    @property
    def name(self) -> str:
        """The name of the corpus."""
        return self.folder.name

    def original_of(self, index: int) -> int:
        """Return the index of the file that is kept instead of a duplicate; -1 for others.

        Paths would not do, since two sources may have files of the same path.
        """
        return int(self.built.originals[index])


def corpus_data(
    folder: Path,
    config: CorpusConfig,
    rows: Sequence[ManifestRow],
    train_tokens: int | None,
    control: Control | None = None,
    marked_by: Sequence[str] = (),
) -> CorpusData:
    """Put some rows into columns.

    Args:
        folder: of the corpus.
        config: the settings that it was built with.
        rows: of the manifest.
        train_tokens: of its newest dataset; None where it has none.
        control: asked between two columns.
        marked_by: as in the corpus's description; empty where that has none.

    Raises:
        Cancelled: between two columns.
    """
    control = control or Control()
    count = len(rows)
    paths = shown_paths(rows)
    has_sources = any(row.source != rows[0].source for row in rows)
    rank = np.empty(count, dtype=np.int32)
    rank[sorted(range(count), key=paths.__getitem__)] = np.arange(count, dtype=np.int32)
    control.safe_point()
    measured = MeasuredCorpus(rows, config, marked_by or None)
    control.safe_point()
    built = measured.decide(config)
    usual = built.bytes * (1 - config.validation_share) / _USUAL_BYTES_PER_TOKEN
    return CorpusData(
        folder=folder,
        config=config,
        rows=rows,
        paths=paths,
        lower_paths=[path.casefold() for path in paths],
        path_rank=rank,
        measured=measured,
        built=built,
        is_folder=np.fromiter([row.is_folder for row in rows], dtype=np.bool_, count=count),
        counts=counts_of(rows),
        kept=np.fromiter([row.kept for row in rows], dtype=np.bool_, count=count),
        language=_category([row.language for row in rows]),
        reason=_category([row.reason for row in rows]),
        folders=_upper_folders(paths, _FOLDER_LEVELS + has_sources),
        train_tokens=round(usual) if train_tokens is None else train_tokens,
        is_estimate=train_tokens is None,
    )


def _category(values: Sequence[str]) -> Category:
    counts = Counter(values)
    names = tuple(sorted(counts))
    code_of = {name: code for code, name in enumerate(names)}
    codes = np.fromiter(map(code_of.__getitem__, values), dtype=np.int16, count=len(values))
    return Category(names=names, codes=codes, counts=tuple(counts[name] for name in names))


def _upper_folders(paths: Sequence[str], levels: int) -> tuple[tuple[str, int], ...]:
    """Return the folders of the first levels; those with most rows where there are many."""
    counts: Counter[str] = Counter()
    for path in paths:
        end = -1
        for _ in range(levels):
            end = path.find("/", end + 1)
            if end < 0:
                break
            counts[path[: end + 1]] += 1
    return tuple(sorted(counts.most_common(MAX_FOLDERS)))


def shown_paths(rows: Sequence[ManifestRow]) -> list[str]:
    """Return the path of each row, after the name of its source if there are several sources."""
    names = source_names(list(dict.fromkeys(row.source for row in rows)))
    if len(names) < 2:
        return [row.path for row in rows]
    return [_joined(names[row.source], row.path) for row in rows]


def source_names(sources: Sequence[str]) -> dict[str, str]:
    """Return a short name for each of several different sources: the end of its path.

    It has as many parts as it takes to tell it from the others.
    """
    parts = {source: PurePath(source).parts for source in sources}
    lengths = dict.fromkeys(sources, 1)
    while True:
        names = {source: "/".join(parts[source][-lengths[source] :]) for source in sources}
        counts = Counter(names.values())
        short = [
            source
            for source in sources
            if counts[names[source]] > 1 and lengths[source] < len(parts[source])
        ]
        if not short:
            return names
        for source in short:
            lengths[source] += 1


def _joined(name: str, path: str) -> str:
    # A source that is a single file has its own name as path.
    return name if name.rpartition("/")[2] == path else f"{name}/{path}"
