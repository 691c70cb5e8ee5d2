"""Help > Logs: what the program wrote about unexpected errors."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from PySide6.QtCore import QT_TR_NOOP, Slot
from PySide6.QtGui import QFontDatabase, QGuiApplication, QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QWidget

from core.workspace import Workspace
from gui.help.files_dialog import open_folder_of
from gui.help.help_dialog import HelpDialog
from gui.translation import tr
from gui.widgets.buttons import IconButton
from gui.widgets.card import GRID
from gui.widgets.choice import Choice
from gui.widgets.labels import label

_SIZE = (760, 480)
_SHOWN_BYTES = 200_000
_LOGS: Final = (
    ("window.log", QT_TR_NOOP("Errors of the window")),
    ("window.log.1", QT_TR_NOOP("Earlier errors of the window")),
    ("crash.log", QT_TR_NOOP("Crashes")),
)


def end_of(path: Path) -> str:
    """Return the last part of a log; empty where there is none."""
    try:
        with path.open("rb") as file:
            size = file.seek(0, 2)
            file.seek(max(0, size - _SHOWN_BYTES))
            return file.read().decode("utf-8", "replace")
    except OSError:
        return ""


class LogDialog(HelpDialog):
    """Shows the end of one log.

    Args:
        workspace: where the logs are.
    """

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(tr("Logs"), parent)
        self.resize(*_SIZE)
        self._folder = workspace.logs
        self.log = Choice(tr("Log"), tr("Which log is shown."))
        self.log.set_items((name, tr(title)) for name, title in _LOGS)
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setProperty("role", "field")
        self.text.setAccessibleName(tr("Content of the log"))
        self.text.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.text.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        refresh = IconButton(tr("Re&fresh"), "refresh", tr("Read the log again."))
        row = QHBoxLayout()
        row.setSpacing(GRID)
        row.addWidget(self.log, 1)
        row.addWidget(refresh)
        self.body.addLayout(row)
        self.body.addWidget(self.text, 1)
        note = tr("A log contains file names and error messages, and is never sent anywhere.")
        self.body.addWidget(label(note, "muted", wraps=True))
        copy_button = IconButton(tr("&Copy"), "copy", tr("Copy what is shown to the clipboard."))
        copy_button.clicked.connect(self._copy)
        folder = IconButton(tr("&Open folder"), "folder", tr("Show the logs in the file manager."))
        folder.clicked.connect(lambda: open_folder_of(self._folder))
        self.add_button(copy_button)
        self.add_button(folder)
        self.log.currentIndexChanged.connect(self.refresh)
        refresh.clicked.connect(self.refresh)
        self.refresh()

    @Slot()
    def refresh(self, *_index: object) -> None:
        """Read the log again and show its end."""
        text = end_of(self._folder / self.log.key())
        self.text.setPlainText(text or tr("Nothing was written to this log."))
        self.text.moveCursor(QTextCursor.MoveOperation.End)

    @Slot()
    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.text.toPlainText())
