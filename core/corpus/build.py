"""Building a corpus: walk, read, filter, split, write, all or nothing.

The same input and settings give the same bytes, whether files were read or came from the
cache; where nothing has changed, the old corpus is the result. A new corpus replaces it only
when it is complete. Everything here can be cancelled between two files. Nothing here depends
on tokens.
"""

from __future__ import annotations

import dataclasses
import hashlib
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from core import files
from core.config import to_toml
from core.control import Control
from core.corpus.config import CorpusConfig
from core.corpus.decisions import decide_rows, final_text
from core.corpus.description import (
    FORMAT_VERSION,
    CorpusInfo,
    read_description,
    write_description,
)
from core.corpus.drop_reasons import DropReason
from core.corpus.filters.table import FILTERS, marking_filters
from core.corpus.measuring import measuring_key
from core.corpus.reading import Readers, read_files
from core.corpus.sources.containers import is_container
from core.corpus.sources.source_list import Source, resolve_sources
from core.corpus.sources.walk import FoundFile, Walk
from core.corpus.store.file_counts import counts_of
from core.corpus.store.manifest import MANIFEST_FILE, ManifestRow, printable, read_manifest, to_line
from core.corpus.store.overrides import Overrides, read_overrides
from core.corpus.store.read_cache import (
    CacheState,
    IndexWriter,
    ReadCache,
    has_unsettled,
    write_state,
)
from core.corpus.store.text_shards import TextShardReader, TextShardWriter, holds_all_texts
from core.errors import SourceError, WorkspaceError
from core.events import Emit
from core.folders import staged_folder
from core.progress import Stage
from core.texts import Text
from core.workspace import Workspace

# What was read is kept here until all files are compared, and for the next build.
_CACHE = "corpora"
# Writing this many rows takes a few milliseconds.
_ROWS_BETWEEN_SAFE_POINTS = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class CorpusResult:
    """The result of a build.

    Attributes:
        name, folder: of the corpus.
        files_seen, files_read, files_kept, dropped: as in ``FileCounts``.
        kept_bytes: of text in the shards.
        text_sha256, manifest_sha256: equal for equal corpora.
    """

    name: str
    folder: Path
    files_seen: int
    files_read: int
    files_kept: int
    kept_bytes: int
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
    cache = ReadCache.open(workspace.cache / _CACHE / target.name)
    key = measuring_key(config)
    with Readers(config) as readers:
        # Without a cache of an earlier build, what is found is what will be read.
        on_found = readers.expect if cache.state is None else None
        found = _scan(sources, config, on_found, emit, control)
        overrides = read_overrides(target)
        resolved = tuple(printable(str(source.path)) for source in sources)
        described = dataclasses.replace(config, sources=resolved)
        inputs = _inputs(found, described, overrides)
        unchanged = _unchanged(target, cache, inputs)
        if unchanged is not None:
            return unchanged
        with staged_folder(target) as folder, staged_folder(cache.folder) as spool:
            with IndexWriter(spool) as index:
                entries = cache.with_entries(key)
                rows, signatures = read_files(found, config, entries, index, readers, emit, control)
            if any(row.reason == DropReason.CRASHED for row in rows):
                inputs = ""  # the next build tries those files again
            rows = decide_rows(rows, signatures, config, overrides, control)
            if not any(row.kept for row in rows):
                raise _nothing_left(config, rows)
            with TextShardReader(spool) as texts, TextShardWriter(folder) as shards:
                rows = [_stored(row, config, texts, shards, control) for row in rows]
            result = _write(name, target, folder, rows, shards, control)
            write_description(folder, _info(result, described))
            manifest = result.manifest_sha256
            write_state(
                spool, CacheState(measuring_key=key, inputs_sha256=inputs, manifest_sha256=manifest)
            )
        return result


def _inputs(found: Sequence[FoundFile], config: CorpusConfig, overrides: Overrides) -> str:
    """Return a hash of everything that decides the result; empty where it may still change."""
    if has_unsettled(found):
        return ""
    digest = hashlib.sha256(f"{FORMAT_VERSION} {measuring_key(config)}\n".encode())
    digest.update(to_toml(config).encode())
    digest.update(repr([each.identity() for each in FILTERS]).encode())
    digest.update(repr(sorted(overrides.decisions.items())).encode())
    for file in found:
        about = (
            file.source,
            file.path,
            file.member,
            str(file.drop_reason),
            file.detail,
            file.stamp,
        )
        digest.update("\0".join(map(str, about)).encode("utf-8", "surrogateescape") + b"\n")
    return digest.hexdigest()


