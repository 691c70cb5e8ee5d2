"""The decoder and the look-up of project memory as compiled libraries (``core.compiled``).

A wheel has them for Linux, one file for each kernel (prebuilt.py); the first that passes its trial
is used. Elsewhere, and in a checkout, a C compiler makes one. If there is no decoder, onnxruntime
is used; if there is no look-up, Python does the same.
"""

from __future__ import annotations

import ctypes
import functools
import os
import platform
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Final

from core import compiled
from core.errors import ConfigError
from core.texts import Text

# The name of a kernel compiles the decoder for it, whatever the processor has: for tests and
# measurements.
KERNEL_VARIABLE: Final = "TABWRIGHT_KERNEL"

_FOLDER: Final = Path(__file__).parent
# What a wheel has: a folder for each system and machine.
PREBUILT: Final = _FOLDER / "prebuilt"
DECODER: Final = compiled.Source(
    name="decoder",
    folder=_FOLDER,
    files=(
        "platform.h", "vectors.h", "pool.h", "kernels.h", "tiles.h", "products.h", "decoder.h",
        "attention.h", "trial.h", "decoder.c",
    ),
)  # fmt: skip
LOOK_UP: Final = compiled.Source(name="lookup", folder=_FOLDER, files=("lookup.c",))

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
    if compiled.is_switched_off():
        return FoundLibrary(
            reason=Text("It is switched off by {switch}=off.", switch=compiled.SWITCH)
        )
    forced = os.environ.get(KERNEL_VARIABLE, "")
    names = kernels(platform.machine())
    if forced and forced not in names:
        raise ConfigError(
            Text(
                "{kernel_variable}={forced} names no kernel of this machine.",
                kernel_variable=KERNEL_VARIABLE,
                forced=forced,
            ),
            Text("Choose one of {names}, or unset the variable.", names=", ".join(names)),
        )
    try:
        path = next(_prebuilt(DECODER, forced), None)
        library = load(path or compiled.library_file(DECODER, _decoder_flags()))
    except compiled.failures() as error:
        return FoundLibrary(reason=compiled.reason_of(error))
    kernel = _kernel_of(library)
    if forced not in ("", kernel):
        return FoundLibrary(
            reason=Text("This processor cannot run the kernel {forced}.", forced=forced)
        )
    return FoundLibrary(library=library, kernel=kernel)


def _kernel_of(library: ctypes.CDLL) -> str:
    return str(library.tabwright_kernel().decode("ascii"))


def _decoder_flags() -> tuple[str, ...]:
    """Return the flags of the forced kernel, or those of this processor."""
    machine = platform.machine()
    forced = kernels(machine).get(os.environ.get(KERNEL_VARIABLE, ""))
    return compiled.native_flags(machine, sys.platform) if forced is None else forced


@functools.cache
def look_up_library() -> ctypes.CDLL | None:
    """Return the look-up of project memory, compiled now if necessary; None if there is none."""
    if compiled.is_switched_off():
        return None
    try:
        path = next(_prebuilt(LOOK_UP, ""), None)
        flags = compiled.native_flags(platform.machine(), sys.platform)
        return ctypes.CDLL(str(path or compiled.library_file(LOOK_UP, flags)))
    except compiled.failures():
        return None


def prebuilt_name(name: str, kernel: str) -> str:
    """Return the name of a shipped library's file."""
    return f"{name}-{kernel}.so"


def _prebuilt(source: compiled.Source, forced: str) -> Iterator[Path]:
    """Yield the shipped libraries that pass their trial here, the fastest first.

    Args:
        source: of the library.
        forced: a kernel, or nothing for every one.

    Raises:
        OSError, RuntimeError, subprocess.SubprocessError: see ``compiled.passes_trial``.
    """
    folder = PREBUILT / f"{sys.platform}-{platform.machine()}"
    for kernel in kernels(platform.machine()):
        path = folder / prebuilt_name(source.name, kernel)
        if forced in ("", kernel) and path.is_file() and compiled.passes_trial(path):
            yield path


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


def compile_to(path: Path, compiler: str, flags: Sequence[str]) -> None:
    """Compile the decoder; see ``compiled.compile_to``."""
    compiled.compile_to(path, compiler, flags, DECODER.path)
