"""The questions that the editor asks in dialogs, in one place.

Tests hand in their own answers instead.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from core.languages.table import LANGUAGES

SaveAnswer = Literal["save", "discard", "cancel"]
_ALL = "All files (*)"


def code_filter() -> str:
    """The filters of a file dialog: all languages together, each alone, everything."""
    every = " ".join(f"*{suffix}" for language in LANGUAGES for suffix in language.suffixes)
    each = [
        f"{language.title} ({' '.join(f'*{suffix}' for suffix in language.suffixes)})"
        for language in LANGUAGES
    ]
    return ";;".join([f"Code ({every})", *each, _ALL])


class EditorDialogs:
    """Asks the person; every method waits for the answer."""

    def __init__(self, window: QWidget) -> None:
        self._window = window

    def save_changes(self, names: Sequence[str]) -> SaveAnswer:
        """What to do with unsaved changes before they would be lost."""
        buttons = QMessageBox.StandardButton
        subject = names[0] if len(names) == 1 else f"{len(names)} files"
        answer = self._ask(
            f"Save the changes to {subject}?",
            "They are lost otherwise." if len(names) == 1 else "\n".join(names),
            buttons.Save | buttons.Discard | buttons.Cancel,
            buttons.Save,
        )
        if answer == buttons.Save:
            return "save"
        return "discard" if answer == buttons.Discard else "cancel"

    def overwrite_changed(self, name: str) -> bool:
        """Whether to write over what another program has written meanwhile."""
        buttons = QMessageBox.StandardButton
        answer = self._ask(
            f"{name} was changed by another program. Write over it?",
            "What the other program wrote is lost then. Cancel, and save under another name, "
            "to keep both.",
            buttons.Save | buttons.Cancel,
            buttons.Cancel,
        )
        return answer == buttons.Save

    def overwrite_read_only(self, name: str) -> bool:
        """Whether to write a file that is marked as read-only."""
        buttons = QMessageBox.StandardButton
        answer = self._ask(
            f"{name} is read-only. Write it all the same?",
            "It stays read-only. Cancel, and save under another name, to keep it as it is.",
            buttons.Save | buttons.Cancel,
            buttons.Cancel,
        )
        return answer == buttons.Save

    def save_as_utf8(self, message: str) -> bool:
        """Whether to change the encoding of a file that cannot hold its new text."""
        buttons = QMessageBox.StandardButton
        answer = self._ask(message, "Save it as UTF-8 instead?", buttons.Yes | buttons.Cancel)
        return answer == buttons.Yes

    def files_to_open(self, folder: str) -> list[Path]:
        """Files chosen in a dialog; none when it was cancelled."""
        names, _ = QFileDialog.getOpenFileNames(self._window, "Open files", folder, code_filter())
        return [Path(name) for name in names]

    def folder_to_open(self, folder: str) -> Path | None:
        """A folder chosen in a dialog."""
        name = QFileDialog.getExistingDirectory(self._window, "Open a folder", folder)
        return Path(name) if name else None

    def file_to_save(self, suggestion: str) -> Path | None:
        """Where to save; the dialog itself asks before it replaces a file."""
        name, _ = QFileDialog.getSaveFileName(self._window, "Save as", suggestion, code_filter())
        return Path(name) if name else None

    def checkpoint_to_open(self, folder: str) -> Path | None:
        """A checkpoint chosen in a dialog."""
        name, _ = QFileDialog.getOpenFileName(
            self._window, "Open a checkpoint", folder, "Checkpoints (*.pth *.pt);;All files (*)"
        )
        return Path(name) if name else None

    def _ask(
        self,
        question: str,
        explanation: str,
        buttons: QMessageBox.StandardButton,
        default: QMessageBox.StandardButton = QMessageBox.StandardButton.NoButton,
    ) -> QMessageBox.StandardButton:
        box = QMessageBox(self._window)
        box.setIcon(QMessageBox.Icon.Question)
        # Names of files may look like HTML.
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setText(question)
        box.setInformativeText(explanation)
        box.setStandardButtons(buttons)
        box.setDefaultButton(default)
        return QMessageBox.StandardButton(box.exec())
