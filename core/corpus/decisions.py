"""From measured files to a manifest: which files are kept, why not, and in which split.

This is the last step before texts are written. It has all files together, since duplicates
are compared with each other; it reads none.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

import numpy as np

from core.control import Control
from core.corpus.config import CorpusConfig
from core.corpus.drop_reasons import DropReason
from core.corpus.filter_run import Decision, apply_filters
from core.corpus.filters.file_measures import FileMeasures, measures_of
from core.corpus.filters.grouping import clusters
from core.corpus.filters.header_filter import HeaderOnly
from core.corpus.filters.near_duplicates import link
from core.corpus.filters.table import DROPPED_BY_USER, REASONS, filter_of
from core.corpus.split import split_files, split_projects
from core.corpus.store.manifest import ManifestRow, Split
from core.corpus.store.overrides import Overrides
from core.corpus.text.header import strip_header
from core.languages.table import language_named

_ROWS_BETWEEN_SAFE_POINTS = 500


def decide_rows(
    rows: Sequence[ManifestRow],
    signatures: Sequence[bytes],
    config: CorpusConfig,
    overrides: Overrides | None = None,
    control: Control | None = None,
) -> list[ManifestRow]:
    """Decide the rows of a manifest; the writer fills in the location of each kept text.

    Args:
        rows: measured files and files that were not read, in the order of the walk.
        signatures: of each row, as in ``MeasuredFile``; empty for files that were not read.
        config: of the build.
        overrides: what a user decided about single files.
        control: asked between the passes, and between some hundred rows.

    Raises:
        Cancelled: when that was asked for.
    """
    chosen, control = overrides or Overrides(), control or Control()
    rows = _linked([_with_override(row, chosen) for row in rows], signatures, control)
    control.safe_point()
    measures = measures_of(rows)
    decision = apply_filters(measures, config)
    decided: list[ManifestRow] = []
    for index, row in enumerate(rows):
        if index % _ROWS_BETWEEN_SAFE_POINTS == 0:
            control.safe_point()
        decided.append(_decided(row, index, rows, decision, config) if row.is_read else row)
    kept = np.flatnonzero(decision.kept)
    splits = _splits([int(index) for index in kept], rows, measures, config)
    for index, split in zip(kept, splits, strict=True):
        decided[index] = dataclasses.replace(decided[index], split=split)
    return decided


def _linked(
    rows: list[ManifestRow], signatures: Sequence[bytes], control: Control
) -> list[ManifestRow]:
    """Return the rows, each with the most similar other one."""
    if not any(signatures):
        return rows
    parent, similarity = link(signatures, measures_of(rows).preference, control)
    for index in np.flatnonzero(parent != np.arange(len(rows))).tolist():
        strength = float(similarity[index])
        rows[index] = dataclasses.replace(
            rows[index], near_parent=int(parent[index]), near_similarity=strength
        )
    return rows


def final_text(row: ManifestRow, text: str, config: CorpusConfig) -> str:
    """Return the text of a file in the shards: redacted, without long headers."""
    if not row.stripped_lines:
        return text
    return strip_header(text, language_named(row.language), config.max_header_lines)[0]


def _splits(
    kept: Sequence[int], rows: Sequence[ManifestRow], measures: FileMeasures, config: CorpusConfig
) -> list[Split]:
    """Return the split of each kept file; duplicates have the key of one of them."""
    group = clusters(measures, config.near_duplicate_similarity)
    key_of: dict[int, str] = {}
    for index in kept:
        number = int(group[index])
        key_of[number] = min(rows[index].md5, key_of.get(number, rows[index].md5))
    keys = [key_of[int(group[index])] for index in kept]
    fraction, seed = config.validation_share, config.seed
    if config.split_by == "cluster":
        return split_files(keys, fraction, seed)
    projects = [project_of(rows[index]) for index in kept]
    sizes = [rows[index].text_bytes for index in kept]
    return split_projects(projects, keys, sizes, fraction, seed)


def project_of(row: ManifestRow) -> str:
    """Return the top folder of a file in its source, or the source for a file at its top."""
    top, slash, _ = row.path.partition("/")
    name = row.source.replace("\\", "/").rstrip("/").rpartition("/")[2]
    return f"{name}/{top}" if slash else name


def _with_override(row: ManifestRow, overrides: Overrides) -> ManifestRow:
    override = overrides.of(row.source, row.path)
    return row if row.override == override else dataclasses.replace(row, override=override)


def _decided(
    row: ManifestRow,
    index: int,
    rows: Sequence[ManifestRow],
    decision: Decision,
    config: CorpusConfig,
) -> ManifestRow:
    stripped = int(decision.stripped_lines[index])
    if decision.kept[index]:
        return dataclasses.replace(row, kept=True, stripped_lines=stripped)
    reason = REASONS[decision.reasons[index]]
    by = filter_of(reason)
    if by is None:
        detail = "by your choice" if reason == DROPPED_BY_USER else ""
        if reason == DropReason.TOO_LARGE:
            detail = f"{row.bytes:,} bytes > {config.max_file_bytes:,}"
        return dataclasses.replace(row, reason=reason, detail=detail)
    original = int(decision.originals[index])
    named = rows[original].path if original >= 0 else ""
    row = dataclasses.replace(
        row,
        reason=reason,
        stripped_lines=0 if by is HeaderOnly else stripped,
        **({by.original_field: named} if by.original_field else {}),
    )
    return dataclasses.replace(row, detail=by.detail(reason, row, config))