def _unchanged(target: Path, cache: ReadCache, inputs: str) -> CorpusResult | None:
    """Return the result of the last build, where its inputs were the same and it still exists."""
    state = cache.state
    if state is None or not inputs or state.inputs_sha256 != inputs:
        return None
    try:
        info = read_description(target)
        rows = list(read_manifest(target))
        if files.sha256_of_file(target / MANIFEST_FILE) != state.manifest_sha256:
            return None
    except (WorkspaceError, OSError):
        return None
    if not holds_all_texts(target, rows):
        return None
    counts = counts_of(rows)
    return CorpusResult(
        name=info.name,
        folder=target,
        files_seen=counts.seen,
        files_read=counts.read,
        files_kept=counts.kept,
        kept_bytes=info.kept_bytes,
        train_files=info.train_files,
        validation_files=info.validation_files,
        dropped=counts.dropped,
        text_sha256=info.text_sha256,
        manifest_sha256=info.manifest_sha256,
    )


def _scan(
    sources: Sequence[Source],
    config: CorpusConfig,
    on_found: Callable[[FoundFile], None] | None,
    emit: Emit,
    control: Control,
) -> list[FoundFile]:
    stage = Stage("scan", "files", emit)
    walk = Walk(config, control)
    found: list[FoundFile] = []
    for source in sources:
        for file in walk.files(source):
            control.safe_point()
            found.append(file)
            if on_found is not None:
                on_found(file)
            stage.advance(not file.is_folder, detail=printable(file.path))
    stage.finish(detail="")
    return found


def _stored(
    row: ManifestRow,
    config: CorpusConfig,
    texts: TextShardReader,
    shards: TextShardWriter,
    control: Control,
) -> ManifestRow:
    """Return the row with the location of its text in the corpus; none where it is not kept."""
    control.safe_point()
    if not row.kept:
        return row.placed(0, 0, 0)
    data = texts.read_bytes(row.shard, row.offset, row.length)
    if row.stripped_lines:
        data = final_text(row, data.decode("utf-8"), config).encode("utf-8")
    return row.placed(*shards.add_bytes(data))


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
        for index, row in enumerate(rows):
            if index % _ROWS_BETWEEN_SAFE_POINTS == 0:
                control.safe_point()
            file.write(to_line(row))
    splits = Counter(row.split for row in rows if row.kept)
    counts = counts_of(rows)
    return CorpusResult(
        name=name,
        folder=target,
        files_seen=counts.seen,
        files_read=counts.read,
        files_kept=counts.kept,
        kept_bytes=shards.total_bytes,
        train_files=splits["train"],
        validation_files=splits["validation"],
        dropped=counts.dropped,
        text_sha256=shards.sha256,
        manifest_sha256=files.sha256_of_file(manifest),
    )


def _info(result: CorpusResult, config: CorpusConfig) -> CorpusInfo:
    return CorpusInfo(
        format_version=FORMAT_VERSION,
        name=result.name,
        files_seen=result.files_seen,
        files_kept=result.files_kept,
        kept_bytes=result.kept_bytes,
        train_files=result.train_files,
        validation_files=result.validation_files,
        text_sha256=result.text_sha256,
        manifest_sha256=result.manifest_sha256,
        config=config,
        marked_by=tuple(each.identity() for each in marking_filters(config)),
    )


def _nothing_left(config: CorpusConfig, rows: Sequence[ManifestRow]) -> SourceError:
    """Return the error for an empty corpus: no source files at all, or all of them dropped."""
    dropped = counts_of(rows).dropped
    counts = ", ".join(f"{count:,} {reason.replace('_', ' ')}" for reason, count in dropped)
    folders = [row.path for row in rows if row.is_folder][:3]
    not_entered = Text(" Not entered: {folders}.", folders=", ".join(folders)) if folders else ""
    languages = ", ".join(config.languages)
    has_containers = any(
        row.reason == DropReason.OTHER_LANGUAGE and is_container(row.path) for row in rows
    )
    inside = (
        Text(" To read the archives and tables in it: --set corpus.read_containers=true.")
        if has_containers
        else ""
    )
    if all(reason == DropReason.OTHER_LANGUAGE for reason, _ in dropped):
        return SourceError(
            Text("No source file of these languages was found: {languages}.", languages=languages),
            Text(
                "Choose a folder of code. Seen: {counts}.{not_entered}{inside}",
                counts=counts or Text("no files at all"),
                not_entered=not_entered,
                inside=inside,
            ),
        )
    return SourceError(
        Text("No file is left: every one was dropped."),
        Text(
            "Reasons: {counts}.{not_entered} Loosen the filters, or add folders.",
            counts=counts,
            not_entered=not_entered,
        ),
    )
