"""One open file: its text in an editor, and its relation to the disk.

Knows whether it is saved, whether another program changed it, and how to read
and write it. Which files are open, and the dialogs, are ``file_tabs.py``'s.
"""

from __future__ import annotations

import dataclasses
from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.editing.language_mode import PYTHON, LanguageMode, language_mode_of
from core.editing.text_diff import full_diff
from core.editing.text_file import (
    DiskStamp,
    TextFormat,
    digest_of,
    read_text_file,
    stamp_of,
    write_text_file,
)
from core.editing.unsaved_text import UnsavedText
from core.errors import CoreError
from gui.editor.files.file_bar import Choice, FileBar
from gui.editor.text.code_edit import CodeEdit


class FileTab(QWidget):
    """An editor with a path, or without one until it is first saved.

    Signals:
        changed: title, saved state, path or language are others now.
        noticed: a sentence for the person about this file.
        diff_requested: a title and a text: two versions of this file, to be shown.
        overwriting: the file itself is about to be written over; a crash could leave half.
    """

    changed = Signal()
    noticed = Signal(str)
    diff_requested = Signal(str, str)
    overwriting = Signal()

    def __init__(self, name: str = "untitled", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.path: Path | None = None
        self.format = TextFormat()
        self._name = name
        self._stamp: DiskStamp | None = None
        self._digest = ""  # of the file that the text was read from or written to
        self._refused: DiskStamp | None = None  # a change on disk that the person has answered
        self.edit = CodeEdit()
        self.bar = FileBar()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.edit)
        layout.addWidget(self.bar)
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
    def would_overwrite(self) -> bool:
        """Whether saving would write over what another program has written.

        Looks at the bytes, for time stamps can be the same; see ``digest_of``.
        """
        return self.path is not None and self.path.exists() and digest_of(self.path) != self._digest

    def set_sample(self, text: str, language: LanguageMode) -> None:
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
        self.path, self.format = path, file.format
        self._stamp, self._digest = stamp, file.digest
        self.edit.set_language(language_mode_of(path))
        self.edit.set_text(file.text)
        self.bar.hide()
        self.changed.emit()
        if file.notice:
            self.noticed.emit(file.notice)

    def save(self, path: Path, *, overwrites_read_only: bool = False) -> None:
        """Write the text to ``path``, which becomes the file's path.

        Raises:
            EncodingError, ReadOnlyFileError, StorageError: the file is what it was.
        """
        self._digest = write_text_file(
            path,
            self.edit.text(),
            self.format,
            overwrites_read_only=overwrites_read_only,
            before_in_place=self.overwriting.emit,
        )
        self.path, self._stamp = path, stamp_of(path)
        self.edit.set_language(language_mode_of(path))
        self.edit.document().setModified(False)
        self.bar.hide()
        self.changed.emit()

    def use_utf8(self) -> None:
        """Write as UTF-8 from now on."""
        self.format = dataclasses.replace(self.format, encoding="utf-8", mark=b"")

    # --- a crash --------------------------------------------------------------

    def unsaved_text(self) -> UnsavedText:
        """A copy of the text with all that is needed to restore it."""
        return UnsavedText(
            path=self.path,
            name=self.name,
            text=self.edit.text(),
            format=self.format,
            base=self._digest,
            caret=self.edit.textCursor().position(),
        )

    def restore(self, unsaved: UnsavedText) -> bool:
        """Put a text that a crash has left over what is on disk, as one undo step.

        Called with the file as it is on disk loaded, where it can be.

        Returns:
            False where the file already holds that text.
        """
        has_file = self._digest != ""
        if has_file and unsaved.text == self.edit.text():
            return False
        is_same = unsaved.base == self._digest
        self.path, self.format, self._digest = unsaved.path, unsaved.format, unsaved.base
        if not has_file:
            named = self.path or (Path(self.name) if "." in self.name else None)
            self.edit.set_language(language_mode_of(named) if named is not None else PYTHON)
        self.edit.replace_text(unsaved.text)
        self.edit.document().setModified(True)
        self.edit.set_position(unsaved.caret)
        restored = f"Restored unsaved changes of {self.name}."
        if unsaved.path is not None and not has_file:
            self._tell_gone(f"{restored} The file itself is gone. Save to write it again.")
        elif not is_same:
            self._ask(f"{restored} Another program has changed the file since.")
        elif has_file:
            load = Choice(
                text="&Load the saved file", tip="Undo brings the changes back.", slot=self._reload
            )
            self.bar.tell(restored, self._fine(), load)
        else:
            self.bar.tell(restored, self._fine())
        self.changed.emit()
        return True

    # --- other programs ---------------------------------------------------------

    def look_at_disk(self) -> None:
        """Take over a change made by another program, or ask where both changed."""
        if self.path is None:
            return
        stamp = stamp_of(self.path)
        if stamp == self._stamp:
            return
        if stamp is None:
            if self._stamp is not None:
                self._stamp = None
                self._tell_gone(f"{self.name} was deleted or moved. Save to write it again.")
                self.edit.document().setModified(True)
        elif digest_of(self.path) == self._digest:
            self._stamp = stamp
            self.bar.hide()
        elif not self.is_modified:
            self._reload()
        elif stamp != self._refused:
            self._ask(f"{self.name} was changed by another program, and by you.")

    @Slot()
    def _reload(self) -> None:
        """Take what is on disk as one undo step, so that nothing typed is beyond recall."""
        assert self.path is not None
        stamp = stamp_of(self.path)
        try:
            file = read_text_file(self.path)
        except CoreError as error:
            self.bar.tell(f"{error.message} The editor still has the old text.", self._fine())
            return
        self.format, self._stamp, self._digest = file.format, stamp, file.digest
        if file.text != self.edit.text():
            self.edit.replace_text(file.text)
            self.noticed.emit(f"{self.name} was read again: another program changed it.")
        self.edit.document().setModified(False)
        self.bar.hide()
        self.changed.emit()

    @Slot()
    def _keep_mine(self) -> None:
        assert self.path is not None
        self._refused = stamp_of(self.path)
        self.bar.hide()
        self.edit.setFocus()

    @Slot()
    def _show_both(self) -> None:
        assert self.path is not None
        try:
            theirs = read_text_file(self.path).text
        except CoreError as error:
            self.noticed.emit(error.message)
            return
        text = full_diff(self.edit.text(), theirs, f"{self.name} (yours)", f"{self.name} (on disk)")
        self.diff_requested.emit(f"{self.name} (both)", text)

    @Slot()
    def _leave_bar(self) -> None:
        self.bar.hide()
        self.edit.setFocus()

    def _ask(self, sentence: str) -> None:
        """Both sides changed: nothing happens to either until the person has chosen."""
        self.bar.tell(
            sentence,
            Choice(
                text="&Keep mine",
                tip="Go on with your text; saving will ask once more.",
                slot=self._keep_mine,
            ),
            Choice(
                text="&Load theirs",
                tip="Take the file as it is on disk. Undo brings your text back.",
                slot=self._reload,
            ),
            Choice(
                text="&Show both",
                tip="Open a tab with the differences: - yours, + on disk.",
                slot=self._show_both,
            ),
        )

    def _tell_gone(self, sentence: str) -> None:
        self.bar.tell(sentence, self._fine())

    def _fine(self) -> Choice:
        return Choice(text="&OK", tip="Hide this line.", slot=self._leave_bar)
