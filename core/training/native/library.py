"""The training step as a compiled library (``core.compiled``). Without it torch does the same.

No torch is imported here.
"""

from __future__ import annotations

import ctypes
import functools
import platform
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from core import compiled
from core.texts import Text

# The decoder's headers for threads and memory are included by their path in the tree.
_FOLDER: Final = Path(__file__).parent
_DECODER: Final = "../../inference/native"
TRAINING: Final = compiled.Source(
    name="training",
    folder=_FOLDER,
    files=(
        f"{_DECODER}/platform.h", f"{_DECODER}/pool.h", "products.h", "layers.h", "attention.h",
        "orthogonal.h", "trial.h", "training.c",
    ),
)  # fmt: skip
# Sums in any order become vectors, and products and sums are fused. Unlike -ffast-math, none of
# these changes how the rest of the process rounds.
_FLAGS: Final = (
    "-ffp-contract=fast", "-fno-math-errno", "-fno-trapping-math", "-fno-signed-zeros",
    "-fassociative-math", "-Wno-unused-function",
)  # fmt: skip
_SHAPE: Final = (
    "is_gpt2", "vocabulary", "context", "layers", "heads", "kv_heads", "head_dim", "width", "ffn",
)  # fmt: skip
_BLOCK: Final = (
    "attention_norm", "attention_norm_bias", "query", "key", "value", "qkv_bias", "query_norm",
    "key_norm", "output", "output_bias", "ffn_norm", "ffn_norm_bias", "gate", "up", "up_bias",
    "down", "down_bias",
)  # fmt: skip
_ENDS: Final = (
    "embedding", "positions", "final_norm", "final_norm_bias", "head", "head_bias",
)  # fmt: skip


class Shape(ctypes.Structure):
    """``struct shape`` of training.c."""

    _fields_ = [(name, ctypes.c_int32) for name in _SHAPE]


class Block(ctypes.Structure):
    """``struct block``: where the tensors of a block are."""

    _fields_ = [(name, ctypes.c_void_p) for name in _BLOCK]


class Ends(ctypes.Structure):
    """``struct ends``: where the tensors before and behind the blocks are."""

    _fields_ = [(name, ctypes.c_void_p) for name in _ENDS]


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundTraining:
    """The compiled training step of this machine, or why there is none.

    Attributes:
        library: None where there is none.
        reason: one sentence where there is none, with the compiler's error if there was one.
    """

    library: ctypes.CDLL | None = None
    reason: str = ""


@functools.cache
def find_training_library() -> FoundTraining:
    """Find the training step for this machine, compiled now if necessary (some seconds)."""
    if compiled.is_switched_off():
        return FoundTraining(
            reason=Text("It is switched off by {switch}=off.", switch=compiled.SWITCH)
        )
    flags = (*_FLAGS, *compiled.native_flags(platform.machine(), sys.platform))
    try:
        return FoundTraining(library=_load(compiled.library_file(TRAINING, flags)))
    except compiled.failures() as error:
        return FoundTraining(reason=compiled.reason_of(error))


def _load(path: Path) -> ctypes.CDLL:
    """Load the library and declare the types of its functions.

    Raises:
        OSError: it cannot be loaded, or belongs to another version.
    """
    library = ctypes.CDLL(str(path))
    size = library.tabwright_training_shape_size
    size.restype, size.argtypes = ctypes.c_int64, []
    if size() != sum(map(ctypes.sizeof, (Shape, Block, Ends))):
        raise OSError(f"{path.name} belongs to another version")
    pointer, number = ctypes.c_void_p, ctypes.c_int64
    signatures: dict[str, tuple[object, list[object]]] = {
        "training_open": (pointer, [pointer, ctypes.c_int, number]),
        "training_close": (None, [pointer]),
        "training_begin": (None, [*[pointer] * 6, ctypes.c_float]),
        "training_part": (ctypes.c_double, [pointer, pointer, pointer, number, number]),
        "training_memory": (number, [pointer]),
        "orthogonalizer_open": (pointer, [ctypes.c_int]),
        "orthogonalizer_close": (None, [pointer]),
        "orthogonalize": (
            ctypes.c_int,
            [pointer, pointer, ctypes.c_int, number, number, pointer, ctypes.c_int],
        ),
    }
    for name, (result, arguments) in signatures.items():
        function = getattr(library, f"tabwright_{name}")
        function.restype = result
        function.argtypes = arguments
    return library
