"""The memory of one project: its index, its files, and the operation that reads them.

There is one for a project, a language and a tokenizer. ``read`` runs in the background,
as often as files may have changed, and is useful after its first files; ``update``, ``remove``
and ``rename`` are for an editor that knows of a change immediately.
"""

from __future__ import annotations

import os
import threading
import zlib
from collections.abc import Collection, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from core.control import Control
from core.corpus.drop_reasons import DroppedError, DropReason
from core.corpus.sources.walk import FoundFile
from core.corpus.text.redaction import redact
from core.errors import StorageError
from core.events import Emit, Notice
from core.languages.line_ends import with_line_feeds
from core.memory.file_records import FileRecord, FileRecords
from core.memory.location import Location
from core.memory.lookup import SegmentView, positions
from core.memory.project_cache import CacheKey, fingerprint, load_project, save_project
from core.memory.project_config import ProjectConfig
from core.memory.project_files import SECRET, find_files, is_wanted, read_file
from core.memory.project_index import MAX_SEGMENT_TOKENS, ProjectIndex, Snapshot
from core.memory.project_root import inside
from core.memory.segment import Tokens
from core.processor import return_freed_memory
from core.progress import Stage
from core.tokenizer.bulk_encoder import BulkEncoder
from core.tokenizer.tokenizer import Tokenizer
from core.tokenizer.word_table import SMALL_BITS
from core.workspace import Workspace

