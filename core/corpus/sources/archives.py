"""The members of zip and tar archives, in the order in which they lie there.

Members are read in memory, never more of one than the limit, never extracted. Links
and devices in an archive are reported and left alone.
"""

from __future__ import annotations

import io
import lzma
import os
import stat
import struct
import tarfile
import zipfile
import zlib
from collections.abc import Iterator
from functools import partial
from typing import BinaryIO, ClassVar

from core.corpus.drop_reasons import DroppedError, DropReason
from core.corpus.sources.member import Member, nothing
from core.corpus.sources.unpacking import Room, most_bytes, unpacked

# What the two libraries raise on damaged and hostile input.
_DAMAGES = (
    zipfile.BadZipFile,
    tarfile.TarError,
    zlib.error,
    lzma.LZMAError,
    struct.error,
    EOFError,
    OSError,
    ValueError,
    RuntimeError,
    NotImplementedError,
    LookupError,
    OverflowError,
    MemoryError,
)
_ENCRYPTED_FLAG = 0x1
# Of a long name or a list of attributes; real ones have a few hundred bytes.
_MAX_TAR_HEADER_BYTES = 1 << 20
_BUFFER_BYTES = 256 * 1024


def zip_members(file: BinaryIO, max_bytes: int) -> Iterator[Member]:
    """Return the members of a zip archive.

    Args:
        file: the archive.
        max_bytes: larger members are not read.

    Raises:
        DroppedError: it is damaged.
    """
    size = file.seek(0, io.SEEK_END)
    # Overlapping members make a small archive unpack to terabytes.
    room = Room(size)
    try:
        archive = zipfile.ZipFile(file)
        entries = archive.infolist()
    except _DAMAGES as error:
        raise _damaged(error) from error
    for entry in entries:
        if entry.is_dir():
            continue
        mode = entry.external_attr >> 16
        drop_reason, detail = None, ""
        if stat.S_ISLNK(mode):
            drop_reason = DropReason.SYMLINK
        elif entry.flag_bits & _ENCRYPTED_FLAG:
            drop_reason = DropReason.ENCRYPTED
        elif entry.file_size > max_bytes:
            drop_reason, detail = DropReason.TOO_LARGE, f"{entry.file_size:,} bytes > {max_bytes:,}"
        room.take(entry.file_size if drop_reason is None else 0)
        read = partial(_read_zip, archive, entry, max_bytes) if drop_reason is None else nothing
        yield Member(entry.filename, entry.file_size, read, drop_reason, detail)


def _read_zip(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, max_bytes: int) -> bytes:
    try:
        with archive.open(entry) as file:
            data = file.read(max_bytes + 1)
    except _DAMAGES as error:
        raise _damaged(error) from error
    if len(data) > max_bytes:
        raise DroppedError(DropReason.TOO_LARGE, f"more than {max_bytes:,} bytes")
    return data


class _CheckedTarInfo(tarfile.TarInfo):
    """Refuses headers on which the library would loop, or fill the memory."""

    most_bytes: ClassVar[int] = 0

    def _proc_member(self, tar: tarfile.TarFile) -> tarfile.TarInfo | None:
        # Every header comes by here, in CPython and in Debian's patched one, where
        # ``frombuf`` is passed over.
        is_about_the_next = self.type in b"xgXLK" and self.type != b""
        if self.size < 0 or (is_about_the_next and self.size > _MAX_TAR_HEADER_BYTES):
            raise tarfile.ReadError(f"a header of {self.size:,} bytes")
        return super()._proc_member(tar)  # type: ignore[misc]  # the stubs leave it out

    def _block(self, count: int) -> int:
        # The library goes backwards, and round in circles, where attributes say so, and
        # reads on and on beyond the end.
        if not 0 <= count <= self.most_bytes:
            raise tarfile.ReadError(f"a size of {count:,} bytes")
        return super()._block(count)  # type: ignore[misc]  # the stubs leave it out


def tar_members(file: BinaryIO, max_bytes: int) -> Iterator[Member]:
    """Return the members of a tar archive, compressed or not.

    Args:
        file: the archive.
        max_bytes: larger members are not read.

    Raises:
        DroppedError: from here on it is damaged, or unpacks to far too much.
    """
    size = os.fstat(file.fileno()).st_size
    room = Room(size)
    try:
        stream = unpacked(file, size)
        checked = type("_Checked", (_CheckedTarInfo,), {"most_bytes": most_bytes(size)})
        archive = tarfile.open(  # noqa: SIM115 - it ends with the file, which is not its own
            fileobj=stream, mode="r|", tarinfo=checked, errorlevel=1, bufsize=_BUFFER_BYTES
        )
        while True:
            entry = archive.next()
            if entry is None:
                return
            # The library keeps every header for looking up names.
            archive.members.clear()  # type: ignore[attr-defined]  # the stubs leave it out
            room.take(0)  # the stream bounds the sizes
            if not entry.isdir():
                yield _tar_member(archive, entry, max_bytes)
    except _DAMAGES as error:
        raise _damaged(error) from error


def _tar_member(archive: tarfile.TarFile, entry: tarfile.TarInfo, max_bytes: int) -> Member:
    name = entry.name.removeprefix("./")
    if entry.issym() or entry.islnk():
        return Member(name, 0, nothing, DropReason.SYMLINK)
    if not entry.isreg():
        return Member(name, 0, nothing, DropReason.NOT_A_FILE)
    if entry.size > max_bytes:
        detail = f"{entry.size:,} bytes > {max_bytes:,}"
        return Member(name, entry.size, nothing, DropReason.TOO_LARGE, detail)
    return Member(name, entry.size, partial(_read_tar, archive, entry))


def _read_tar(archive: tarfile.TarFile, entry: tarfile.TarInfo) -> bytes:
    try:
        file = archive.extractfile(entry)
        data = file.read() if file is not None else b""
    except _DAMAGES as error:
        raise _damaged(error) from error
    if len(data) != entry.size:
        raise DroppedError(DropReason.DAMAGED, "it ends too early")
    return data


def _damaged(error: BaseException) -> DroppedError:
    return DroppedError(DropReason.DAMAGED, f"{error or type(error).__name__}"[:200])
