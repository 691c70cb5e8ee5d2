"""One open file: its text in an editor, and its state on disk.

It knows whether the text is saved, whether another program changed the file, and how to
read and write it. The set of open files and the dialogs belong to ``file_tabs.py``.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.editing.language_mode import PYTHON, LanguageMode, language_mode_of
from core.editing.open_file import OpenFile
from core.editing.text_diff import full_diff
from core.editing.text_file import TextFormat, read_text_file
from core.editing.unsaved_text import UnsavedText
from core.errors import CoreError
from gui.editor.files.file_bar import BarAction, FileBar
from gui.editor.text.code_edit import CodeEdit
from gui.translation import tr, translated


class FileTab(QWidget):
    """An editor with a path, or without one until it is first saved.

    Signals:
        changed: title, saved state, path or language have changed.
        noticed: a sentence for the user about this file.
        diff_requested: a title, and the differences of two versions of this file.
        overwriting: the file is about to be overwritten in place; a crash could leave half of it.
    """

    changed = Signal()
    noticed = Signal(str)
    diff_requested = Signal(str, str)
    overwriting = Signal()

    def __init__(self, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._file = OpenFile()
        self._name = name or tr("untitled")
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
    def path(self) -> Path | None:
        """The path of the file; None until it is first saved."""
        return self._file.path

    @property
    def format(self) -> TextFormat:
        """How the text is stored on disk."""
        return self._file.format

    @property
    def name(self) -> str:
        """The file's name without its folder."""
        return self.path.name if self.path is not None else self._name

    @property
    def is_modified(self) -> bool:
        """Whether the text has unsaved changes."""
        return self.edit.document().isModified()

    @property
    def is_blank(self) -> bool:
        """Whether this is a new file without any text or change."""
        return self.path is None and not self.is_modified and self.edit.document().isEmpty()

    @property
    def would_overwrite(self) -> bool:
        """Whether saving would overwrite what another program has written."""
        return self._file.would_overwrite

    def set_sample(self, text: str, language: LanguageMode) -> None:
        """Show a text that is in no file yet."""
        self.edit.set_language(language)
        self.edit.set_text(text)
        self.changed.emit()

    def load(self, path: Path) -> None:
        """Read a file into the editor, forgetting undo.

        Raises:
            FileRefusedError: the file cannot be edited; the editor is unchanged.
        """
        file = self._file.read(path)
        self.edit.set_language(language_mode_of(path))
        self.edit.set_text(file.text)
        self.bar.hide()
        self.changed.emit()
        if file.notice:
            self.noticed.emit(translated(file.notice))

    def save(self, path: Path, *, overwrites_read_only: bool = False) -> None:
        """Write the text to ``path``, which becomes the file's path.

        Raises:
            EncodingError, ReadOnlyFileError, StorageError: the file is unchanged.
        """
        self._file.write(
            path,
            self.edit.text(),
            overwrites_read_only=overwrites_read_only,
            before_in_place=self.overwriting.emit,
        )
        self.edit.set_language(language_mode_of(path))
        self.edit.document().setModified(False)
        self.bar.hide()
        self.changed.emit()

    def move(self, path: Path) -> None:
        """Follow the file to its new path; text and saved state stay as they are."""
        self._file.path = path
        self.edit.set_language(language_mode_of(path))
        self.changed.emit()

    def use_utf8(self) -> None:
        """Save as UTF-8 from now on."""
        self._file.use_utf8()

    # --- recovery -------------------------------------------------------------

    def unsaved_text(self) -> UnsavedText:
        """A copy of the text with everything that is needed to restore it."""
        return UnsavedText(
            path=self.path,
            name=self.name,
            text=self.edit.text(),
            format=self.format,
            base=self._file.digest,
            caret=self.edit.textCursor().position(),
        )

    def restore(self, unsaved: UnsavedText) -> bool:
        """Replace the text by one that was recovered after a crash, as one undo step.

        The file on disk must have been loaded before, where that is possible.

        Returns:
            False where the file already contains that text.
        """
        digest = self._file.digest
        has_file = digest != ""
        if has_file and unsaved.text == self.edit.text():
            return False
        self._file.restore(unsaved)
        if not has_file:
            named = self.path or (Path(self.name) if "." in self.name else None)
            self.edit.set_language(language_mode_of(named) if named is not None else PYTHON)
        self.edit.replace_text(unsaved.text)
        self.edit.document().setModified(True)
        self.edit.set_position(unsaved.caret)
        restored = tr("Restored unsaved changes of {name}.").format(name=self.name)
        if unsaved.path is not None and not has_file:
            message = tr("{restored} The file was deleted or moved. Save to write it again.")
            self._tell_gone(message.format(restored=restored))
        elif unsaved.base != digest:
            message = tr("{restored} Another program has changed the file since then.")
            self._ask(message.format(restored=restored))
        elif has_file:
            load = BarAction(
                text=tr("&Load the saved file"),
                tip=tr("Undo brings the changes back."),
                slot=self._reload,
            )
            self.bar.show_message(restored, self._ok(), load)
        else:
            self.bar.show_message(restored, self._ok())
        self.changed.emit()
        return True

    # --- other programs ---------------------------------------------------------

    def check_disk(self) -> None:
        """Load a change that another program made, or ask where the text has changed too."""
        match self._file.check():
            case "deleted":
                message = tr("{name} was deleted or moved. Save to write it again.")
                self._tell_gone(message.format(name=self.name))
                self.edit.document().setModified(True)
            case "touched":
                self.bar.hide()
            case "changed" | "ignored" if not self.is_modified:
                self._reload()
            case "changed":
                message = tr("{name} was changed by another program, and you have unsaved changes.")
                self._ask(message.format(name=self.name))
            case "none" | "ignored":
                pass

    @Slot()
    def _reload(self) -> None:
        """Load the file from disk as one undo step, so that the typed text can be restored."""
        assert self.path is not None
        try:
            file = self._file.read(self.path)
        except CoreError as error:
            message = tr("{problem} The editor still shows the previous text.")
            self.bar.show_message(message.format(problem=translated(error.message)), self._ok())
            return
        if file.text != self.edit.text():
            self.edit.replace_text(file.text)
            message = tr("{name} was reloaded because another program changed it.")
            self.noticed.emit(message.format(name=self.name))
        self.edit.document().setModified(False)
        self.bar.hide()
        self.changed.emit()

    @Slot()
    def _keep_own(self) -> None:
        self._file.ignore_change()
        self.bar.hide()
        self.edit.setFocus()

    @Slot()
    def _compare(self) -> None:
        assert self.path is not None
        try:
            on_disk = read_text_file(self.path).text
        except CoreError as error:
            self.noticed.emit(translated(error.message))
            return
        text = full_diff(
            self.edit.text(),
            on_disk,
            tr("{name} (in the editor)").format(name=self.name),
            tr("{name} (on disk)").format(name=self.name),
        )
        self.diff_requested.emit(tr("{name} (differences)").format(name=self.name), text)

    @Slot()
    def _hide_bar(self) -> None:
        self.bar.hide()
        self.edit.setFocus()

    def _ask(self, message: str) -> None:
        """Text and file have both changed: neither is touched until the user has chosen."""
        self.bar.show_message(
            message,
            BarAction(
                text=tr("&Keep my changes"),
                tip=tr("Continue with your text; saving will ask again."),
                slot=self._keep_own,
            ),
            BarAction(
                text=tr("&Reload from disk"),
                tip=tr("Load the file from disk. Undo brings your text back."),
                slot=self._reload,
            ),
            BarAction(
                text=tr("&Compare"),
                tip=tr("Open a tab with the differences: - in the editor, + on disk."),
                slot=self._compare,
            ),
        )

    def _tell_gone(self, message: str) -> None:
        self.bar.show_message(message, self._ok())

    def _ok(self) -> BarAction:
        return BarAction(text=tr("&OK"), tip=tr("Hide this message."), slot=self._hide_bar)
