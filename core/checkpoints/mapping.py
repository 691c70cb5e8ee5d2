"""Maps the tensors of a checkpoint from its file, by its claims.

Nothing is read until it is used, so completion never reads the optimizer. The claims were
compared with the entries before (``claims.py``).
"""

from __future__ import annotations

import struct
from pathlib import Path
from typing import Any, Final

import torch
from torch import Tensor

from core.checkpoints.claims import ITEM_SIZES, StorageClaim, TensorClaim
from core.checkpoints.container import opened

_DTYPES: Final = {
    "FloatStorage": torch.float32,
    "DoubleStorage": torch.float64,
    "HalfStorage": torch.float16,
    "BFloat16Storage": torch.bfloat16,
    "LongStorage": torch.int64,
    "IntStorage": torch.int32,
    "ShortStorage": torch.int16,
    "CharStorage": torch.int8,
    "ByteStorage": torch.uint8,
    "BoolStorage": torch.bool,
}
_LOCAL_HEADER: Final = struct.Struct("<26xHH")


class TensorMap:
    """The tensors of one checkpoint file.

    Raises:
        CheckpointError: the file is gone, or is no zip container.
    """

    def __init__(self, path: Path) -> None:
        with opened(path) as archive, open(path, "rb") as file:
            self._starts: dict[str, int] = {}
            for entry in archive.infolist():
                file.seek(entry.header_offset)
                name_bytes, extra_bytes = _LOCAL_HEADER.unpack(file.read(_LOCAL_HEADER.size))
                start = entry.header_offset + _LOCAL_HEADER.size + name_bytes + extra_bytes
                self._starts[entry.filename] = start
        # A private map: what is written to a tensor never reaches the file.
        self._bytes = torch.UntypedStorage.from_file(str(path), False, path.stat().st_size)
        self._storages: dict[str, torch.UntypedStorage] = {}
        self._made: dict[int, Any] = {}

    def tensors_in(self, claims: Any) -> Any:
        """Replace every claim by its tensor; claims of one storage get the same storage."""
        if isinstance(claims, TensorClaim):
            return self._tensor(claims)
        if not isinstance(claims, dict | list | tuple):
            return claims
        # By identity: a list that is referenced a thousand times is one list.
        known = self._made.get(id(claims))
        if known is not None:
            return known
        if isinstance(claims, dict):
            made: Any = {key: self.tensors_in(value) for key, value in claims.items()}
        else:
            made = type(claims)(self.tensors_in(value) for value in claims)
        self._made[id(claims)] = made
        return made

    def _tensor(self, claim: TensorClaim) -> Tensor:
        storage = self._storage(claim.storage)
        empty = torch.empty(0, dtype=_DTYPES[claim.storage.kind])
        return empty.set_(storage, claim.offset, claim.shape, claim.stride)

    def _storage(self, claim: StorageClaim) -> torch.UntypedStorage:
        if claim.entry not in self._storages:
            start = self._starts[claim.entry]
            size = claim.count * ITEM_SIZES[claim.kind]
            part = self._bytes[start : start + size]
            assert isinstance(part, torch.UntypedStorage)
            self._storages[claim.entry] = part
        return self._storages[claim.entry]
