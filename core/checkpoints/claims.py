"""Reads what a checkpoint claims to contain, with placeholders instead of tensors.

The pickle inside a ``.pth`` is a program. Here it is read first as text, against
a list of what it may say; then it is run with nothing to call but the stand-ins
below, so that no tensor is made and no memory taken before the claims were
compared with what the file really holds. Even ``torch.load(weights_only=True)``
would make a bytearray of ten gigabytes if asked to. Needs no torch.
"""

from __future__ import annotations

import io
import math
import pickle
import pickletools
import zipfile
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, cast

from core.checkpoints.container import opened
from core.errors import CheckpointError
from core.texts import Text

# A vocabulary of 65,536 takes 4 MB of text, and 64 blocks with their optimizer some
# 60,000 instructions: anything larger was made to be large.
_MAX_PICKLE_BYTES: Final = 16 << 20
_MAX_INSTRUCTIONS: Final = 200_000
_MAX_LOOSE_BYTES: Final = 1 << 20

ITEM_SIZES: Final = {
    "FloatStorage": 4,
    "DoubleStorage": 8,
    "HalfStorage": 2,
    "BFloat16Storage": 2,
    "LongStorage": 8,
    "IntStorage": 4,
    "ShortStorage": 2,
    "CharStorage": 1,
    "ByteStorage": 1,
    "BoolStorage": 1,
}
"""Bytes of one number, by the name that torch writes for its kind."""

# fmt: off
_INSTRUCTIONS: Final = frozenset((
    "PROTO", "STOP", "MARK", "NONE", "NEWTRUE", "NEWFALSE", "BININT", "BININT1", "BININT2",
    "LONG1", "BINFLOAT", "BINUNICODE", "SHORT_BINUNICODE", "SHORT_BINBYTES", "BINBYTES",
    "EMPTY_DICT", "EMPTY_LIST", "EMPTY_TUPLE", "TUPLE", "TUPLE1", "TUPLE2", "TUPLE3", "APPEND",
    "APPENDS", "SETITEM", "SETITEMS", "BINGET", "LONG_BINGET", "BINPUT", "LONG_BINPUT", "GLOBAL",
    "BINPERSID", "REDUCE", "BUILD",
))
# fmt: on


