"""Vendored code (of other projects) and minified code (by programs), judged by name.

Only names are judged here, by the lists in ``settings.py``; filters judge the content.
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
        """Return why an entry of a folder is dropped for its name, or None."""
        if is_folder:
            return DropReason.VENDORED if name in self._folders else None
        return DropReason.MINIFIED if self._minified.match(name.lower()) else None

    def drop_reason_inside(self, path: str) -> tuple[DropReason, str] | None:
        """Return the same for a member of a container, with the name that decides.

        Args:
            path: "/" between its parts.
        """
        *folders, name = path.split("/")
        for folder in folders:
            if folder in self._folders:
                return DropReason.VENDORED, folder
        return (DropReason.MINIFIED, name) if self.drop_reason(name, is_folder=False) else None
