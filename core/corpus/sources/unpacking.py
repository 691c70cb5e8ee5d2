"""A compressed stream as a file, and a bound on what may come out of a container.

The standard library's readers know neither a bound on the output nor, for xz, one on
the memory: a few kilobytes may ask for gigabytes of either.
"""

from __future__ import annotations

import bz2
import io
import lzma
import zlib
from collections.abc import Callable
from typing import Any, BinaryIO

from core.corpus.drop_reasons import DroppedError, DropReason

_CHUNK_BYTES = 64 * 1024
_XZ_MEMORY_BYTES = 128 << 20
# Source code shrinks to a sixth; what shrinks to a two-hundredth is no source code.
_MAX_RATIO = 200
_ALWAYS_ALLOWED_BYTES = 256 << 20
_MEMBER_BYTES = 8192
FAR_TOO_MUCH = "it unpacks to far more than code would"


class _Unpacked(io.RawIOBase):
    def __init__(self, packed: BinaryIO, make: Callable[[], Any], limit: int) -> None:
        self._packed = packed
        self._make = make
        self._unpacker = make()
        self._left = limit
        self._waiting = b""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        while True:
            data = self._step(len(buffer))
            if data is None:
                return 0
            if data:
                self._left -= len(data)
                if self._left < 0:
                    raise DroppedError(DropReason.TOO_LARGE, FAR_TOO_MUCH)
                buffer[: len(data)] = data
                return len(data)

    def _step(self, most: int) -> bytes | None:
        """Return some bytes, perhaps none yet, or None at the end."""
        if self._unpacker.eof:
            # Streams may follow each other, and padding may follow the last.
            rest = (self._unpacker.unused_data or self._packed.read(_CHUNK_BYTES)).lstrip(b"\0")
            if not rest:
                return None
            self._unpacker = self._make()
            self._waiting = rest
        packed = self._waiting or self._packed.read(_CHUNK_BYTES)
        if isinstance(self._unpacker, bz2.BZ2Decompressor | lzma.LZMADecompressor):
            if not self._unpacker.needs_input:
                packed, self._waiting = b"", packed
            else:
                self._waiting = b""
                if not packed:
                    raise EOFError("the compressed data ends too early")
            return self._unpacker.decompress(packed, most)
        if not packed:
            raise EOFError("the compressed data ends too early")
        data: bytes = self._unpacker.decompress(packed, most)
        self._waiting = self._unpacker.unconsumed_tail
        return data


def most_bytes(size: int) -> int:
    """Return how much may come out of an archive of ``size`` bytes."""
    return _ALWAYS_ALLOWED_BYTES + _MAX_RATIO * size


class Room:
    """What is left of the bound while the members of a container are listed.

    Each member costs its size and something besides: a table of a few kilobytes may
    hold millions of empty rows, and every one of them takes a line in the manifest.

    Args:
        size: of the container, in bytes.
    """

    def __init__(self, size: int) -> None:
        self._left = most_bytes(size)

    def take(self, size: int) -> None:
        """Count a member of ``size`` bytes.

        Raises:
            DroppedError: all members together are far more than code would be.
        """
        self._left -= size + _MEMBER_BYTES
        if self._left < 0:
            raise DroppedError(DropReason.TOO_LARGE, FAR_TOO_MUCH)


def unpacked(file: BinaryIO, size: int) -> BinaryIO:
    """Return the content of a file, unpacked if its first bytes say that it is compressed.

    Reading raises ``DroppedError`` when far more comes out than code would give.

    Args:
        file: at its start; it must be able to seek.
        size: of it.
    """
    start = file.read(6)
    file.seek(0)
    limit = most_bytes(size)
    make: Callable[[], Any]
    if start.startswith(b"\x1f\x8b"):
        make = _gzip
    elif start.startswith(b"BZh"):
        make = bz2.BZ2Decompressor
    elif start == b"\xfd7zXZ\0":
        make = _xz
    else:
        return file
    return io.BufferedReader(_Unpacked(file, make, limit), _CHUNK_BYTES)


def _gzip() -> Any:
    return zlib.decompressobj(wbits=31)


def _xz() -> Any:
    return lzma.LZMADecompressor(memlimit=_XZ_MEMORY_BYTES)
