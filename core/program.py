"""What this program is as a Python distribution: version, dependencies, and how it is started.

In a source checkout ``pyproject.toml`` is beside ``core`` and has the answers, whether or not
the checkout was installed. An installed wheel has no such file; its metadata has them.
"""

from __future__ import annotations

import sys
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

DISTRIBUTION: Final = "tabwright"

ROOT: Final = Path(__file__).resolve().parent.parent
"""The folder of ``main.py``, ``core``, ``gui`` and ``resources``."""

# The names of the entry points; "__main__" means ``python -m tabwright``.
_ENTRY_POINTS = ("tabwright", "tabwright-gui")


def is_checkout() -> bool:
    """Return whether the program runs from its source tree, and not from an installed wheel."""
    return (ROOT / "pyproject.toml").is_file()


def program_name() -> str:
    """Return the name to call the program by: ``tabwright``, or ``main.py`` in a checkout."""
    started = Path(sys.argv[0]) if sys.argv else Path()
    if started.stem in _ENTRY_POINTS or not is_checkout():
        return DISTRIBUTION
    is_module = started.name == "__main__.py" and started.parent.name == DISTRIBUTION
    return DISTRIBUTION if is_module else "main.py"


def command_line(arguments: str = "") -> str:
    """Return a command line of this program, for hints.

    Args:
        arguments: what follows the program's name, for example ``"build --name mine"``.

    Returns:
        ``python main.py build --name mine`` or ``tabwright build --name mine``.
    """
    name = program_name()
    start = f"python {name}" if name.endswith(".py") else name
    return f"{start} {arguments}".rstrip()


def version() -> str:
    """Return the version, for example ``0.2.0``; "unknown" where neither source has it."""
    if is_checkout():
        return str(_project()["version"])
    from importlib import metadata  # 20 ms that only these two functions need

    try:
        return metadata.version(DISTRIBUTION)
    except metadata.PackageNotFoundError:
        return "unknown"


def requirements() -> list[str]:
    """The dependencies as they are declared, extras left out, for example ``tqdm==4.70.1``."""
    if is_checkout():
        return list(_project()["dependencies"])
    from importlib import metadata

    try:
        declared = metadata.requires(DISTRIBUTION) or []
    except metadata.PackageNotFoundError:
        return []
    split = [line.partition(";") for line in declared]
    return [name.strip() for name, _semicolon, marker in split if "extra" not in marker]


@lru_cache(maxsize=1)
def _project() -> dict[str, Any]:
    """Return the table ``[project]`` of ``pyproject.toml``."""
    import tomllib  # Python 3.10 has none, and doctor must be able to say so

    return tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
