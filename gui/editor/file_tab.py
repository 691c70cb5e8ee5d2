"""One open file: its text in an editor, and its relation to the disk.

Knows whether it is saved, whether another program changed it, and how to read
and write it. Which files are open, and the dialogs, are ``file_tabs.py``'s.
"""

from __future__ import annotations

import dataclasses
from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from core.errors import CoreError
from gui.editor.code_edit import CodeEdit
from gui.editor.language import Language, language_of
from gui.editor.text_file import (
    DiskStamp,
    TextFormat,
    read_text_file,
    stamp_of,
    write_text_file,
)
from gui.widgets.buttons import IconButton
from gui.widgets.labels import label


class FileTab(QWidget):
    """An editor with a path, or without one until it is first saved.

    Signals:
        changed: title, saved state, path or language are others now.
        noticed: a sentence for the person about this file.
    """

    changed = Signal()
    noticed = Signal(str)

    def __init__(self, name: str = "untitled", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.path: Path | None = None
        self.format = TextFormat()
        self._name = name
        self._stamp: DiskStamp | None = None
        self._refused: DiskStamp | None = None  # a change on disk that the person has answered
        self.edit = CodeEdit()
        self._disk_bar, self._disk_label = self._make_disk_bar()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._disk_bar)
        layout.addWidget(self.edit)
        self.setFocusProxy(self.edit)
        self.edit.document().modificationChanged.connect(self.changed)

    @property
    def name(self) -> str:
        """The file's name without its folder."""
        return self.path.name if self.path is not None else self._name

    @property
    def is_modified(self) -> bool:
        """Whether there is something to lose."""
        return self.edit.document().isModified()

    @property
    def is_blank(self) -> bool:
        """Whether this is a new file that nobody has touched."""
        return self.path is None and not self.is_modified and self.edit.document().isEmpty()

    @property
    def has_changed_on_disk(self) -> bool:
        """Whether another program wrote the file since it was read or saved here."""
        return self.path is not None and stamp_of(self.path) != self._stamp

    def set_sample(self, text: str, language: Language) -> None:
        """Show a text that has no file yet."""
        self.edit.set_language(language)
        self.edit.set_text(text)
        self.changed.emit()

    def load(self, path: Path) -> None:
        """Read a file into the editor, forgetting undo.

        Raises:
            FileRefusedError: the editor shows what it showed before.
        """
        stamp = stamp_of(path)
        file = read_text_file(path)
        self.path, self.format, self._stamp = path, file.format, stamp
        self.edit.set_language(language_of(path))
        self.edit.set_text(file.text)
        self._disk_bar.hide()
        self.changed.emit()
        if file.notice:
            self.noticed.emit(file.notice)

    def save(self, path: Path) -> None:
        """Write the text to ``path``, which becomes the file's path.

        Raises:
            EncodingError, StorageError: the file is what it was.
        """
        write_text_file(path, self.edit.text(), self.format)
        self.path, self._stamp = path, stamp_of(path)
        self.edit.set_language(language_of(path))
        self.edit.document().setModified(False)
        self._disk_bar.hide()
        self.changed.emit()

    def use_utf8(self) -> None:
        """Write as UTF-8 from now on."""
        self.format = dataclasses.replace(self.format, encoding="utf-8", mark=b"")

    def look_at_disk(self) -> None:
        """Take over a change made by another program, or ask where both changed."""
        if self.path is None or not self.has_changed_on_disk:
            self._disk_bar.hide()
            return
        stamp = stamp_of(self.path)
        if stamp is None:
            self._show_disk_bar(f"{self.name} was deleted or moved. Save to write it again.")
            self.edit.document().setModified(True)
        elif not self.is_modified:
            self._reload()
        elif stamp != self._refused:
            self._show_disk_bar(f"{self.name} was changed by another program, and by you.")

    @Slot()
    def _reload(self) -> None:
        """Take what is on disk as one undo step, so that nothing typed is beyond recall."""
        assert self.path is not None
        stamp = stamp_of(self.path)
        try:
            file = read_text_file(self.path)
        except CoreError as error:
            self._show_disk_bar(f"{error.message} The editor still has the old text.")
            return
        self.format, self._stamp = file.format, stamp
        if file.text != self.edit.text():
            self.edit.replace_text(file.text)
            self.noticed.emit(f"{self.name} was read again: another program changed it.")
        self.edit.document().setModified(False)
        self._disk_bar.hide()
        self.changed.emit()

    @Slot()
    def _keep_mine(self) -> None:
        assert self.path is not None
        self._refused = stamp_of(self.path)
        self._disk_bar.hide()
        self.edit.setFocus()

    def _show_disk_bar(self, sentence: str) -> None:
        assert self.path is not None
        self._disk_label.setText(sentence)
        self._reload_button.setEnabled(self.path.exists())
        self._disk_bar.show()

    def _make_disk_bar(self) -> tuple[QFrame, QLabel]:
        bar = QFrame()
        bar.setProperty("role", "warning")
        text = label("", wraps=True)
        text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._reload_button = IconButton(
            "&Reload", tip="Take the file as it is on disk. Undo brings your text back."
        )
        self._reload_button.clicked.connect(self._reload)
        keep = IconButton("&Keep mine", tip="Go on with your text; saving will ask once more.")
        keep.clicked.connect(self._keep_mine)
        row = QHBoxLayout(bar)
        row.setContentsMargins(12, 6, 12, 6)
        row.addWidget(text, 1)
        row.addWidget(self._reload_button)
        row.addWidget(keep)
        bar.hide()
        return bar, text
