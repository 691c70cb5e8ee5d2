"""Rows of a tensor of a light copy, without all of it in memory at the same time."""

from __future__ import annotations

import os
import weakref
from collections.abc import Iterator, Sequence
from typing import Any, Final, TypeAlias

import numpy as np
import numpy.typing as npt

from core.errors import CheckpointError
from core.texts import Text

Array: TypeAlias = npt.NDArray[Any]

_PIECE_BYTES: Final = 256 * 1024


def row_pieces(tensor: Array) -> Iterator[Array]:
    """Yield the rows of a tensor in pieces of some 256 KB.

    The pieces of a mapped tensor are mapped one at a time: pages that were read count as
    memory of the process while they are mapped.
    """
    row_bytes = max(tensor.nbytes // max(len(tensor), 1), 1)
    step = max(_PIECE_BYTES // row_bytes, 1)
    for start in range(0, len(tensor), step):
        shape = (min(step, len(tensor) - start), *tensor.shape[1:])
        if isinstance(tensor, np.memmap) and tensor.filename is not None:
            offset = tensor.offset + start * row_bytes
            yield np.memmap(tensor.filename, tensor.dtype, "r", offset=offset, shape=shape)
        else:
            yield np.ascontiguousarray(tensor[start : start + step])


class StoredRows:
    """The rows of a table, read from its file when they are needed.

    The file stays open, so that its content stays the same when the name is deleted or
    gets another file.

    Args:
        table: of two dimensions; it is kept as it is unless it is a mapped one.
    """

    def __init__(self, table: Array) -> None:
        self._table: Array | None = None
        if not isinstance(table, np.memmap) or table.filename is None:
            self._table = table
            return
        self._row_bytes = table.nbytes // max(len(table), 1)
        self._offset = table.offset
        self._dtype = table.dtype
        self._file = os.open(table.filename, os.O_RDONLY | getattr(os, "O_BINARY", 0))
        weakref.finalize(self, os.close, self._file)

    def read(self, rows: Sequence[int]) -> Array:
        """Return some rows, shape (len(rows), width).

        Raises:
            CheckpointError: the file can no longer be read.
        """
        if self._table is not None:
            return np.ascontiguousarray(self._table[np.asarray(rows)])
        size = self._row_bytes
        try:
            parts = [_read_at(self._file, size, self._offset + row * size) for row in rows]
        except OSError as error:
            raise _unreadable(error.strerror or str(error)) from error
        data = b"".join(parts)
        if len(data) != size * len(rows):
            raise _unreadable(Text("it has become shorter"))
        return np.frombuffer(data, self._dtype).reshape(len(rows), -1)


def _seek_and_read(file: int, size: int, offset: int) -> bytes:
    os.lseek(file, offset, os.SEEK_SET)
    return os.read(file, size)


# Windows has no pread.
_read_at = getattr(os, "pread", _seek_and_read)


def _unreadable(reason: str) -> CheckpointError:
    return CheckpointError(
        Text("The prepared copy of the model can no longer be read: {reason}.", reason=reason),
        Text("Is the disk with the workspace gone? Choose the checkpoint again."),
    )
