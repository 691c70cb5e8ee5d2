"""What the dialogs of the Help menu have in common."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from gui.translation import tr
from gui.widgets.buttons import IconButton
from gui.widgets.card import GRID

D = TypeVar("D", bound=QDialog)


class HelpDialog(QDialog):
    """A dialog that stays open beside the window: ``body`` above a row with *Close*.

    Args:
        title: of the window.
    """

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.body = QVBoxLayout()
        self.body.setSpacing(GRID)
        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(GRID)
        self.buttons.addStretch(1)
        close_button = IconButton(tr("Close"))
        close_button.clicked.connect(self.close)
        self.buttons.addWidget(close_button, 0, Qt.AlignmentFlag.AlignRight)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        column.setSpacing(2 * GRID)
        column.addLayout(self.body, 1)
        column.addLayout(self.buttons)

    def add_button(self, button: QWidget) -> None:
        """Put a button at the left end of the last row."""
        self.buttons.insertWidget(self.buttons.count() - 2, button)


def open_dialog(window: QWidget, kind: type[D], make: Callable[[], D]) -> D:
    """Show the dialog of this kind in front, created if the window has none yet."""
    dialog = window.findChild(kind)
    if dialog is None:
        dialog = make()
    dialog.show()
    dialog.raise_()
    dialog.activateWindow()
    return dialog
