"""The measures of every file of a corpus, in NumPy columns.

They are made from the rows of a manifest. Filters judge whole columns, so that a moved
threshold costs milliseconds for 100,000 files. Nothing here reads a source file or decides
anything. There are N rows, in the order of the manifest.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.corpus.store.manifest import ManifestRow
from core.corpus.store.overrides import ALWAYS_DROP, ALWAYS_KEEP

Mask = NDArray[np.bool_]


@dataclass(frozen=True, slots=True, kw_only=True)
class Headers:
    """The header blocks of all files, one after the other (B,).

    Attributes:
        row: index of the file that a block belongs to.
        lines, cut_lines, cut_bytes: as in ``HeaderBlock``.
    """

    row: NDArray[np.int64]
    lines: NDArray[np.int64]
    cut_lines: NDArray[np.int64]
    cut_bytes: NDArray[np.int64]


@dataclass(frozen=True, slots=True, kw_only=True)
class FileMeasures:
    """The measures of N files.

    Attributes:
        is_read: whether a file was read and measured (N,).
        reason_names, reason: stored reasons, for the files that were not read: the names,
            and for each file the index of its name.
        language_names, language: the names, and for each file the index of its name.
        lines, bytes, text_bytes, longest_line: int64 (N,).
        mean_line, non_ascii_share, alphanumeric_share: float64 (N,).
        content: a number for each different content, int64 (N,).
        headers: the header blocks.
        marks: by the name of a filter, the indices of the files that it marked.
        figures: by the name of a filter, what it measured of each file, float64 (N,).
        near_parent, near_similarity: as in ``ManifestRow``; without a parent a file
            is its own.
        preference: of two duplicates the one with the smaller number is the better (N,).
        always_keep, always_drop: what a user decided (N,).
    """

    is_read: Mask
    reason_names: tuple[str, ...]
    reason: NDArray[np.int64]
    language_names: tuple[str, ...]
    language: NDArray[np.int64]
    lines: NDArray[np.int64]
    bytes: NDArray[np.int64]
    text_bytes: NDArray[np.int64]
    longest_line: NDArray[np.int64]
    mean_line: NDArray[np.float64]
    non_ascii_share: NDArray[np.float64]
    alphanumeric_share: NDArray[np.float64]
    content: NDArray[np.int64]
    headers: Headers
    marks: Mapping[str, NDArray[np.int64]]
    figures: Mapping[str, NDArray[np.float64]]
    near_parent: NDArray[np.int64]
    near_similarity: NDArray[np.float64]
    preference: NDArray[np.int64]
    always_keep: Mask
    always_drop: Mask

    def __len__(self) -> int:
        return len(self.lines)

    def marked_by(self, filter_name: str) -> Mask:
        """Return which files a filter marked (N,)."""
        mask = np.zeros(len(self), dtype=np.bool_)
        marked = self.marks.get(filter_name)
        if marked is not None:
            mask[marked] = True
        return mask

    def measured_by(self, filter_name: str) -> NDArray[np.float64]:
        """Return what a filter measured of each file, 0 where it measured nothing (N,)."""
        figures = self.figures.get(filter_name)
        return np.zeros(len(self), dtype=np.float64) if figures is None else figures


def measures_of(rows: Sequence[ManifestRow]) -> FileMeasures:
    """Return the columns of the rows of one manifest."""
    count = len(rows)

    def whole(value: Callable[[ManifestRow], int]) -> NDArray[np.int64]:
        return np.fromiter(map(value, rows), dtype=np.int64, count=count)

    def decimal(value: Callable[[ManifestRow], float]) -> NDArray[np.float64]:
        return np.fromiter(map(value, rows), dtype=np.float64, count=count)

    languages, language = _codes([row.language for row in rows])
    reasons, reason = _codes([row.reason for row in rows])
    _, content = _codes([row.md5 for row in rows])
    text_bytes = whole(lambda row: row.text_bytes)
    indices = np.arange(count, dtype=np.int64)
    parent = whole(lambda row: row.near_parent)
    return FileMeasures(
        is_read=whole(lambda row: row.is_read).astype(np.bool_),
        reason_names=reasons,
        reason=reason,
        language_names=languages,
        language=language,
        lines=whole(lambda row: row.lines),
        bytes=whole(lambda row: row.bytes),
        text_bytes=text_bytes,
        longest_line=whole(lambda row: row.longest_line),
        mean_line=decimal(lambda row: row.mean_line),
        non_ascii_share=decimal(lambda row: row.non_ascii_share),
        alphanumeric_share=decimal(lambda row: row.alphanumeric_share),
        content=content,
        headers=_headers(rows),
        marks=_marks(rows),
        figures=_figures(rows),
        near_parent=np.where((parent < 0) | (parent >= count), indices, parent),
        near_similarity=decimal(lambda row: row.near_similarity),
        preference=_preference(text_bytes, whole(lambda row: row.path.count("/"))),
        always_keep=whole(lambda row: row.override == ALWAYS_KEEP).astype(np.bool_),
        always_drop=whole(lambda row: row.override == ALWAYS_DROP).astype(np.bool_),
    )


def _codes(values: Sequence[str]) -> tuple[tuple[str, ...], NDArray[np.int64]]:
    code_of: dict[str, int] = {}
    codes = [code_of.setdefault(value, len(code_of)) for value in values]
    return tuple(code_of), np.array(codes, dtype=np.int64)


def _headers(rows: Sequence[ManifestRow]) -> Headers:
    blocks = [
        (index, block.lines, block.cut_lines, block.cut_bytes)
        for index, row in enumerate(rows)
        for block in row.headers
    ]
    table = np.array(blocks, dtype=np.int64).reshape(-1, 4)
    return Headers(row=table[:, 0], lines=table[:, 1], cut_lines=table[:, 2], cut_bytes=table[:, 3])


def _marks(rows: Sequence[ManifestRow]) -> Mapping[str, NDArray[np.int64]]:
    indices: dict[str, list[int]] = {}
    for index, row in enumerate(rows):
        for name in row.marks:
            indices.setdefault(name, []).append(index)
    return {name: np.array(found, dtype=np.int64) for name, found in indices.items()}


def _figures(rows: Sequence[ManifestRow]) -> Mapping[str, NDArray[np.float64]]:
    figures: dict[str, NDArray[np.float64]] = {}
    for index, row in enumerate(rows):
        for name, figure in row.measures.items():
            column = figures.setdefault(name, np.zeros(len(rows), dtype=np.float64))
            column[index] = figure
    return figures


def _preference(text_bytes: NDArray[np.int64], depth: NDArray[np.int64]) -> NDArray[np.int64]:
    """Rank files: the largest text first, then the shallowest path, as vendored ones are deeper."""
    order = np.lexsort((depth, -text_bytes))
    preference = np.empty(len(order), dtype=np.int64)
    preference[order] = np.arange(len(order))
    return preference
