"""The small cross on a tab, in the colours of the theme."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QToolButton, QWidget

from gui.icons import tinted_icon


class TabCloseButton(QToolButton):
    """Takes no keyboard focus: Ctrl+W does the same for whoever does not use the mouse."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAutoRaise(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setIconSize(QSize(12, 12))
        self.setFixedSize(QSize(20, 20))
        self.setToolTip("Close the file (Ctrl+W)")
        self.setAccessibleName("Close the file")
        self._tint()

    def _tint(self) -> None:
        self.setIcon(tinted_icon("close", self.palette(), QPalette.ColorRole.WindowText))

    def changeEvent(self, event: QEvent) -> None:
        """Tint anew when the theme changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._tint()
