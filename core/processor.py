"""Which processor this is, for what was chosen or measured on one and is wrong on another."""

from __future__ import annotations

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
    try:
        # platform.processor() starts a program, and says less: no instruction sets.
        lines = Path("/proc/cpuinfo").read_text("utf-8", "replace").splitlines()
    except OSError:
        identifier = os.environ.get("PROCESSOR_IDENTIFIER", "")
        return f"{platform.machine()} {identifier} of {platform.node()}"
    told: dict[str, str] = {}
    for line in lines:
        name, _, what = line.partition(":")
        told.setdefault(name.strip(), what.strip())
    sets = told.get("flags") or told.get("Features", "")
    model = told.get("model name", "")
    return f"{platform.machine()} {model} {zlib.crc32(sets.encode()):08x}"
