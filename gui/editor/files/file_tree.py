"""The files of the open folder as a tree beside the text; files that git ignores are dimmed.

Qt reads folders in a thread of its own as they are opened.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QDir, QModelIndex, QPersistentModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QColor
from PySide6.QtWidgets import (
    QFileSystemModel,
    QFrame,
    QHBoxLayout,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from gui.theme import current_theme
from gui.translation import tr
from gui.widgets.buttons import IconButton
from gui.widgets.labels import ElidedLabel

if TYPE_CHECKING:
    from core.memory.project_listing import IgnoredPaths

_WIDTH: Final = 260
_Role = Qt.ItemDataRole


class _Model(QFileSystemModel):
    """A file system model that knows what git ignores."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._root: Path | None = None
        self._ignored: IgnoredPaths | None = None
        self.setFilter(QDir.Filter.AllEntries | QDir.Filter.NoDotAndDotDot | QDir.Filter.Hidden)
        self.setResolveSymlinks(False)
        self.setOption(QFileSystemModel.Option.DontUseCustomDirectoryIcons)

    def set_folder(self, root: Path) -> QModelIndex:
        """Show a folder; returns its index."""
        self._root = root
        self.forget_rules()
        return self.setRootPath(str(root))

    def forget_rules(self) -> None:
        """Read the ignore files again when they are needed."""
        from core.memory.project_listing import IgnoredPaths

        self._ignored = IgnoredPaths(self._root) if self._root is not None else None

    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = _Role.DisplayRole
    ) -> Any:
        """Dim ignored files."""
        if role == _Role.ForegroundRole and self.is_ignored(index):
            return QColor(current_theme().muted_text)
        return super().data(index, role)

    def is_ignored(self, index: QModelIndex | QPersistentModelIndex) -> bool:
        """Whether git ignores the file of a row."""
        if self._root is None or self._ignored is None:
            return False
        try:
            path = Path(self.filePath(index)).relative_to(self._root).as_posix()
        except ValueError:
            return False
        if path == ".":
            return False
        return path.split("/")[0] == ".git" or self._ignored.is_ignored(
            path, is_folder=self.isDir(index)
        )


class FileTree(QFrame):
    """A panel that can be closed; empty until a folder is set.

    Signals:
        file_requested: the path of a file to open.
        closed: the user closed the panel.
    """

    file_requested = Signal(Path)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedWidth(_WIDTH)
        self.setAccessibleName(tr("File tree"))
        self._folder: Path | None = None
        self._model: _Model | None = None  # created when the tree is first shown
        self.title = ElidedLabel("", "muted")
        close = IconButton("", "close", tr("Close the file tree"), "flat")
        close.clicked.connect(self.closed)
        self.view = QTreeView()
        self.view.setHeaderHidden(True)
        self.view.setUniformRowHeights(True)
        self.view.setAccessibleName(tr("Files"))
        self.view.setFrameShape(QFrame.Shape.NoFrame)
        self.view.activated.connect(self._activated)
        self.view.clicked.connect(self._activated)
        row = QHBoxLayout()
        row.setContentsMargins(12, 4, 4, 4)
        row.addWidget(self.title, 1)
        row.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row)
        column.addWidget(self.view, 1)
        self.hide()

    @property
    def folder(self) -> Path | None:
        """The folder that is shown."""
        return self._folder

    def set_folder(self, folder: Path | None) -> None:
        """Show another folder, or none."""
        if folder == self._folder:
            return
        self._folder = folder
        self.title.setText(folder.name if folder is not None else tr("No folder is open"))
        self.title.setToolTip(str(folder) if folder is not None else "")
        if self.isVisible():
            self._show_folder()

    @Slot()
    def update_ignored(self) -> None:
        """Apply the ignore files again, which may have changed."""
        if self._model is not None:
            self._model.forget_rules()
            self.view.viewport().update()

    def _show_folder(self) -> None:
        if self._folder is None:
            self.view.setModel(None)
            return
        if self._model is None:
            self._model = _Model(self.view)
        index = self._model.set_folder(self._folder)
        self.view.setModel(self._model)
        self.view.setRootIndex(index)
        for column in range(1, self._model.columnCount()):
            self.view.hideColumn(column)

    @Slot(QModelIndex)
    def _activated(self, index: QModelIndex) -> None:
        model = self._model
        if model is not None and not model.isDir(index):
            self.file_requested.emit(Path(model.filePath(index)))

    def setVisible(self, visible: bool) -> None:
        """Read the folder when the tree is shown."""
        was_visible = self.isVisible()
        super().setVisible(visible)
        if visible and not was_visible:
            self._show_folder()
