"""What only the tests need: a virtual screen, a window manager, Qt's libraries for X11.

A part of the tests draws real windows, for what a window shows in memory says nothing
of where its lists open. ``doctor --tests`` looks for the programs, and installs them
with ``--fix``. The rest of the tests runs without them, so none of them is needed.
"""

from __future__ import annotations

import shutil
import sys

from core.diagnosis.problem import Finding, Problem
from core.diagnosis.qt_libraries import libraries, missing_libraries
from core.diagnosis.system_packages import Family, advice, family, install_steps

# Program -> package, by family of distributions.
_FAMILIES: tuple[Family, ...] = ("debian", "fedora", "suse", "arch")
_PROGRAMS: dict[str, dict[Family, str]] = {
    "Xvfb": {
        "debian": "xvfb",
        "fedora": "xorg-x11-server-Xvfb",
        "suse": "xorg-x11-server-Xvfb",
        "arch": "xorg-server-xvfb",
    },
    "openbox": dict.fromkeys(_FAMILIES, "openbox"),
}
_SUBJECT = "screen for the tests"


def has_virtual_screens() -> bool:
    """Return whether this system has X11 at all; the tests of real windows run nowhere else."""
    return sys.platform.startswith("linux")


def missing_for_screen_tests() -> list[str]:
    """Return the programs and libraries that the tests of real windows lack here, sorted."""
    programs = [name for name in _PROGRAMS if shutil.which(name) is None]
    return sorted([*programs, *missing_libraries("xcb")])


def screen_finding() -> Finding:
    """Whether the tests of real windows can run, with the command that installs what is missing."""
    if not has_virtual_screens():
        return Finding(subject=_SUBJECT, found="not looked for: these tests need Linux")
    missing = missing_for_screen_tests()
    if not missing:
        return Finding(subject=_SUBJECT, found=" and ".join(_PROGRAMS))
    names = libraries("xcb")
    steps = install_steps(
        {
            "debian": tuple(
                _PROGRAMS[name]["debian"] if name in _PROGRAMS else names[name] for name in missing
            ),
            "fedora": _by_file("fedora", missing),
            "suse": _by_file("suse", missing),
            "arch": (
                *(_PROGRAMS[name]["arch"] for name in missing if name in _PROGRAMS),
                *(["qt6-base"] if set(missing) - set(_PROGRAMS) else []),
            ),
        }
    )
    problem = Problem(
        name="test-screen",
        message=f"The tests of real windows cannot run: {', '.join(missing)} missing.",
        hint=advice(steps, "Install Xvfb, openbox and the libraries that Qt needs for X11."),
        steps=steps,
        is_automatic=family() == "debian",
        is_needed=False,
        for_tests=True,
    )
    return Finding(subject=_SUBJECT, found="", problem=problem)


def _by_file(of: Family, missing: list[str]) -> tuple[str, ...]:
    """Packages of programs; libraries by their file names, which these managers take."""
    return tuple(
        _PROGRAMS[name][of] if name in _PROGRAMS else f"{name}()(64bit)" for name in missing
    )
