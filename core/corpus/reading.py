"""The stage "read": from found files to measured ones, on all cores, in their order.

Unchanged files come from the cache, ordinary files are read by child processes, and members of
archives and tables by this process, which passes their bytes on. Texts are not sent between
processes: the process that reads a text also writes it. ``measuring.py`` measures.
"""

from __future__ import annotations

import dataclasses
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from itertools import chain, groupby
from pathlib import Path
from types import TracebackType

from core.control import Control
from core.corpus.config import CorpusConfig
from core.corpus.drop_reasons import DroppedError, DropReason
from core.corpus.measuring import Measurer
from core.corpus.sources.containers import Container
from core.corpus.sources.raw_file import read_regular
from core.corpus.sources.walk import FoundFile
from core.corpus.store.file_counts import files_to_read
from core.corpus.store.manifest import ManifestRow, printable
from core.corpus.store.read_cache import IndexWriter, ReadCache, ReadFile, to_record
from core.corpus.store.text_shards import TextShardReader, TextShardWriter
from core.errors import WorkspaceError
from core.events import Emit
from core.parallel import RunIsolated, Workers, usable_cores
from core.progress import Stage
from core.texts import Text

BATCH_BYTES = 512 * 1024
BATCH_FILES = 64
# Children take some 0.4 s to start, in which one process reads this much.
WORTH_CHILDREN_BYTES = 4 << 20
# Of 64 MB each: more than one process ever reads.
_SHARDS_OF_PROCESS = 10_000


@dataclass(frozen=True, slots=True)
class _Task:
    """A file to measure; ``data`` where this process has read it."""

    file: FoundFile
    data: bytes | None = None
    failure: DroppedError | None = None


@dataclass(frozen=True, slots=True)
class _Batch:
    """What one child reads at a time; the texts go into shards of its own in ``spool``."""

    spool: Path
    tasks: list[_Task]


class Readers:
    """The readers: child processes where there is much to read, else this process.

    A context manager that ends the children, whatever they are doing.

    Args:
        config: how to measure.
    """

    def __init__(self, config: CorpusConfig) -> None:
        self._make = partial(_make_reader, config)
        self._workers: Workers[_Batch, list[ReadFile]] | None = None
        self._expected_bytes = 0

    def __enter__(self) -> Readers:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._workers is not None:
            self._workers.__exit__(kind, error, trace)

    def expect(self, file: FoundFile) -> None:
        """Count a file that will be read; children start while the walk continues."""
        if file.language is not None:
            self._expected_bytes += file.size
            if self._expected_bytes >= WORTH_CHILDREN_BYTES:
                self._started(usable_cores())

    def read(self, batches: Iterable[_Batch], size: int, control: Control) -> Iterator[ReadFile]:
        """Read the files of some batches, which have ``size`` bytes together, in order."""
        is_large = size >= WORTH_CHILDREN_BYTES
        workers = self._started(usable_cores() if is_large else 0)
        return chain.from_iterable(workers.map(batches, control))

    def _started(self, processes: int) -> Workers[_Batch, list[ReadFile]]:
        if self._workers is None:
            self._workers = Workers[_Batch, list[ReadFile]](self._make, processes, _rescued)
        return self._workers


def read_files(
    found: Sequence[FoundFile],
    config: CorpusConfig,
    cache: ReadCache,
    index: IndexWriter,
    readers: Readers,
    emit: Emit,
    control: Control,
) -> tuple[list[ManifestRow], list[bytes]]:
    """Read and measure every file that is to be read; nothing is decided.

    Args:
        found: the result of the walk.
        config: how to measure.
        cache: of the last build.
        index: receives the rows, with the texts beside it.
        readers: reads the files.
        emit: receives the stage ``read``.
        control: asked between files.

    Returns:
        a row for every file, with the location of its text beside the index, and the
        signature of every file.

    Raises:
        WorkspaceError: the cache is damaged.
        Cancelled: within a second after it was asked for.
    """
    stage = Stage("read", "files", emit, total=files_to_read(found))
    rows: list[ManifestRow] = []
    signatures: list[bytes] = []
    new = [file for file in found if file.language is not None and cache.row_of(file) is None]
    batches = _batches(_tasks(new, config), index.folder)
    fresh = readers.read(batches, sum(file.size for file in new), control)
    with (
        TextShardReader(cache.folder) as cached_texts,
        _own_shards(index.folder) as copied_texts,
    ):
        for file in found:
            control.safe_point()
            if file.language is None:
                rows.append(dropped_row(file))
                signatures.append(b"")
            else:
                is_cached = cache.row_of(file) is not None
                read = (
                    _copied(cache, file, cached_texts, copied_texts) if is_cached else next(fresh)
                )
                index.add(read)
                rows.append(read.row)
                signatures.append(read.signature)
                stage.advance(1, detail=read.row.path)
    stage.finish(detail="")
    return rows, signatures


