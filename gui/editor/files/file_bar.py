"""The bar below a text: a message about its file, and buttons for what can be done.

It is below the text because above it would move the text away from under the pointer.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QWidget

from gui.widgets.buttons import IconButton, leave_focus_to_text
from gui.widgets.labels import label


@dataclass(frozen=True, slots=True, kw_only=True)
class BarAction:
    """A button of the bar.

    Attributes:
        text: translated, with its access key.
        tip: one translated sentence.
        slot: called when the button is pressed; must hide the bar if nothing is left to decide.
    """

    text: str
    tip: str
    slot: Callable[[], object]


class FileBar(QFrame):
    """Hidden until there is a message; it never blocks."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "warning")
        self._text = label("", wraps=True)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        # Otherwise a long name would make the window wider.
        self._text.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(12, 6, 12, 6)
        self._row.setSpacing(8)
        self._row.addWidget(self._text, 1)
        self._buttons: list[IconButton] = []
        self.hide()

    @property
    def message(self) -> str:
        """The message; empty while the bar is hidden."""
        return "" if self.isHidden() else self._text.text()

    @property
    def buttons(self) -> dict[str, IconButton]:
        """The buttons by their text."""
        return {button.accessibleName(): button for button in self._buttons}

    def show_message(self, message: str, *actions: BarAction) -> None:
        """Show a message and buttons, replacing those that were shown."""
        self._text.setText(message)
        self.setAccessibleName(message)
        for button in self._buttons:
            self._row.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._buttons = [IconButton(action.text, tip=action.tip) for action in actions]
        leave_focus_to_text(*self._buttons)
        for button, action in zip(self._buttons, actions, strict=True):
            button.clicked.connect(action.slot)
            self._row.addWidget(button)
            button.show()  # Qt shows new children only together with a hidden parent
        self.show()
