"""The light copy of a checkpoint: a folder in the cache that the light engine opens.

It has the graph, the weights, the tokenizer, and a record with the architecture, the origin and a
checksum of each file. ``core.export`` writes it, ``core.completion.backends`` open it;
neither torch nor onnxruntime is needed to read it. A copy can always be made again from its
checkpoint, so an invalid one is deleted.
"""

from __future__ import annotations

import contextlib
import dataclasses
import json
import math
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from core import files
from core.checkpoints.container import content_key
from core.checkpoints.format import CheckpointInfo, Origin
from core.config import from_mapping, to_mapping
from core.errors import CheckpointError, CoreError
from core.model.config import ModelConfig, parameter_count
from core.processor import processor
from core.tokenizer.tokenizer import Tokenizer
from core.workspace import Workspace

# Increased with every change of the graph or of these files: copies of other versions are
# ignored.
COPY_VERSION: Final = 6

# The tensor with the rounding errors of the head's weights, which are stored as bytes.
HEAD_REST: Final = "head.weight.rest"

GRAPH: Final = "decoder.onnx"
WEIGHTS: Final = "weights.bin"
TOKENIZER: Final = "tokenizer.json"
_RECORD: Final = "record.json"
_LOCATIONS: Final = "places.json"
_CHECKED: Final = (GRAPH, WEIGHTS, TOKENIZER, _LOCATIONS)
# Of the tensors.
_DTYPES: Final = ("int8", "uint8", "float32")


class UnsupportedShape(CheckpointError):
    """A valid checkpoint of an architecture that the light engine cannot run; torch can."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TensorLocation:
    """The location of a tensor in the file of weights.

    Attributes:
        dtype: by NumPy's name.
        shape: its size.
        offset: the offset of its first byte.
    """

    dtype: str
    shape: tuple[int, ...]
    offset: int


@dataclass(frozen=True, slots=True, kw_only=True)
class LightCopy:
    """A complete light copy.

    Attributes:
        graph: the graph file; the weights are beside it.
        locations: the locations of the tensors in the file of weights, by name.
        tokenizer: the checkpoint's own.
        info: the description of the checkpoint.
    """

    graph: Path
    locations: Mapping[str, TensorLocation]
    tokenizer: Tokenizer
    info: CheckpointInfo

    def tensors(self) -> Mapping[str, npt.NDArray[Any]]:
        """The tensors by name; see ``MappedTensors``."""
        return MappedTensors(self.graph.with_name(WEIGHTS), self.locations)


class MappedTensors(Mapping[str, npt.NDArray[Any]]):
    """The tensors of a file of weights; each is mapped while it is referenced.

    A whole file mapped would count as memory of the process, beside the tensors that were
    copied from it.

    Asking raises ``OSError`` where the file is gone, ``ValueError`` where it is too short.
    """

    def __init__(self, path: Path, locations: Mapping[str, TensorLocation]) -> None:
        self._path = path
        self._locations = locations

    def __getitem__(self, name: str) -> npt.NDArray[Any]:
        location = self._locations[name]
        return np.memmap(
            self._path, np.dtype(location.dtype), "r", offset=location.offset, shape=location.shape
        )

    def __iter__(self) -> Iterator[str]:
        return iter(self._locations)

    def __len__(self) -> int:
        return len(self._locations)


def copies_folder(workspace: Workspace) -> Path:
    """The folder of all light copies, with one folder for each."""
    return workspace.cache / "onnx"


def copy_folder(workspace: Workspace, checkpoint: Path) -> Path:
    """The folder of the light copy of a checkpoint, whether it exists or not.

    Raises:
        CheckpointError: the checkpoint is missing, or no checkpoint.
    """
    return copies_folder(workspace) / f"{content_key(checkpoint)}-v{COPY_VERSION}"


def write_record(
    folder: Path,
    locations: Mapping[str, TensorLocation],
    model_config: ModelConfig,
    origin: Origin,
    only_on: str,
) -> None:
    """Write the record; it must be written last, because it has the checksums of the other files.

    Args:
        folder: the folder of the copy.
        locations: the locations of the tensors in the file of weights.
        model_config: the architecture.
        origin: the origin of the checkpoint.
        only_on: the ``processor`` on which alone the copy computes the right thing; empty
            for a copy that is right everywhere.
    """
    table = {name: dataclasses.astuple(location) for name, location in locations.items()}
    files.write_text(folder / _LOCATIONS, json.dumps(table))
    record = {
        "version": COPY_VERSION,
        "model_config": to_mapping(model_config),
        "origin": dataclasses.asdict(origin),
        "only_on": only_on,
        "crc32": {name: files.crc32_of_file(folder / name) for name in _CHECKED},
    }
    files.write_text(folder / _RECORD, json.dumps(record, indent=1))


def is_of_another_processor(folder: Path) -> bool:
    """Whether a folder has a copy that is valid on another processor only."""
    try:
        return _is_foreign(json.loads((folder / _RECORD).read_text("utf-8")))
    except (OSError, ValueError, KeyError, TypeError):
        return False


def has_record(folder: Path) -> bool:
    """Whether a folder holds a copy for this program and processor; its files are not checked."""
    try:
        record = json.loads((folder / _RECORD).read_text("utf-8"))
        return record["version"] == COPY_VERSION and not _is_foreign(record)
    except (OSError, ValueError, KeyError, TypeError):
        return False


def read_copy(folder: Path, checkpoint: Path) -> LightCopy | None:
    """Return the copy in a folder; None if it is missing, damaged or of another processor.

    Args:
        folder: the folder that ``copy_folder`` returns.
        checkpoint: the copied checkpoint, named in its ``info``.
    """
    try:
        record: dict[str, Any] = json.loads((folder / _RECORD).read_text("utf-8"))
        if record["version"] != COPY_VERSION or _is_foreign(record):
            return None
        for name in _CHECKED:
            if files.crc32_of_file(folder / name) != record["crc32"][name]:
                return None
        config = from_mapping(ModelConfig, record["model_config"], _RECORD)
        info = CheckpointInfo(
            path=checkpoint,
            model_config=config,
            parameters=parameter_count(config),
            origin=from_mapping(Origin, record["origin"], _RECORD),
        )
        tokenizer = Tokenizer.from_file(folder / TOKENIZER)
        locations = _read_locations(folder)
    except (OSError, CoreError, ValueError, KeyError, TypeError, AttributeError, OverflowError):
        return None
    # The oldest copies are deleted first if there are too many.
    with contextlib.suppress(OSError):
        os.utime(folder)
    return LightCopy(graph=folder / GRAPH, locations=locations, tokenizer=tokenizer, info=info)


def _read_locations(folder: Path) -> dict[str, TensorLocation]:
    """Read the locations of the tensors and check them; a checksum does not prove good intent.

    Raises:
        ValueError and others: it is not that.
    """
    size = (folder / WEIGHTS).stat().st_size
    locations: dict[str, TensorLocation] = {}
    table: dict[str, Any] = json.loads((folder / _LOCATIONS).read_text("utf-8"))
    for name, (dtype, shape, offset) in table.items():
        location = TensorLocation(dtype=dtype, shape=tuple(shape), offset=offset)
        numbers = (*location.shape, location.offset)
        if dtype not in _DTYPES or not all(type(n) is int and n >= 0 for n in numbers):
            raise ValueError(f"{name} is no tensor")
        if location.offset + np.dtype(dtype).itemsize * math.prod(location.shape) > size:
            raise ValueError(f"{name} is beyond the weights")
        locations[name] = location
    return locations


def _is_foreign(record: dict[str, Any]) -> bool:
    return record["only_on"] not in ("", processor())
