"""What is compiled: made once a machine, tried in a process of its own, then loaded.

The decoder, and the look-up of project memory. Without them the program does the same, slower.

It lies in the user's cache folder and not in the workspace, which may come from somebody
else: nothing of a workspace is ever run. Whatever fails here means that onnxruntime is used.
"""

from __future__ import annotations

import contextlib
import ctypes
import functools
import os
import shutil
import signal
import subprocess
import sys
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Final

import platformdirs

from core import files
from core.processor import instruction_sets, processor

# Set to "off", the decoder is not used.
SWITCH: Final = "TABWRIGHT_NATIVE"

_FOLDER: Final = Path(__file__).parent
_DECODER: Final = "decoder"
_LOOK_UP: Final = "lookup"
# The last one of each is compiled, and includes the others.
_SOURCES: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        _DECODER: ("pool.h", "vectors.h", "products.h", "decoder.c"),
        _LOOK_UP: ("lookup.c",),
    }
)
_COMPILERS: Final = ("cc", "gcc", "clang")
# No -ffast-math: it changes how the whole process rounds, and what depends on order.
FLAGS: Final = (
    "-O3", "-march=native", "-std=gnu11", "-Wall", "-Wextra", "-Wno-psabi", "-fPIC", "-shared",
    "-pthread",
)  # fmt: skip
# Equal to Python's arithmetic, which rounds after every operation.
LOOK_UP_FLAGS: Final = ("-ffp-contract=off",)
_COMPILE_SECONDS: Final = 120
_TRIAL_SECONDS: Final = 30
_TRIAL: Final = "import ctypes, sys; sys.exit(ctypes.CDLL(sys.argv[1]).tabwright_trial())"
_CHECKSUM_BYTES: Final = 4

# Without one of these the decoder has no fast kernel.
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


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundLibrary:
    """The decoder of this machine, or why there is none.

    Attributes:
        library: None where there is none.
        kernel: the instructions that it multiplies with.
        reason: one sentence where there is none, with the compiler's error if there was one.
    """

    library: ctypes.CDLL | None = None
    kernel: str = ""
    reason: str = ""


class _Unavailable(Exception):
    """A library cannot be had on this machine; the message is the reason, a sentence."""


def native_library() -> ctypes.CDLL | None:
    """The decoder for this machine, compiled now if it never was; None where there is none.

    The first call on a machine takes a second or two.
    """
    return find_native_library().library


@functools.cache
def find_native_library() -> FoundLibrary:
    """Find the decoder for this machine, compiled now if it never was, or say why there is none."""
    if os.environ.get(SWITCH) == "off":
        return FoundLibrary(reason=f"It is switched off by {SWITCH}=off.")
    if not _DOT_PRODUCTS & instruction_sets():
        return FoundLibrary(reason="This processor has neither AVX512-VNNI nor AVX-VNNI.")
    try:
        library = load(_compiled(_DECODER))
    except _FAILURES as error:
        return FoundLibrary(reason=_reason_of(error))
    return FoundLibrary(library=library, kernel=library.tabwright_kernel().decode())


@functools.cache
def look_up_library() -> ctypes.CDLL | None:
    """The look-up of project memory, compiled now if it never was; None where there is none."""
    if os.environ.get(SWITCH) == "off":
        return None
    with contextlib.suppress(*_FAILURES):
        return ctypes.CDLL(str(_compiled(_LOOK_UP)))
    return None


# RuntimeError: platformdirs found no home folder. AttributeError: no decoder at all.
_FAILURES: Final = (
    _Unavailable, OSError, RuntimeError, AttributeError, subprocess.SubprocessError,
)  # fmt: skip


def _reason_of(error: Exception) -> str:
    """Why there is no decoder, in one sentence."""
    match error:
        case _Unavailable():
            return str(error)
        case subprocess.CalledProcessError():
            output = (error.stderr or b"").decode("utf-8", "replace")
            return _failure_text(f"{error}\n{output}")
        case subprocess.TimeoutExpired():
            return f"The compiler or the trial took longer than {error.timeout:g} s."
        case AttributeError():
            return "There is no decoder for this operating system."
        case _:
            return f"It cannot be compiled or loaded: {error}."


def _failure_text(record: str) -> str:
    """A sentence from what ``_make`` notes of a failure: the compiler's error, else the status."""
    lines = [line.strip() for line in record.splitlines() if line.strip()]
    error = next((line for line in lines[1:] if "error" in line), None)
    said = error or next(iter(lines[1:] or lines), "no output")
    return f"Compiling or trying it failed: {said.rstrip('.')}."


