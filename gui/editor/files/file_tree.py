"""The files of the open folder as a tree beside the text; files that git ignores are dimmed."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QTreeView, QVBoxLayout, QWidget

from gui.editor.files.folder_model import FolderModel
from gui.jobs.runner import JobRunner
from gui.translation import tr
from gui.widgets.buttons import IconButton
from gui.widgets.labels import ElidedLabel

_WIDTH: Final = 260


class FileTree(QFrame):
    """A panel that can be closed; empty until a folder is set.

    Signals:
        file_requested: the path of a file to open.
        closed: the user closed the panel.
        new_file_wanted, new_folder_wanted: in this folder.
        rename_wanted, delete_wanted, reveal_wanted: this file or folder.
        copy_wanted: the path of this file or folder, and whether the relative one is meant.
        search_wanted: in this folder.
    """

    file_requested = Signal(Path)
    closed = Signal()
    new_file_wanted = Signal(Path)
    new_folder_wanted = Signal(Path)
    rename_wanted = Signal(Path)
    delete_wanted = Signal(Path)
    reveal_wanted = Signal(Path)
    copy_wanted = Signal(Path, bool)
    search_wanted = Signal(Path)

    def __init__(self, jobs: JobRunner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedWidth(_WIDTH)
        self.setAccessibleName(tr("File tree"))
        self._folder: Path | None = None
        self._selected = ""  # the path of a row to select once it is there
        self._reads_left = 0  # how many readings of its folder that may take
        self.model = FolderModel(jobs, self)
        self.title = ElidedLabel("", "muted")
        close = IconButton("", "close", tr("Close the file tree"), "flat")
        close.clicked.connect(self.closed)
        self.view = _View()
        self.view.setModel(self.model)
        self.view.activated.connect(self._activated)
        self.view.clicked.connect(self._activated)
        self.view.key_pressed.connect(self._key_pressed)
        self.view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.view.customContextMenuRequested.connect(self._open_menu)
        self.model.was_read.connect(self._select_waiting)
        self.menu = QMenu(self)
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
            self.model.set_folder(folder)

    @Slot()
    def update_ignored(self) -> None:
        """Apply the ignore files again, which may have changed."""
        self.model.read_again()

    def select(self, path: Path) -> None:
        """Read the folder of a file again, and make the file the current row."""
        if self._folder is None or not path.is_relative_to(self._folder):
            return
        self._selected = path.relative_to(self._folder).as_posix()
        # One may have started before the file was there.
        self._reads_left = 2
        self.model.refresh(self._selected.rpartition("/")[0])

    def refresh(self, folder: Path) -> None:
        """Read a folder again."""
        if self._folder is not None and folder.is_relative_to(self._folder):
            inner = folder.relative_to(self._folder).as_posix()
            self.model.refresh("" if inner == "." else inner)

    def current(self) -> Path | None:
        """The path of the current row, or else of the folder that is shown."""
        index = self.view.currentIndex()
        return self.model.path(index) if index.isValid() else self._folder

    @Slot(str)
    def _select_waiting(self, read: str) -> None:
        if self._selected and self._selected.rpartition("/")[0] == read:
            index = self.model.index_of(self._selected)
            self._reads_left -= 1
            if index.isValid() or not self._reads_left:
                self._selected = ""
            if index.isValid():
                self.view.setCurrentIndex(index)
                self.view.scrollTo(index)

    @Slot(QModelIndex)
    def _activated(self, index: QModelIndex) -> None:
        path = self.model.path(index)
        if path is not None and not self.model.is_folder(index):
            self.file_requested.emit(path)

    # --- what is done with files ------------------------------------------------------

    @Slot(QPoint)
    def _open_menu(self, place: QPoint) -> None:
        if not self.view.indexAt(place).isValid():
            self.view.setCurrentIndex(QModelIndex())
        self.fill_menu()
        if self.menu.actions():
            self.menu.popup(self.view.viewport().mapToGlobal(place))

    def fill_menu(self) -> None:
        """Put into the menu what can be done with the current row, or with the whole folder."""
        self.menu.clear()
        path, index = self.current(), self.view.currentIndex()
        if path is None or self._folder is None:
            return
        is_folder = not index.isValid() or self.model.is_folder(index)
        folder = path if is_folder else path.parent
        add = self.menu.addAction
        if not is_folder:
            add(tr("&Open") + "\tEnter", lambda: self.file_requested.emit(path))
            self.menu.addSeparator()
        add(tr("New &file\u2026"), lambda: self.new_file_wanted.emit(folder))
        add(tr("New fol&der\u2026"), lambda: self.new_folder_wanted.emit(folder))
        add(tr("Find in fi&les\u2026"), lambda: self.search_wanted.emit(folder))
        self.menu.addSeparator()
        if path != self._folder:
            add(tr("&Rename\u2026") + "\tF2", lambda: self.rename_wanted.emit(path))
            add(tr("Move to &trash") + "\tDel", lambda: self.delete_wanted.emit(path))
            self.menu.addSeparator()
        add(tr("&Copy path"), lambda: self.copy_wanted.emit(path, False))
        if path != self._folder:
            add(tr("Copy relative &path"), lambda: self.copy_wanted.emit(path, True))
        add(
            tr("Open containing folder in the file &manager"), lambda: self.reveal_wanted.emit(path)
        )

    @Slot(int)
    def _key_pressed(self, key: int) -> None:
        index = self.view.currentIndex()
        path = self.model.path(index)
        if not index.isValid() or path is None:
            return
        if key == Qt.Key.Key_F2:
            self.rename_wanted.emit(path)
        elif key == Qt.Key.Key_Delete:
            self.delete_wanted.emit(path)

    def setVisible(self, visible: bool) -> None:
        """Read the folder when the tree is shown."""
        was_visible = self.isVisible()
        super().setVisible(visible)
        if visible and not was_visible and self.model.folder != self._folder:
            self.model.set_folder(self._folder)


class _View(QTreeView):
    """Rows of one height.

    Signals:
        key_pressed: F2 or Delete.
    """

    key_pressed = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setHeaderHidden(True)
        self.setUniformRowHeights(True)
        self.setAccessibleName(tr("Files"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setEditTriggers(QTreeView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Hand on the keys that do something with a file."""
        if event.key() in (Qt.Key.Key_F2, Qt.Key.Key_Delete):
            self.key_pressed.emit(event.key())
        else:
            super().keyPressEvent(event)
