"""The dialogs of the editor: questions with buttons, and the choice of files.

Tests replace them by their own answers.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Literal

from PySide6.QtWidgets import QFileDialog, QInputDialog, QLineEdit, QMessageBox, QWidget

from core.languages.table import LANGUAGES
from gui.translation import tr
from gui.widgets.question import confirm, question_box

SaveAnswer = Literal["save", "discard", "cancel"]


def code_filter() -> str:
    """The filters of a file dialog: all languages together, each language, and all files."""
    every = " ".join(f"*{suffix}" for language in LANGUAGES for suffix in language.suffixes)
    each = [
        f"{language.title} ({' '.join(f'*{suffix}' for suffix in language.suffixes)})"
        for language in LANGUAGES
    ]
    code = tr("Code ({suffixes})").format(suffixes=every)
    return ";;".join([code, *each, tr("All files (*)")])


class EditorDialogs:
    """Asks the user; every method waits for the answer."""

    def __init__(self, window: QWidget) -> None:
        self._window = window

    def save_changes(self, names: Sequence[str]) -> SaveAnswer:
        """Ask what to do with unsaved changes before they would be lost."""
        buttons = QMessageBox.StandardButton
        loss = tr("Your changes will be lost if you don't save them.")
        if len(names) == 1:
            question = tr("Save the changes to {name}?").format(name=names[0])
        else:
            question = tr("Save the changes to %Ln file(s)?", n=len(names))
        answer = self._ask(
            question,
            loss if len(names) == 1 else "\n".join([*names, "", loss]),
            buttons.Save | buttons.Discard | buttons.Cancel,
            buttons.Save,
        )
        if answer == buttons.Save:
            return "save"
        return "discard" if answer == buttons.Discard else "cancel"

    def overwrite_changed(self, name: str) -> bool:
        """Ask whether to overwrite what another program has written."""
        return confirm(
            self._window,
            tr("{name} was changed by another program. Overwrite it?").format(name=name),
            tr(
                "The changes of the other program will be lost. "
                "To keep both versions, cancel and save under another name."
            ),
            tr("Overwrite"),
            is_harmless=False,
        )

    def overwrite_read_only(self, name: str) -> bool:
        """Ask whether to overwrite a file that is marked as read-only."""
        return confirm(
            self._window,
            tr("{name} is read-only. Overwrite it anyway?").format(name=name),
            tr("It stays read-only. To keep it unchanged, cancel and save under another name."),
            tr("Overwrite"),
            is_harmless=False,
        )

    def save_as_utf8(self, message: str) -> bool:
        """Ask whether to save as UTF-8, where the encoding lacks a character of the text."""
        return confirm(self._window, message, tr("Save it as UTF-8 instead?"), tr("Save as UTF-8"))

    def replace_in_files(self, matches: int, files: int) -> bool:
        """Ask before matches are replaced in several files."""
        question = tr("Replace {matches} in {files}?").format(
            matches=tr("%Ln match(es)", n=matches), files=tr("%Ln file(s)", n=files)
        )
        explanation = tr("Undo takes it back file by file. Nothing is saved until you save it.")
        return confirm(self._window, question, explanation, tr("Replace"))

    def move_to_trash(self, name: str, is_folder: bool, unsaved: Sequence[str]) -> bool:
        """Ask before a file or folder is moved to the trash."""
        text = (
            tr("Move the folder {name} and everything in it to the trash?")
            if is_folder
            else tr("Move {name} to the trash?")
        )
        kept = tr("Unsaved changes stay open: {names}").format(names=", ".join(unsaved))
        explanation = kept if unsaved else tr("You can restore it from the trash of the desktop.")
        return confirm(self._window, text.format(name=name), explanation, tr("Move to trash"))

    def name_for(self, title: str, question: str, name: str) -> str:
        """Ask for the name of a file or folder; empty when the dialog was canceled."""
        dialog = QInputDialog(self._window)
        dialog.setWindowTitle(title)
        dialog.setLabelText(question)
        dialog.setTextValue(name)
        field = dialog.findChild(QLineEdit)
        if field is not None and name:
            # The ending rarely changes.
            field.setSelection(0, len(Path(name).stem))
        return dialog.textValue() if dialog.exec() else ""

    def files_to_open(self, folder: str) -> list[Path]:
        """Choose files to open; none when the dialog was canceled."""
        title = tr("Open files")
        names, _ = QFileDialog.getOpenFileNames(self._window, title, folder, code_filter())
        return [Path(name) for name in names]

    def folder_to_open(self, folder: str) -> Path | None:
        """Choose a folder; None when the dialog was canceled."""
        name = QFileDialog.getExistingDirectory(self._window, tr("Open folder"), folder)
        return Path(name) if name else None

    def file_to_save(self, suggestion: str) -> Path | None:
        """Choose where to save; the dialog itself asks before it replaces a file."""
        title = tr("Save as")
        name, _ = QFileDialog.getSaveFileName(self._window, title, suggestion, code_filter())
        return Path(name) if name else None

    def checkpoint_to_open(self, folder: str) -> Path | None:
        """Choose a checkpoint; None when the dialog was canceled."""
        name, _ = QFileDialog.getOpenFileName(
            self._window,
            tr("Open a checkpoint"),
            folder,
            ";;".join((tr("Checkpoints (*.pth *.pt)"), tr("All files (*)"))),
        )
        return Path(name) if name else None

    def _ask(
        self,
        question: str,
        explanation: str,
        buttons: QMessageBox.StandardButton,
        default: QMessageBox.StandardButton = QMessageBox.StandardButton.NoButton,
    ) -> QMessageBox.StandardButton:
        box = question_box(self._window, question, explanation)
        box.setStandardButtons(buttons)
        box.setDefaultButton(default)
        return QMessageBox.StandardButton(box.exec())