def _compiled(what: str) -> Path:
    """The file of a compiled library, made now if it never was.

    Raises:
        _Unavailable: there is no compiler, or it failed before.
        OSError, RuntimeError, AttributeError, subprocess.SubprocessError: it cannot be made now.
    """
    folder = _own_folder()
    compiler = next(filter(None, map(shutil.which, _COMPILERS)), None)
    path = folder / _file_name(compiler, what)
    if not _is_whole(path):
        if compiler is None:
            raise _Unavailable(f"No C compiler ({', '.join(_COMPILERS)}) was found.")
        _make(path, compiler, what)
    return path


def load(path: Path) -> ctypes.CDLL:
    """A compiled decoder with the types of its functions.

    Raises:
        OSError: it cannot be loaded, or is another version's.
    """
    library = ctypes.CDLL(str(path))
    if library.tabwright_shape_size() != ctypes.sizeof(Shape):
        raise OSError(f"{path.name} is the decoder of another version")
    pointer, number = ctypes.c_void_p, ctypes.c_int
    signatures: dict[str, tuple[object, list[object]]] = {
        "kernel": (ctypes.c_char_p, []),
        "open": (pointer, [ctypes.POINTER(Shape), number, number]),
        "close": (None, [pointer]),
        "put_floats": (None, [pointer, number, number, pointer, ctypes.c_int64]),
        "put_embedding": (None, [pointer, pointer]),
        "put_head_residual": (None, [pointer, pointer]),
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


def compile_to(
    path: Path, compiler: str, more_flags: Sequence[str] = (), source: str = "decoder.c"
) -> None:
    """Compile the decoder, or another source, for this processor.

    Raises:
        OSError: the compiler cannot be run.
        subprocess.SubprocessError: it failed or took too long.
    """
    subprocess.run(
        [compiler, *FLAGS, *more_flags, str(_FOLDER / source), "-o", str(path), "-lm"],
        check=True,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=_COMPILE_SECONDS,
    )


def _make(path: Path, compiler: str, what: str) -> None:
    """Compile, try, and put in its place; where that cannot succeed, a note says so.

    Raises:
        _Unavailable: a note says that it failed before.
        OSError, subprocess.SubprocessError: see ``compile_to``, or the trial failed.
    """
    note = path.with_suffix(".failed")
    if note.exists():
        raise _Unavailable(_failure_text(note.read_text("utf-8", "replace")))
    draft = path.with_name(f"{path.name}.{os.getpid()}-{os.urandom(4).hex()}")
    try:
        if what == _DECODER:
            compile_to(draft, compiler)
        else:
            compile_to(draft, compiler, LOOK_UP_FLAGS, _SOURCES[what][-1])
        # An instruction that the processor refuses would end this process. "-I": nothing in
        # the folder where the program was started is taken for a module.
        subprocess.run(
            [sys.executable, "-I", "-c", _TRIAL, str(draft)],
            check=True,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=_TRIAL_SECONDS,
        )
        # What a checksum vouches for may lie behind the end: loaders do not look there.
        files.write_bytes(path, _with_checksum(draft.read_bytes()))
        path.chmod(0o700)
    except subprocess.CalledProcessError as error:
        # One that was killed may have lacked memory; what is wrong with it stays wrong.
        if error.returncode > 0 or error.returncode == -signal.SIGILL:
            output = (error.stderr or b"").decode("utf-8", "replace")
            note.write_text(f"{error}\n{output}", "utf-8")
        raise
    finally:
        draft.unlink(missing_ok=True)


def _own_folder() -> Path:
    """Where the decoder lies: a folder that nobody else can write.

    Raises:
        OSError: it cannot be made, or is somebody else's.
    """
    folder = Path(platformdirs.user_cache_dir("tabwright", False)) / "native"
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    for one in (folder, folder.parent):
        if one.stat().st_uid != os.getuid():
            raise PermissionError(f"{one} belongs to somebody else")
    folder.chmod(0o700)
    return folder


def _file_name(compiler: str | None, what: str = _DECODER) -> str:
    """Of what it is made: other sources, flags, compilers or processors make other files."""
    made_of = zlib.crc32(" ".join(FLAGS).encode())
    for name in _SOURCES[what]:
        made_of = zlib.crc32((_FOLDER / name).read_bytes(), made_of)
    if compiler is not None:
        status = Path(compiler).stat()
        made_of = zlib.crc32(f"{compiler} {status.st_size} {status.st_mtime_ns}".encode(), made_of)
    return f"{what}-{made_of:08x}-{zlib.crc32(processor().encode()):08x}.so"


def _with_checksum(data: bytes) -> bytes:
    return data + zlib.crc32(data).to_bytes(_CHECKSUM_BYTES, "little")


def _is_whole(path: Path) -> bool:
    """Whether the file is there as it was written; a part of a library ends the process."""
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        return False
    return len(data) > _CHECKSUM_BYTES and data == _with_checksum(data[:-_CHECKSUM_BYTES])
