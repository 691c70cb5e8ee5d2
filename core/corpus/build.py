"""Building a corpus: walk, read, filter, split, write, all or nothing.

The same input and settings give the same bytes. The new corpus takes the place of
an old one of the same name only when it is complete. Everything here can be
cancelled between two files; nothing here knows of tokens.
"""

from __future__ import annotations

import dataclasses
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from core import files
from core.control import Control
from core.corpus.config import CorpusConfig
from core.corpus.decoding import decode
from core.corpus.description import FORMAT_VERSION, CorpusInfo, write_description
from core.corpus.draft import Draft, Drop, draft_of
from core.corpus.filters import Filter, active_filters, judge
from core.corpus.manifest import MANIFEST_FILE, ManifestRow, printable, to_line
from core.corpus.raw_file import read_regular
from core.corpus.skips import Skip, SkipError
from core.corpus.sources import Source, resolve_sources
from core.corpus.split import split_files
from core.corpus.text_shards import TextShardWriter
from core.corpus.walk import FoundFile, Walk
from core.errors import SourceError
from core.events import Emit
from core.folders import staged_folder
from core.progress import Stage
from core.workspace import Workspace

# Writing this many rows takes a few milliseconds.
_ROWS_BETWEEN_SAFE_POINTS = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class CorpusResult:
    """What a build came to.

    Attributes:
        name, folder: of the corpus.
        files_seen: files, not folders, that the walk came upon.
        bytes_kept: of text in the shards.
        dropped: each reason with its number of files, the most frequent first.
        text_sha256, manifest_sha256: equal for equal corpora.
    """

    name: str
    folder: Path
    files_seen: int
    files_kept: int
    bytes_kept: int
    train_files: int
    validation_files: int
    dropped: tuple[tuple[str, int], ...]
    text_sha256: str
    manifest_sha256: str


def build_corpus(
    name: str, config: CorpusConfig, workspace: Workspace, emit: Emit, control: Control
) -> CorpusResult:
    """Build the corpus ``name`` from the sources of ``config``.

    Raises:
        SourceError: a source is missing, or nothing is left of all of them.
        StorageError, WorkspaceError: it cannot be written.
        Cancelled: at the next safe point after it was asked for.
    """
    target = workspace.corpus(name)
    sources = resolve_sources(config)
    found = _scan(sources, config, emit, control)
    with staged_folder(target) as folder:
        with TextShardWriter(folder) as shards:
            rows = _read(found, config, shards, emit, control)
        if not any(row.kept for row in rows):
            raise _nothing_left(config, rows)
        rows = _split(rows, config)
        result = _write(name, target, folder, rows, shards, control)
        resolved = tuple(printable(str(source.path)) for source in sources)
        described = dataclasses.replace(config, sources=resolved)
        write_description(folder, _info(result, described))
    return result


def _scan(
    sources: Sequence[Source], config: CorpusConfig, emit: Emit, control: Control
) -> list[FoundFile]:
    stage = Stage("scan", "files", emit)
    walk = Walk(config, control)
    found: list[FoundFile] = []
    for source in sources:
        for file in walk.files(source):
            control.safe_point()
            found.append(file)
            stage.advance(1, detail=printable(file.path))
    stage.finish(detail="")
    return found


def _read(
    found: Sequence[FoundFile],
    config: CorpusConfig,
    shards: TextShardWriter,
    emit: Emit,
    control: Control,
) -> list[ManifestRow]:
    """Read, judge and store every file; rows have no split yet."""
    stage = Stage("read", "files", emit, total=len(found))
    filters = active_filters(config)
    rows: list[ManifestRow] = []
    for file in found:
        control.safe_point()
        rows.append(_row(file, config.max_file_bytes, filters, shards))
        stage.advance(1, detail=rows[-1].path)
    stage.finish(detail="")
    return rows


