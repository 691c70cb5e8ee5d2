"""Unsaved changes survive a crash: every open text is written soon after it changes.

Watches the tabs, takes a copy of a changed text twice a second, and lets
``recovery_writer.py`` put it on disk. What is saved or closed is forgotten. How a
restored text meets its file is decided in ``file_tab.py``.
"""

from __future__ import annotations

import secrets
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from core.editing.recovery_store import RecoveryStore
from core.editing.recovery_writer import RecoveryWriter
from core.editing.unsaved_text import UnsavedText
from core.errors import CoreError
from gui.editor.files.file_tab import FileTab

# With the time that a slow disk takes, less than a second of typing is at stake.
PAUSE_MS = 500
# The revision of a text that lies on disk as a window before this one wrote it.
_OLD = -1


class Recovery(QObject):
    """Keeps the unsaved texts of one window safe.

    Args:
        folder: where the unsaved texts of all windows lie.

    Signals:
        failed: a ``CoreError``: the texts are not safe at present. Said once until it works again.
    """

    failed = Signal(object)

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store = RecoveryStore(folder)
        self._writer = RecoveryWriter(self._store)
        self._identities: dict[FileTab, str] = {}
        self._written: dict[FileTab, int] = {}  # revisions
        self._changed: set[FileTab] = set()
        self._has_told = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE_MS)
        self._timer.timeout.connect(self.write_now)

    def has_leftovers(self) -> bool:
        """Whether a window before this one ended without closing."""
        return self._store.has_leftovers()

    def take_over(self) -> dict[str, UnsavedText]:
        """The texts that a crash has left, by the identity to watch them with."""
        texts, errors = self._store.take_over()
        for error in errors:
            self.failed.emit(error)
        return texts

    def watch(self, tab: FileTab, identity: str = "") -> None:
        """Keep the text of a tab safe from now on.

        Args:
            tab: until it is forgotten.
            identity: of the text that was restored into it.
        """
        if tab not in self._identities:
            # Not contentsChanged, which tells of colors too.
            tab.edit.document().contentsChange.connect(partial(self._note, tab))
            tab.changed.connect(partial(self._note, tab))
            tab.overwriting.connect(partial(self._secure, tab))
        self._identities[tab] = identity or secrets.token_hex(8)
        if identity:
            self._written[tab] = _OLD
        self._note(tab)

    def forget(self, tab: FileTab) -> None:
        """The tab is closed; what it held is saved, or nobody wants it."""
        identity = self._identities.pop(tab, None)
        self._changed.discard(tab)
        if identity is not None and self._written.pop(tab, None) is not None:
            self._writer.post(identity, None)

    def drop(self, identity: str) -> None:
        """A restored text was not needed."""
        self._writer.post(identity, None)

    def close(self) -> None:
        """The window is closing, and everything was saved or given up."""
        self._timer.stop()
        self._changed.clear()
        self._identities.clear()
        self._writer.wait()
        self._store.close()

    @Slot()
    def write_now(self) -> None:
        """Take a copy of every changed text, and have it written."""
        self._timer.stop()
        changed, self._changed = self._changed, set()
        for tab in changed:
            self._write(tab)
        self._tell(self._writer.error)

    def _note(self, tab: FileTab, *_change: int) -> None:
        if tab not in self._identities:
            return
        if not tab.is_modified and tab in self._written:
            # At once: a file that was saved must not come back as unsaved.
            self._changed.discard(tab)
            del self._written[tab]
            self._writer.post(self._identities[tab], None)
        elif tab.is_modified:
            self._changed.add(tab)
            if not self._timer.isActive():
                self._timer.start()

    def _write(self, tab: FileTab) -> None:
        revision = tab.edit.document().revision()
        if tab.is_modified and self._written.get(tab) != revision:
            self._written[tab] = revision
            self._writer.post(self._identities[tab], tab.unsaved_text())

    def _secure(self, tab: FileTab) -> None:
        """Have the text on disk before its file is written over; a crash may leave half of that."""
        if tab in self._identities:
            self._changed.discard(tab)
            self._written[tab] = tab.edit.document().revision()
            self._writer.post(self._identities[tab], tab.unsaved_text())
            self._writer.wait()

    def _tell(self, error: CoreError | None) -> None:
        if error is not None and not self._has_told:
            self.failed.emit(
                CoreError(f"Unsaved changes would not survive a crash: {error.message}", error.hint)
            )
        self._has_told = error is not None
