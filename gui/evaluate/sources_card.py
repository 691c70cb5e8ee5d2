"""The code to measure on: held-out files, installed packages, or folders that one drops here.

What is measured, and what that says, stands in a sentence below the choice.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFileDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QWidget,
)

from gui.widgets.buttons import IconButton
from gui.widgets.card import GRID
from gui.widgets.choice import Choice
from gui.widgets.drop_card import DropCard
from gui.widgets.labels import label, plain_tip

HELD_OUT, INSTALLED, FOLDERS = KINDS = ("held-out", "installed", "folders")
_TITLES = {
    HELD_OUT: "Held-out files of its data set",
    INSTALLED: "Installed Python packages",
    FOLDERS: "Folders of my choice",
}
_ABOUT = {
    INSTALLED: (
        "Packages that are installed beside this program: other people's projects. Files that are "
        "like training files are left out and counted."
    ),
    FOLDERS: (
        "Drop folders or archives of code that the model has not seen. Files that are like "
        "training files are left out and counted."
    ),
}
_LIST_HEIGHT = 84


class SourcesCard(DropCard):
    """Which files are measured on.

    Signals:
        changed: another kind, or other folders.
    """

    changed = Signal()

    def __init__(
        self, kind: str, sources: tuple[str, ...] = (), parent: QWidget | None = None
    ) -> None:
        super().__init__("Unseen code", parent)
        self._dataset = ""
        self._is_there = True
        self.kind = Choice("Code to measure on", "Files that the model was not trained on.")
        self.kind.set_items(_TITLES.items(), kind)
        self.about = label("", "muted", wraps=True)
        self.list = QListWidget()
        self.list.setAccessibleName("Folders to measure on")
        self.list.setToolTip("Folders and archives of code; Delete takes the marked ones off.")
        self.list.setFixedHeight(_LIST_HEIGHT)
        self.list.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.add_button = IconButton(
            "Add folder…", "folder-plus", "Measure on this folder and those below it."
        )
        self.remove_button = IconButton("Remove", "minus", "Take the marked folders off the list.")
        buttons = QHBoxLayout()
        buttons.setSpacing(GRID)
        buttons.addWidget(self.add_button)
        buttons.addWidget(self.remove_button)
        buttons.addStretch(1)
        self.body.addWidget(self.kind)
        self.body.addWidget(self.about)
        self.body.addWidget(self.list)
        self.body.addLayout(buttons)
        for source in sources:
            self._append(source)
        self.kind.currentIndexChanged.connect(self._tell)
        self.add_button.clicked.connect(self._choose)
        self.dropped.connect(self.add)
        self.remove_button.clicked.connect(self.remove_marked)
        self.list.itemSelectionChanged.connect(self._show_state)
        delete = QShortcut(QKeySequence.StandardKey.Delete, self.list)
        delete.setContext(Qt.ShortcutContext.WidgetShortcut)
        delete.activated.connect(self.remove_marked)
        self._show_state()

    def sources(self) -> tuple[str, ...]:
        """The folders of the list, whatever kind is chosen."""
        return tuple(self.list.item(row).text() for row in range(self.list.count()))

    def chosen_sources(self) -> tuple[str, ...]:
        """What is measured on; none unless folders are chosen."""
        return self.sources() if self.kind.key() == FOLDERS else ()

    def problem(self) -> str:
        """Why nothing can be measured, and what to do; empty while all is well."""
        kind = self.kind.key()
        if kind == HELD_OUT and not self._dataset:
            return "It is not known what this model was trained on. Choose other code."
        if kind == HELD_OUT and not self._is_there:
            return f"Its data set {self._dataset} is not in this workspace. Choose other code."
        if kind == FOLDERS and not self.list.count():
            return "Add a folder of code that the model has not seen."
        missing = [source for source in self.chosen_sources() if not Path(source).exists()]
        return f"{missing[0]} is not there any more. Remove it." if missing else ""

    def show_dataset(self, name: str, is_there: bool) -> None:
        """Say what the chosen model was trained on.

        Args:
            name: the title of its dataset; empty where that is unknown.
            is_there: whether the workspace has it.
        """
        self._dataset, self._is_there = name, is_there
        self._show_state()

    @Slot(str)
    def add(self, source: str) -> None:
        """Add a folder or an archive, once, and choose folders."""
        if not source:
            return
        if source not in self.sources():
            self._append(source)
        self.kind.set_key(FOLDERS)
        self._tell()

    @Slot()
    def remove_marked(self) -> None:
        """Take the marked folders off the list."""
        for item in self.list.selectedItems():
            self.list.takeItem(self.list.row(item))
        self._tell()

    def _append(self, source: str) -> None:
        item = QListWidgetItem(source)
        item.setToolTip(plain_tip(source))
        self.list.addItem(item)

    @Slot()
    def _tell(self, *_index: object) -> None:
        self._show_state()
        self.changed.emit()

    @Slot()
    def _show_state(self) -> None:
        kind = self.kind.key()
        self.about.setText(_ABOUT.get(kind) or _about_held_out(self._dataset))
        is_list = kind == FOLDERS
        self.list.setVisible(is_list and self.list.count() > 0)
        self.add_button.setVisible(is_list)
        self.remove_button.setVisible(is_list and self.list.count() > 0)
        self.remove_button.setEnabled(bool(self.list.selectedItems()))

    @Slot()
    def _choose(self) -> None:
        start = self.sources()[-1] if self.sources() else str(Path.home())
        title = "Choose a folder with code that the model has not seen"
        self.add(QFileDialog.getExistingDirectory(self, title, start))


def _about_held_out(dataset: str) -> str:
    name = dataset or "its dataset"
    return (
        f"The files of {name} that training never reads. They come from the same projects, so "
        "new code is harder than this."
    )
