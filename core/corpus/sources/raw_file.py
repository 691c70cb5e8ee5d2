"""Reading the bytes of a file that may be anything but an ordinary file.

A named pipe called ``x.py`` makes a careless reader wait for ever, a link leads
out of the folder, a log grows while it is read. Here each of them becomes a
``DroppedError``. What the bytes mean is for ``decoding.py``.
"""

from __future__ import annotations

import os
import stat

from core.corpus.drop_reasons import DroppedError, DropReason, dropped_error

# O_NONBLOCK: opening a pipe without a writer would wait for one. Windows has
# neither pipes in folders nor these flags, and needs O_BINARY.
OPEN_FLAGS = (
    os.O_RDONLY
    | getattr(os, "O_NOFOLLOW", 0)
    | getattr(os, "O_NONBLOCK", 0)
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_BINARY", 0)
)
_ATTEMPTS = 2


def read_regular(path: str, max_bytes: int) -> bytes:
    """Return the content of an ordinary file.

    Raises:
        DroppedError: it is no ordinary file, larger than ``max_bytes``, or unreadable.
    """
    try:
        for _ in range(_ATTEMPTS):
            data = _read_once(path, max_bytes)
            if data is not None:
                return data
    except OSError as error:
        raise dropped_error(error) from error
    raise DroppedError(DropReason.CHANGING)


def _read_once(path: str, max_bytes: int) -> bytes | None:
    """Return the content, or None when the file changed meanwhile."""
    descriptor = os.open(path, OPEN_FLAGS)
    try:
        before = os.fstat(descriptor)
        if not stat.S_ISREG(before.st_mode):
            raise DroppedError(DropReason.NOT_A_FILE)
        if before.st_size > max_bytes:
            raise DroppedError(DropReason.TOO_LARGE, f"{before.st_size:,} bytes > {max_bytes:,}")
        with os.fdopen(descriptor, "rb", closefd=False) as file:
            # One more than there should be, to notice growth without following it.
            data = file.read(before.st_size + 1)
        after = os.fstat(descriptor)
    finally:
        os.close(descriptor)
    is_unchanged = before.st_size == after.st_size and before.st_mtime_ns == after.st_mtime_ns
    return data if is_unchanged and len(data) == before.st_size else None
