"""What settings would keep: decided from stored measures, without reading a file.

The build decides with the same function. 100,000 files take some ten milliseconds,
so a slider may ask at every step.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from core.corpus.config import CorpusConfig
from core.corpus.description import read_description
from core.corpus.drop_reasons import DropReason
from core.corpus.filters.card_filters import header_cuts
from core.corpus.filters.file_measures import FileMeasures, Mask, measures_of
from core.corpus.filters.filter import Filter
from core.corpus.filters.recommended_filters import clusters
from core.corpus.filters.table import DROPPED_BY_USER, REASON_CODES, REASONS, active_filters
from core.corpus.store.manifest import ManifestRow, read_manifest


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What becomes of N files.

    Attributes:
        kept: whether a file is kept (N,).
        reasons: why not, codes of ``REASONS``; 0 for a kept file, int16 (N,).
        originals: place of the file that stands for a duplicate, else -1, int64 (N,).
        stripped_lines: cut off each file's start, int64 (N,).
        text_bytes: what is left of each file, kept or not, int64 (N,).
        files, bytes: kept in all.
        unmeasured: names of filters that are on but were off in the build, or had no such
            rule yet, so that their marks are missing; they drop nothing before the next build.
    """

    kept: Mask
    reasons: NDArray[np.int16]
    originals: NDArray[np.int64]
    stripped_lines: NDArray[np.int64]
    text_bytes: NDArray[np.int64]
    files: int
    bytes: int
    unmeasured: tuple[str, ...] = ()

    def counts(self, among: Mask | None = None) -> tuple[tuple[str, int], ...]:
        """Each reason with its number of rows, the most frequent first.

        Args:
            among: which rows count (N,), for example those that are no folders; None for all.
        """
        reasons = self.reasons if among is None else self.reasons[among]
        numbers = np.bincount(reasons, minlength=len(REASONS))
        found = [(REASONS[code], int(numbers[code])) for code in np.flatnonzero(numbers) if code]
        return tuple(sorted(found, key=lambda item: (-item[1], item[0])))


class MeasuredCorpus:
    """The measures of a corpus, ready for deciding.

    Attributes:
        columns: the measures, N rows in the order of the manifest.

    Args:
        rows: of a manifest, all of them.
        built_with: the settings of its build, which tell what was measured; None
            when everything was.
        marked_by: identities of the filters that marked the files; None where the settings
            alone tell.
    """

    def __init__(
        self,
        rows: Sequence[ManifestRow],
        built_with: CorpusConfig | None = None,
        marked_by: Sequence[str] | None = None,
    ) -> None:
        self.columns: FileMeasures = measures_of(rows)
        self._built_with = built_with
        self._marked_by = None if marked_by is None else frozenset(marked_by)

    @classmethod
    def from_manifest(cls, folder: Path) -> MeasuredCorpus:
        """The measures of a finished corpus.

        Raises:
            WorkspaceError: it is missing or damaged.
        """
        info = read_description(folder)
        return cls(list(read_manifest(folder)), info.config, info.marked_by or None)

    def __len__(self) -> int:
        return len(self.columns)

    def decide(self, config: CorpusConfig) -> Decision:
        """What ``config`` keeps; its sources and ignore rules are those of the build."""
        unmeasured = tuple(
            each.name
            for each in active_filters(config)
            if each.marks_texts() and not self._is_measured(each)
        )
        return decide(self.columns, config, unmeasured)

    def _is_measured(self, each: type[Filter]) -> bool:
        if self._marked_by is not None:
            return each.identity() in self._marked_by
        return self._built_with is None or each.is_measured_under(self._built_with)

    def clusters(self, config: CorpusConfig) -> NDArray[np.int64]:
        """For each file the place that stands for its cluster of near-duplicates (N,)."""
        return clusters(self.columns, config.near_duplicate_similarity)


def decide(columns: FileMeasures, config: CorpusConfig, unmeasured: Sequence[str] = ()) -> Decision:
    """Pass all files through the filters that are on."""
    reasons = _before_filters(columns, config)
    alive = reasons == 0
    originals = np.full(len(columns), -1, dtype=np.int64)
    for each in active_filters(config):
        if each.name in unmeasured:
            continue
        for dropped in each.dropped(columns, alive, config):
            mask = dropped.mask & alive & ~columns.always
            reasons[mask] = REASON_CODES[dropped.reason]
            alive &= ~mask
            if dropped.original is not None:
                originals[mask] = dropped.original[mask]
    lines, cut_bytes = header_cuts(columns, config)
    text_bytes = columns.text_bytes - cut_bytes
    return Decision(
        kept=alive,
        reasons=reasons,
        originals=originals,
        stripped_lines=lines,
        text_bytes=text_bytes,
        files=int(alive.sum()),
        bytes=int(text_bytes[alive].sum()),
        unmeasured=tuple(unmeasured),
    )


def _before_filters(columns: FileMeasures, config: CorpusConfig) -> NDArray[np.int16]:
    """Reasons that no override of "keep" can lift: not read, not wanted, or left out."""
    unreadable = REASON_CODES[DropReason.UNREADABLE]
    codes = [REASON_CODES.get(name) or unreadable for name in columns.reason_names]
    stored = np.array(codes, dtype=np.int16)[columns.reason]
    reasons = np.where(columns.is_read, np.int16(0), stored)
    read = columns.is_read
    wanted = np.array([name in config.languages for name in columns.language_names], dtype=np.bool_)
    reasons[read & ~wanted[columns.language]] = REASON_CODES[DropReason.OTHER_LANGUAGE]
    too_large = read & (reasons == 0) & (columns.bytes > config.max_file_bytes)
    reasons[too_large] = REASON_CODES[DropReason.TOO_LARGE]
    reasons[read & (reasons == 0) & columns.never] = REASON_CODES[DROPPED_BY_USER]
    return reasons
