"""One folder of a project for the file tree: its entries, and what git ignores of them.

Nothing is opened but the folder and ignore files, and links are not followed: a link to a folder
is shown as what it is, so that a loop is never entered.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Final, Literal

from core.memory.project_listing import IgnoredPaths

MAX_SHOWN: Final = 500
"""Entries of one folder that are listed, folders before files. A tree of more is no help, Ctrl+P
finds the rest, and Qt asks for every row of a folder while the window waits."""
_MAX_LOOKED_AT: Final = 2_000_000

Kind = Literal["folder", "file", "link", "other"]


@dataclass(frozen=True, slots=True)
class FolderEntry:
    """A file or folder.

    Attributes:
        name: as the system gives it; bytes that are no UTF-8 are lone surrogates.
        kind: "other" for pipes, sockets and devices.
        is_ignored: whether git ignores it.
    """

    name: str
    kind: Kind
    is_ignored: bool

    @property
    def order(self) -> tuple[bool, str, str]:
        """Folders first, then by name without regard to case."""
        return (self.kind != "folder", self.name.casefold(), self.name)


@dataclass(frozen=True, slots=True)
class FolderListing:
    """The content of a folder.

    Attributes:
        entries: sorted as ``FolderEntry.order`` says.
        is_cut: whether there are more.
        problem: why it could not be read, in the words of the system; empty if it was.
    """

    entries: tuple[FolderEntry, ...] = ()
    is_cut: bool = False
    problem: str = ""


def list_folder(location: str, path: str, ignored: IgnoredPaths) -> FolderListing:
    """Return what is in a folder.

    Args:
        location: of the folder, absolute.
        path: of the folder relative to the root of the project, "/" between the parts; empty for
            the root.
        ignored: of that project.
    """
    try:
        if not stat.S_ISDIR(os.lstat(location).st_mode):
            return FolderListing(problem=os.strerror(20))  # it is a link, or a file, by now
        with os.scandir(location) as entries:
            named: Iterator[tuple[str, Kind]] = (
                (entry.name, _kind(entry)) for entry in islice(entries, _MAX_LOOKED_AT)
            )
            found = list(islice(named, MAX_SHOWN + 1))
            is_cut = len(found) > MAX_SHOWN
            if is_cut:  # folders are rarer than files, and the way to everything else
                found += islice((one for one in named if one[1] == "folder"), MAX_SHOWN)
                found.sort(key=lambda one: one[1] != "folder")
    except OSError as error:
        return FolderListing(problem=error.strerror or str(error))
    prefix = f"{path}/" if path else ""
    listed = [
        FolderEntry(name, kind, _is_ignored(ignored, f"{prefix}{name}", kind))
        for name, kind in found[:MAX_SHOWN]
    ]
    listed.sort(key=lambda entry: entry.order)
    return FolderListing(tuple(listed), is_cut)


def _kind(entry: os.DirEntry[str]) -> Kind:
    try:
        if entry.is_symlink():
            return "link"
        if entry.is_dir(follow_symlinks=False):
            return "folder"
        return "file" if entry.is_file(follow_symlinks=False) else "other"
    except OSError:
        return "other"


def _is_ignored(ignored: IgnoredPaths, path: str, kind: Kind) -> bool:
    return path.split("/", 1)[0] == ".git" or ignored.is_ignored(path, is_folder=kind == "folder")
