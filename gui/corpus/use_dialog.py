"""A dialog of settings forms that are used for the next build."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from gui.translation import tr
from gui.widgets.buttons import IconButton
from gui.widgets.card import GRID
from gui.widgets.settings_form import SettingsForm


class UseDialog(QDialog):
    """Is ``accepted`` when the settings are to be used, which needs forms without a problem.

    Args:
        title: of the dialog.
        forms: all that are in it.
        content: from top to bottom; the last one takes the room that is left.
    """

    def __init__(
        self,
        title: str,
        forms: Sequence[SettingsForm],
        content: Sequence[QWidget],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self._forms = tuple(forms)
        for form in self._forms:
            form.changed.connect(self._show_state)
        self.use_button = IconButton(tr("Use for next build"), "", "", "primary")
        cancel = IconButton(tr("Cancel"), "", tr("Discard the changes."))
        self.use_button.clicked.connect(self.accept)
        cancel.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.setSpacing(GRID)
        buttons.addStretch(1)
        buttons.addWidget(cancel)
        buttons.addWidget(self.use_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        column.setSpacing(GRID)
        for widget in content:
            column.addWidget(widget, 1 if widget is content[-1] else 0)
        column.addLayout(buttons)
        self._show_state()

    @Slot()
    def _show_state(self) -> None:
        self.use_button.setEnabled(all(form.problem is None for form in self._forms))
