"""Which folder is the project of a file.

The opened folder where the file is in it, else the repository or the folder with a
project's own file above it, else the folder of the file. The home folder and the root of the
disk are no projects. Only names are looked at; nothing is read.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

from core.corpus.sources.git_checkout import is_checkout

# Of the build tools and package managers of the languages that are completed.
PROJECT_FILES: Final = (
    "pyproject.toml",
    "setup.py",
    "setup.cfg",
    "pom.xml",
    "build.gradle",
    "build.gradle.kts",
    "settings.gradle",
    "build.xml",
    "CMakeLists.txt",
    "meson.build",
    "configure.ac",
    "Makefile",
    "WORKSPACE",
)
_REPOSITORIES: Final = (".hg", ".svn")


def find_root(file: Path, opened: Path | None = None) -> Path:
    """Return the folder of the project that a file belongs to, absolute, without links in it.

    Args:
        file: need not exist yet.
        opened: the folder that the user has opened, if any.
    """
    folder = Path(os.path.realpath(file.expanduser().absolute().parent))
    if opened is not None:
        chosen = Path(os.path.realpath(opened.expanduser()))
        if folder.is_relative_to(chosen):
            return chosen
    above = [one for one in (folder, *folder.parents) if not _is_everything(one)]
    for one in above:
        if is_checkout(str(one)) or _has(one, _REPOSITORIES):
            return one
    for one in above:
        if _has(one, PROJECT_FILES):
            return one
    return folder


def inside(root: Path, path: str | Path) -> str | None:
    """Return a path relative to a project's root, "/" between its parts; None outside of it.

    Links count as where they lead.

    Args:
        root: as ``find_root`` gives it.
        path: absolute, or relative to the root.
    """
    try:
        real = Path(os.path.realpath(root / path))
        return real.relative_to(root).as_posix() if real != root else None
    except (ValueError, OSError):
        return None


def _is_everything(folder: Path) -> bool:
    return folder == folder.parent or str(folder) == os.path.realpath(Path("~").expanduser())


def _has(folder: Path, names: tuple[str, ...]) -> bool:
    return any(os.path.lexists(folder / name) for name in names)
