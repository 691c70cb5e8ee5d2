"""The sources: the folders, files, archives and tables that a user names.

A source is a path. ``walk.py`` enters folders, ``containers.py`` opens archives and
tables; both fill the same list of ``FoundFile``.
"""

from __future__ import annotations

import os
import stat
import sysconfig
from dataclasses import dataclass
from pathlib import Path

from core.corpus.sources.settings import SourceSettings
from core.errors import SourceError
from core.texts import Text


@dataclass(frozen=True, slots=True)
class Source:
    """A folder or a file, absolute, with links in its own path resolved."""

    path: Path
    is_folder: bool


def standard_library_source() -> str:
    """Return the folder of the running interpreter's standard library."""
    return sysconfig.get_path("stdlib")


def resolve_sources(config: SourceSettings) -> list[Source]:
    """Return the sources of a configuration, each once, in the order given.

    Raises:
        SourceError: one of them does not exist or cannot be entered.
    """
    names = config.sources or (standard_library_source(),)
    return list(dict.fromkeys(_resolve(name) for name in names))


def _resolve(name: str) -> Source:
    path = Path(name).expanduser()
    try:
        path = path.resolve(strict=True)
        mode = path.stat().st_mode
        if stat.S_ISDIR(mode):
            os.scandir(path).close()
            return Source(path, True)
    except FileNotFoundError:
        raise SourceError(
            Text("There is no folder {name}.", name=name),
            Text("Check the spelling, or choose another folder."),
        ) from None
    except (OSError, RuntimeError, ValueError) as error:  # RuntimeError: a circle of links
        words = getattr(error, "strerror", None) or str(error)
        raise SourceError(
            Text("The folder {name} cannot be read: {words}.", name=name, words=words),
            Text("Change its permissions, or choose another folder."),
        ) from error
    if not stat.S_ISREG(mode):
        raise SourceError(
            Text("{name} is neither a folder nor a file.", name=name),
            Text("Choose a folder of code."),
        )
    return Source(path, False)
