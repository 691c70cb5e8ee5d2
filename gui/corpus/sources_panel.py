"""Where the code comes from: a list of folders, or the standard library."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData, Qt, Signal, Slot
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFileDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QWidget,
)

from gui.widgets.buttons import IconButton
from gui.widgets.card import GRID, Card
from gui.widgets.labels import label

_PATH_ROLE = Qt.ItemDataRole.UserRole


class SourcesPanel(Card):
    """An empty list stands for the standard library of the running Python.

    Signals:
        changed: the list has other folders.
    """

    changed = Signal()

    def __init__(self, folders: tuple[str, ...] = (), parent: QWidget | None = None) -> None:
        super().__init__("Sources", parent)
        self._hint = label(
            "Choose folders with Python, C or Java code. With none chosen, Python's own "
            "standard library is read: a good first dataset that needs no download.",
            "muted",
            wraps=True,
        )
        self.list = QListWidget()
        self.list.setAccessibleName("Folders to read")
        self.list.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.add_button = IconButton(
            "Add folder…", "folder-plus", "Read this folder and those below it."
        )
        self.remove_button = IconButton("Remove", "minus", "Take the chosen folders off the list.")
        self.library_button = IconButton(
            "Standard library", "library", "Read Python's standard library instead of folders."
        )
        self.add_button.clicked.connect(self._choose)
        self.remove_button.clicked.connect(self.remove_chosen)
        self.library_button.clicked.connect(self.use_library)
        self.list.itemSelectionChanged.connect(self._show_state)
        delete = QShortcut(QKeySequence.StandardKey.Delete, self.list)
        delete.setContext(Qt.ShortcutContext.WidgetShortcut)
        delete.activated.connect(self.remove_chosen)
        row = QHBoxLayout()
        row.setSpacing(GRID)
        row.addWidget(self.add_button)
        row.addWidget(self.remove_button)
        row.addWidget(self.library_button)
        row.addStretch(1)
        self.body.addWidget(self._hint)
        self.body.addWidget(self.list, 1)
        self.body.addLayout(row)
        self.setAcceptDrops(True)
        for folder in folders:
            self._append(folder)
        self._show_state()

    def folders(self) -> tuple[str, ...]:
        """The chosen folders in their order; empty for the standard library."""
        return tuple(self.list.item(row).data(_PATH_ROLE) for row in range(self.list.count()))

    def add(self, folder: str) -> None:
        """Add a folder, once."""
        if folder and folder not in self.folders():
            self._append(folder)
            self._tell()

    @Slot()
    def remove_chosen(self) -> None:
        """Take the chosen folders off the list."""
        for item in self.list.selectedItems():
            self.list.takeItem(self.list.row(item))
        self._tell()

    @Slot()
    def use_library(self) -> None:
        """Empty the list: the standard library will be read."""
        self.list.clear()
        self._tell()

    def _append(self, folder: str) -> None:
        item = QListWidgetItem(folder)
        item.setData(_PATH_ROLE, folder)
        item.setToolTip(folder)
        self.list.addItem(item)

    def _tell(self) -> None:
        self._show_state()
        self.changed.emit()

    @Slot()
    def _show_state(self) -> None:
        has_folders = self.list.count() > 0
        self.list.setVisible(has_folders)
        self._hint.setVisible(not has_folders)
        self.remove_button.setEnabled(bool(self.list.selectedItems()))
        self.library_button.setEnabled(has_folders)

    @Slot()
    def _choose(self) -> None:
        start = self.folders()[-1] if self.folders() else str(Path.home())
        self.add(QFileDialog.getExistingDirectory(self, "Choose a folder with code", start))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take folders, and nothing else."""
        if folders_in(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Add the folders that were dropped."""
        for folder in folders_in(event.mimeData()):
            self.add(folder)
        event.acceptProposedAction()


def folders_in(data: QMimeData) -> list[str]:
    """The local folders among what is being dragged."""
    paths = [url.toLocalFile() for url in data.urls() if url.isLocalFile()]
    return [str(Path(path)) for path in paths if Path(path).is_dir()]
