"""The compiled libraries: shipped or made once on each machine, tried in a child process, loaded.

These are the decoder and the look-up of project memory. The program works without them, slower.
A wheel has them for Linux, one file for each kernel (prebuilt.py); the first that passes its trial
is used. Elsewhere, and in a checkout, a C compiler makes one.

A compiled library is in the user's cache folder and not in the workspace, which may come from
another user: nothing in a workspace is ever executed. If any step fails, onnxruntime is used.
"""

from __future__ import annotations

import ctypes
import functools
import os
import platform
import shutil
import signal
import sys
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Final

from core import files
from core.errors import ConfigError
from core.processor import processor

# "off" disables the compiled libraries.
SWITCH: Final = "TABWRIGHT_NATIVE"
# The name of a kernel compiles the decoder for it, whatever the processor has: for tests and
# measurements.
KERNEL_VARIABLE: Final = "TABWRIGHT_KERNEL"

_FOLDER: Final = Path(__file__).parent
_DECODER: Final = "decoder"
_LOOK_UP: Final = "lookup"
# The last one of each is compiled, and includes the others.
_SOURCES: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        _DECODER: (
            "platform.h", "vectors.h", "pool.h", "kernels.h", "tiles.h", "products.h", "decoder.h",
            "attention.h", "trial.h", "decoder.c",
        ),
        _LOOK_UP: ("lookup.c",),
    }
)  # fmt: skip
# gcc for Windows does not align the stack as AVX needs it (its bug 54412).
_COMPILERS: Final = ("clang",) if sys.platform == "win32" else ("cc", "gcc", "clang")
# No -ffast-math: it changes how the whole process rounds, and results that depend on order.
# Products and sums are fused only where the source says so; in the look-up nowhere, since
# Python rounds after every operation.
FLAGS: Final = (
    "-O3", "-std=gnu11", "-ffp-contract=off", "-Wall", "-Wextra", "-Wno-psabi", "-shared",
)  # fmt: skip
# Windows has neither position-independent code nor these libraries.
_POSIX_FLAGS: Final = () if sys.platform == "win32" else ("-fPIC", "-pthread", "-lm")

_X86_KERNELS: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "amx-int8": ("-march=cascadelake", "-mamx-tile", "-mamx-int8"),
        "avx512-vnni": ("-march=cascadelake",),
        "avx-vnni": ("-march=haswell", "-mavxvnni"),
        "avx2": ("-march=haswell",),
        "portable": ("-march=x86-64",),
    }
)
_ARM_KERNELS: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "neon-dotprod": ("-march=armv8.2-a+dotprod",),
        "neon": ("-march=armv8-a",),
        "portable": ("-march=armv8-a", "-DTABWRIGHT_PORTABLE"),
    }
)
_COMPILE_SECONDS: Final = 120
_TRIAL_SECONDS: Final = 30
_TRIAL: Final = "import ctypes, sys; sys.exit(ctypes.CDLL(sys.argv[1]).tabwright_trial())"
_CHECKSUM_BYTES: Final = 4

# What a wheel has: a folder for each system and machine.
PREBUILT: Final = _FOLDER / "prebuilt"
_PASSED: Final = "passed"
_FAILED: Final = "failed"
_RESULTS: Final = (_PASSED, _FAILED)


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


def kernels(machine: str) -> Mapping[str, tuple[str, ...]]:
    """Return the kernels for a machine, each with the compiler flags that choose it.

    Args:
        machine: as ``platform.machine`` names it.
    """
    if machine in ("x86_64", "AMD64"):
        return _X86_KERNELS
    if machine in ("aarch64", "arm64", "ARM64"):
        return _ARM_KERNELS
    return MappingProxyType({"portable": ()})


def native_flags(machine: str, system: str) -> tuple[str, ...]:
    """Return the compiler flags for this processor itself, with which kernels.h chooses.

    Args:
        machine: as ``platform.machine`` names it.
        system: as ``sys.platform`` names it.
    """
    if machine in ("aarch64", "arm64", "ARM64"):
        # Apple's compiler knows no native processor there; the first one is a subset of all.
        return ("-mcpu=apple-m1",) if system == "darwin" else ("-mcpu=native",)
    return ("-march=native",) if machine in ("x86_64", "AMD64") else ()


def native_library() -> ctypes.CDLL | None:
    """Return the decoder for this machine, compiled now if necessary; None if there is none.

    The first call on a machine takes a second or two.

    Raises:
        ConfigError: ``TABWRIGHT_KERNEL`` names no kernel of this machine.
    """
    return find_native_library().library