def _row(
    file: FoundFile, max_bytes: int, filters: Sequence[Filter], shards: TextShardWriter
) -> ManifestRow:
    path, source = printable(file.path), printable(file.source)
    if file.language is None:
        reason = str(file.skip)
        return ManifestRow(path=path, source=source, reason=reason, detail=file.detail)
    skipped = ManifestRow(path=path, source=source, language=file.language.name)
    try:
        data = read_regular(file.location, max_bytes)
        text = decode(data, may_declare=file.language.name == "python")
    except SkipError as skip:
        return dataclasses.replace(skipped, reason=str(skip.reason), detail=skip.detail)
    draft = draft_of(path, file.language, data, text)
    verdict = judge(draft, filters)
    if isinstance(verdict, Drop):
        row = _measured(skipped, draft)
        return dataclasses.replace(row, reason=verdict.reason, detail=verdict.detail)
    shard, offset, length = shards.add(verdict.text)
    row = _measured(skipped, verdict)
    return dataclasses.replace(row, kept=True, shard=shard, offset=offset, length=length)


def _measured(row: ManifestRow, draft: Draft) -> ManifestRow:
    return dataclasses.replace(
        row,
        lines=draft.lines,
        bytes=draft.size_bytes,
        md5=draft.md5,
        non_ascii_share=draft.non_ascii_share,
        stripped_lines=draft.stripped_lines,
    )


def _split(rows: Sequence[ManifestRow], config: CorpusConfig) -> list[ManifestRow]:
    md5s = [row.md5 for row in rows if row.kept]
    sides = iter(split_files(md5s, config.validation_share, config.seed))
    return [dataclasses.replace(row, split=next(sides)) if row.kept else row for row in rows]


def _write(
    name: str,
    target: Path,
    folder: Path,
    rows: Sequence[ManifestRow],
    shards: TextShardWriter,
    control: Control,
) -> CorpusResult:
    """Write the manifest into ``folder`` and sum it up."""
    manifest = folder / MANIFEST_FILE
    with open(manifest, "x", encoding="utf-8", newline="\n") as file:
        for place, row in enumerate(rows):
            if place % _ROWS_BETWEEN_SAFE_POINTS == 0:
                control.safe_point()
            file.write(to_line(row))
    splits = Counter(row.split for row in rows if row.kept)
    return CorpusResult(
        name=name,
        folder=target,
        files_seen=sum(not row.is_folder for row in rows),
        files_kept=splits.total(),
        bytes_kept=shards.total_bytes,
        train_files=splits["train"],
        validation_files=splits["validation"],
        dropped=_dropped(rows),
        text_sha256=shards.sha256,
        manifest_sha256=files.sha256_of_file(manifest),
    )


def _info(result: CorpusResult, config: CorpusConfig) -> CorpusInfo:
    return CorpusInfo(
        format_version=FORMAT_VERSION,
        name=result.name,
        files_seen=result.files_seen,
        files_kept=result.files_kept,
        kept_bytes=result.bytes_kept,
        train_files=result.train_files,
        validation_files=result.validation_files,
        text_sha256=result.text_sha256,
        manifest_sha256=result.manifest_sha256,
        config=config,
    )


def _dropped(rows: Sequence[ManifestRow]) -> tuple[tuple[str, int], ...]:
    counts = Counter(row.reason for row in rows if row.reason and not row.is_folder)
    return tuple(sorted(counts.items(), key=lambda item: (-item[1], item[0])))


def _nothing_left(config: CorpusConfig, rows: Sequence[ManifestRow]) -> SourceError:
    """The error for an empty corpus: no source files at all, or all of them dropped."""
    dropped = _dropped(rows)
    counts = ", ".join(f"{count:,} {reason.replace('_', ' ')}" for reason, count in dropped)
    folders = [row.path for row in rows if row.is_folder][:3]
    not_entered = f" Not entered: {', '.join(folders)}." if folders else ""
    languages = ", ".join(config.languages)
    if all(reason == Skip.OTHER_LANGUAGE for reason, _ in dropped):
        return SourceError(
            f"No source file of these languages was found: {languages}.",
            f"Choose a folder of code. Seen: {counts or 'no files at all'}.{not_entered}",
        )
    return SourceError(
        "No file is left: every one was dropped.",
        f"Reasons: {counts}.{not_entered} Loosen the filters, or add folders.",
    )
