"""Folders that appear complete or not at all.

A new folder is filled beside its target, in ``.staging``, gets its mark of
completeness, and then replaces the old one. An interrupted writer
leaves at most a staging folder, which nobody reads and the next writer removes.
Single files are the business of ``files.py``.
"""

from __future__ import annotations

import contextlib
import shutil
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

import filelock

from core import files
from core.errors import WorkspaceError
from core.texts import Text
from core.titles import carry_title
from core.workspace import COMPLETE_MARK

# Two levels below the listed folder, so that ``complete_folders`` never sees it.
STAGING = ".staging"


@contextmanager
def staged_folder(target: Path) -> Generator[Path]:
    """Yield an empty folder to fill, which replaces ``target`` on a clean exit.

    Until then ``target`` is what it was. A file named COMPLETE is added last.

    Raises:
        WorkspaceError: another process is writing the same folder.
        StorageError: the disk refused; ``target`` is what it was before.
    """
    staging = target.parent / STAGING
    new, old = staging / f"{target.name}.new", staging / f"{target.name}.old"
    with _locked(staging / f"{target.name}.lock", target):
        try:
            _recover(target, new, old)
            new.mkdir()
            yield new
            # A title was given by the user, so a new content keeps it.
            carry_title(target, new)
            _make_durable(new)
            files.write_bytes(new / COMPLETE_MARK, b"")
            if target.exists():
                files.replace(target, old)
            files.replace(new, target)
            files.sync_folder(target.parent)
        except OSError as error:
            raise files.storage_error(error, target) from error
        finally:
            _recover(target, new, old)


def remove_staging(target: Path) -> None:
    """Remove what ``staged_folder`` keeps beside ``target`` for the next writer: its lock.

    For folders of the user, in which the program leaves only what was asked for.
    Another process that is just writing there keeps it.
    """
    staging = target.parent / STAGING
    lock_file = staging / f"{target.name}.lock"
    with contextlib.suppress(OSError, filelock.Timeout):
        with filelock.FileLock(lock_file, timeout=0):
            lock_file.unlink(missing_ok=True)
        staging.rmdir()


@contextmanager
def _locked(lock_file: Path, target: Path) -> Generator[None]:
    try:
        lock_file.parent.mkdir(parents=True, exist_ok=True)
        with filelock.FileLock(lock_file, timeout=0):
            yield
    except filelock.Timeout as error:
        raise WorkspaceError(
            Text("{target} is being built by another process.", target=target.name),
            Text("Wait until it has ended, or build under another name."),
        ) from error
    except OSError as error:
        raise files.storage_error(error, target) from error


def _recover(target: Path, new: Path, old: Path) -> None:
    """Finish a swap that a crash interrupted between its two renames; remove the rest."""
    for candidate in (new, old):
        if not target.exists() and (candidate / COMPLETE_MARK).is_file():
            with contextlib.suppress(OSError):
                files.replace(candidate, target)
    # Where neither could be renamed, the old one is kept for the next attempt.
    for leftover in (new, old) if target.exists() else (new,):
        shutil.rmtree(leftover, ignore_errors=True)


def _make_durable(folder: Path) -> None:
    """Fsync every file of a folder: a rename may otherwise outlive the content."""
    for path in folder.iterdir():
        files.sync_file(path)
    files.sync_folder(folder)
