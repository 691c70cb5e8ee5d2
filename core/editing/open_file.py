"""A file that is being edited: its path and format, and its state on disk as last seen.

Other programs may write, replace or delete the file. ``check`` tells what has happened since
the last look, so that the editor can load the change or ask the user.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from pathlib import Path
from typing import Literal, TypeAlias

from core.editing.text_file import (
    DiskStamp,
    TextFile,
    TextFormat,
    digest_of,
    read_text_file,
    stamp_of,
    write_text_file,
)
from core.editing.unsaved_text import UnsavedText

DiskChange: TypeAlias = Literal["none", "deleted", "touched", "changed", "ignored"]
"""What happened to a file on disk.

"touched" means that it was written with the same content, and "ignored" that it differs, but
the user has already decided to keep the edited text.
"""


class OpenFile:
    """Where a text is stored, and what is known of that file.

    Attributes:
        path: None until the text is first saved.
        format: how the text is stored.
        digest: of the file as it was last read or written; empty without one.
    """

    def __init__(self) -> None:
        self.path: Path | None = None
        self.format = TextFormat()
        self.digest = ""
        self._stamp: DiskStamp | None = None
        self._ignored: DiskStamp | None = None

    @property
    def would_overwrite(self) -> bool:
        """Whether saving would overwrite what another program has written.

        Compares the bytes, because time stamps can be equal; see ``digest_of``.
        """
        return self.path is not None and self.path.exists() and digest_of(self.path) != self.digest

    def read(self, path: Path) -> TextFile:
        """Read a file, which becomes this one.

        Raises:
            FileRefusedError: the file cannot be edited; nothing is changed.
        """
        stamp = stamp_of(path)
        file = read_text_file(path)
        self.path, self.format = path, file.format
        self._stamp, self.digest = stamp, file.digest
        return file

    def write(
        self,
        path: Path,
        text: str,
        *,
        overwrites_read_only: bool = False,
        before_in_place: Callable[[], object] | None = None,
    ) -> None:
        """Write the text to a file, which becomes this one.

        The arguments and errors are those of ``write_text_file``.
        """
        self.digest = write_text_file(
            path,
            text,
            self.format,
            overwrites_read_only=overwrites_read_only,
            before_in_place=before_in_place,
        )
        self.path, self._stamp = path, stamp_of(path)

    def restore(self, unsaved: UnsavedText) -> None:
        """Continue with the path, format and digest of a recovered text."""
        self.path, self.format, self.digest = unsaved.path, unsaved.format, unsaved.base

    def use_utf8(self) -> None:
        """Write as UTF-8 from now on."""
        self.format = dataclasses.replace(self.format, encoding="utf-8", mark=b"")

    def ignore_change(self) -> None:
        """Keep the edited text, whatever is on disk now."""
        if self.path is not None:
            self._ignored = stamp_of(self.path)

    def check(self) -> DiskChange:
        """What happened to the file on disk since it was last read, written or checked.

        A deletion is returned once; a change is returned until the file is read or written.
        """
        if self.path is None:
            return "none"
        stamp = stamp_of(self.path)
        if stamp == self._stamp:
            return "none"
        if stamp is None:
            self._stamp = None
            return "deleted"
        if digest_of(self.path) == self.digest:
            self._stamp = stamp
            return "touched"
        return "ignored" if stamp == self._ignored else "changed"
