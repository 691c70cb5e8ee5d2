"""A dialog with a field and a list: what is typed filters the paths, Enter chooses one."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QStringListModel, Qt
from PySide6.QtWidgets import QListView, QWidget

from core.editing.path_matching import matching_paths
from gui.widgets.picker import Picker


class PathPicker(Picker):
    """The part that dialogs over different paths have in common.

    A subclass has ``take_path`` and ``describe``; see ``Picker``.

    Args:
        title: of the window.
        hint: shown in the empty field.
        list_name: of the list, for screen readers.
    """

    def __init__(
        self, title: str, hint: str, list_name: str, parent: QWidget | None = None
    ) -> None:
        self._paths: tuple[str, ...] = ()
        self._model = QStringListModel()
        view = QListView()
        view.setModel(self._model)
        view.setUniformItemSizes(True)
        view.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        super().__init__(title, hint, view, list_name, parent)
        self._model.setParent(self)

    def take_path(self, path: str) -> None:
        """Do what is done with the chosen path; the dialog is closed already."""
        raise NotImplementedError

    def filter(self, text: str) -> int:
        """List the paths that fit."""
        found = matching_paths(self._paths, text)
        self._model.setStringList(found)
        return len(found)

    def take(self, index: QModelIndex) -> None:
        """Take the path of the row."""
        path = index.data()
        if isinstance(path, str):
            self.take_path(path)
