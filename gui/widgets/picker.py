"""A dialog with a field and a list: what is typed filters the list, Enter chooses a row."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, Qt, Slot
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QDialog, QLineEdit, QVBoxLayout, QWidget

from gui.widgets.labels import label

_SIZE: Final = (620, 420)
_BELOW_TOP: Final = 72  # of the window: near where one looks, and away from its edges
_TO_LIST: Final = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


class Picker(QDialog):
    """The part that such dialogs over different things have in common.

    A subclass has ``filter``, ``describe`` and ``take``. They raise here instead of being abstract,
    since the metaclasses of Qt's classes and of ``abc`` cannot be combined.

    Args:
        title: of the window.
        hint: shown in the empty field.
        view: the list, with its model.
        list_name: of the list, for screen readers.
    """

    def __init__(
        self,
        title: str,
        hint: str,
        view: QAbstractItemView,
        list_name: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.resize(*_SIZE)
        self.field = QLineEdit()
        self.field.setAccessibleName(hint)
        self.field.setPlaceholderText(hint)
        self.field.setClearButtonEnabled(True)
        self.field.installEventFilter(self)
        self.list = view
        view.setAccessibleName(list_name)
        view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.note = label("", "muted")
        column = QVBoxLayout(self)
        column.addWidget(self.field)
        column.addWidget(view, 1)
        column.addWidget(self.note)
        self.field.textChanged.connect(self._filter)
        self.field.returnPressed.connect(self._choose_current)
        view.activated.connect(self._choose)

    def open_empty(self) -> None:
        """Show the dialog with everything in its list, ready for typing."""
        self.field.clear()
        self._filter("")
        self.show()
        self.field.setFocus()

    def filter(self, text: str) -> int:
        """Fill the list with what fits the text, and return how many rows fit."""
        raise NotImplementedError

    def describe(self, found: int) -> None:
        """Say below the list how many rows fit."""
        raise NotImplementedError

    def take(self, index: QModelIndex) -> None:
        """Do what is done with the chosen row; the dialog is closed already."""
        raise NotImplementedError

    @Slot(str)
    def _filter(self, text: str) -> None:
        found = self.filter(text)
        self.list.setCurrentIndex(self.list.model().index(0, 0))
        self.describe(found)

    @Slot()
    def _choose_current(self) -> None:
        self._choose(self.list.currentIndex())

    @Slot(QModelIndex)
    def _choose(self, index: QModelIndex) -> None:
        if index.isValid():
            self.accept()
            self.take(index)

    def showEvent(self, event: QShowEvent) -> None:
        """Appear at the upper edge of the window, where the text below stays visible."""
        super().showEvent(event)
        parent = self.parentWidget()
        if parent is not None and not event.spontaneous():
            window = parent.window()
            left = (window.width() - self.width()) // 2
            self.move(window.mapToGlobal(QPoint(max(left, 0), _BELOW_TOP)))

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
