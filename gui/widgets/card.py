"""A quiet frame around things that belong together, with an optional title."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from gui.widgets.labels import label

# The grid of every layout in the window, in pixels.
GRID = 8


class Card(QFrame):
    """Fill ``card.body``; put small buttons beside the title into ``card.header``."""

    def __init__(self, title: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(2 * GRID, GRID + 4, 2 * GRID, GRID + 4)
        self.body.setSpacing(GRID)
        self.header = QHBoxLayout()
        self.header.setSpacing(GRID)
        if title:
            self.setAccessibleName(title)
            self.header.addWidget(label(title, "title"))
            self.header.addStretch(1)
            self.body.addLayout(self.header)