@functools.cache
def find_native_library() -> FoundLibrary:
    """Find the decoder for this machine, compiled now if necessary, or say why there is none.

    Raises:
        ConfigError: ``TABWRIGHT_KERNEL`` names no kernel of this machine.
    """
    if os.environ.get(SWITCH) == "off":
        return FoundLibrary(reason=f"It is switched off by {SWITCH}=off.")
    forced = os.environ.get(KERNEL_VARIABLE, "")
    names = kernels(platform.machine())
    if forced and forced not in names:
        raise ConfigError(
            f"{KERNEL_VARIABLE}={forced} names no kernel of this machine.",
            f"Choose one of {', '.join(names)}, or unset the variable.",
        )
    try:
        path = next(_prebuilt(_DECODER, forced), None)
        library = load(path or _compiled(_DECODER, _decoder_flags()))
    except _failures() as error:
        return FoundLibrary(reason=_reason_of(error))
    kernel = _kernel_of(library)
    if forced not in ("", kernel):
        return FoundLibrary(reason=f"This processor cannot run the kernel {forced}.")
    return FoundLibrary(library=library, kernel=kernel)


def _kernel_of(library: ctypes.CDLL) -> str:
    return str(library.tabwright_kernel().decode("ascii"))


def _decoder_flags() -> tuple[str, ...]:
    """Return the flags of the forced kernel, or those of this processor."""
    machine = platform.machine()
    forced = kernels(machine).get(os.environ.get(KERNEL_VARIABLE, ""))
    return native_flags(machine, sys.platform) if forced is None else forced


@functools.cache
def look_up_library() -> ctypes.CDLL | None:
    """Return the look-up of project memory, compiled now if necessary; None if there is none."""
    if os.environ.get(SWITCH) == "off":
        return None
    try:
        path = next(_prebuilt(_LOOK_UP, ""), None)
        flags = native_flags(platform.machine(), sys.platform)
        return ctypes.CDLL(str(path or _compiled(_LOOK_UP, flags)))
    except _failures():
        return None


def prebuilt_name(name: str, kernel: str) -> str:
    """Return the name of a shipped library's file."""
    return f"{name}-{kernel}.so"


def _prebuilt(name: str, forced: str) -> Iterator[Path]:
    """Yield the shipped libraries that pass their trial here, the fastest first.

    Args:
        name: of the library.
        forced: a kernel, or nothing for every one.

    Raises:
        OSError, RuntimeError: there is no folder for notes, or no process can be started.
        subprocess.SubprocessError: a trial took too long.
    """
    folder = PREBUILT / f"{sys.platform}-{platform.machine()}"
    for kernel in kernels(platform.machine()):
        path = folder / prebuilt_name(name, kernel)
        if forced in ("", kernel) and path.is_file() and _passes_trial(path):
            yield path


def _passes_trial(path: Path) -> bool:
    """Whether a shipped library passes its trial; a note says so from the second time on."""
    import subprocess

    processor_key = zlib.crc32(processor().encode())
    key = f"{path.stem}-{zlib.crc32(path.read_bytes()):08x}-{processor_key:08x}"
    note = _own_folder() / f"{key}.trial"
    known = note.read_text("utf-8", "replace") if note.is_file() else ""
    if known in _RESULTS:
        return known == _PASSED
    try:
        require_trial(path)
        result = _PASSED
    except subprocess.CalledProcessError:
        result = _FAILED
    files.write_text(note, result)
    return result == _PASSED


# Functions, since the classes take 0.6 MB of a process that compiles nothing.
def _failures() -> tuple[type[Exception], ...]:
    """RuntimeError: there is no home folder. AttributeError: the library has no decoder."""
    import subprocess

    return (_Unavailable, OSError, RuntimeError, AttributeError, subprocess.SubprocessError)


def _reason_of(error: Exception) -> str:
    """Why there is no decoder, in one sentence."""
    import subprocess

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


def _compiled(name: str, flags: Sequence[str]) -> Path:
    """Return the file of a compiled library, made now if necessary.

    Raises:
        _Unavailable: there is no compiler, or it failed before.
        OSError, RuntimeError, AttributeError, subprocess.SubprocessError: it cannot be made now.
    """
    folder = _own_folder()
    compiler = next(filter(None, map(shutil.which, _COMPILERS)), None)
    path = folder / _file_name(compiler, name, flags)
    if not _is_whole(path):
        if compiler is None:
            raise _Unavailable(f"No C compiler ({', '.join(_COMPILERS)}) was found.")
        _make(path, compiler, name, flags)
    return path


def load(path: Path) -> ctypes.CDLL:
    """Load a compiled decoder and declare the types of its functions.

    Raises:
        OSError: it cannot be loaded, or belongs to another version.
    """
    library = ctypes.CDLL(str(path))
    if library.tabwright_shape_size() != ctypes.sizeof(Shape):
        raise OSError(f"{path.name} belongs to another version")
    pointer, number = ctypes.c_void_p, ctypes.c_int
    signatures: dict[str, tuple[object, list[object]]] = {
        "kernel": (ctypes.c_char_p, []),
        "open": (pointer, [ctypes.POINTER(Shape), number, number]),
        "close": (None, [pointer]),
        "put_floats": (None, [pointer, number, number, pointer, ctypes.c_int64]),
        "put_head_residual": (None, [pointer, pointer, number, number]),
        "put_matrix": (
            None,
            [pointer, number, number, pointer, number, number, number, number],
        ),
        "put_scales": (None, [pointer, number, number, pointer, pointer, number]),
        "read": (None, [pointer, pointer, pointer, number, number, number, pointer]),
    }
    for name, (result, arguments) in signatures.items():
        function = getattr(library, f"tabwright_{name}")
        function.restype = result
        function.argtypes = arguments
    return library