class _Unfit(Exception):
    """The problem, as the end of a sentence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StorageClaim:
    """The claim of one storage, which is an entry of the container.

    Attributes:
        kind: a key of ``ITEM_SIZES``.
        entry: the full name of the entry.
        count: the number of its elements.
    """

    kind: str
    entry: str
    count: int

    def __setstate__(self, state: object) -> None:
        """Refuse: no instruction of a pickle may change what was checked."""
        raise _Unfit(Text("it changes what it has described"))


@dataclass(frozen=True, slots=True, kw_only=True)
class TensorClaim:
    """The claim of a tensor inside a storage, in elements; checked against the storage."""

    storage: StorageClaim
    offset: int
    shape: tuple[int, ...]
    stride: tuple[int, ...]

    def __setstate__(self, state: object) -> None:
        """Refuse: no instruction of a pickle may change what was checked."""
        raise _Unfit(Text("it changes what it has described"))

    @property
    def is_contiguous(self) -> bool:
        """Whether its elements are contiguous, in row-major order."""
        expected = 1
        for size, step in zip(reversed(self.shape), reversed(self.stride), strict=True):
            if size != 1 and step != expected:
                return False
            expected *= size
        return True


def read_claims(path: Path) -> Any:
    """Read the content of a ``.pth``, with a ``TensorClaim`` for every tensor.

    Raises:
        CheckpointError: no checkpoint of PyTorch, damaged where it was read, or not
            what a checkpoint of numbers can say.
    """
    with opened(path) as archive:
        entries = {entry.filename: entry.file_size for entry in archive.infolist()}
        names = [name for name in entries if name.count("/") == 1 and name.endswith("/data.pkl")]
        if len(names) != 1:
            raise _refusal(path, Text("it is no checkpoint of PyTorch 1.6 or later"))
        prefix = names[0].removesuffix("data.pkl")
        if any(name.startswith(f"{prefix}code/") for name in entries):
            raise _refusal(path, Text("it holds a compiled program"))
        if entries[names[0]] > _MAX_PICKLE_BYTES:
            raise _refusal(
                path, Text("its description has {entries:,} bytes", entries=entries[names[0]])
            )
        if f"{prefix}byteorder" in entries and _first_bytes(archive, f"{prefix}byteorder") != (
            b"little"
        ):
            raise _refusal(path, Text("it was written on a machine with another order of bytes"))
        text = archive.read(names[0])  # This also compares its checksum.
    try:
        _check_text(text)
        reader = _Reader(text, prefix, entries)
        claims = reader.load()
    except _Unfit as error:
        raise _refusal(path, str(error)) from None
    except (
        pickle.UnpicklingError, ValueError, TypeError, KeyError, IndexError, AttributeError,
        EOFError, OverflowError, MemoryError, RecursionError, UnicodeError,
    ):  # fmt: skip
        raise _refusal(path, Text("its description makes no sense")) from None
    loose = sum(
        size
        for name, size in entries.items()
        if name not in reader.used_entries and name != names[0]
    )
    if loose > _MAX_LOOSE_BYTES:
        raise _refusal(path, Text("{loose:,} bytes of it belong to nothing", loose=loose))
    return claims


def _check_text(text: bytes) -> None:
    """Raise unless every instruction is one that a checkpoint of tensors needs."""
    for number, (instruction, argument, _place) in enumerate(pickletools.genops(text)):
        if number >= _MAX_INSTRUCTIONS:
            raise _Unfit(Text("its description is too long"))
        name = instruction.name
        if name not in _INSTRUCTIONS:
            raise _Unfit(Text("it asks for more than numbers ({name})", name=name))
        if name == "GLOBAL" and _called(argument) not in _CALLED:
            raise _Unfit(
                Text("it asks for {replace}", replace=str(argument)[:80].replace(" ", "."))
            )
        # The memo table of the reader grows to the largest index that is used.
        if name in ("BINPUT", "LONG_BINPUT") and cast("int", argument) > number:
            raise _Unfit(Text("its description makes no sense"))


class _Reader(pickle.Unpickler):
    """Runs the pickle with placeholders only."""

    def __init__(self, text: bytes, prefix: str, entries: dict[str, int]) -> None:
        super().__init__(io.BytesIO(text))
        self._prefix = prefix
        self._entries = entries
        self.used_entries: set[str] = set()

    def find_class(self, module_name: str, global_name: str) -> Any:
        """Return the placeholder of a name."""
        return _CALLED[f"{module_name}.{global_name}"]

    def persistent_load(self, pid: Any) -> StorageClaim:
        """Return the storage of a persistent id, compared with its entry."""
        word, kind, key, _device, count = pid
        is_sound = isinstance(kind, _StorageKind) and isinstance(key, str) and word == "storage"
        if not is_sound or not _is_count(count):
            raise _Unfit(Text("a tensor of it is described in another way"))
        claim = StorageClaim(kind=kind.name, entry=f"{self._prefix}data/{key}", count=count)
        if self._entries.get(claim.entry) != count * ITEM_SIZES[kind.name]:
            raise _Unfit(
                Text(
                    "it claims {count:,} numbers in {entry} and holds others",
                    count=count,
                    entry=claim.entry,
                )
            )
        self.used_entries.add(claim.entry)
        return claim


@dataclass(frozen=True, slots=True)
class _StorageKind:
    """Replaces a storage class of torch; nothing can be called on it."""

    name: str

    def __setstate__(self, state: object) -> None:
        raise _Unfit(Text("it changes what it has described"))


def _tensor(storage: Any, offset: Any, shape: Any, stride: Any, *rest: Any) -> TensorClaim:
    """Replaces ``torch._utils._rebuild_tensor_v2``."""
    del rest  # Whether it needs gradients, and hooks, which no file may bring.
    numbers = (offset, *shape, *stride)
    if not isinstance(storage, StorageClaim) or not all(map(_is_count, numbers)):
        raise _Unfit(Text("a tensor of it has a size that is no number"))
    if len(shape) != len(stride) or len(shape) > 8:
        raise _Unfit(Text("a tensor of it has a size without sense"))
    wanted = math.prod(shape)
    last = offset + sum((size - 1) * step for size, step in zip(shape, stride, strict=True))
    if wanted > storage.count or (wanted and last >= storage.count):
        raise _Unfit(
            Text(
                "a tensor of it claims {wanted:,} numbers and has {count:,}",
                wanted=wanted,
                count=storage.count,
            )
        )
    return TensorClaim(storage=storage, offset=offset, shape=tuple(shape), stride=tuple(stride))


def _parameter(tensor: Any, *rest: Any) -> TensorClaim:
    """Replaces ``torch._utils._rebuild_parameter``."""
    del rest
    if not isinstance(tensor, TensorClaim):
        raise _Unfit(Text("a parameter of it is no tensor"))
    return tensor


def _size(numbers: Any) -> tuple[Any, ...]:
    """Replaces ``torch.Size``."""
    return tuple(numbers)


class _Table(OrderedDict[Any, Any]):
    """Replaces ``OrderedDict``, to which a module's ``state_dict`` attaches ``_metadata``."""

    def __init__(self) -> None:
        super().__init__()

    def __setstate__(self, state: Any) -> None:
        del state


_CALLED: Final[dict[str, Callable[..., Any] | _StorageKind]] = {
    "collections.OrderedDict": _Table,
    "torch._utils._rebuild_tensor_v2": _tensor,
    "torch._utils._rebuild_parameter": _parameter,
    "torch.Size": _size,
    **{f"torch.{kind}": _StorageKind(kind) for kind in ITEM_SIZES},
}


def _called(argument: Any) -> str:
    return str(argument).replace(" ", ".", 1)


def _is_count(value: object) -> bool:
    return type(value) is int and 0 <= value < 1 << 62


def _first_bytes(archive: zipfile.ZipFile, name: str) -> bytes:
    with archive.open(name) as file:
        return file.read(16)


def _refusal(path: Path, reason: str) -> CheckpointError:
    return CheckpointError(
        Text("{name} cannot be opened safely: {reason}.", name=path.name, reason=reason),
        Text("Open only checkpoints of tensors and plain values, from people whom you trust."),
    )
