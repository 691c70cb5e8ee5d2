"""One number with its name above it."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from gui.amounts import NONE
from gui.widgets.labels import label


class Figure(QWidget):
    """A caption, and below it the value as text."""

    def __init__(self, caption: str, tip: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._caption = caption
        self.value = label(NONE, "figure")
        self.setToolTip(tip)
        self.setAccessibleName(caption)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(label(caption, "caption"))
        column.addWidget(self.value)

    def show_value(self, text: str) -> None:
        """Show a value; unchanged text costs nothing."""
        if text != self.value.text():
            self.value.setText(text)
            self.setAccessibleDescription(f"{self._caption}: {text}")
