"""Writing over a file of the user, without changing what kind of file it is.

``files.py`` replaces a file by a new one, which is right for our own files. A file of a
person may have a second name (hard link), an owner, attributes or a mount point that the
replacement would not have; such files are written in place, and a copy of the old content
is kept until the new one is on the disk.
"""

from __future__ import annotations

import contextlib
import errno
import os
import stat
import tempfile
from collections.abc import Callable
from io import FileIO
from pathlib import Path

from core import files
from core.errors import DiskFull, StorageError
from core.texts import Text

# Labels that the system sets by itself on every file; a new file gets its own.
_SYSTEM_ATTRIBUTES = frozenset({"security.selinux"})
# The folder takes no new file, or the file cannot be replaced: it may be writable all the same.
_REPLACEMENT_REFUSED = frozenset(
    {
        errno.EACCES,
        errno.EPERM,
        errno.EROFS,
        errno.EBUSY,
        errno.EXDEV,
        errno.ENAMETOOLONG,
        errno.ETXTBSY,
    }
)
_WRITE_BITS = stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH


class ReadOnlyFileError(StorageError):
    """The file is marked as read-only.

    Attributes:
        can_overwrite: whether ``overwrites_read_only`` has a chance.
    """

    def __init__(self, path: Path, *, can_overwrite: bool) -> None:
        super().__init__(
            Text("{name} is read-only and was not written.", name=path.name),
            Text("Save it under another name, or change its permissions."),
        )
        self.can_overwrite = can_overwrite


class _ReplacementRefused(Exception):
    """The file must be written in place."""


def write_text(path: Path, text: str) -> None:
    """Write a whole UTF-8 text; see ``write_bytes``."""
    write_bytes(path, text.encode("utf-8"))


def write_bytes(
    path: Path,
    data: bytes,
    *,
    overwrites_read_only: bool = False,
    before_in_place: Callable[[], object] | None = None,
) -> None:
    """Write the whole content of a file; permissions, owner, attributes and links stay.

    Args:
        path: a new file or an old one; a symbolic link is followed.
        data: the content.
        overwrites_read_only: write a file that is marked as read-only, which stays so.
        before_in_place: called before the file itself is written over, which a crash may
            interrupt half-way.

    Raises:
        ReadOnlyFileError: the file is marked as read-only.
        StorageError: the disk refused; the file is what it was before.
    """
    try:
        target = path.resolve()
        status = _status(target)
        if status is None:
            _create(target, data)
        elif not stat.S_ISREG(status.st_mode):
            _write_through(target, status, data)
        else:
            if not overwrites_read_only and is_read_only(target, status):
                raise ReadOnlyFileError(path, can_overwrite=_may_change_mode(target, status))
            try:
                if must_write_in_place(target, status):
                    raise _ReplacementRefused
                _replace(target, status, data)
            except _ReplacementRefused:
                if before_in_place is not None:
                    before_in_place()
                _write_in_place(target, status, data)
    except RuntimeError as error:  # a loop of symbolic links, until Python 3.13
        raise StorageError(
            Text("{name} is a link to itself.", name=path.name), Text("Remove the link.")
        ) from error
    except OSError as error:
        raise save_error(error, path) from error


def is_read_only(path: Path, status: os.stat_result | None = None) -> bool:
    """Return whether a file is marked as read-only, or this user may not write it.

    The mode is looked at first, for the system lets an administrator write any file.
    """
    status = status or path.stat()
    return not status.st_mode & _WRITE_BITS or not os.access(path, os.W_OK)


def must_write_in_place(path: Path, status: os.stat_result | None = None) -> bool:
    """Return whether a new file under this name would not be what the old one is."""
    status = status or path.stat()
    if status.st_nlink > 1 or path.is_mount():
        return True
    if hasattr(os, "geteuid") and status.st_uid != os.geteuid():
        return True
    return bool(_attributes(path) - _SYSTEM_ATTRIBUTES)


def save_error(error: OSError, path: Path) -> StorageError:
    """Return the sentence and the hint for a file of the user that was not written."""
    elsewhere = Text("Save it under another name or in another folder.")
    match error.errno:
        case errno.ENOSPC | errno.EDQUOT | errno.EFBIG:
            return DiskFull(
                Text("The disk is full: {path} was not written.", path=path),
                Text("Free some space."),
            )
        case errno.EACCES | errno.EPERM:
            return StorageError(
                Text("{path} may not be written.", path=path),
                Text("{elsewhere} Or change its permissions.", elsewhere=elsewhere),
            )
        case errno.EROFS:
            return StorageError(Text("The disk of {path} is read-only.", path=path), elsewhere)
        case errno.EBUSY | errno.ETXTBSY:
            return StorageError(Text("{path} is in use by another program.", path=path), elsewhere)
        case errno.ENAMETOOLONG:
            return StorageError(
                Text("The name {name}\u2026 is too long for this disk.", name=path.name[:40]),
                Text("Save it under a shorter name."),
            )
        case errno.EISDIR:
            return StorageError(
                Text("{path} is a folder.", path=path), Text("Save it under another name.")
            )
        case _:
            return files.storage_error(error, path)


