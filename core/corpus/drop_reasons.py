"""Why a file was dropped before any filter judged it.

Each is a reason in the manifest with a sentence for people. The filters have reasons of their
own (``Filter.reasons``).
"""

from __future__ import annotations

import errno
import os
from enum import StrEnum

from core.texts import Text


class DropReason(StrEnum):
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


DROP_SENTENCES = {
    DropReason.SKIPPED_FOLDER: Text(
        "A folder for version control, backups, packages, caches or output."
    ),
    DropReason.VENDORED: Text("Code of other projects, by the name of its folder."),
    DropReason.MINIFIED: Text("Minified or bundled by a program, by its name."),
    DropReason.IGNORED: Text("Excluded by a .gitignore file or by .git/info/exclude."),
    DropReason.SYMLINK: Text("A symbolic link; its target is read in its own folder, if at all."),
    DropReason.NOT_A_FILE: Text("A pipe, a socket or a device."),
    DropReason.SEEN_ALREADY: Text("The same folder was entered by another path."),
    DropReason.OTHER_LANGUAGE: Text("Not a file of the chosen languages."),
    DropReason.TOO_LARGE: Text("Larger than the largest file that is read."),
    DropReason.NO_PERMISSION: Text("You may not read it."),
    DropReason.VANISHED: Text("It no longer existed when it was to be read."),
    DropReason.CHANGING: Text("It kept changing while it was read."),
    DropReason.UNREADABLE: Text("The system could not read it."),
    DropReason.BINARY: Text("It is not text."),
    DropReason.UNKNOWN_ENCODING: (
        Text("It is not UTF-8 and declares no other encoding; the build settings can name one.")
    ),
    DropReason.ENCRYPTED: Text("It is encrypted in its archive."),
    DropReason.OUTSIDE: Text("Its name leads out of its archive."),
    DropReason.DAMAGED: Text("The archive or table is damaged here."),
    DropReason.CRASHED: Text("The process that read it crashed."),
}


class DroppedError(Exception):
    """Raised for a file or folder that is dropped; no user ever sees it as an error.

    Attributes:
        reason: one of ``DropReason``.
        detail: a figure, or the message of the system; may be empty.
    """

    def __init__(self, reason: DropReason, detail: str = "") -> None:
        super().__init__(reason, detail)
        self.reason = reason
        self.detail = detail


def dropped_error(error: OSError) -> DroppedError:
    """Return the error for a refusal of the system."""
    words = os.strerror(error.errno) if error.errno else str(error)
    match error.errno:
        case errno.EACCES | errno.EPERM:
            return DroppedError(DropReason.NO_PERMISSION)
        case errno.ENOENT | errno.ENOTDIR | errno.ESTALE:
            return DroppedError(DropReason.VANISHED)
        case errno.ELOOP:
            return DroppedError(DropReason.SYMLINK)
        case errno.ENXIO | errno.ENODEV:
            return DroppedError(DropReason.NOT_A_FILE)
        case _:
            return DroppedError(DropReason.UNREADABLE, words)
