"""A field for the path of a folder, with a button that opens the desktop's own dialog."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QWidget

from gui.translation import tr
from gui.widgets.buttons import IconButton
from gui.widgets.card import GRID


class FolderField(QWidget):
    """Shows a path; empty means the default.

    Args:
        name: of the setting, for screen readers and the title of the dialog.

    Signals:
        changed: the text has changed.
    """

    changed = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self.line = QLineEdit()
        self.line.setAccessibleName(name)
        self.line.setPlaceholderText(tr("Default"))
        self.line.textChanged.connect(self.changed)
        self.button = IconButton("", "folder", tr("Choose a folder."))
        self.button.setAccessibleName(tr("Choose a folder: {name}").format(name=name))
        self.button.clicked.connect(self._choose)
        self.setFocusProxy(self.line)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GRID // 2)
        row.addWidget(self.line, 1)
        row.addWidget(self.button)

    def text(self) -> str:
        """Return the path; empty for the default."""
        return self.line.text().strip()

    def set_text(self, text: str) -> None:
        """Show a path."""
        self.line.setText(text)
        self.line.setToolTip(text)

    @Slot()
    def _choose(self) -> None:
        start = self.text() or str(Path.home())
        folder = QFileDialog.getExistingDirectory(self, self._name, start)
        if folder:
            self.set_text(folder)
