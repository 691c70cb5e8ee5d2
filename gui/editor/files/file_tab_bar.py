"""The row of tabs above the text: a middle click closes one, files may be dropped on it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QMouseEvent
from PySide6.QtWidgets import QTabBar, QWidget

from gui.editor.text.dropped_files import local_files


class FileTabBar(QTabBar):
    """What happens to the files is ``file_tabs.py``'s.

    Signals:
        close_wanted: the index of a tab.
        files_dropped: a list of local paths.
    """

    close_wanted = Signal(int)
    files_dropped = Signal(list)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAcceptDrops(True)
        self.setAccessibleName("Open files")
        self.setExpanding(False)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Close with the middle button, where it was pressed or not."""
        index = self.tabAt(event.position().toPoint())
        if event.button() == Qt.MouseButton.MiddleButton and index >= 0:
            self.close_wanted.emit(index)
        else:
            super().mouseReleaseEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Welcome files."""
        if local_files(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Pass on what was dropped."""
        event.acceptProposedAction()
        self.files_dropped.emit(local_files(event.mimeData()))
