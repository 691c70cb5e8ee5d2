"""A text file that is only appended to, and loses no line while the disk is full."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path


class AppendFile:
    """Appends lines to a file; they are kept in memory until the disk has taken them.

    Python's own buffers may lose what a full disk refuses.

    Args:
        path: the file; it is created if it is missing.

    Raises:
        OSError: the file cannot be opened.
    """

    def __init__(self, path: Path) -> None:
        self._waiting = bytearray()
        self._descriptor = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o666)
        # A crash may have torn the last line; the next one starts on its own.
        if not _ends_a_line(path):
            self._waiting += b"\n"

    def add(self, line: str) -> None:
        """Append a line, which includes its line end; nothing is written yet."""
        self._waiting += line.encode("utf-8", "replace")

    def write(self) -> None:
        """Write everything that is kept in memory.

        Raises:
            OSError: a part or nothing was written; the rest stays in memory.
        """
        while self._waiting:
            written = os.write(self._descriptor, self._waiting)
            del self._waiting[:written]

    def sync(self) -> None:
        """Write everything, and wait until it is on the disk.

        Raises:
            OSError: as ``write``.
        """
        self.write()
        os.fsync(self._descriptor)

    def close(self) -> None:
        """Close the file; what is not written yet is lost."""
        with contextlib.suppress(OSError):
            os.close(self._descriptor)


def _ends_a_line(path: Path) -> bool:
    with open(path, "rb") as file:
        size = file.seek(0, os.SEEK_END)
        if not size:
            return True
        file.seek(size - 1)
        return file.read(1) == b"\n"
