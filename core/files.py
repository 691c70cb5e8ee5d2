"""Files that are either the old ones or the new ones, never half of either.

The recipe is that of Anki and SQLite: write under a temporary name in the same
folder, flush, fsync, rename, fsync the folder. A crash at any point leaves the
previous file and at most an orphan that the next start may delete.
"""

from __future__ import annotations

import contextlib
import errno
import json
import os
import sys
import time
import zlib
from collections.abc import Callable, Generator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO

from core.errors import DiskFull, StorageError
from core.texts import Text

TEMPORARY_MARK = ".tmp-"

# Windows refuses a rename while a virus scanner or an indexer holds the target;
# zarr measured 155 to 171 such refusals in 4,000 renames, none after retrying.
_REPLACE_RETRY_SECONDS = 2.5
_WINDOWS_SHARING_ERRORS = (5, 32, 33)

_PIECE_BYTES = 1 << 18
# Names up to this length may grow by the mark of a temporary file; no disk is that strict.
_SHORT_NAME_BYTES = 100


@contextmanager
def atomic_writer(path: Path, verify: Callable[[Path], None] | None = None) -> Generator[BinaryIO]:
    """Open a temporary file beside ``path`` that replaces it on a clean exit.

    Args:
        path: the file to write or replace.
        verify: checks the finished temporary file before it replaces the old one,
            and raises to keep the old one.

    Raises:
        StorageError: the disk refused; ``path`` is what it was before.
    """
    with atomic_path(path, verify) as temporary, open(temporary, "xb") as file:
        yield file
        file.flush()


@contextmanager
def atomic_path(path: Path, verify: Callable[[Path], None] | None = None) -> Generator[Path]:
    """Yield the name of a temporary file beside ``path`` that replaces it on a clean exit.

    For libraries that open their file themselves; ``atomic_writer`` opens it for the caller.

    Args:
        path: the file to write or replace.
        verify: checks the finished temporary file before it replaces the old one,
            and raises to keep the old one.

    Raises:
        StorageError: the disk refused; ``path`` is what it was before.
    """
    temporary = temporary_beside(path)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        yield temporary
        sync_file(temporary)
        if verify is not None:
            verify(temporary)
        replace(temporary, path)
        sync_folder(path.parent)
    except OSError as error:
        raise storage_error(error, path) from error
    finally:
        # After a clean rename there is nothing left under the temporary name.
        with contextlib.suppress(OSError):
            temporary.unlink()


def temporary_beside(path: Path) -> Path:
    """Return a name in the same folder that no file has, never too long where ``path`` is not."""
    ending = f"{TEMPORARY_MARK}{os.getpid()}-{os.urandom(4).hex()}"
    name = path.name
    # Names are limited in bytes (mostly 255) and so are whole paths: a long name gives way.
    most_bytes = max(_SHORT_NAME_BYTES, len(os.fsencode(name))) - len(ending)
    while len(os.fsencode(name)) > most_bytes:
        name = name[:-1]
    return path.with_name(name + ending)


def write_bytes(path: Path, data: bytes) -> None:
    """Write a whole file atomically.

    Raises:
        StorageError: the disk refused; ``path`` is what it was before.
    """
    with atomic_writer(path) as file:
        file.write(data)


def write_text(path: Path, text: str) -> None:
    """Write a whole UTF-8 text file atomically, newlines as given."""
    write_bytes(path, text.encode("utf-8"))


def replace(source: Path, target: Path) -> None:
    """``os.replace`` that outlasts another process briefly holding the target."""
    deadline = time.monotonic() + _REPLACE_RETRY_SECONDS
    delay_seconds = 0.05
    while True:
        try:
            os.replace(source, target)
            return
        except OSError as error:
            is_shared = getattr(error, "winerror", None) in _WINDOWS_SHARING_ERRORS
            if not is_shared or time.monotonic() > deadline:
                raise
            time.sleep(delay_seconds)
            delay_seconds = min(delay_seconds * 2, 1.0)


def sync_file(path: Path) -> None:
    """Wait until the content of a file is on the disk: a rename may otherwise outlive it."""
    # Windows flushes only what may be written.
    descriptor = os.open(path, os.O_RDWR)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def sync_folder(folder: Path) -> None:
    """Make a rename in ``folder`` durable; Windows neither needs nor allows it."""
    if sys.platform == "win32":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def nearest_existing(path: Path) -> Path:
    """Return a path, or the nearest folder above it that exists."""
    return next((above for above in (path, *path.parents) if above.exists()), path)


def require_writable(folder: Path) -> None:
    """Refuse a folder before long work whose result could not be kept there; leaves no trace.

    Args:
        folder: where it does not exist yet, the nearest folder above it is tried.

    Raises:
        StorageError: it may not be written.
    """
    import tempfile  # with the generators of ``random``, which the light engine does without

    try:
        with tempfile.TemporaryFile(dir=nearest_existing(folder)):
            pass
    except OSError as error:
        raise storage_error(error, folder) from error


def remove_orphans(folder: Path) -> int:
    """Delete what interrupted writers left in ``folder``; returns how many."""
    count = 0
    for orphan in folder.glob(f"*{TEMPORARY_MARK}*"):
        with contextlib.suppress(OSError):
            orphan.unlink()
            count += 1
    return count


def read_record(path: Path) -> dict[str, Any]:
    """Read a JSON object; what is missing, damaged or no object counts as an empty one."""
    try:
        record = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError, RecursionError):
        return {}
    return record if isinstance(record, dict) else {}


def sha256_of_file(path: Path) -> str:
    """Return the SHA-256 of a file's content, in hexadecimal."""
    # It loads OpenSSL, 4 MB that the light engine's process does without.
    import hashlib

    with open(path, "rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def crc32_of_file(path: Path) -> int:
    """Return the CRC-32 of a file's content: tells damage, not forgery."""
    checksum = 0
    with open(path, "rb") as file:
        while piece := file.read(_PIECE_BYTES):
            checksum = zlib.crc32(piece, checksum)
    return checksum


def storage_error(error: OSError, path: Path) -> StorageError:
    """Return the sentence and the hint for a refused write."""
    match error.errno:
        case errno.ENOSPC | errno.EDQUOT | errno.EFBIG:
            return DiskFull(
                Text("The disk is full: {path} was not written.", path=path),
                Text("Free some space."),
            )
        case errno.EACCES | errno.EPERM | errno.EROFS:
            message = Text("{path} may not be written.", path=path)
            hint = Text("Choose another folder (--workspace, --out), or change its permissions.")
        case errno.ENOENT | errno.ENOTDIR:
            message = Text("The folder of {path} is gone.", path=path)
            hint = Text("Was the disk unplugged, or the folder moved?")
        case _:
            message = Text(
                "{path} was not written: {strerror}.", path=path, strerror=error.strerror or error
            )
            hint = Text("Check the disk. What was there before is unharmed.")
    return StorageError(message, hint)
