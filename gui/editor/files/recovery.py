"""Recovery after a crash: every changed text is written to disk soon after the change.

Watches the tabs, copies changed texts twice a second, and lets ``core.editing.recovery_writer``
write them. The copies of saved and closed texts are removed. ``file_tab.py`` decides how a
recovered text and the file on disk come together.
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
from gui.translation import tr, translated

# Together with a slow disk, less than a second of typing can be lost.
PAUSE_MS = 500
# The revision of a text that an earlier window wrote to disk.
_OLD = -1


class Recovery(QObject):
    """Keeps the unsaved texts of one window safe.

    Args:
        folder: contains the unsaved texts of all windows.

    Signals:
        failed: a ``CoreError``: the texts cannot be written. Emitted once until it works again.
    """

    failed = Signal(CoreError)

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store = RecoveryStore(folder)
        self._writer = RecoveryWriter(self._store)
        self._identities: dict[FileTab, str] = {}
        self._written: dict[FileTab, int] = {}  # revisions
        self._changed: set[FileTab] = set()
        self._has_failed = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE_MS)
        self._timer.timeout.connect(self.write_now)

    def has_leftovers(self) -> bool:
        """Whether an earlier window ended without closing."""
        return self._store.has_leftovers()

    def take_over(self) -> dict[str, UnsavedText]:
        """The texts that remained after a crash, by the identity to watch them with."""
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
            # Not contentsChanged, which is emitted for colors too.
            tab.edit.document().contentsChange.connect(partial(self._note, tab))
            tab.changed.connect(partial(self._note, tab))
            tab.overwriting.connect(partial(self._secure, tab))
        self._identities[tab] = identity or secrets.token_hex(8)
        if identity:
            self._written[tab] = _OLD
        self._note(tab)

    def forget(self, tab: FileTab) -> None:
        """Remove the copy of a closed tab, whose text was saved or discarded."""
        identity = self._identities.pop(tab, None)
        self._changed.discard(tab)
        if identity is not None and self._written.pop(tab, None) is not None:
            self._writer.post(identity, None)

    def discard(self, identity: str) -> None:
        """Remove a recovered text that was not needed."""
        self._writer.post(identity, None)

    def close(self) -> None:
        """Remove all copies; the window is closing, and everything was saved or discarded."""
        self._timer.stop()
        self._changed.clear()
        self._identities.clear()
        self._writer.wait()
        self._store.close()

    @Slot()
    def write_now(self) -> None:
        """Copy every changed text, and have the copies written."""
        self._timer.stop()
        changed, self._changed = self._changed, set()
        for tab in changed:
            self._write(tab)
        self._report(self._writer.error)

    def _note(self, tab: FileTab, *_change: int) -> None:
        if tab not in self._identities:
            return
        if not tab.is_modified and tab in self._written:
            # Without delay: a saved file must not be recovered as unsaved.
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
        """Write the text before its file is overwritten in place, which a crash may cut short."""
        if tab in self._identities:
            self._changed.discard(tab)
            self._written[tab] = tab.edit.document().revision()
            self._writer.post(self._identities[tab], tab.unsaved_text())
            self._writer.wait()

    def _report(self, error: CoreError | None) -> None:
        if error is not None and not self._has_failed:
            message = tr("Unsaved changes would be lost in a crash: {problem}")
            self.failed.emit(
                CoreError(message.format(problem=translated(error.message)), error.hint)
            )
        self._has_failed = error is not None
