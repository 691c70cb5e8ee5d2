"""Code to evaluate on where the user gives none: validation files, or installed packages.

The held-out side of the training set comes from the same projects as the training files, so
figures on it are higher than on new code; installed packages are other people's projects.
"""

from __future__ import annotations

import random
import sysconfig
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from core.errors import SourceError
from core.texts import Text

# Enough for every file of a full evaluation to come from somewhere else.
MAX_FILES: Final = 400
# One package must not be most of it; a package of a file or two is no project.
_MAX_PACKAGE: Final = 120
_MIN_PACKAGE: Final = 5
# The tools of every environment, which say little of what people write.
_TOOLS: Final = frozenset(("pip", "setuptools", "wheel", "pkg_resources", "_distutils_hack"))


def installed_packages(seed: int, folder: Path | None = None) -> tuple[str, ...]:
    """Folders of Python packages that are installed beside this program.

    Args:
        seed: of the choice among them.
        folder: where packages lie; that of the running interpreter otherwise.

    Raises:
        SourceError: there is none of a suitable size.
    """
    site_packages = folder if folder is not None else Path(sysconfig.get_path("purelib"))
    sizes = {
        package: _files_in(package.parent)
        for package in sorted(site_packages.glob("*/__init__.py"))
        if package.parent.name not in _TOOLS
    }
    fitting = [
        package.parent for package, size in sizes.items() if _MIN_PACKAGE <= size <= _MAX_PACKAGE
    ]
    if not fitting:
        raise SourceError(
            Text(
                "There is no installed package of a suitable size in {site_packages}.",
                site_packages=site_packages,
            ),
            Text("Name folders of code that the model has not seen."),
        )
    random.Random(seed).shuffle(fitting)
    chosen: list[Path] = []
    files = 0
    for package in fitting:
        if files >= MAX_FILES:
            break
        chosen.append(package)
        files += sizes[package / "__init__.py"]
    return tuple(sorted(str(package) for package in chosen))


def in_words(sources: Sequence[str]) -> str:
    """Sources by the names of their folders: "redis, lua and 3 more"."""
    names = [Path(source).name or source for source in sources]
    shown, more = names[:4], len(names) - 4
    return ", ".join(shown) + (f" and {more:,} more" if more > 0 else "")


def _files_in(package: Path) -> int:
    """Python files below a folder; counting stops where it is too large anyway."""
    count = 0
    for _ in package.rglob("*.py"):
        count += 1
        if count > _MAX_PACKAGE:
            break
    return count
