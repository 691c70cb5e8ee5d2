"""The texts of a corpus, end to end in a few files, found by the manifest's offsets.

Plain UTF-8 without anything between the texts: a reader seeks and decodes, with
no format to parse and no limit on what a text may hold. Several processes may write
into one folder: each takes shards that nobody else has.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path
from types import TracebackType
from typing import BinaryIO

from core.corpus.store.manifest import ManifestRow

SHARD_BYTES = 64 << 20


def shard_file(folder: Path, shard: int) -> Path:
    """Return the file of a shard."""
    return folder / f"text-{shard:05}.txt"


def holds_all_texts(folder: Path, rows: Iterable[ManifestRow]) -> bool:
    """Tell whether the shards of a corpus are as long as its kept rows ask for."""
    ends: dict[int, int] = {}
    for row in rows:
        if row.kept:
            ends[row.shard] = max(ends.get(row.shard, 0), row.offset + row.length)
    try:
        return all(shard_file(folder, shard).stat().st_size == end for shard, end in ends.items())
    except OSError:
        return False


class TextShardWriter:
    """Appends texts; a context manager that closes the open shard.

    Attributes:
        shard, offset: where the next text goes.
        total_bytes: of all texts so far.

    Args:
        folder: of the shards.
        shard_bytes: where a shard ends; a longer text has one of its own.
        first: the number of the first shard, if nobody has it.
    """

    def __init__(self, folder: Path, shard_bytes: int = SHARD_BYTES, first: int = 0) -> None:
        self._folder = folder
        self._shard_bytes = shard_bytes
        self._sha256 = hashlib.sha256()
        self._file: BinaryIO | None = None
        self._is_mine = False
        self.shard = first
        self.offset = 0
        self.total_bytes = 0

    def __enter__(self) -> TextShardWriter:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    @property
    def sha256(self) -> str:
        """Of all texts so far, with their borders."""
        return self._sha256.hexdigest()

    def add(self, text: str) -> tuple[int, int, int]:
        """Append a text; returns its shard, its offset and its length in bytes."""
        return self.add_bytes(text.encode("utf-8"))

    def add_bytes(self, data: bytes) -> tuple[int, int, int]:
        """Append a text that is UTF-8 already."""
        if self.offset and self.offset + len(data) > self._shard_bytes:
            self.close()
            self.shard, self.offset, self._is_mine = self.shard + 1, 0, False
        if self._file is None:
            self._file = self._open()
        self._file.write(data)
        self._sha256.update(b"%d:" % len(data))
        self._sha256.update(data)
        location = (self.shard, self.offset, len(data))
        self.offset += len(data)
        self.total_bytes += len(data)
        return location

    def close(self) -> None:
        """Hand over to the system all that was added; more may follow."""
        if self._file is not None:
            self._file.close()
            self._file = None

    def _open(self) -> BinaryIO:
        """Return the shard, or the next one that nobody has."""
        while not self._is_mine:
            try:
                file = open(shard_file(self._folder, self.shard), "xb")  # noqa: SIM115 - see close
            except FileExistsError:
                self.shard += 1
            else:
                self._is_mine = True
                return file
        return open(shard_file(self._folder, self.shard), "ab")


class TextShardReader:
    """Reads texts by shard and offset; a context manager that closes the open shard."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._shard = -1
        self._file: BinaryIO | None = None

    def __enter__(self) -> TextShardReader:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._close()

    def read(self, shard: int, offset: int, length: int) -> str:
        """Return the text at a location, as ``TextShardWriter.add`` gave it.

        Raises:
            OSError, ValueError: the shard is missing, too short, or not UTF-8.
        """
        return self.read_bytes(shard, offset, length).decode("utf-8")

    def read_bytes(self, shard: int, offset: int, length: int) -> bytes:
        """Return the text at a location, in UTF-8.

        Raises:
            OSError, ValueError: the shard is missing or too short.
        """
        if self._file is None or shard != self._shard:
            self._close()
            self._file = open(shard_file(self._folder, shard), "rb")  # noqa: SIM115 - see close
            self._shard = shard
        self._file.seek(offset)
        data = self._file.read(length)
        if len(data) != length:
            raise ValueError(f"shard {shard} ends at {offset + len(data):,}")
        return data

    def _close(self) -> None:
        if self._file is not None:
            self._file.close()
            self._file = None
