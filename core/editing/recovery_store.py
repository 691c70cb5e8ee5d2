"""The folder of unsaved texts: one folder for each running window, one file for each text.

A window holds the lock of its own folder for as long as its process lives. Folders
without such a lock are what a crash has left: whoever takes the lock takes over the
files, by renaming them, so that at no moment a text is in no folder. Two windows
never touch the same file.
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
        folder: of all windows; made when the first text is written.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._own = folder / secrets.token_hex(8)
        self._lock: FileLock | None = None

    def write(self, identity: str, unsaved: UnsavedText) -> None:
        """Write or replace a text, in one step.

        Raises:
            StorageError: the disk refused; what was there before is there still.
        """
        self._open()
        files.write_bytes(self._place(identity), encode(unsaved))

    def remove(self, identity: str) -> None:
        """Forget a text that is saved, or that nobody wants."""
        with contextlib.suppress(OSError):
            self._place(identity).unlink()

    def has_leftovers(self) -> bool:
        """Whether a window before this one left texts behind."""
        return any(path.parent != self._own for path in self._folder.glob(f"*/*{_ENDING}"))

    def take_over(self) -> tuple[dict[str, UnsavedText], list[CoreError]]:
        """The texts of windows that ended without closing; they are this window's now.

        Returns:
            The texts by identity, and what went wrong with those that are missing.
        """
        texts: dict[str, UnsavedText] = {}
        errors: list[CoreError] = []
        for folder in sorted(self._folder.glob("*/")):
            if folder == self._own:
                continue
            lock = FileLock(folder / _LOCK)
            try:
                lock.acquire(timeout=0)
            except OSError:  # a Timeout is one: the window lives
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
        """Forget every text of this window and give its folder up."""
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
            files.replace(path, self._place(path.stem))
        except OSError as error:
            raise files.storage_error(error, path) from error
        except RecoveryError:
            # Out of the way of the next start, but not out of the world.
            with contextlib.suppress(OSError):
                path.rename(self._folder / f"{path.stem}.damaged")
            raise
        return unsaved

    def _place(self, identity: str) -> Path:
        return self._own / f"{identity}{_ENDING}"

    def _open(self) -> None:
        """Make the window's own folder, locked before anything is in it."""
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
    """Remove a folder of texts once none is in it; otherwise it waits for the next start."""
    files.remove_orphans(folder)
    with contextlib.suppress(OSError):
        if not any(folder.glob(f"*{_ENDING}")):
            (folder / _LOCK).unlink(missing_ok=True)
            folder.rmdir()
