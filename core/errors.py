"""Errors that the user can do something about, and the outcome "cancelled".

Every ``CoreError`` carries one sentence that says what went wrong and a hint
that says what to do next; the command line and the window show both and no
traceback. ``ValueError`` and ``assert`` stay what they are: bugs of ours.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from core.texts import restored, stored


class CoreError(Exception):
    """An error that the user can fix.

    Attributes:
        message: what went wrong, one sentence; in core a ``Text``.
        hint: what to do about it, one sentence, possibly a command; may be empty.
    """

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


def to_record(error: CoreError) -> dict[str, Any]:
    """Return message and hint for JSON, from one process to another."""
    return stored({"message": error.message, "hint": error.hint})


def from_record(record: Mapping[str, Any]) -> CoreError:
    """Return the error of ``to_record``."""
    texts = restored(record)
    return CoreError(str(texts["message"]), str(texts["hint"]))


class ConfigError(CoreError):
    """A setting that does not exist, or a value outside its range."""


class SourceError(CoreError):
    """The sources of a corpus hold nothing that can be used."""


class WorkspaceError(CoreError):
    """The workspace, or something named in it, is missing or not writable."""


class StorageError(CoreError):
    """The disk refused a write: full, read-only, or failing."""


class DiskFull(StorageError):
    """The disk refused a write because there is no room; there may be some later."""


class CheckpointError(CoreError):
    """A checkpoint that is damaged, foreign, or does not fit."""


class ExportError(CoreError):
    """A model that cannot be exported as asked, or an exported file that failed its proof."""


class TrainingError(CoreError):
    """A run that cannot start, or that had to end."""


class EnvironmentProblem(CoreError):
    """This machine lacks something: a library, a display, a compiler."""


class Cancelled(Exception):
    """The user asked for the operation to end without a result."""
