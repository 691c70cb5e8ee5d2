"""Reads back a GGUF file that has just been written, to prove it.

Written from the description of the format and not from the library that writes, so that a
mistake of the writer cannot hide in the reader. It is no reader for files of others: sizes are
believed.
"""

from __future__ import annotations

import math
import struct
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np

from core.export.products import Array

_MAGIC: Final = b"GGUF"
_VERSION: Final = 3
_ALIGNMENT: Final = 32
_STRING, _ARRAY = 8, 9
# Number of a type of value to its format in ``struct``.
_SCALARS: Final = {
    0: "B", 1: "b", 2: "H", 3: "h", 4: "I", 5: "i", 6: "f", 7: "?", 10: "Q", 11: "q", 12: "d",
}  # fmt: skip
_F32, _F16, _Q8_0 = 0, 1, 8
# 32 signed bytes behind their scale.
_Q8_0_BLOCK: Final = np.dtype([("scale", "<f2"), ("codes", "i1", 32)])


@dataclass(frozen=True, slots=True, kw_only=True)
class GgufContent:
    """What a file holds.

    Attributes:
        keys: the metadata.
        tensors: float32, whatever they are stored as, outputs first.
        kinds: the number of the type that each is stored as.
    """

    keys: dict[str, Any]
    tensors: dict[str, Array]
    kinds: dict[str, int]


def read_gguf(path: Path) -> GgufContent:
    """Read a whole file of this program.

    Raises:
        ValueError: it is no GGUF file of version 3, ends too early, or has tensors of another type.
        OSError: it cannot be read.
    """
    reader = _Reader(path.read_bytes())
    if reader.take(4) != _MAGIC or reader.number("I") != _VERSION:
        raise ValueError("no GGUF file of version 3")
    tensor_count, key_count = reader.number("Q"), reader.number("Q")
    keys = {reader.text(): reader.value(reader.number("I")) for _key in range(key_count)}
    infos = [_info(reader) for _tensor in range(tensor_count)]
    start = -(-reader.offset // _ALIGNMENT) * _ALIGNMENT
    tensors = {
        name: _tensor(reader.data, start + offset, kind, shape)
        for name, shape, kind, offset in infos
    }
    return GgufContent(
        keys=keys, tensors=tensors, kinds={name: kind for name, _shape, kind, _offset in infos}
    )


class _Reader:
    """Takes values off the front of some bytes."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.offset = 0

    def take(self, count: int) -> bytes:
        self.offset += count
        if self.offset > len(self.data):
            raise ValueError("a file that ends too early")
        return self.data[self.offset - count : self.offset]

    def number(self, form: str) -> Any:
        return struct.unpack(f"<{form}", self.take(struct.calcsize(form)))[0]

    def text(self) -> str:
        return self.take(self.number("Q")).decode("utf-8")

    def value(self, kind: int) -> Any:
        if kind == _STRING:
            return self.text()
        if kind == _ARRAY:
            kind, count = self.number("I"), self.number("Q")
            return [self.value(kind) for _item in range(count)]
        return self.number(_SCALARS[kind])


def _info(reader: _Reader) -> tuple[str, tuple[int, ...], int, int]:
    """Name, shape, type and offset of a tensor."""
    name = reader.text()
    # The innermost dimension comes first in the file.
    shape = tuple(reader.number("Q") for _axis in range(reader.number("I")))[::-1]
    return name, shape, reader.number("I"), reader.number("Q")


def _tensor(data: bytes, offset: int, kind: int, shape: tuple[int, ...]) -> Array:
    count = math.prod(shape)
    if kind == _F32:
        return np.frombuffer(data, "<f4", count, offset).reshape(shape)
    if kind == _F16:
        return np.frombuffer(data, "<f2", count, offset).astype(np.float32).reshape(shape)
    if kind == _Q8_0:
        blocks = np.frombuffer(data, _Q8_0_BLOCK, count // 32, offset)
        values = blocks["codes"] * blocks["scale"].astype(np.float32)[:, None]
        return values.reshape(shape)
    raise ValueError(f"a tensor of type {kind}")