def _status(path: Path) -> os.stat_result | None:
    try:
        return path.stat()
    except (FileNotFoundError, NotADirectoryError):
        return None


def _attributes(path: Path) -> set[str]:
    if not hasattr(os, "listxattr"):
        return set()
    try:
        return set(os.listxattr(path))
    except OSError:  # a file system without them
        return set()


def _may_change_mode(path: Path, status: os.stat_result) -> bool:
    """Return whether this user may ignore the mark; never on a read-only disk."""
    if not hasattr(os, "geteuid"):
        return True
    try:
        is_disk_read_only = bool(os.statvfs(path).f_flag & os.ST_RDONLY)
    except OSError:
        return False
    return not is_disk_read_only and os.geteuid() in (0, status.st_uid)


def _write_through(path: Path, status: os.stat_result, data: bytes) -> None:
    """A device or a pipe, such as /dev/stdout, takes what it is given."""
    if stat.S_ISDIR(status.st_mode):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
    with open(path, "wb", buffering=0) as file:
        file.write(data)


def _create(target: Path, data: bytes) -> None:
    try:
        files.write_bytes(target, data)
    except StorageError as error:
        if isinstance(error.__cause__, OSError):
            raise save_error(error.__cause__, target) from error.__cause__
        raise


def _replace(target: Path, status: os.stat_result, data: bytes) -> None:
    """A new file takes the name, with the mode and the group of the old one.

    Raises:
        _ReplacementRefused: it cannot; nothing has happened.
    """
    temporary = files.temporary_beside(target)
    try:
        # Nobody but the owner may read it before it has the old file's permissions.
        descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with open(descriptor, "wb") as file:
            if not _dress(file.fileno(), temporary, status):
                raise _ReplacementRefused
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        files.replace(temporary, target)
        files.sync_folder(target.parent)
    except OSError as error:
        if error.errno in _REPLACEMENT_REFUSED:
            raise _ReplacementRefused from error
        raise
    finally:
        # After a clean rename there is nothing left under the temporary name.
        with contextlib.suppress(OSError):
            temporary.unlink()


def _dress(descriptor: int, path: Path, status: os.stat_result) -> bool:
    """Give a new file the group and mode of the old one; False where that is refused."""
    try:
        if hasattr(os, "fchown") and os.fstat(descriptor).st_gid != status.st_gid:
            os.fchown(descriptor, -1, status.st_gid)
        path.chmod(stat.S_IMODE(status.st_mode))
    except OSError:
        return False
    return True


def _write_in_place(target: Path, status: os.stat_result, data: bytes) -> None:
    """Overwrite the content; a copy of the old one exists until the new one is on the disk."""
    mode = stat.S_IMODE(status.st_mode)
    is_marked = not mode & _WRITE_BITS
    if is_marked:
        target.chmod(mode | stat.S_IWUSR)
    try:
        with open(target, "r+b", buffering=0) as file:
            old = file.read()
            copy = _keep_copy(target, old)
            try:
                _overwrite(file, data)
            except OSError:
                _put_back(file, old, target, copy)
                raise
            copy.unlink(missing_ok=True)
    finally:
        # Writing takes the set-user-id bit away, too.
        with contextlib.suppress(OSError):
            if stat.S_IMODE(target.stat().st_mode) != mode:
                target.chmod(mode)


def _overwrite(file: FileIO, data: bytes) -> None:
    """Replace the content of an open file. Not truncated first: the room it has is its own."""
    file.seek(0)
    view = memoryview(data)
    while view:
        view = view[file.write(view) :]
    file.truncate(len(data))
    os.fsync(file.fileno())


def _put_back(file: FileIO, old: bytes, target: Path, copy: Path) -> None:
    """Undo a write that failed, or say where the old content is."""
    try:
        _overwrite(file, old)
    except OSError as error:
        raise StorageError(
            Text(
                "{target} was not written, and its old content could not be put back.",
                target=target,
            ),
            Text("The old content is in {copy}.", copy=copy),
        ) from error
    copy.unlink(missing_ok=True)


def _keep_copy(target: Path, old: bytes) -> Path:
    """Put the old content beside the file or, where its folder takes none, with temporary files.

    Raises:
        OSError: there is no room for it; nothing has been touched.
    """
    beside = files.temporary_beside(target)
    try:
        return _written(beside, old)
    except OSError as error:
        if error.errno not in _REPLACEMENT_REFUSED:
            raise
        return _written(Path(tempfile.gettempdir()) / beside.name, old)


def _written(path: Path, data: bytes) -> Path:
    """Write a new file that only this user may read, and sync it to the disk."""
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with open(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        files.sync_folder(path.parent)
    except OSError:
        path.unlink(missing_ok=True)
        raise
    return path