def compile_to(path: Path, compiler: str, flags: Sequence[str], source: str = "decoder.c") -> None:
    """Compile the decoder, or another source.

    Args:
        path: the library to be written.
        compiler: a C compiler with the options of gcc and clang.
        flags: those that differ: the processor, and how floats are rounded.
        source: the file that includes the others.

    Raises:
        OSError: the compiler cannot be run.
        subprocess.SubprocessError: it failed or took too long.
    """
    import subprocess

    subprocess.run(
        [compiler, *FLAGS, *flags, str(_FOLDER / source), "-o", str(path), *_POSIX_FLAGS],
        check=True,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=_COMPILE_SECONDS,
    )


def require_trial(path: Path) -> None:
    """Try a compiled library in a child process.

    An instruction that the processor does not have would end this process.

    Raises:
        OSError: no process can be started.
        subprocess.SubprocessError: the trial failed or took too long.
    """
    import subprocess

    # "-I": nothing in the folder where the program was started is imported.
    subprocess.run(
        [sys.executable, "-I", "-c", _TRIAL, str(path)],
        check=True,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=_TRIAL_SECONDS,
    )


def _make(path: Path, compiler: str, name: str, flags: Sequence[str]) -> None:
    """Compile and try a library, then write it to ``path``; or write a note that it cannot work.

    Raises:
        _Unavailable: a note says that it failed before.
        OSError, subprocess.SubprocessError: see ``compile_to``, or the trial failed.
    """
    import subprocess

    note = path.with_suffix(".failed")
    if note.exists():
        raise _Unavailable(_failure_text(note.read_text("utf-8", "replace")))
    draft = path.with_name(f"{path.name}.{os.getpid()}-{os.urandom(4).hex()}")
    try:
        compile_to(draft, compiler, flags, _SOURCES[name][-1])
        require_trial(draft)
        # The checksum is after the end of the library, where loaders do not look.
        files.write_bytes(path, _with_checksum(draft.read_bytes()))
        path.chmod(0o700)
    except subprocess.CalledProcessError as error:
        # A killed process may have lacked memory; any other failure would happen again.
        if error.returncode > 0 or error.returncode == -signal.SIGILL:
            output = (error.stderr or b"").decode("utf-8", "replace")
            note.write_text(f"{error}\n{output}", "utf-8")
        raise
    finally:
        draft.unlink(missing_ok=True)


def _cache_folder() -> Path:
    """Return the program's folder in the user's cache.

    Raises:
        RuntimeError: there is no home folder.
    """
    if sys.platform == "linux":
        # As platformdirs does it, which takes 1.2 MB of the process.
        chosen = os.environ.get("XDG_CACHE_HOME", "").strip()
        return (Path(chosen) if chosen else Path.home() / ".cache") / "tabwright"
    import platformdirs

    return Path(platformdirs.user_cache_dir("tabwright", False))


def _own_folder() -> Path:
    """Return the folder of the libraries, which only this user can write.

    Raises:
        OSError: it cannot be made, or belongs to another user.
    """
    folder = _cache_folder() / "native"
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    if sys.platform == "win32":
        return folder  # inside the user's profile, to which other users have no access
    for one in (folder, folder.parent):
        if one.stat().st_uid != os.getuid():
            raise PermissionError(f"{one} belongs to another user")
    folder.chmod(0o700)
    return folder


def _file_name(compiler: str | None, name: str, flags: Sequence[str]) -> str:
    """Return a name for what the file is made of: sources, flags, compiler and processor."""
    made_of = zlib.crc32(" ".join((*FLAGS, *_POSIX_FLAGS, *flags)).encode())
    for source in _SOURCES[name]:
        made_of = zlib.crc32((_FOLDER / source).read_bytes(), made_of)
    if compiler is not None:
        status = Path(compiler).stat()
        made_of = zlib.crc32(f"{compiler} {status.st_size} {status.st_mtime_ns}".encode(), made_of)
    suffix = "dll" if sys.platform == "win32" else "so"
    return f"{name}-{made_of:08x}-{zlib.crc32(processor().encode()):08x}.{suffix}"


def _with_checksum(data: bytes) -> bytes:
    return data + zlib.crc32(data).to_bytes(_CHECKSUM_BYTES, "little")


def _is_whole(path: Path) -> bool:
    """Return whether the file is complete; loading a part of a library ends the process."""
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        return False
    return len(data) > _CHECKSUM_BYTES and data == _with_checksum(data[:-_CHECKSUM_BYTES])
