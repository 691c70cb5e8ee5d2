"""A tab that shows why it is empty until there is a result."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedLayout, QWidget

from gui.widgets.card import Card
from gui.widgets.labels import label


class LateTab(QWidget):
    """Shows a message, then a view that is created when it is first needed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.message = label("", "muted", wraps=True)
        self.message.setAlignment(Qt.AlignmentFlag.AlignCenter)
        waiting = Card()
        waiting.body.addWidget(self.message, 1)
        self._stack = QStackedLayout(self)
        self._stack.setContentsMargins(0, 0, 0, 0)
        self._stack.addWidget(waiting)

    def set_view(self, view: QWidget) -> None:
        """Set the view, once."""
        self._stack.addWidget(view)

    def show_message(self, text: str) -> None:
        """Show a message instead of the view."""
        self.message.setText(text)
        self._stack.setCurrentIndex(0)

    def show_view(self) -> None:
        """Show the view."""
        self._stack.setCurrentIndex(1)
