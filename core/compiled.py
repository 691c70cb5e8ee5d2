"""Libraries in C: shipped or compiled once on each machine, tried in a child process, then loaded.

The program works without them, slower. A compiled library is in the user's cache folder and not
in the workspace, which may come from another user: nothing in a workspace is ever executed.
"""

from __future__ import annotations

import os
import shutil
import signal
import sys
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from core import files
from core.processor import processor
from core.texts import Text

# "off" disables the compiled libraries.
SWITCH: Final = "TABWRIGHT_NATIVE"
# gcc for Windows does not align the stack as AVX needs it (its bug 54412).
COMPILERS: Final = ("clang",) if sys.platform == "win32" else ("cc", "gcc", "clang")
# No -ffast-math: it changes how the whole process rounds, and results that depend on order.
# Products and sums are fused only where the source says so; in the look-up nowhere, since
# Python rounds after every operation.
FLAGS: Final = (
    "-O3", "-std=gnu11", "-ffp-contract=off", "-Wall", "-Wextra", "-Wno-psabi", "-shared",
)  # fmt: skip
# Windows has neither position-independent code nor these libraries.
_POSIX_FLAGS: Final = () if sys.platform == "win32" else ("-fPIC", "-pthread", "-lm")

_COMPILE_SECONDS: Final = 120
_TRIAL_SECONDS: Final = 30
_TRIAL: Final = "import ctypes, sys; sys.exit(ctypes.CDLL(sys.argv[1]).tabwright_trial())"
_CHECKSUM_BYTES: Final = 4
# What the note of a trial says.
_PASSED: Final = "passed"
_FAILED: Final = "failed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """What a library is compiled from.

    Attributes:
        name: the beginning of the library's file name.
        folder: the folder of the source files.
        files: the last one is compiled, and includes the others.
    """

    name: str
    folder: Path
    files: tuple[str, ...]

    @property
    def path(self) -> Path:
        """The file that is compiled."""
        return self.folder / self.files[-1]


class Unavailable(Exception):
    """A library cannot be had on this machine; the message is the reason, a sentence."""


def failures() -> tuple[type[Exception], ...]:
    """Return the exceptions with which a library cannot be had, for an ``except`` clause."""
    import subprocess

    # RuntimeError: there is no home folder. AttributeError: a function is missing.
    return Unavailable, OSError, RuntimeError, AttributeError, subprocess.SubprocessError


def is_switched_off() -> bool:
    """Return whether ``TABWRIGHT_NATIVE`` disables the compiled libraries."""
    return os.environ.get(SWITCH) == "off"


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


def reason_of(error: Exception) -> str:
    """Return why there is no library, in one sentence."""
    import subprocess

    match error:
        case Unavailable():
            return str(error)
        case subprocess.CalledProcessError():
            output = (error.stderr or b"").decode("utf-8", "replace")
            return _failure_text(f"{error}\n{output}")
        case subprocess.TimeoutExpired():
            return Text(
                "The compiler or the trial took longer than {timeout:g} s.", timeout=error.timeout
            )
        case AttributeError():
            return Text("There is no library for this operating system.")
        case _:
            return Text("It cannot be compiled or loaded: {error}.", error=error)


def _failure_text(record: str) -> str:
    """A sentence from what ``_make`` notes of a failure: the compiler's error, else the status."""
    lines = [line.strip() for line in record.splitlines() if line.strip()]
    error = next((line for line in lines[1:] if "error" in line), None)
    said = error or next(iter(lines[1:] or lines), Text("no output"))
    return Text("Compiling or trying it failed: {rstrip}.", rstrip=said.rstrip("."))


def library_file(source: Source, flags: Sequence[str]) -> Path:
    """Return a compiled library, made now if necessary.

    Raises:
        Unavailable: there is no compiler, or it failed before.
        OSError, RuntimeError, AttributeError, subprocess.SubprocessError: it cannot be made now.
    """
    folder = _own_folder()
    compiler = next(filter(None, map(shutil.which, COMPILERS)), None)
    path = folder / file_name(compiler, source, flags)
    if not _is_whole(path):
        if compiler is None:
            raise Unavailable(
                Text("No C compiler ({compilers}) was found.", compilers=", ".join(COMPILERS))
            )
        _make(path, compiler, source, flags)
    return path


