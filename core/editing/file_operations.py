"""Making and renaming files and folders for the file tree: nothing is ever overwritten."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

from core.errors import CoreError, StorageError
from core.texts import Text

_MAX_NAME_BYTES: Final = 255
# What Windows refuses in names, "/" apart; names with it could not be copied there.
_WINDOWS_ONLY: Final = '<>:"\\|?*'


_REFUSED_HINT = Text("Check the permissions of its folder.")


class NameRefusedError(CoreError):
    """A name that no file can have here."""


def shown_name(name: str) -> str:
    """Return a file name as it can be shown: what is no UTF-8 becomes a replacement character."""
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def check_name(name: str) -> None:
    """Refuse what is no name of a single file or folder.

    Raises:
        NameRefusedError: with the reason.
    """
    hint = Text("Enter another name.")
    if not name.strip():
        raise NameRefusedError(Text("The name is empty."), hint)
    if name in (".", ".."):
        raise NameRefusedError(
            Text("{name} is the name of a folder that exists already.", name=name), hint
        )
    bad = next((one for one in name if one == "/" or one == os.sep or not one.isprintable()), "")
    if not bad and os.name == "nt":
        bad = next((one for one in name if one in _WINDOWS_ONLY), "")
    # A name that came from the disk may hold bytes that are no UTF-8.
    if bad and not "\udc80" <= bad <= "\udcff":
        raise NameRefusedError(Text("A name cannot contain {bad!r}.", bad=bad), hint)
    if len(os.fsencode(name)) > _MAX_NAME_BYTES:
        raise NameRefusedError(Text("The name is too long."), hint)


def create_file(folder: Path, name: str) -> Path:
    """Make an empty file.

    Raises:
        NameRefusedError: the name is none, or taken.
        StorageError: the system refused.
    """
    path = _free(folder, name)
    try:
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o666))
    except OSError as error:
        reason = error.strerror or str(error)
        message = Text("{name} could not be created: {reason}.", name=path.name, reason=reason)
        raise StorageError(message, _REFUSED_HINT) from error
    return path


def create_folder(folder: Path, name: str) -> Path:
    """Make a folder.

    Raises:
        NameRefusedError: the name is none, or taken.
        StorageError: the system refused.
    """
    path = _free(folder, name)
    try:
        path.mkdir()
    except OSError as error:
        reason = error.strerror or str(error)
        message = Text("{name} could not be created: {reason}.", name=path.name, reason=reason)
        raise StorageError(message, _REFUSED_HINT) from error
    return path


def rename(old: Path, name: str) -> Path:
    """Give a file or folder another name in its folder; a link itself is renamed.

    Raises:
        NameRefusedError: the name is none, or taken.
        StorageError: the system refused.
    """
    if name == old.name:
        return old
    new = old.parent / name
    check_name(name)
    # Only upper and lower case differ, on a disk that does not tell them apart.
    is_same = os.path.lexists(new) and _are_same(old, new)
    if not is_same:
        new = _free(old.parent, name)
    try:
        os.rename(old, new)  # noqa: PTH104 - the target is known not to exist
    except OSError as error:
        reason = error.strerror or str(error)
        message = Text("{name} could not be renamed: {reason}.", name=old.name, reason=reason)
        raise StorageError(message, _REFUSED_HINT) from error
    return new


def _free(folder: Path, name: str) -> Path:
    check_name(name)
    path = folder / name
    if os.path.lexists(path):
        raise NameRefusedError(
            Text("{name} exists already.", name=name), Text("Enter another name.")
        )
    return path


def _are_same(one: Path, other: Path) -> bool:
    try:
        return os.path.samestat(os.lstat(one), os.lstat(other)) and one.name != other.name
    except OSError:
        return False
