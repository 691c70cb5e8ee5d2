"""Which processor this is, for what was chosen or measured on one and is wrong on another."""

from __future__ import annotations

import contextlib
import ctypes
import functools
import math
import os
import platform
import re
import sys
import zlib
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import Final

_PROC: Final = Path("/proc/self")
_M_MMAP_THRESHOLD: Final = -3  # of malloc.h
_MAPPED_BYTES: Final = 1 << 18


def return_freed_memory() -> None:
    """Give memory that was freed back to the system, now and later, where glibc allocates it.

    Large arrays of changing sizes leave gaps that would otherwise count as resident: glibc
    raises the size from which an array is mapped by itself whenever one is freed. From now on
    that size is fixed.
    """
    if sys.platform == "linux":
        with contextlib.suppress(OSError, AttributeError):
            library = ctypes.CDLL(None)
            library.mallopt(_M_MMAP_THRESHOLD, _MAPPED_BYTES)
            library.malloc_trim(0)


@functools.cache
def processor() -> str:
    """Model and instruction sets: never empty, equal for equal processors.

    Where the system does not tell the sets (it does on Linux), the host's name is used instead.
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
    """Return the cores that this process may use, four at most: a step is too small for more."""
    return min(4, available_cores())


def available_cores() -> int:
    """Return how many cores this process may keep busy, at least 1.

    The fewest of the machine's cores, those of its affinity mask, and its control group's
    quota of processor time, rounded up: more threads than the quota allows spend the rest of
    each period stopped, all of them at the same time.
    """
    cores = os.cpu_count() or 1
    if hasattr(os, "sched_getaffinity"):
        cores = min(cores, len(os.sched_getaffinity(0)))
    quota = cpu_quota()
    return max(1, cores if quota is None else min(cores, math.ceil(quota)))


def cpu_quota(proc: Path = _PROC) -> float | None:
    """The processor time that the control groups grant, in cores; None where there is no limit.

    Both versions of Linux' control groups are read, and every group above the own one counts.

    Args:
        proc: the folder in which the system describes this process.
    """
    try:
        groups = (proc / "cgroup").read_text("utf-8", "replace").splitlines()
        mounts = (proc / "mountinfo").read_text("utf-8", "replace").splitlines()
    except OSError:
        return None
    quotas = [
        quota
        for mount in mounts
        for folder in _groups_of_processor(mount, groups)
        if (quota := _quota_of(folder)) is not None
    ]
    return min(quotas, default=None)


def _groups_of_processor(mount: str, groups: list[str]) -> Iterator[Path]:
    """The folders of the own group and of those above it, where a mount tells of processor time.

    Args:
        mount: a line of ``mountinfo``.
        groups: the lines of ``cgroup``: number, controllers, path.
    """
    left, _, right = mount.partition(" - ")
    fields, kind = left.split(), right.split()
    if len(fields) < 5 or len(kind) < 3:
        return
    root, top = (_unescaped(field) for field in fields[3:5])
    if kind[0] == "cgroup2":
        wanted = ""
    elif kind[0] == "cgroup" and "cpu" in kind[2].split(","):
        wanted = "cpu"
    else:
        return
    for group in groups:
        _, _, rest = group.partition(":")
        controllers, _, path = rest.partition(":")
        if wanted not in controllers.split(","):
            continue
        try:
            inside = PurePosixPath(path).relative_to(root)
        except ValueError:
            inside = PurePosixPath()  # in a container the mount may begin at the own group
        if ".." in inside.parts:
            inside = PurePosixPath()
        for part in (inside, *inside.parents):
            yield Path(top, part)
            if part == PurePosixPath():
                break


def _quota_of(group: Path) -> float | None:
    """Return the limit of one group in cores; None where it has none."""
    try:
        if (group / "cpu.max").is_file():
            granted, _, period = (group / "cpu.max").read_text("ascii").strip().partition(" ")
        else:
            granted = (group / "cpu.cfs_quota_us").read_text("ascii").strip()
            period = (group / "cpu.cfs_period_us").read_text("ascii").strip()
        # Without a limit it is "max" in the second version, -1 in the first.
        quota = int(granted) / int(period or 100_000)
    except (OSError, ValueError, ZeroDivisionError):
        return None
    return quota if quota > 0 else None


def _unescaped(field: str) -> str:
    return re.sub(r"\\([0-7]{3})", lambda match: chr(int(match[1], 8)), field)


def _sets(told: dict[str, str]) -> str:
    return told.get("flags") or told.get("Features", "")


def _told() -> dict[str, str]:
    """Return what Linux tells of the first core; nothing elsewhere."""
    told: dict[str, str] = {}
    with contextlib.suppress(OSError):
        # platform.processor() starts a program, and says less: no instruction sets.
        first, _, _ = Path("/proc/cpuinfo").read_text("utf-8", "replace").partition("\n\n")
        for line in first.splitlines():
            name, _, what = line.partition(":")
            told.setdefault(name.strip(), what.strip())
    return told
