"""How often suggestions were shown and accepted in other editors: counts, and never a text.

Kept in one small file of the workspace, written when a conversation ends; two servers that end at
once lose none of each other's counts, since each adds what is new under a lock.
"""

from __future__ import annotations

import contextlib
import json
import threading
from pathlib import Path
from typing import Final

from core import files
from core.errors import StorageError

_NAMES: Final = ("shown", "accepted", "accepted_characters")
_LOCK_SECONDS: Final = 2.0


class Usage:
    """Counts of one server; safe to use from several threads.

    Args:
        file: where they are added up; None keeps them in memory alone.
    """

    def __init__(self, file: Path | None = None) -> None:
        self._file = file
        self._lock = threading.Lock()
        self._new: dict[str, int] = dict.fromkeys(_NAMES, 0)

    def shown(self) -> None:
        """A suggestion was sent to be shown."""
        with self._lock:
            self._new["shown"] += 1

    def accepted(self, characters: int) -> None:
        """A suggestion of so many characters was accepted."""
        with self._lock:
            self._new["accepted"] += 1
            self._new["accepted_characters"] += characters

    def counts(self) -> dict[str, int]:
        """What was counted since the last ``save``."""
        with self._lock:
            return dict(self._new)

    def save(self) -> None:
        """Add the new counts to the file; a disk that refuses costs the counts alone."""
        if self._file is None:
            return
        # It loads OpenSSL, 4 MB that a server does not need before it ends.
        from filelock import FileLock, Timeout

        with self._lock, contextlib.suppress(OSError, StorageError, Timeout):
            if not any(self._new.values()):
                return
            self._file.parent.mkdir(parents=True, exist_ok=True)
            with FileLock(f"{self._file}.lock", timeout=_LOCK_SECONDS):
                total = _read(self._file)
                added = {name: total[name] + self._new[name] for name in _NAMES}
                files.write_text(self._file, json.dumps(added) + "\n")
            self._new = dict.fromkeys(_NAMES, 0)


def _read(file: Path) -> dict[str, int]:
    """The counts of a file; zeros where there is none or it is damaged."""
    kept: object = None
    with contextlib.suppress(OSError, ValueError):
        kept = json.loads(file.read_text("utf-8"))
    counts = kept if isinstance(kept, dict) else {}
    return {
        name: value if isinstance(value := counts.get(name, 0), int) and value >= 0 else 0
        for name in _NAMES
    }
