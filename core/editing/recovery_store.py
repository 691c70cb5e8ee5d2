"""The folder of unsaved texts: one folder for each running window, one file for each text.

A window holds the lock of its own folder while its process lives. A folder whose lock is free
remained after a crash: the window that acquires the lock takes over the files by renaming
them, so that every text is in a folder at any moment. Two windows never write the same file.
"""

from __future__ import annotations

import contextlib
import secrets
from pathlib import Path

from filelock import FileLock

from core import files
from core.editing.unsaved_text import RecoveryError, UnsavedText, decode, encode
from core.errors import CoreError

_ENDING = ".unsaved"
_LOCK = "lock"


class RecoveryStore:
    """The unsaved texts of one window. Any thread may call, one at a time.

    Args:
        folder: of all windows; created when the first text is written.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._own = folder / secrets.token_hex(8)
        self._lock: FileLock | None = None

    def write(self, identity: str, unsaved: UnsavedText) -> None:
        """Write or replace a text, in one step.

        Raises:
            StorageError: writing failed; the previous text is kept.
        """
        self._open()
        files.write_bytes(self._path(identity), encode(unsaved))

    def remove(self, identity: str) -> None:
        """Remove a text that was saved or discarded."""
        with contextlib.suppress(OSError):
            self._path(identity).unlink()

    def has_leftovers(self) -> bool:
        """Whether texts of earlier windows remain."""
        return any(path.parent != self._own for path in self._folder.glob(f"*/*{_ENDING}"))

    def take_over(self) -> tuple[dict[str, UnsavedText], list[CoreError]]:
        """Take over the texts of windows that ended without closing.

        Returns:
            The texts by identity, and the errors of those that could not be read.
        """
        texts: dict[str, UnsavedText] = {}
        errors: list[CoreError] = []
        for folder in sorted(self._folder.glob("*/")):
            if folder == self._own:
                continue
            lock = FileLock(folder / _LOCK)
            try:
                lock.acquire(timeout=0)
            except OSError:  # a Timeout is one: the process of the window is running
                continue
            try:
                for path in sorted(folder.glob(f"*{_ENDING}")):
                    try:
                        texts[path.stem] = self._take(path)
                    except CoreError as error:
                        errors.append(error)
            finally:
                lock.release()
            _remove_folder(folder)
        return texts, errors

    def close(self) -> None:
        """Remove every text of this window, and its folder."""
        if self._lock is None:
            return
        for path in self._own.glob(f"*{_ENDING}"):
            with contextlib.suppress(OSError):
                path.unlink()
        self._lock.release()
        self._lock = None
        _remove_folder(self._own)

    def _take(self, path: Path) -> UnsavedText:
        try:
            data = path.read_bytes()
            unsaved = decode(data, path.name)
            self._open()
            files.replace(path, self._path(path.stem))
        except OSError as error:
            raise files.storage_error(error, path) from error
        except RecoveryError:
            # Not read again at the next start, but kept.
            with contextlib.suppress(OSError):
                path.rename(self._folder / f"{path.stem}.damaged")
            raise
        return unsaved

    def _path(self, identity: str) -> Path:
        return self._own / f"{identity}{_ENDING}"

    def _open(self) -> None:
        """Create the window's own folder; it is locked before anything is written into it."""
        if self._lock is not None:
            return
        try:
            self._own.mkdir(parents=True, exist_ok=True)
            lock = FileLock(self._own / _LOCK)
            lock.acquire(timeout=0)
        except OSError as error:
            raise files.storage_error(error, self._own) from error
        self._lock = lock


def _remove_folder(folder: Path) -> None:
    """Remove a folder of texts if it is empty; otherwise the next start reads it again."""
    files.remove_orphans(folder)
    with contextlib.suppress(OSError):
        if not any(folder.glob(f"*{_ENDING}")):
            (folder / _LOCK).unlink(missing_ok=True)
            folder.rmdir()
