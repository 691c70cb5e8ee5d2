"""A dialog with a field and a list: what is typed filters the paths, Enter chooses one."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QObject, QStringListModel, Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QLineEdit, QListView, QVBoxLayout, QWidget

from core.editing.path_matching import matching_paths
from gui.widgets.labels import label

_SIZE: Final = (620, 420)
_TO_LIST: Final = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


class PathPicker(QDialog):
    """The part that dialogs over different paths have in common.

    Args:
        title: of the window.
        hint: shown in the empty field.
        list_name: of the list, for screen readers.
    """

    def __init__(
        self, title: str, hint: str, list_name: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._paths: tuple[str, ...] = ()
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.resize(*_SIZE)
        self.field = QLineEdit()
        self.field.setAccessibleName(hint)
        self.field.setPlaceholderText(hint)
        self.field.setClearButtonEnabled(True)
        self.field.installEventFilter(self)
        self._model = QStringListModel(self)
        self.list = QListView()
        self.list.setModel(self._model)
        self.list.setAccessibleName(list_name)
        self.list.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.list.setUniformItemSizes(True)
        self.list.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.note = label("", "muted")
        column = QVBoxLayout(self)
        column.addWidget(self.field)
        column.addWidget(self.list, 1)
        column.addWidget(self.note)
        self.field.textChanged.connect(self._filter)
        self.field.returnPressed.connect(self._choose)
        self.list.activated.connect(self._choose)

    def _take(self, path: str) -> None:
        """Do what is done with the chosen path; the dialog is closed already."""
        raise NotImplementedError

    def _describe(self, found: int) -> None:
        """Say below the list how many paths fit."""
        raise NotImplementedError

    @Slot(str)
    def _filter(self, text: str) -> None:
        found = matching_paths(self._paths, text)
        self._model.setStringList(found)
        self.list.setCurrentIndex(self._model.index(0, 0))
        self._describe(len(found))

    @Slot()
    def _choose(self) -> None:
        path = self.list.currentIndex().data()
        if isinstance(path, str):
            self.accept()
            self._take(path)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the arrow keys move in the list while the field has the focus."""
        if (
            watched is self.field
            and isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() in _TO_LIST
        ):
            self.list.keyPressEvent(event)
            return True
        return super().eventFilter(watched, event)
