"""The row of tabs above the text: a middle click closes a tab, dropped files are opened."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QMouseEvent, QPalette
from PySide6.QtWidgets import QTabBar, QToolButton, QWidget

from gui.editor.text.dropped_files import local_files
from gui.icons import tinted_icon
from gui.translation import tr


class FileTabBar(QTabBar):
    """The bar only; ``file_tabs.py`` opens and closes the files.

    Signals:
        close_requested: the index of a tab.
        files_dropped: a list of local paths.
    """

    close_requested = Signal(int)
    files_dropped = Signal(list)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAcceptDrops(True)
        self.setAccessibleName(tr("Open files"))
        self.setExpanding(False)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Close a tab by the middle button, even if the button was pressed elsewhere."""
        index = self.tabAt(event.position().toPoint())
        if event.button() == Qt.MouseButton.MiddleButton and index >= 0:
            self.close_requested.emit(index)
        else:
            super().mouseReleaseEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Accept files."""
        if local_files(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Report the files that were dropped."""
        event.acceptProposedAction()
        self.files_dropped.emit(local_files(event.mimeData()))


class TabCloseButton(QToolButton):
    """The small cross on a tab; takes no keyboard focus, since a menu action does the same.

    Args:
        tip: what the button does, with the shortcut of that action.
    """

    def __init__(self, tip: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAutoRaise(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setIconSize(QSize(12, 12))
        self.setFixedSize(QSize(20, 20))
        self.setToolTip(tip)
        self.setAccessibleName(tr("Close the file"))
        self._tint()

    def _tint(self) -> None:
        self.setIcon(tinted_icon("close", self.palette(), QPalette.ColorRole.WindowText))

    def changeEvent(self, event: QEvent) -> None:
        """Tint the icon again when the theme changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._tint()
