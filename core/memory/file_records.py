"""What the files of a project were like when they were read, by their paths."""

from __future__ import annotations

import dataclasses
import threading
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from core.memory.project_files import SECRET


@dataclass(frozen=True, slots=True, kw_only=True)
class FileRecord:
    """What a file was like when it was read.

    Attributes:
        stamp: see ``core.corpus.sources.walk.stamp_of``; empty where it has to be read again.
        checksum: CRC-32 of its text.
        left_out: why it is not in the index; empty where it is.
    """

    stamp: str
    checksum: int
    left_out: str = ""


class FileRecords:
    """Records by path; safe to use from several threads.

    Attributes:
        secrets: how many files were left out since a secret was found in them. Asked by the
            window's thread, so it is counted as records come and go.
    """

    def __init__(self) -> None:
        self.secrets = 0
        self._lock = threading.Lock()
        self._known: dict[str, FileRecord] = {}

    def __len__(self) -> int:
        return len(self._known)

    def get(self, path: str) -> FileRecord | None:
        """Return the record of a file, if there is one."""
        return self._known.get(path)

    def put(self, path: str, record: FileRecord) -> None:
        """Keep the record of a file, instead of an older one."""
        with self._lock:
            self._pop(path)
            self._known[path] = record
            self.secrets += record.left_out == SECRET

    def remove(self, paths: Iterable[str]) -> None:
        """Forget files; those that are not known do no harm."""
        with self._lock:
            for path in paths:
                self._pop(path)

    def move(self, moved: Mapping[str, str]) -> None:
        """Give files other paths, which have to be read again there."""
        with self._lock:
            for old, new in moved.items():
                record = self._pop(old)
                if record is not None:
                    self._pop(new)
                    self._known[new] = dataclasses.replace(record, stamp="")
                    self.secrets += record.left_out == SECRET

    def restore(self, known: Mapping[str, FileRecord]) -> None:
        """Know exactly these."""
        with self._lock:
            self._known = dict(known)
            self.secrets = sum(record.left_out == SECRET for record in known.values())

    def paths(self) -> set[str]:
        """Return the paths that are known."""
        with self._lock:
            return set(self._known)

    def below(self, folder: str) -> list[str]:
        """Return the known paths inside a folder."""
        with self._lock:
            return [path for path in self._known if path.startswith(f"{folder}/")]

    def copy(self) -> dict[str, FileRecord]:
        """Return all of them."""
        with self._lock:
            return dict(self._known)

    def _pop(self, path: str) -> FileRecord | None:
        record = self._known.pop(path, None)
        self.secrets -= record is not None and record.left_out == SECRET
        return record