# Files are indexed as they come: a few at first, so that there is something to say soon, then
# so many that their segment is not ordered again; more would take more memory.
_BATCH_TOKENS: Final = (20_000, 1 << 17, MAX_SEGMENT_TOKENS // 2)
_MAX_VOCABULARY: Final = 0xFFFF


@dataclass(frozen=True, slots=True, kw_only=True)
class ProjectState:
    """What a state line says.

    Attributes:
        root: of the project.
        files, tokens: that count now.
        is_ready: whether every file was read once.
        is_reading: whether files are being read now.
        secrets: files that were left out since a secret was found in them.
        too_far: files that were left out for the bound on tokens.
    """

    root: str
    files: int
    tokens: int
    is_ready: bool
    is_reading: bool
    secrets: int
    too_far: int


class ProjectMemory:
    """What is known of one project; safe to use from several threads.

    Args:
        root: see ``find_root``.
        languages: names of those that count.
        tokenizer: of the model that asks; at most 65,535 entries.
        config: the bounds.

    Attributes:
        index: the tokens.
        root, languages, tokenizer, config: as given.
    """

    def __init__(
        self,
        root: Path,
        languages: Sequence[str],
        tokenizer: Tokenizer,
        config: ProjectConfig | None = None,
    ) -> None:
        if tokenizer.vocabulary_size > _MAX_VOCABULARY:
            raise ValueError(f"{tokenizer.vocabulary_size} entries do not fit into 16 bits")
        self.root = root
        self.languages = tuple(languages)
        self.tokenizer = tokenizer
        self.config = config or ProjectConfig()
        self.index = ProjectIndex()
        # One reading at a time; a second one waits.
        self._reading = threading.Lock()
        self._records = FileRecords()
        self._is_ready = False
        self._too_far = 0

    @property
    def state(self) -> ProjectState:
        """How far it is."""
        return ProjectState(
            root=str(self.root),
            files=len(self.index),
            tokens=self.index.tokens,
            is_ready=self._is_ready,
            is_reading=self._reading.locked(),
            secrets=self._records.secrets,
            too_far=self._too_far,
        )

    @property
    def version(self) -> int:
        """Another number after every change."""
        return self.index.version

    @property
    def key(self) -> CacheKey:
        """What the cache of this project depends on."""
        return CacheKey(
            root=str(self.root),
            languages=self.languages,
            tokenizer=fingerprint(self.tokenizer.to_json()),
            config=repr(self.config),
        )

    def path_of(self, path: str | Path | None) -> str | None:
        """Return the path of a file as the index knows it; None for one outside the project."""
        return None if path is None else inside(self.root, path)

    def snapshot(self, edited: str | Path | None = None) -> Snapshot:
        """Return what is known now, without the file that is being edited."""
        return self.index.snapshot(self.path_of(edited))

    def update(self, path: str | Path, text: str) -> bool:
        """Take in the text of a file that was saved or changed; whether it counts.

        A file outside the project, of another language, ignored, too large, or with a secret in it
        does not.
        """
        relative = self.path_of(path)
        if relative is None or not is_wanted(self.root, relative, self.languages, self.config):
            return False
        left_out = self._reason_to_leave_out(text)
        if left_out:
            self.index.remove([relative])
        else:
            text = with_line_feeds(text)
            # Only the encoding of a batch lets other threads of Python run meanwhile.
            [ids] = self.tokenizer.encode_batch([text])
            self.index.put({relative: np.array(ids, dtype=np.uint16)})
        record = FileRecord(stamp="", checksum=_checksum(text), left_out=left_out)
        self._records.put(relative, record)
        return not left_out

    def _reason_to_leave_out(self, text: str) -> str:
        """Return why a file with this text does not count, as when it is read; empty if it does."""
        # Bytes are at least as many as characters, and at most four times as many.
        limit = self.config.max_file_bytes
        is_close = limit // 4 < len(text) <= limit
        size = len(text.encode("utf-8", "surrogatepass")) if is_close else len(text)
        if size > limit:
            return str(DropReason.TOO_LARGE)
        if self.config.include_secrets or not redact(text, secrets=True, emails=False).redactions:
            return ""
        return SECRET

    def remove(self, path: str | Path) -> None:
        """Forget a file that was deleted, or a folder with all its files."""
        relative = self.path_of(path)
        if relative is None:
            return
        gone = [relative, *self._records.below(relative)]
        self._records.remove(gone)
        self.index.remove(gone)

    def rename(self, old: str | Path, new: str | Path) -> None:
        """Follow a file, or a folder with all its files, to its new path."""
        before, after = self.path_of(old), self.path_of(new)
        if before is None or after is None:
            if before is not None:
                self.remove(old)
            return
        inner = self._records.below(before)
        moved = {known: after + known[len(before) :] for known in (before, *inner)}
        self._records.move(moved)
        for known, wanted in moved.items():
            self.index.rename(known, wanted)

    def line_at(self, before: Tokens) -> int:
        """Return the line, from 1, on which the tokens of a document up to a position end."""
        return 1 + int(self._line_feeds[before].sum())

    def locations(
        self, snapshot: Snapshot, context: Sequence[int], depth: int, token: int, limit: int
    ) -> list[Location]:
        """Return where ``token`` followed the last ``depth`` tokens of ``context``."""
        found: list[Location] = []
        for number, view in enumerate(snapshot.views):
            for position in _followed_by(view, context, depth, token):
                path, before = snapshot.locate(number, position)
                location = Location(path=path, line=self.line_at(before))
                if location not in found:
                    found.append(location)
                if len(found) >= limit:
                    return found
        return found

    @cached_property
    def _line_feeds(self) -> NDArray[np.int64]:
        """How many line feeds each token has, (V,)."""
        entries = range(self.tokenizer.vocabulary_size)
        return np.array([self.tokenizer.token_bytes(id).count(b"\n") for id in entries])

    def read(
        self, near: Path | None, workspace: Workspace | None, emit: Emit, control: Control
    ) -> ProjectState:
        """Read what is new in the project, forget what is gone, and keep it in the cache.

        The first call reads everything, or takes it from the cache; later ones look at the
        size and the time of every file alone. What was read counts immediately.

        Args:
            near: a file or folder in it; what is near it is read first. None for the root.
            workspace: whose cache keeps it; None for none.
            emit: gets ``StageProgress``.
            control: asked between two files.

        Raises:
            Cancelled: when that was asked for; what was read until then counts.
        """
        with self._reading:
            self._read(near or self.root, workspace, emit, control)
        return self.state

    def _read(self, near: Path, workspace: Workspace | None, emit: Emit, control: Control) -> None:
        if workspace is not None and not self._records:
            self._restore(workspace)
        found = find_files(self.root, self.languages, near, self.config, control)
        paths = [file.path for file in found.files]
        self._forget_all_but(set(paths), is_complete=found.is_complete)
        stage = Stage("read", "files", emit, total=len(paths), detail=self.root.name)
        has_changed = self._read_files(found.files, stage, control)
        self._is_ready = True
        stage.finish(detail="")
        # Not if the editor waits: readers continue, and the next reading merges.
        control.safe_point()
        if has_changed:
            return_freed_memory()  # what encoding has left would add to the peak of merging
        has_changed |= self.index.merge()
        if has_changed and workspace is not None:
            self._save(workspace, emit)

    def _read_files(self, files: Sequence[FoundFile], stage: Stage, control: Control) -> bool:
        """Read what is new or has changed; whether there was anything."""
        encoder = BulkEncoder(self.tokenizer, SMALL_BITS)
        batch: dict[str, str] = {}
        batches = iter(_BATCH_TOKENS)
        wanted, size = 3 * next(batches), 0
        total, has_changed = 0, False
        with _Ordering(self.index) as ordering:
            for file in files:
                control.safe_point()
                stage.advance(1)
                if total >= self.config.max_tokens:
                    continue
                text = self._news_of(file)
                if text is None:
                    total += self._size(file.path)
                    continue
                has_changed = True
                batch[file.path] = text
                size += len(text)
                total += len(text) // 4  # until it is known better
                if size >= wanted:
                    guessed = sum(len(text) // 4 for text in batch.values())
                    total += _take(batch, encoder, ordering) - guessed
                    batch, size = {}, 0
                    wanted = 3 * next(batches, _BATCH_TOKENS[-1])
            _take(batch, encoder, ordering)
        return self._drop_too_far(files) or has_changed

    def _drop_too_far(self, files: Sequence[FoundFile]) -> bool:
        """Take out what is beyond the bound by its true size; whether there was anything."""
        total, too_far = 0, list[str]()
        for file in files:
            if total >= self.config.max_tokens:
                too_far.append(file.path)
            total += self._size(file.path)
        self._too_far = len(too_far)
        had = any(path in self.index for path in too_far)
        self._drop(too_far)
        return had

    def _size(self, path: str) -> int:
        """Return how many tokens a file has in the index."""
        tokens = self.index.document(path)
        return 0 if tokens is None else len(tokens)

    def _news_of(self, file: FoundFile) -> str | None:
        """Return the text of a file that is to be indexed; None where nothing has changed.

        What is left out now, or cannot be read, leaves the index.
        """
        known = self._records.get(file.path)
        is_known = known is not None and (bool(known.left_out) or file.path in self.index)
        if known is not None and is_known and known.stamp and known.stamp == file.stamp:
            return None
        try:
            text = read_file(self.root, file, self.config)
        except DroppedError as dropped:
            self.index.remove([file.path])
            left_out = dropped.detail if dropped.detail == SECRET else str(dropped.reason)
            record = FileRecord(stamp=file.stamp, checksum=0, left_out=left_out)
            self._records.put(file.path, record)
            return None
        checksum = _checksum(text)
        self._records.put(file.path, FileRecord(stamp=file.stamp, checksum=checksum))
        if known is not None and file.path in self.index and known.checksum == checksum:
            return None
        return text

    def _forget_all_but(self, paths: set[str], *, is_complete: bool) -> None:
        """Forget files that are gone: all that were not found, if the search saw everything."""
        gone = self._records.paths() - paths
        if not is_complete:
            gone = {path for path in gone if not os.path.lexists(self.root / path)}
        self._drop(gone)

    def _drop(self, paths: Collection[str]) -> None:
        self._records.remove(paths)
        self.index.remove(paths)

    def _restore(self, workspace: Workspace) -> None:
        kept = load_project(workspace, self.key)
        if kept is not None:
            held, records = kept
            self.index.restore(held)
            self._records.restore(records)

    def _save(self, workspace: Workspace, emit: Emit) -> None:
        held = self.index.held
        records = self._records.copy()
        indexed = {path for path, record in records.items() if not record.left_out}
        if {path for one in held for path in one.paths} != indexed:
            return  # it changed in between; whoever reads next saves it
        try:
            save_project(workspace, self.key, held, records)
        except StorageError as error:
            emit(Notice(level="warning", message=error.message, hint=error.hint))


class _Ordering:
    """Puts batches into an index in a thread of its own: sorting needs no lock of Python.

    The first batch counts immediately. Later, at most one waits, so that memory stays bounded. At
    the end of the block, all are there.
    """

    def __init__(self, index: ProjectIndex) -> None:
        self._index = index
        self._pool = ThreadPoolExecutor(1, "order")
        self._last: Future[None] | None = None

    def put(self, documents: dict[str, Tokens]) -> None:
        """Put a batch, after the one before it."""
        is_first = self._last is None
        if self._last is not None:
            self._last.result()
        self._last = self._pool.submit(self._index.put, documents)
        if is_first:
            self._last.result()

    def __enter__(self) -> _Ordering:
        return self

    def __exit__(self, *_error: object) -> None:
        # What was read counts, also when reading was cancelled.
        self._pool.shutdown(wait=True)
        if self._last is not None:
            self._last.result()


def _take(batch: dict[str, str], encoder: BulkEncoder, ordering: _Ordering) -> int:
    """Encode the texts of some files and have them indexed; how many tokens they have."""
    encoded = encoder.encode_batch(list(batch.values()))
    ordering.put(dict(zip(batch, encoded, strict=True)))
    return sum(map(len, encoded))


def _checksum(text: str) -> int:
    return zlib.crc32(text.encode("utf-8", "surrogatepass"))


def _followed_by(view: SegmentView, context: Sequence[int], depth: int, token: int) -> list[int]:
    return [
        position
        for position in positions(view, context, depth, 400)
        if view.tokens[position] == token
    ]
