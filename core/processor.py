"""Which processor this is, for what was chosen or measured on one and is wrong on another."""

from __future__ import annotations

import contextlib
import functools
import os
import platform
import zlib
from pathlib import Path


@functools.cache
def processor() -> str:
    """Model and instruction sets: never empty, equal for equal processors.

    Where the system does not tell the sets (it does on Linux), the host's name stands in.
    """
    told = _told()
    if not told:
        identifier = os.environ.get("PROCESSOR_IDENTIFIER", "")
        return f"{platform.machine()} {identifier} of {platform.node()}"
    model = told.get("model name", "")
    return f"{platform.machine()} {model} {zlib.crc32(_sets(told).encode()):08x}"


@functools.cache
def instruction_sets() -> frozenset[str]:
    """By Linux' names, for example ``avx512_vnni``; none where the system does not tell."""
    return frozenset(_sets(_told()).split())


def default_threads() -> int:
    """The cores that this process may use, four at most: a step is too small for more."""
    if hasattr(os, "sched_getaffinity"):
        return min(4, len(os.sched_getaffinity(0)))
    return min(4, os.cpu_count() or 1)


def _sets(told: dict[str, str]) -> str:
    return told.get("flags") or told.get("Features", "")


def _told() -> dict[str, str]:
    """What Linux tells of the first core; nothing elsewhere."""
    told: dict[str, str] = {}
    with contextlib.suppress(OSError):
        # platform.processor() starts a program, and says less: no instruction sets.
        first, _, _ = Path("/proc/cpuinfo").read_text("utf-8", "replace").partition("\n\n")
        for line in first.splitlines():
            name, _, what = line.partition(":")
            told.setdefault(name.strip(), what.strip())
    return told
