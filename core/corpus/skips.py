"""Why a file was not read: what stands in its way before any filter sees it.

Each is a reason in the manifest with a sentence for people. What filters drop
has its reasons in ``filters.py``.
"""

from __future__ import annotations

import errno
import os
from enum import StrEnum


class Skip(StrEnum):
    """Reasons for not reading a file or not entering a folder."""

    SKIPPED_FOLDER = "skipped_folder"
    VENDORED = "vendored"
    MINIFIED = "minified"
    IGNORED = "ignored"
    SYMLINK = "symlink"
    NOT_A_FILE = "not_a_file"
    SEEN_ALREADY = "seen_already"
    OTHER_LANGUAGE = "other_language"
    TOO_LARGE = "too_large"
    NO_PERMISSION = "no_permission"
    VANISHED = "vanished"
    CHANGING = "changing"
    UNREADABLE = "unreadable"
    BINARY = "binary"
    UNKNOWN_ENCODING = "unknown_encoding"
    ENCRYPTED = "encrypted"
    OUTSIDE = "outside"
    DAMAGED = "damaged"
    CRASHED = "crashed"


SKIP_SENTENCES = {
    Skip.SKIPPED_FOLDER: "A folder of version control, old copies, packages, caches or output.",
    Skip.VENDORED: "Code of other projects, by the name of its folder.",
    Skip.MINIFIED: "Minified or bundled by a program, by its name.",
    Skip.IGNORED: "A .gitignore file, or .git/info/exclude, leaves it out.",
    Skip.SYMLINK: "A symbolic link; what it points to is read where it lies, if at all.",
    Skip.NOT_A_FILE: "A pipe, a socket or a device.",
    Skip.SEEN_ALREADY: "The same folder was reached by another way.",
    Skip.OTHER_LANGUAGE: "Not a file of the chosen languages.",
    Skip.TOO_LARGE: "Larger than a file of code ever is.",
    Skip.NO_PERMISSION: "You may not read it.",
    Skip.VANISHED: "It was gone when it was to be read.",
    Skip.CHANGING: "It kept changing while it was read.",
    Skip.UNREADABLE: "The system could not read it.",
    Skip.BINARY: "It is no text.",
    Skip.UNKNOWN_ENCODING: "It is not UTF-8 and names no other encoding; a build can be told one.",
    Skip.ENCRYPTED: "It is encrypted in its archive.",
    Skip.OUTSIDE: "Its name leads out of its archive.",
    Skip.DAMAGED: "The archive or table is damaged here.",
    Skip.CRASHED: "The process that read it did not survive it.",
}


class SkipError(Exception):
    """A file or folder that is left out; it never reaches a person as an error.

    Attributes:
        reason: one of ``Skip``.
        detail: the figure or the system's words; may be empty.
    """

    def __init__(self, reason: Skip, detail: str = "") -> None:
        super().__init__(reason, detail)
        self.reason = reason
        self.detail = detail


def skip_for(error: OSError) -> SkipError:
    """The reason that fits a refusal of the system."""
    words = os.strerror(error.errno) if error.errno else str(error)
    match error.errno:
        case errno.EACCES | errno.EPERM:
            return SkipError(Skip.NO_PERMISSION)
        case errno.ENOENT | errno.ENOTDIR | errno.ESTALE:
            return SkipError(Skip.VANISHED)
        case errno.ELOOP:
            return SkipError(Skip.SYMLINK)
        case errno.ENXIO | errno.ENODEV:
            return SkipError(Skip.NOT_A_FILE)
        case _:
            return SkipError(Skip.UNREADABLE, words)
