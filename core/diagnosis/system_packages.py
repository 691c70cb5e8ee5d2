"""The command that installs something on this Linux distribution.

Debian and its relatives need package names. The managers of Fedora and SUSE
take the file name of a library unchanged, so theirs cannot become wrong;
Arch has one package that brings all that Qt needs. Elsewhere there is no
command, and the names of the files have to do.
"""

from __future__ import annotations

import os
from typing import Literal

from core.diagnosis.problem import Step, shell_line

Family = Literal["debian", "fedora", "suse", "arch", "other"]

_FAMILIES: dict[str, Family] = {
    "debian": "debian",
    "ubuntu": "debian",
    "fedora": "fedora",
    "rhel": "fedora",
    "suse": "suse",
    "opensuse": "suse",
    "arch": "arch",
}


def family() -> Family:
    """Return the distribution's family by ``/etc/os-release``; ``other`` where it is unknown."""
    import platform  # 5 ms that a window with nothing missing need not wait for

    try:
        release = platform.freedesktop_os_release()
    except OSError:
        return "other"
    for name in (release.get("ID", ""), *release.get("ID_LIKE", "").split()):
        if name in _FAMILIES:
            return _FAMILIES[name]
    return "other"


def install_steps(names: dict[Family, tuple[str, ...]]) -> tuple[Step, ...]:
    """Return what to run to install, as root or through sudo.

    Args:
        names: the packages, by family; a family without names gets no steps.
    """
    here = family()
    packages = names.get(here, ())
    if not packages:
        return ()
    root: Step = () if os.geteuid() == 0 else ("sudo",)
    match here:
        case "debian":
            # A machine that was never updated has no package lists at all.
            install = ("apt-get", "install", "-y", "--no-install-recommends", *packages)
            return (*root, "apt-get", "update"), (*root, *install)
        case "fedora":
            return ((*root, "dnf", "install", "-y", *packages),)
        case "suse":
            return ((*root, "zypper", "install", "-y", *packages),)
        case _:
            return ((*root, "pacman", "-S", "--needed", *packages),)


def advice(steps: tuple[Step, ...], otherwise: str) -> str:
    """Return the hint: the command where there is one, else what to do without it."""
    return f"Run: {shell_line(steps)}" if steps else otherwise
