"""From measured files to a manifest: who is kept, why not, and on which side.

The last step before texts are written. It sees all files at once, since copies are
compared with each other; it reads none.
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
    """The rows of a manifest, decided; where a kept text lies is filled in by the writer.

    Args:
        rows: measured ones and skipped ones, in the order of the walk.
        signatures: of each row, as ``MeasuredFile`` has them; empty for skipped ones.
        config: of the build.
        overrides: what a person decided about single files.
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
    for place, row in enumerate(rows):
        if place % _ROWS_BETWEEN_SAFE_POINTS == 0:
            control.safe_point()
        decided.append(_decided(row, place, rows, decision, config) if row.is_read else row)
    kept = np.flatnonzero(decision.kept)
    sides = _sides([int(index) for index in kept], rows, measures, config)
    for place, side in zip(kept, sides, strict=True):
        decided[place] = dataclasses.replace(decided[place], split=side)
    return decided


def _linked(
    rows: list[ManifestRow], signatures: Sequence[bytes], control: Control
) -> list[ManifestRow]:
    """The rows with what each resembles most."""
    if not any(signatures):
        return rows
    parent, similarity = link(signatures, measures_of(rows).preference, control)
    for place in np.flatnonzero(parent != np.arange(len(rows))).tolist():
        alike = float(similarity[place])
        rows[place] = dataclasses.replace(
            rows[place], near_parent=int(parent[place]), near_similarity=alike
        )
    return rows


def final_text(row: ManifestRow, text: str, config: CorpusConfig) -> str:
    """What the shards hold of a file: its redacted text without long headers."""
    if not row.stripped_lines:
        return text
    return strip_header(text, language_named(row.language), config.max_header_lines)[0]


def _sides(
    kept: Sequence[int], rows: Sequence[ManifestRow], measures: FileMeasures, config: CorpusConfig
) -> list[Split]:
    """The side of each kept file; copies share the key of one of them."""
    group = clusters(measures, config.near_duplicate_similarity)
    key_of: dict[int, str] = {}
    for place in kept:
        number = int(group[place])
        key_of[number] = min(rows[place].md5, key_of.get(number, rows[place].md5))
    keys = [key_of[int(group[place])] for place in kept]
    share, seed = config.validation_share, config.seed
    if config.split_by == "cluster":
        return split_files(keys, share, seed)
    projects = [project_of(rows[place]) for place in kept]
    sizes = [rows[place].text_bytes for place in kept]
    return split_projects(projects, keys, sizes, share, seed)


def project_of(row: ManifestRow) -> str:
    """The top folder of a file in its source, or the source for a file at its top."""
    top, slash, _ = row.path.partition("/")
    name = row.source.replace("\\", "/").rstrip("/").rpartition("/")[2]
    return f"{name}/{top}" if slash else name


def _with_override(row: ManifestRow, overrides: Overrides) -> ManifestRow:
    override = overrides.of(row.source, row.path)
    return row if row.override == override else dataclasses.replace(row, override=override)


def _decided(
    row: ManifestRow,
    place: int,
    rows: Sequence[ManifestRow],
    decision: Decision,
    config: CorpusConfig,
) -> ManifestRow:
    stripped = int(decision.stripped_lines[place])
    if decision.kept[place]:
        return dataclasses.replace(row, kept=True, stripped_lines=stripped)
    reason = REASONS[decision.reasons[place]]
    by = filter_of(reason)
    if by is None:
        detail = "by your choice" if reason == DROPPED_BY_USER else ""
        if reason == DropReason.TOO_LARGE:
            detail = f"{row.bytes:,} bytes > {config.max_file_bytes:,}"
        return dataclasses.replace(row, reason=reason, detail=detail)
    original = int(decision.originals[place])
    named = rows[original].path if original >= 0 else ""
    row = dataclasses.replace(
        row,
        reason=reason,
        stripped_lines=0 if by is HeaderOnly else stripped,
        **({by.original_field: named} if by.original_field else {}),
    )
    return dataclasses.replace(row, detail=by.detail(reason, row, config))
