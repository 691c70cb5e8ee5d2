"""The bar below a text that tells something about its file and offers ways to go on.

Below, because above it would push the text away from under the pointer.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QWidget

from gui.widgets.buttons import IconButton, leave_focus_to_text
from gui.widgets.labels import label


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One way to go on.

    Attributes:
        text: on the button, with its access key.
        tip: one sentence.
        slot: called when it is chosen; hides the bar itself if the matter is settled.
    """

    text: str
    tip: str
    slot: Callable[[], object]


class FileBar(QFrame):
    """Hidden until something is to be told; it never blocks."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "warning")
        self._text = label("", wraps=True)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        # Else a long name would make the window wider.
        self._text.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(12, 6, 12, 6)
        self._row.setSpacing(8)
        self._row.addWidget(self._text, 1)
        self._buttons: list[IconButton] = []
        self.hide()

    @property
    def sentence(self) -> str:
        """What it tells; empty while it is hidden."""
        return "" if self.isHidden() else self._text.text()

    @property
    def buttons(self) -> dict[str, IconButton]:
        """The ways to go on, by their text."""
        return {button.accessibleName(): button for button in self._buttons}

    def tell(self, sentence: str, *choices: Choice) -> None:
        """Show a sentence and ways to go on, in place of what was there."""
        self._text.setText(sentence)
        self.setAccessibleName(sentence)
        for button in self._buttons:
            self._row.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._buttons = [IconButton(choice.text, tip=choice.tip) for choice in choices]
        leave_focus_to_text(*self._buttons)
        for button, choice in zip(self._buttons, choices, strict=True):
            button.clicked.connect(choice.slot)
            self._row.addWidget(button)
            button.show()  # of itself only in a bar that was hidden
        self.show()
