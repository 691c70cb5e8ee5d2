"""All checks of the machine, in the order in which a user would fix what they find."""

from __future__ import annotations

import os
import shutil
import sys
import sysconfig
from pathlib import Path

from core.diagnosis import python_packages
from core.diagnosis.display import display_problem, no_display, qt_platforms
from core.diagnosis.problem import Finding, Problem, raise_first
from core.diagnosis.qt_libraries import libraries, libraries_problem
from core.diagnosis.system_packages import advice, family, install_steps
from core.errors import WorkspaceError

_COMPILERS = ("g++", "clang++", "c++")
_FONT_FOLDERS = ("/usr/share/fonts", "/usr/local/share/fonts", "~/.local/share/fonts", "~/.fonts")
_FONT_SUFFIXES = (".ttf", ".otf", ".ttc", ".pfb", ".pcf.gz")


def require_window() -> None:
    """Raise unless a window can open here; takes a few milliseconds.

    Raises:
        EnvironmentProblem: with a sentence, and the command that fixes it.
    """
    python_packages.require_packages()
    raise_first(
        python_packages.packages_problem(python_packages.WINDOW),
        python_packages.qt_version_problem(),
        window_problem(),
    )


def window_problem() -> Problem | None:
    """Why none of the platforms that Qt would try can open a window."""
    if sys.platform in ("win32", "darwin"):
        return None
    # A display that is gone comes first: libraries for it would be installed in vain.
    reasons = [display_problem(name) or libraries_problem(name) for name in qt_platforms()]
    if not reasons:
        return no_display()
    return None if None in reasons else reasons[0]


def problems(workspace: Path | None = None) -> list[Problem]:
    """All that is wrong, what is needed first."""
    found = [finding.problem for finding in findings(workspace) if finding.problem is not None]
    return sorted(found, key=lambda problem: not problem.is_needed)


def findings(workspace: Path | None = None) -> list[Finding]:
    """Everything that was looked for.

    Args:
        workspace: the folder that will be used; None for the default one.
    """
    result = [_python(), _packages()]
    if sys.platform not in ("win32", "darwin"):
        result += [_qt_libraries(), _display(), _fonts()]
    return [*result, _home(), _workspace(workspace), _compiler()]


def _python() -> Finding:
    version = ".".join(map(str, sys.version_info[:3]))
    return Finding(subject="Python", found=version, problem=python_packages.python_problem())


def _packages() -> Finding:
    wanted = python_packages.declared_packages()
    missing = python_packages.missing_packages(wanted)
    return Finding(
        subject="Python packages",
        found=f"{len(wanted) - len(missing)} of {len(wanted)}, PySide6 "
        + (python_packages.qt_version() or "missing"),
        problem=python_packages.packages_problem(wanted) or python_packages.qt_version_problem(),
    )


def _qt_libraries() -> Finding:
    # Without a display the tests still draw, on the offscreen platform.
    names = qt_platforms() or ("offscreen",)
    reasons = [libraries_problem(name) for name in names]
    return Finding(
        subject="system libraries of Qt",
        found=f"{len(libraries(names[0]))} for the {names[0]} platform",
        problem=None if None in reasons else reasons[0],
    )


def _display() -> Finding:
    names = qt_platforms()
    reasons = [display_problem(name) for name in names]
    works = [name for name, reason in zip(names, reasons, strict=True) if reason is None]
    problem = None if works else next(iter(reasons), None) or no_display()
    return Finding(subject="display", found=", ".join(works), problem=problem)


def _fonts() -> Finding:
    for folder in map(os.path.expanduser, _FONT_FOLDERS):
        for root, _folders, names in os.walk(folder):
            if any(name.lower().endswith(_FONT_SUFFIXES) for name in names):
                return Finding(subject="fonts", found=f"in {root}")
    steps = install_steps(
        {
            "debian": ("fonts-dejavu-core",),
            "fedora": ("dejavu-sans-fonts", "dejavu-sans-mono-fonts"),
            "suse": ("dejavu-fonts",),
            "arch": ("ttf-dejavu",),
        }
    )
    problem = Problem(
        name="fonts",
        message="There is no font, so a window would show no text.",
        hint=advice(steps, "Install any TrueType font."),
        steps=steps,
        is_automatic=family() == "debian",
    )
    return Finding(subject="fonts", found="", problem=problem)


def _home() -> Finding:
    # Path.home() raises where there is none; this returns "~" unchanged.
    home = os.path.expanduser("~")  # noqa: PTH111
    if home != "~" and os.access(home, os.W_OK | os.X_OK):
        return Finding(subject="home folder", found=home)
    problem = Problem(
        name="home",
        message="There is no home folder that may be written, so settings are not remembered.",
        hint="Set HOME to a folder of yours, and name one for your work with --workspace.",
        is_needed=False,
    )
    return Finding(subject="home folder", found="", problem=problem)


def _workspace(folder: Path | None) -> Finding:
    subject = "workspace"
    try:
        from core.workspace import default_folder

        path = (folder or default_folder()).expanduser().absolute()
    except (ImportError, RuntimeError, WorkspaceError):
        # platformdirs is missing, or there is no home: both have lines of their own.
        return Finding(subject=subject, found="not looked for")
    nearest = next((p for p in (path, *path.parents) if os.path.lexists(p)), path)
    if nearest.is_dir() and os.access(nearest, os.W_OK | os.X_OK):
        free_gb = shutil.disk_usage(nearest).free / 1e9
        state = "" if nearest == path else " (not made yet)"
        return Finding(subject=subject, found=f"{path}{state}, {free_gb:.0f} GB free")
    reason = "may not be written" if nearest.is_dir() else "is no folder"
    problem = Problem(
        name="workspace",
        message=f"The workspace cannot be {path}: {nearest} {reason}.",
        hint="Name another folder with --workspace, or correct its permissions.",
    )
    return Finding(subject=subject, found="", problem=problem)


def _compiler() -> Finding:
    subject = "C++ compiler"
    if sys.platform == "win32":
        return Finding(subject=subject, found="not looked for on Windows")
    compiler = next(filter(None, map(shutil.which, _COMPILERS)), None)
    has_headers = (Path(sysconfig.get_path("include")) / "Python.h").is_file()
    if compiler and has_headers:
        return Finding(subject=subject, found=compiler)
    steps = install_steps(
        {
            "debian": ("g++", "python3-dev"),
            "fedora": ("gcc-c++", "python3-devel"),
            "suse": ("gcc-c++", "python3-devel"),
            "arch": ("gcc",),
        }
    )
    if sys.platform == "darwin":
        steps = (("xcode-select", "--install"),)
    what = "The headers of Python are" if compiler else "A C++ compiler is"
    problem = Problem(
        name="compiler",
        message=f"{what} missing, which train.compile=on needs; the rest is slower without.",
        hint=advice(steps, "Install g++ or clang++."),
        steps=steps,
        is_needed=False,
    )
    return Finding(subject=subject, found="", problem=problem)


def has_compiler() -> bool:
    """Return whether torch.compile can work here."""
    return _compiler().problem is None


def require_compiler() -> None:
    """Raise unless torch.compile can work here.

    Raises:
        EnvironmentProblem: naming what is missing and the command that installs it.
    """
    raise_first(_compiler().problem)
