"""The stage "read": from found files to measured ones, on all cores, in their order.

Unchanged files come from the cache, ordinary files are read by child processes, and
members of archives and tables by this one, which hands their bytes on. What is
measured is the business of ``measuring.py``.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from itertools import chain, groupby

from core.control import Control
from core.corpus.config import CorpusConfig
from core.corpus.containers import Container
from core.corpus.manifest import ManifestRow, printable
from core.corpus.measuring import Measurer
from core.corpus.raw_file import read_regular
from core.corpus.read_cache import ReadCache, ReadCacheWriter, ReadFile
from core.corpus.skips import SkipError
from core.corpus.text_shards import TextShardReader
from core.corpus.walk import FoundFile
from core.errors import WorkspaceError
from core.events import Emit
from core.parallel import Workers, usable_cores
from core.progress import Stage

LOT_BYTES = 512 * 1024
LOT_FILES = 64
# Children take some 0.4 s to start, in which one process reads this much.
WORTH_CHILDREN_BYTES = 4 << 20


@dataclass(frozen=True, slots=True)
class _Task:
    """A file to measure; ``data`` where this process has read it."""

    file: FoundFile
    data: bytes | None = None
    failure: SkipError | None = None


Lot = list[_Task]


def read_files(
    found: Sequence[FoundFile],
    config: CorpusConfig,
    cache: ReadCache,
    spool: ReadCacheWriter,
    emit: Emit,
    control: Control,
) -> tuple[list[ManifestRow], list[bytes]]:
    """Read and measure every file that is to be read; nothing is decided.

    Args:
        found: what the walk came upon.
        config: how to measure.
        cache: what the last build read.
        spool: where rows and texts go.
        emit: hears of the stage ``read``.
        control: asked between files.

    Returns:
        a row for every file, with the place of its text in the spool, and the
        signatures that go with them.

    Raises:
        WorkspaceError: the cache is damaged.
        EnvironmentProblem: the system ended a child.
        Cancelled: within a second after it was asked for.
    """
    stage = Stage("read", "files", emit, total=len(found))
    rows: list[ManifestRow] = []
    signatures: list[bytes] = []
    new = [file for file in found if file.language is not None and cache.row_of(file) is None]
    is_large = sum(file.size for file in new) >= WORTH_CHILDREN_BYTES
    make = partial(_make_reader, config)
    with (
        TextShardReader(cache.folder) as cached_texts,
        Workers[Lot, list[ReadFile]](make, usable_cores() if is_large else 0) as workers,
    ):
        fresh = chain.from_iterable(workers.map(_lots(_tasks(new, config)), control))
        for file in found:
            control.safe_point()
            if file.language is None:
                rows.append(skipped_row(file))
                signatures.append(b"")
            else:
                is_cached = cache.row_of(file) is not None
                read = _cached(cache, file, cached_texts) if is_cached else next(fresh)
                rows.append(spool.add(file, read))
                signatures.append(read.signature)
            stage.advance(1, detail=rows[-1].path)
    stage.finish(detail="")
    return rows, signatures


def skipped_row(file: FoundFile) -> ManifestRow:
    """The row of a file or folder that is not to be read."""
    return ManifestRow(
        path=printable(file.path),
        source=printable(file.source),
        reason=str(file.skip),
        detail=file.detail,
    )


def _tasks(found: Iterable[FoundFile], config: CorpusConfig) -> Iterator[_Task]:
    """What children do; members are read here, since a container has one order."""
    for (location, is_member), files in groupby(
        found, key=lambda file: (file.location, file.member >= 0)
    ):
        if not is_member:
            yield from map(_Task, files)
            continue
        with closing(Container(location, config)) as container:
            for file in files:
                try:
                    yield _Task(file, container.read(file.member, file.path))
                except SkipError as failure:
                    yield _Task(file, failure=failure)


def _lots(tasks: Iterable[_Task]) -> Iterator[Lot]:
    lot: Lot = []
    size = 0
    for task in tasks:
        lot.append(task)
        size += task.file.size
        if size >= LOT_BYTES or len(lot) >= LOT_FILES:
            yield lot
            lot, size = [], 0
    if lot:
        yield lot


def _cached(cache: ReadCache, file: FoundFile, texts: TextShardReader) -> ReadFile:
    try:
        return cache.read(file, texts)
    except (OSError, ValueError) as error:
        raise WorkspaceError(
            f"What was kept of the last build is damaged: {error}.",
            f"Delete this folder and build again: {cache.folder}",
        ) from error


def _make_reader(config: CorpusConfig) -> Callable[[Lot], list[ReadFile]]:
    """What a child does."""
    measurer = Measurer(config)

    def read(lot: Lot) -> list[ReadFile]:
        return [_read(task, config, measurer) for task in lot]

    return read


def _read(task: _Task, config: CorpusConfig, measurer: Measurer) -> ReadFile:
    file = task.file
    assert file.language is not None
    path, source = printable(file.path), printable(file.source)
    try:
        if task.failure is not None:
            raise task.failure
        data = task.data
        if data is None:
            data = read_regular(file.location, config.max_file_bytes)
        measured = measurer.measure(path, source, file.language, data)
    except SkipError as skip:
        row = ManifestRow(path=path, source=source, language=file.language.name)
        row = dataclasses.replace(row, reason=str(skip.reason), detail=skip.detail)
        return ReadFile(row, "", b"")
    return ReadFile(measured.row, measured.text, measured.signature)
