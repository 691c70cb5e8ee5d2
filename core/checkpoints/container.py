"""The zip container of a ``.pth``, checked before its content is used.

``torch.load`` detects truncation but not damage: of 1,500 files with one flipped bit, 1,121 were
loaded silently wrong (torch 2.13.0). The zip has a CRC-32 of every entry. Its list of entries is
checked first, because a compressed or overlapping entry can claim gigabytes from a file of
kilobytes, and a list of a million entries takes half a gigabyte to read.
"""

from __future__ import annotations

import struct
import zipfile
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from core.errors import CheckpointError
from core.texts import Text

_DAMAGED_HINT: Final = Text(
    "Choose another checkpoint of the run, or continue from the previous one."
)

# About a hundred bytes per entry, and one entry per tensor: 64 blocks with their optimizer have
# 2,000.
_MAX_LIST_BYTES: Final = 1 << 20
_END_MARK: Final = b"PK\x05\x06"
_END_BYTES: Final = 22
_MAX_COMMENT_CHARS: Final = 1 << 16
_KEY_PRIME: Final = 2**128 - 159  # the largest that fits 32 hexadecimal digits


def check_container(path: Path) -> None:
    """Raise unless ``path`` is an undamaged, uncompressed zip.

    Raises:
        CheckpointError: it is not; the error has the reason and what to do.
    """
    with opened(path) as archive:
        broken = archive.testzip()
    if broken is not None:
        raise CheckpointError(
            Text(
                "{name} is damaged: the checksum of {broken} is wrong.",
                name=path.name,
                broken=broken,
            ),
            _DAMAGED_HINT,
        )


def content_key(path: Path) -> str:
    """Return a key for the content of a ``.pth``, the same for every copy of the file.

    It is made from the table of entries, which has the size and the CRC-32 of each and is read in
    a millisecond; the content would take a tenth of a second. The key distinguishes checkpoints;
    it neither detects damage nor resists forgery.

    Raises:
        CheckpointError: there is no such file, or it is no zip.
    """
    with opened(path) as archive:
        entries = sorted((e.filename, e.file_size, e.CRC) for e in archive.infolist())
    # The table as one number, and its remainder: two tables collide with a probability of
    # 1 in 2^128. A hash of the standard library would load OpenSSL (see ``core.files``).
    return f"{int.from_bytes(repr(entries).encode('utf-8')) % _KEY_PRIME:032x}"


@contextmanager
def opened(path: Path) -> Generator[zipfile.ZipFile]:
    """Open the zip of a checkpoint and check its list of entries.

    Raises:
        CheckpointError: it is not; the error has the reason and what to do.
    """
    try:
        if path.exists() and not path.is_file():
            raise CheckpointError(
                Text("{path} is not a file.", path=path), Text("Choose a .pth file.")
            )
        _check_list_size(path)
        with zipfile.ZipFile(path) as archive:
            _check_list(path, archive.infolist())
            yield archive
    except FileNotFoundError:
        raise CheckpointError(
            Text("There is no file {path}.", path=path), Text("Check the path.")
        ) from None
    except (
        zipfile.BadZipFile, zipfile.LargeZipFile, EOFError, ValueError, NotImplementedError,
        struct.error, RuntimeError, OverflowError,
    ):  # fmt: skip
        raise CheckpointError(
            Text("{name} is damaged, or is no checkpoint of PyTorch 1.6 or later.", name=path.name),
            _DAMAGED_HINT,
        ) from None
    except OSError as error:
        raise CheckpointError(
            Text("{path} cannot be read: {strerror}.", path=path, strerror=error.strerror or error),
            Text("Check its permissions."),
        ) from None


def _check_list_size(path: Path) -> None:
    """Raise unless the list of entries is as short as that of a checkpoint."""
    with open(path, "rb") as file:
        size = file.seek(0, 2)
        file.seek(max(0, size - _END_BYTES - _MAX_COMMENT_CHARS))
        tail = file.read()
    offset = tail.rfind(_END_MARK)
    if offset < 0 or len(tail) - offset < _END_BYTES:
        raise zipfile.BadZipFile
    list_bytes, list_start = struct.unpack_from("<II", tail, offset + 12)
    if list_bytes == 0xFFFF_FFFF or list_start == 0xFFFF_FFFF:
        # The long form (zip64) follows the list.
        list_bytes = _long_list_bytes(tail, offset)
    if list_bytes > _MAX_LIST_BYTES:
        raise CheckpointError(
            Text(
                "{name} has a list of entries of {list_bytes:,} bytes, "
                "far more than a checkpoint has.",
                name=path.name,
                list_bytes=list_bytes,
            ),
            Text("Do not trust this file."),
        )


def _long_list_bytes(tail: bytes, end: int) -> int:
    record = tail.rfind(b"PK\x06\x06", 0, end)
    if record < 0:
        raise zipfile.BadZipFile
    return struct.unpack_from("<Q", tail, record + 40)[0]


def _check_list(path: Path, entries: list[zipfile.ZipInfo]) -> None:
    if any(entry.compress_type != zipfile.ZIP_STORED for entry in entries):
        raise CheckpointError(
            Text("{name} is compressed, which no checkpoint of PyTorch is.", name=path.name),
            Text("Do not trust this file."),
        )
    if sum(entry.file_size for entry in entries) > path.stat().st_size:
        raise CheckpointError(
            Text("{name} claims to hold more than its own size.", name=path.name),
            Text("Do not trust this file."),
        )
    if len({entry.filename for entry in entries}) < len(entries):
        raise CheckpointError(
            Text("{name} holds two entries of one name.", name=path.name),
            Text("Do not trust this file."),
        )
