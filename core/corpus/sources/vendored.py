"""Code of other people that lies in a project, and code that no person wrote: by name.

The names are those that GitHub's Linguist goes by, without those that mean something
else as often: ``lib``, ``external``, ``deps`` and ``dist`` are left to the person. Only
names are judged here; what a file holds is for the filters.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from fnmatch import translate

from core.corpus.drop_reasons import DropReason


class VendoredNames:
    """Judges the names of folders and files.

    Args:
        folders: names of folders, as they are written.
        minified: patterns of names of files, in lower case.
    """

    def __init__(self, folders: Iterable[str], minified: Sequence[str]) -> None:
        self._folders = frozenset(folders)
        self._minified = re.compile("|".join(map(translate, minified)) or r"(?!)")

    def drop_reason(self, name: str, is_folder: bool) -> DropReason | None:
        """Why an entry of a folder is left out for its name, or None."""
        if is_folder:
            return DropReason.VENDORED if name in self._folders else None
        return DropReason.MINIFIED if self._minified.match(name.lower()) else None

    def drop_reason_inside(self, path: str) -> tuple[DropReason, str] | None:
        """The same for a member of a container, with the name that decides.

        Args:
            path: "/" between its parts.
        """
        *folders, name = path.split("/")
        for folder in folders:
            if folder in self._folders:
                return DropReason.VENDORED, folder
        return (DropReason.MINIFIED, name) if self.drop_reason(name, is_folder=False) else None