def dropped_row(file: FoundFile) -> ManifestRow:
    """Return the row of a file or folder that is not to be read."""
    return ManifestRow(
        path=printable(file.path),
        source=printable(file.source),
        reason=str(file.drop_reason),
        detail=file.detail,
    )


def _tasks(found: Iterable[FoundFile], config: CorpusConfig) -> Iterator[_Task]:
    """Iterate over tasks; members are read here, since a container can be read in one order."""
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
                except DroppedError as failure:
                    yield _Task(file, failure=failure)


def _batches(tasks: Iterable[_Task], spool: Path) -> Iterator[_Batch]:
    batch: list[_Task] = []
    size = 0
    for task in tasks:
        batch.append(task)
        size += task.file.size
        if size >= BATCH_BYTES or len(batch) >= BATCH_FILES:
            yield _Batch(spool, batch)
            batch, size = [], 0
    if batch:
        yield _Batch(spool, batch)


def _copied(
    cache: ReadCache, file: FoundFile, texts: TextShardReader, spool: TextShardWriter
) -> ReadFile:
    try:
        return cache.copied(file, texts, spool)
    except (OSError, ValueError) as error:
        raise WorkspaceError(
            Text("What was kept of the last build is damaged: {error}.", error=error),
            Text("Delete this folder and build again: {folder}", folder=cache.folder),
        ) from error


def _make_reader(config: CorpusConfig) -> Callable[[_Batch], list[ReadFile]]:
    """Return the function that a child calls for each batch."""
    measurer = Measurer(config)
    writers: dict[Path, TextShardWriter] = {}

    def read(batch: _Batch) -> list[ReadFile]:
        writer = writers.setdefault(batch.spool, _own_shards(batch.spool))
        try:
            return [_read(task, config, measurer, writer) for task in batch.tasks]
        finally:
            writer.close()

    return read


def _own_shards(spool: Path) -> TextShardWriter:
    """Return a writer of shards with numbers that no other process has.

    A child outlives its killed parent by a moment, in which the next build may begin in
    a folder of the same name: it must never append to a shard of that one.
    """
    return TextShardWriter(spool, first=os.getpid() * _SHARDS_OF_PROCESS)


def _read(
    task: _Task, config: CorpusConfig, measurer: Measurer, writer: TextShardWriter
) -> ReadFile:
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
    except DroppedError as dropped:
        return _unread(file, dropped)
    row = measured.row.placed(*writer.add(measured.text))
    return ReadFile(row, measured.signature, to_record(file, row, measured.signature))


def _unread(file: FoundFile, dropped: DroppedError) -> ReadFile:
    assert file.language is not None
    row = ManifestRow(
        path=printable(file.path),
        source=printable(file.source),
        language=file.language.name,
        reason=str(dropped.reason),
        detail=dropped.detail,
    )
    return ReadFile(row, b"", to_record(file, row, b""))


def _rescued(batch: _Batch, run_isolated: RunIsolated[_Batch, list[ReadFile]]) -> list[ReadFile]:
    """Read a batch file by file, without files that crash their child.

    Such a file is not cached, since the crash may have been chance: the next build tries again.
    """
    rescued: list[ReadFile] = []
    for task in batch.tasks:
        read = run_isolated(_Batch(batch.spool, [task]))
        if read is None:
            file = dataclasses.replace(task.file, stamp="")
            read = [_unread(file, DroppedError(DropReason.CRASHED))]
        rescued.extend(read)
    return rescued
