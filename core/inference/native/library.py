"""The compiled decoder: made once a machine, tried in a process of its own, then loaded.

It lies in the user's cache folder and not in the workspace, which may come from somebody
else: nothing there is ever run. Whatever fails here means that onnxruntime is used.
"""

from __future__ import annotations

import contextlib
import ctypes
import functools
import os
import shutil
import subprocess
import sys
import zlib
from collections.abc import Sequence
from pathlib import Path
from typing import Final

import platformdirs

from core.processor import instruction_sets, processor

# Set to "off", the decoder is not used.
SWITCH: Final = "TABWRIGHT_NATIVE"

_FOLDER: Final = Path(__file__).parent
_SOURCES: Final = ("crew.h", "vectors.h", "products.h", "decoder.c")
_COMPILERS: Final = ("cc", "gcc", "clang")
# No -ffast-math: it changes how the whole process rounds, and what depends on order.
FLAGS: Final = (
    "-O3", "-march=native", "-std=gnu11", "-Wall", "-Wextra", "-Wno-psabi", "-fPIC", "-shared",
    "-pthread",
)  # fmt: skip
_COMPILE_SECONDS: Final = 120
_TRIAL_SECONDS: Final = 30

# Without one of these onnxruntime's kernels are as good.
_DOT_PRODUCTS: Final = frozenset({"avx512_vnni", "avx_vnni"})


class Shape(ctypes.Structure):
    """``struct shape`` of decoder.c."""

    _fields_ = [
        (name, ctypes.c_int32)
        for name in (
            "is_gpt2", "vocabulary", "context", "layers", "heads", "kv_heads", "head_dim",
            "width", "ffn",
        )
    ]  # fmt: skip


@functools.cache
def native_library() -> ctypes.CDLL | None:
    """The decoder for this machine, compiled now if it never was; None where there is none.

    The first call on a machine takes some seconds.
    """
    if os.environ.get(SWITCH) == "off" or not _DOT_PRODUCTS & instruction_sets():
        return None
    with contextlib.suppress(OSError, RuntimeError, subprocess.SubprocessError):
        folder = Path(platformdirs.user_cache_dir("tabwright", False)) / "native"
        path = folder / _file_name()
        if not path.is_file():
            _make(path)
        if _is_ours(folder) and _is_ours(path):
            return load(path)
    return None


def load(path: Path) -> ctypes.CDLL:
    """A compiled decoder with the types of its functions.

    Raises:
        OSError: it cannot be loaded.
    """
    library = ctypes.CDLL(str(path))
    pointer, number = ctypes.c_void_p, ctypes.c_int
    signatures: dict[str, tuple[object, list[object]]] = {
        "kernel": (ctypes.c_char_p, []),
        "open": (pointer, [ctypes.POINTER(Shape), number, number]),
        "close": (None, [pointer]),
        "put_numbers": (None, [pointer, number, number, pointer, ctypes.c_int64]),
        "put_embedding": (None, [pointer, pointer]),
        "put_head_rest": (None, [pointer, pointer]),
        "put_matrix": (
            None,
            [pointer, number, number, pointer, number, pointer, pointer, number],
        ),
        "read": (None, [pointer, pointer, number, number, number, pointer]),
    }
    for name, (result, arguments) in signatures.items():
        function = getattr(library, f"tabwright_{name}")
        function.restype = result
        function.argtypes = arguments
    return library


def compile_to(path: Path, more_flags: Sequence[str] = ()) -> None:
    """Compile the decoder for this processor.

    Raises:
        OSError: there is no compiler, or no room.
        subprocess.SubprocessError: the compiler failed or took too long.
    """
    compiler = next(filter(None, map(shutil.which, _COMPILERS)), None)
    if compiler is None:
        raise FileNotFoundError("no C compiler")
    subprocess.run(
        [compiler, *FLAGS, *more_flags, str(_FOLDER / "decoder.c"), "-o", str(path), "-lm"],
        check=True,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=_COMPILE_SECONDS,
    )


def _make(path: Path) -> None:
    """Compile, try, and put in its place; after a failure there is a note, and no second try.

    Raises:
        OSError, subprocess.SubprocessError: see ``compile_to``, or the trial failed.
    """
    note = path.with_suffix(".failed")
    if note.exists():
        raise FileNotFoundError(f"see {note}")
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    draft = path.with_name(f"{path.name}.{os.getpid()}-{os.urandom(4).hex()}")
    try:
        compile_to(draft)
        # An instruction that the processor refuses would end this process.
        subprocess.run(
            [sys.executable, "-c", _TRIAL, str(draft)],
            check=True,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=_TRIAL_SECONDS,
        )
        draft.replace(path)
    except subprocess.SubprocessError as error:
        output = getattr(error, "stderr", None) or b""
        note.write_text(f"{error}\n{output.decode('utf-8', 'replace')}", "utf-8")
        raise
    finally:
        draft.unlink(missing_ok=True)


_TRIAL: Final = "import ctypes, sys; sys.exit(ctypes.CDLL(sys.argv[1]).tabwright_trial())"


def _file_name() -> str:
    """Of what it was made: other sources, flags or processors make other files."""
    made_of = zlib.crc32(" ".join(FLAGS).encode())
    for name in _SOURCES:
        made_of = zlib.crc32((_FOLDER / name).read_bytes(), made_of)
    return f"decoder-{made_of:08x}-{zlib.crc32(processor().encode()):08x}.so"


def _is_ours(path: Path) -> bool:
    """Whether nobody else could have written it."""
    status = path.stat()
    return status.st_uid == os.getuid() and not status.st_mode & 0o022
