"""Which of the declared dependencies are installed, without importing any."""

from __future__ import annotations

import importlib
import importlib.util
import re
import sys
from pathlib import Path

from core import program
from core.diagnosis.problem import Problem, Step, raise_first
from core.diagnosis.system_packages import advice

# Import name -> name of the distribution: what every sub-command needs, and the window.
BASE = {
    "ahocorasick_rs": "ahocorasick-rs",
    "filelock": "filelock",
    "numpy": "numpy",
    "pathspec": "pathspec",
    "platformdirs": "platformdirs",
    "psutil": "psutil",
    "pygments": "Pygments",
    "tokenizers": "tokenizers",
    "tomlkit": "tomlkit",
    "tqdm": "tqdm",
}
WINDOW = {"PySide6": "PySide6-Essentials", "pyqtgraph": "pyqtgraph"}

MINIMUM_PYTHON = (3, 11)
# PySide6 6.12 drops a reference to None or True with every signal; only from
# Python 3.12 on, where both are immortal, is that harmless.
_BROKEN_BELOW_312 = (6, 12)


def require_packages() -> None:
    """Raise unless every package is there that all sub-commands need.

    Raises:
        EnvironmentProblem: naming the missing ones and the command that installs them.
    """
    raise_first(python_problem(), packages_problem(BASE))


def declared_packages() -> dict[str, str]:
    """Import name to distribution of every declared dependency."""
    modules = {name: module for module, name in (BASE | WINDOW).items()}
    return {modules.get(name, name.replace("-", "_")): name for name in _pins()}


def missing_packages(modules: dict[str, str]) -> list[str]:
    """Return the distributions among ``modules`` that cannot be imported, in their order."""
    importlib.invalidate_caches()
    return [name for module, name in modules.items() if not _is_there(module)]


def packages_problem(modules: dict[str, str]) -> Problem | None:
    """Return the missing ones among ``modules``, with the command that installs them."""
    missing = missing_packages(modules)
    if not missing:
        return None
    what = "A Python package is" if len(missing) == 1 else "Python packages are"
    return Problem(
        name="python-packages",
        message=f"{what} missing: {', '.join(missing)}.",
        hint=advice(_install(missing), ""),
        steps=_install(missing),
        is_automatic=True,
    )


def missing_package(error: ModuleNotFoundError) -> Problem | None:
    """Return what to say when an import failed for want of one of our dependencies.

    None where the missing module is no dependency, and its absence a bug of ours.
    """
    module = (error.name or "").partition(".")[0]
    declared = declared_packages()
    return packages_problem({module: declared[module]}) if module in declared else None


def python_problem() -> Problem | None:
    """Return whether this Python is too old."""
    if sys.version_info >= MINIMUM_PYTHON:
        return None
    oldest = ".".join(map(str, MINIMUM_PYTHON))
    running = ".".join(map(str, sys.version_info[:3]))
    return Problem(
        name="python",
        message=f"Tabwright needs Python {oldest} or newer, and this is {running}.",
        hint=f"Install Python {oldest} from https://www.python.org/downloads/.",
    )


def qt_version() -> str:
    """Return the installed PySide6's version, read and not imported; empty when unknown."""
    try:
        spec = importlib.util.find_spec("PySide6")
        folder = Path(spec.origin).parent if spec and spec.origin else None
        text = (folder / "_config.py").read_text("utf-8") if folder else ""
    except (ImportError, OSError, ValueError):
        return ""
    match = re.search(r'^version = "([\d.]+)', text, re.M)
    return match[1] if match else ""


def qt_version_problem() -> Problem | None:
    """Return whether this PySide6 would end this Python in mid-work."""
    version = qt_version()
    numbers = tuple(int(part) for part in version.split(".")[:2] if part)
    if not numbers or numbers < _BROKEN_BELOW_312 or sys.version_info >= (3, 12):
        return None
    return Problem(
        name="qt-version",
        message=f"PySide6 {version} crashes Python {sys.version_info[0]}.{sys.version_info[1]}.",
        hint=advice(_install([WINDOW["PySide6"]]), ""),
        steps=_install([WINDOW["PySide6"]]),
        is_automatic=True,
    )


def _install(names: list[str]) -> tuple[Step, ...]:
    """Return the command that installs these distributions in the declared versions.

    In a checkout it is the README's, which also corrects any other wrong version.
    """
    here = Path.cwd()
    python = Path(sys.executable)
    shown = python.relative_to(here) if python.is_relative_to(here) else python
    pip = (str(shown), "-m", "pip", "install")
    if program.is_checkout():
        return ((*pip, "-e", "." if here == program.ROOT else str(program.ROOT)),)
    pins = _pins()
    return ((*pip, *(pins.get(name, name) for name in names)),)


def _pins() -> dict[str, str]:
    """Distribution to declared requirement, for example ``tqdm`` to ``tqdm==4.70.1``."""
    return {re.split(r"[^\w.-]", line)[0]: line for line in program.requirements()}


def _is_there(module: str) -> bool:
    try:
        return importlib.util.find_spec(module) is not None
    except (ImportError, ValueError):
        return False
