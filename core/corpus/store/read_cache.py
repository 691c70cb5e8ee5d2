"""What was read for the last build of a corpus, so that unchanged files are not read again.

The cache of the workspace has every text as measured, with its row and the stamp of its file.
A changed file has another stamp, and other settings of measuring give another key; then the
file is read again. Deleting the cache only costs time, and what is in it never changes the
result of a build.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Any

from core.corpus.sources.walk import FoundFile
from core.corpus.store.manifest import ManifestRow, from_line, printable, to_line
from core.corpus.store.text_shards import TextShardReader, TextShardWriter

_INDEX_FILE = "index.jsonl"
_STATE_FILE = "state.json"
_VERSION = 1


@dataclass(frozen=True, slots=True)
class ReadFile:
    """A file that was tried to read.

    Attributes:
        row: not yet decided, with the shard and offset of its text.
        signature: for finding near-duplicates; may be empty.
        record: its line in the index.
    """

    row: ManifestRow
    signature: bytes
    record: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CacheState:
    """What a cache belongs to.

    Attributes:
        measuring_key: of the settings under which texts were measured.
        inputs_sha256: of everything that went into the build; empty where files were
            so new that an unseen change cannot be ruled out.
        manifest_sha256: of the corpus that came of it.
    """

    measuring_key: str
    inputs_sha256: str
    manifest_sha256: str


@dataclass(frozen=True, slots=True)
class _Entry:
    stamp: str
    row: ManifestRow
    signature: bytes


@dataclass(frozen=True, slots=True)
class ReadCache:
    """A cache, opened for asking; an empty one where there is none or it is damaged."""

    folder: Path
    state: CacheState | None = None
    entries: Mapping[tuple[str, str, int], _Entry] = field(
        default_factory=dict[tuple[str, str, int], _Entry]
    )

    @classmethod
    def open(cls, folder: Path) -> ReadCache:
        """Return the state alone; ``with_entries`` loads the rest."""
        try:
            record: dict[str, Any] = json.loads((folder / _STATE_FILE).read_text("utf-8"))
            if record.pop("version") == _VERSION:
                return cls(folder, CacheState(**record))
        except (OSError, ValueError, TypeError, LookupError, AttributeError):
            pass
        return cls(folder)

    def with_entries(self, measuring_key: str) -> ReadCache:
        """With all that was measured under the same settings, if anything was."""
        if self.state is None or self.state.measuring_key != measuring_key:
            return ReadCache(self.folder)
        entries: dict[tuple[str, str, int], _Entry] = {}
        try:
            with open(self.folder / _INDEX_FILE, encoding="utf-8", newline="\n") as file:
                for line in file:
                    member, stamp, signature, row_line = json.loads(line)
                    row = from_line(row_line)
                    entry = _Entry(stamp, row, base64.b64decode(signature))
                    entries[row.source, row.path, member] = entry
        except (OSError, ValueError, TypeError, LookupError, AttributeError):
            return ReadCache(self.folder)
        return ReadCache(self.folder, self.state, entries)

    def row_of(self, file: FoundFile) -> ManifestRow | None:
        """Return the row of a file that has not changed since, with its location in the cache."""
        entry = self._entry(file)
        return entry.row if entry else None

    def copied(self, file: FoundFile, texts: TextShardReader, spool: TextShardWriter) -> ReadFile:
        """Return what was read of a file for which ``row_of`` gave a row, its text copied.

        Raises:
            OSError, ValueError: the cache is damaged.
        """
        entry = self._entry(file)
        assert entry is not None
        row = entry.row
        if row.is_read:
            text = texts.read_bytes(row.shard, row.offset, row.length)
            row = row.placed(*spool.add_bytes(text))
        return ReadFile(row, entry.signature, to_record(file, row, entry.signature))

    def _entry(self, file: FoundFile) -> _Entry | None:
        entry = self.entries.get((printable(file.source), printable(file.path), file.member))
        is_same = entry is not None and file.stamp != "" and entry.stamp == file.stamp
        return entry if is_same else None


def to_record(file: FoundFile, row: ManifestRow, signature: bytes) -> str:
    """Return the line of a file in the index."""
    coded = base64.b64encode(signature).decode("ascii")
    record = [file.member, file.stamp, coded, to_line(row)]
    return json.dumps(record, ensure_ascii=False) + "\n"


class IndexWriter:
    """Writes the index of a new cache; a context manager that closes its file.

    The texts lie beside it already when a line is added.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._file = open(folder / _INDEX_FILE, "x", encoding="utf-8", newline="\n")  # noqa: SIM115 - see __exit__

    def __enter__(self) -> IndexWriter:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._file.close()

    def add(self, read: ReadFile) -> None:
        """Keep what was read."""
        self._file.write(read.record)


def write_state(folder: Path, state: CacheState) -> None:
    """Say what a cache belongs to; the last thing that is written."""
    record = {
        "version": _VERSION,
        "measuring_key": state.measuring_key,
        "inputs_sha256": state.inputs_sha256,
        "manifest_sha256": state.manifest_sha256,
    }
    (folder / _STATE_FILE).write_text(json.dumps(record), "utf-8")


def has_unsettled(found: Sequence[FoundFile]) -> bool:
    """Tell whether a file was so new at the walk that its stamp proves nothing."""
    return any(file.language is not None and not file.stamp for file in found)
