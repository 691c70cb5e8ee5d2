"""Compile the libraries in C for Windows, macOS and AArch64 Linux, from any Linux machine.

    python -m tests.other_systems

Compiles, links and does not run: Zig's C compiler (the PyPI package ``ziglang``, 80 MB) has the
headers and libraries of all of them. Where it is not installed, pip puts it into a temporary
folder. A warning is an error here. The flags are those of ``core.compiled`` but for the processor:
Zig writes its names with underscores, and each system gets the one that most people have.
"""

from __future__ import annotations

import argparse
import importlib.util
import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from core.compiled import FLAGS, Source
from core.inference.native.library import DECODER, LOOK_UP
from core.training.native import library as training

ZIG = "ziglang==0.17.1"
SOURCES = (DECODER, LOOK_UP, training.TRAINING)
_POSIX = ("-fPIC", "-pthread", "-lm")
TARGETS: Mapping[str, tuple[str, ...]] = {
    "x86_64-windows-gnu": ("-march=haswell",),
    "aarch64-macos": ("-mcpu=apple_m1", *_POSIX),
    "x86_64-macos": ("-march=haswell", *_POSIX),
    "aarch64-linux-gnu": ("-mcpu=generic+dotprod", *_POSIX),
}
_SECONDS = 600


def main() -> int:
    """Compile everything and print a line for each; returns 1 if anything failed."""
    parser = argparse.ArgumentParser(description="Compile the libraries for other systems.")
    parser.add_argument("--target", choices=sorted(TARGETS), action="append")
    chosen = parser.parse_args().target or list(TARGETS)
    status = 0
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder)
        environment = zig_environment(path)
        for target in chosen:
            for source in SOURCES:
                said = compile_for(target, source, path, environment)
                print(f"{target:20} {source.name:10} {'compiled' if said is None else 'FAILED'}")
                if said is not None:
                    print(said)
                    status = 1
    return status


def zig_environment(folder: Path) -> dict[str, str]:
    """Return the environment in which ``python -m ziglang`` works, installed now if necessary."""
    if importlib.util.find_spec("ziglang") is not None:
        return dict(os.environ)
    packages = folder / "packages"
    install = [sys.executable, "-m", "pip", "install", "--quiet", "--target", str(packages), ZIG]
    if importlib.util.find_spec("pip") is None:  # an environment of uv has none
        install = ["pip", *install[3:]]
    subprocess.run(install, check=True)
    return {**os.environ, "PYTHONPATH": str(packages)}


def compile_for(
    target: str, source: Source, folder: Path, environment: Mapping[str, str]
) -> str | None:
    """Compile a library for another system; returns what the compiler said where it failed."""
    command = [
        sys.executable, "-m", "ziglang", "cc", "-target", target,
        *FLAGS, "-Werror", *_flags_of(source), *TARGETS[target],
        str(source.path), "-o", str(folder / f"{source.name}.{target}"),
    ]  # fmt: skip
    done = subprocess.run(
        command,
        env=dict(environment),
        capture_output=True,
        text=True,
        timeout=_SECONDS,
        check=False,
    )
    return None if done.returncode == 0 else done.stderr


def _flags_of(source: Source) -> Sequence[str]:
    return training.FLAGS if source is training.TRAINING else ()


if __name__ == "__main__":
    sys.exit(main())
