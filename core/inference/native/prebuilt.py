"""The libraries that a wheel has for Linux, so that no compiler is needed where it is installed.

    python -m core.inference.native.prebuilt [--folder FOLDER]

One file for each kernel of x86-64 and AArch64, compiled with the same flags as on a user's
machine; ``library.py`` chooses at run time. Needs gcc and binutils for the own machine, and for
the other one Debian's cross compiler: ``gcc-aarch64-linux-gnu`` or ``gcc-x86-64-linux-gnu``. What
is needed of the C library has to be in glibc 2.17, of 2012, or the build fails. ``setup.py`` runs
this for every wheel; what cannot be compiled is named and left out.
"""

from __future__ import annotations

import argparse
import platform
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from core import compiled
from core.inference.native import library

_MACHINES: Final = ("x86_64", "aarch64")
_NEWEST_GLIBC: Final = (2, 17)
# No identifier of the build and no symbols: equal sources give equal files.
_FLAGS: Final = ("-DTABWRIGHT_OLD_GLIBC", "-s", "-Wl,--build-id=none")
# The look-up has one form: its results are those of Python, digit for digit.
_LOOK_UP_KERNEL: Final = "portable"


class _Missing(Exception):
    """A tool is missing, or the result cannot be shipped; the message is for the developer."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Build what can be built; returns 1 if anything is left out."""
    parser = argparse.ArgumentParser(prog="python -m core.inference.native.prebuilt")
    parser.add_argument("--folder", type=Path, default=library.PREBUILT)
    folder: Path = parser.parse_args(arguments).folder
    status = 0
    for machine in _MACHINES:
        try:
            count, size = build(machine, folder)
            _say(f"{machine}: {count} libraries, {size / 1000:.0f} KB")
        except (_Missing, subprocess.SubprocessError, OSError) as error:
            said = getattr(error, "stderr", None) or b""
            _say(f"{machine}: not built. {error} {said.decode('utf-8', 'replace')}")
            status = 1
    return status


def build(machine: str, folder: Path) -> tuple[int, int]:
    """Build all libraries of a machine; returns their number and size in bytes.

    Raises:
        _Missing: there is no compiler for it, or a library needs a newer C library.
        OSError, subprocess.SubprocessError: compiling failed.
    """
    prefix = f"{machine}-linux-gnu-"
    tools = [f"{prefix}gcc", f"{prefix}objdump"]
    if not all(map(shutil.which, tools)) and platform.machine() == machine:
        tools = ["gcc", "objdump"]
    for tool in tools:
        if shutil.which(tool) is None:
            package = f"gcc-{machine.replace('_', '-')}-linux-gnu"
            raise _Missing(f"{tool} is not installed: apt-get install {package}")
    compiler, objdump = tools
    target = folder / f"linux-{machine}"
    target.mkdir(parents=True, exist_ok=True)
    for stale in target.glob("*.so"):
        stale.unlink()
    for path, flags, source in _wanted(machine, target):
        compiled.compile_to(path, compiler, (*flags, *_FLAGS), source.path)
        newest = newest_glibc(path, objdump)
        if newest > _NEWEST_GLIBC:
            needs = ".".join(map(str, newest))
            raise _Missing(f"{path.name} needs glibc {needs}: name the older symbol in platform.h")
    made = list(target.glob("*.so"))
    return len(made), sum(path.stat().st_size for path in made)


def _wanted(machine: str, target: Path) -> Iterator[tuple[Path, Sequence[str], compiled.Source]]:
    """Yield the path, the flags and the source of each library."""
    flags = library.kernels(machine)
    for kernel, own in flags.items():
        yield target / library.prebuilt_name("decoder", kernel), own, library.DECODER
    name = library.prebuilt_name("lookup", _LOOK_UP_KERNEL)
    yield target / name, flags[_LOOK_UP_KERNEL], library.LOOK_UP


def newest_glibc(path: Path, objdump: str) -> tuple[int, ...]:
    """Return the newest version of the C library whose symbols a library needs; () for none."""
    done = subprocess.run(
        [objdump, "-T", str(path)], check=True, capture_output=True, text=True, timeout=60
    )
    versions: list[tuple[int, ...]] = [
        tuple(map(int, version.split(".")))
        for version in re.findall(r"GLIBC_([0-9.]+)", done.stdout)
    ]
    return max(versions, default=())


def _say(text: str) -> None:
    print(text, file=sys.stderr)  # noqa: T201


if __name__ == "__main__":
    sys.exit(main())
