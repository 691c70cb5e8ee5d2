"""Passing files through the filters: decided from measures, without reading a file.

A build decides with this function, and so does the window, which asks at every step of a
slider: 100,000 files take some ten milliseconds.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.corpus.config import CorpusConfig
from core.corpus.drop_reasons import DropReason
from core.corpus.filters.file_measures import FileMeasures, Mask
from core.corpus.filters.grouping import header_cuts
from core.corpus.filters.table import DROPPED_BY_USER, REASON_CODES, REASONS, active_filters


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What the filters decide about N files.

    Attributes:
        kept: whether a file is kept (N,).
        reasons: why not, codes of ``REASONS``; 0 for a kept file, int16 (N,).
        originals: for a duplicate the index of the file that is kept instead, else -1,
            int64 (N,).
        stripped_lines: removed from each file's start, int64 (N,).
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
        """Return each reason with its number of rows, the most frequent first.

        Args:
            among: which rows count (N,), for example those that are no folders; None for all.
        """
        reasons = self.reasons if among is None else self.reasons[among]
        numbers = np.bincount(reasons, minlength=len(REASONS))
        found = [(REASONS[code], int(numbers[code])) for code in np.flatnonzero(numbers) if code]
        return tuple(sorted(found, key=lambda item: (-item[1], item[0])))


def apply_filters(
    measures: FileMeasures, config: CorpusConfig, unmeasured: Sequence[str] = ()
) -> Decision:
    """Pass all files through the filters that are on.

    Args:
        measures: of N files.
        config: the settings.
        unmeasured: names of filters that drop nothing, since their marks are missing.
    """
    reasons = _before_filters(measures, config)
    alive = reasons == 0
    originals = np.full(len(measures), -1, dtype=np.int64)
    for each in active_filters(config):
        if each.name in unmeasured:
            continue
        for dropped in each.dropped(measures, alive, config):
            mask = dropped.mask & alive & ~measures.always_keep
            reasons[mask] = REASON_CODES[dropped.reason]
            alive &= ~mask
            if dropped.original is not None:
                originals[mask] = dropped.original[mask]
    lines, cut_bytes = header_cuts(measures, config.max_header_lines)
    text_bytes = measures.text_bytes - cut_bytes
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


def _before_filters(measures: FileMeasures, config: CorpusConfig) -> NDArray[np.int16]:
    """Return the reasons that no override to keep a file can lift, int16 (N,).

    The file was not read, is of no chosen language or too large, or a user always drops it.
    """
    unreadable = REASON_CODES[DropReason.UNREADABLE]
    codes = [REASON_CODES.get(name) or unreadable for name in measures.reason_names]
    stored = np.array(codes, dtype=np.int16)[measures.reason]
    reasons = np.where(measures.is_read, np.int16(0), stored)
    read = measures.is_read
    names = measures.language_names
    wanted = np.array([name in config.languages for name in names], dtype=np.bool_)
    reasons[read & ~wanted[measures.language]] = REASON_CODES[DropReason.OTHER_LANGUAGE]
    too_large = read & (reasons == 0) & (measures.bytes > config.max_file_bytes)
    reasons[too_large] = REASON_CODES[DropReason.TOO_LARGE]
    reasons[read & (reasons == 0) & measures.always_drop] = REASON_CODES[DROPPED_BY_USER]
    return reasons