def passes_trial(path: Path) -> bool:
    """Whether a shipped library passes its trial; a note says so from the second time on.

    Raises:
        OSError, RuntimeError: there is no folder for notes, or no process can be started.
        subprocess.SubprocessError: the trial took too long.
    """
    key = f"{path.stem}-{zlib.crc32(path.read_bytes()):08x}-{zlib.crc32(processor().encode()):08x}"
    note = _own_folder() / f"{key}.trial"
    known = note.read_text("utf-8", "replace") if note.is_file() else ""
    if known in (_PASSED, _FAILED):
        return known == _PASSED
    import subprocess

    try:
        require_trial(path)
        result = _PASSED
    except subprocess.CalledProcessError as error:
        # A killed process may have lacked memory; any other failure would happen again.
        if error.returncode < 0 and error.returncode != -signal.SIGILL:
            return False
        result = _FAILED
    files.write_text(note, result)
    return result == _PASSED


def compile_to(path: Path, compiler: str, flags: Sequence[str], source: Path) -> None:
    """Compile a library.

    Args:
        path: the library to be written.
        compiler: a C compiler with the options of gcc and clang.
        flags: those that differ: the processor, and how floats are rounded.
        source: the file that includes the others.

    Raises:
        OSError: the compiler cannot be run.
        subprocess.SubprocessError: it failed or took too long.
    """
    # Imported where a process is started: one that completes starts none, and saves 0.6 MB.
    import subprocess

    subprocess.run(
        [compiler, *FLAGS, *flags, str(source), "-o", str(path), *_POSIX_FLAGS],
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


def _make(path: Path, compiler: str, source: Source, flags: Sequence[str]) -> None:
    """Compile and try a library, then write it to ``path``; or write a note that it cannot work.

    Raises:
        Unavailable: a note says that it failed before.
        OSError, subprocess.SubprocessError: see ``compile_to``, or the trial failed.
    """
    import subprocess

    note = path.with_suffix(".failed")
    if note.exists():
        raise Unavailable(_failure_text(note.read_text("utf-8", "replace")))
    draft = path.with_name(f"{path.name}.{os.getpid()}-{os.urandom(4).hex()}")
    try:
        compile_to(draft, compiler, flags, source.path)
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


def cache_folder() -> Path:
    """Return the program's folder in the user's cache.

    Raises:
        RuntimeError: there is no home folder.
    """
    if sys.platform == "linux":
        # As platformdirs does it, which takes 1.2 MB of a process that completes.
        chosen = os.environ.get("XDG_CACHE_HOME", "").strip()
        return (Path(chosen) if chosen else Path.home() / ".cache") / "tabwright"
    import platformdirs

    return Path(platformdirs.user_cache_dir("tabwright", False))


def _own_folder() -> Path:
    """Return the folder of the libraries, which only this user can write.

    Raises:
        OSError: it cannot be made, or belongs to another user.
    """
    folder = cache_folder() / "native"
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    if sys.platform == "win32":
        return folder  # inside the user's profile, to which other users have no access
    for one in (folder, folder.parent):
        if one.stat().st_uid != os.getuid():
            raise PermissionError(f"{one} belongs to another user")
    folder.chmod(0o700)
    return folder


def file_name(compiler: str | None, source: Source, flags: Sequence[str]) -> str:
    """Return a name for what the file is made of: sources, flags, compiler and processor."""
    made_of = zlib.crc32(" ".join((*FLAGS, *_POSIX_FLAGS, *flags)).encode())
    for name in source.files:
        made_of = zlib.crc32((source.folder / name).read_bytes(), made_of)
    if compiler is not None:
        status = Path(compiler).stat()
        made_of = zlib.crc32(f"{compiler} {status.st_size} {status.st_mtime_ns}".encode(), made_of)
    suffix = "dll" if sys.platform == "win32" else "so"
    return f"{source.name}-{made_of:08x}-{zlib.crc32(processor().encode()):08x}.{suffix}"


def _with_checksum(data: bytes) -> bytes:
    return data + zlib.crc32(data).to_bytes(_CHECKSUM_BYTES, "little")


def _is_whole(path: Path) -> bool:
    """Return whether the file is complete; loading a part of a library ends the process."""
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        return False
    return len(data) > _CHECKSUM_BYTES and data == _with_checksum(data[:-_CHECKSUM_BYTES])
