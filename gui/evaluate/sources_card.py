"""The code to evaluate on: held-out files, installed packages, or folders dropped here."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QT_TR_NOOP, Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QFileDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QWidget,
)

from gui.translation import tr
from gui.widgets.buttons import IconButton
from gui.widgets.card import GRID
from gui.widgets.choice import Choice
from gui.widgets.drop_card import DropCard
from gui.widgets.labels import label, plain_tip

HELD_OUT, INSTALLED, FOLDERS = KINDS = ("held-out", "installed", "folders")
_TITLES = {
    HELD_OUT: QT_TR_NOOP("Held-out files of its dataset"),
    INSTALLED: QT_TR_NOOP("Installed Python packages"),
    FOLDERS: QT_TR_NOOP("Other folders"),
}
_ABOUT = {
    INSTALLED: QT_TR_NOOP(
        "Python packages that are installed with this program. Files similar to training files "
        "are dropped and counted."
    ),
    FOLDERS: QT_TR_NOOP(
        "Drop folders or archives of unseen code here. Files similar to training files are "
        "dropped and counted."
    ),
}
_LIST_HEIGHT = 84


class SourcesCard(DropCard):
    """The choice of the code to evaluate on.

    Signals:
        changed: another kind or other folders were chosen.
    """

    changed = Signal()

    def __init__(
        self,
        kind: str,
        sources: tuple[str, ...] = (),
        parent: QWidget | None = None,
        *,
        with_project: bool = False,
    ) -> None:
        super().__init__(tr("Unseen code"), parent)
        self._dataset = ""
        self._is_there = True
        self.kind = Choice(
            tr("Code to evaluate on"), tr("Files that the model was not trained on.")
        )
        self.kind.set_items(((key, tr(title)) for key, title in _TITLES.items()), kind)
        self.about = label("", "muted", wraps=True)
        self.list = QListWidget()
        self.list.setAccessibleName(tr("Folders to evaluate on"))
        self.list.setToolTip(tr("Folders and archives of code; Delete removes the selected ones."))
        self.list.setFixedHeight(_LIST_HEIGHT)
        self.list.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.add_button = IconButton(
            tr("Add folder…"), "folder-plus", tr("Evaluate on a folder and its subfolders.")
        )
        self.remove_button = IconButton(
            tr("Remove"), "minus", tr("Remove the selected folders from the list.")
        )
        buttons = QHBoxLayout()
        buttons.setSpacing(GRID)
        buttons.addWidget(self.add_button)
        buttons.addWidget(self.remove_button)
        buttons.addStretch(1)
        self.body.addWidget(self.kind)
        self.body.addWidget(self.about)
        self.body.addWidget(self.list)
        self.body.addLayout(buttons)
        self.project = QCheckBox(tr("With and without the project"))
        self.project.setAccessibleName(tr("With and without the project"))
        self.project.setToolTip(
            tr(
                "Evaluate the model twice, with and without the other files of each project, and "
                "the project without a model. Each folder is taken for a project; the file itself "
                "and near-duplicates of it are ignored."
            )
        )
        self.project.setChecked(with_project)
        self.body.addWidget(self.project)
        for source in sources:
            self._append(source)
        self.kind.currentIndexChanged.connect(self._tell)
        self.project.toggled.connect(self._tell)
        self.add_button.clicked.connect(self._choose)
        self.dropped.connect(self.add)
        self.remove_button.clicked.connect(self.remove_selected)
        self.list.itemSelectionChanged.connect(self._show_state)
        delete = QShortcut(QKeySequence.StandardKey.Delete, self.list)
        delete.setContext(Qt.ShortcutContext.WidgetShortcut)
        delete.activated.connect(self.remove_selected)
        self._show_state()

    def sources(self) -> tuple[str, ...]:
        """Return the folders of the list, whichever kind is chosen."""
        return tuple(self.list.item(row).text() for row in range(self.list.count()))

    def chosen_sources(self) -> tuple[str, ...]:
        """Return the folders to evaluate on; none unless that kind is chosen."""
        return self.sources() if self.kind.key() == FOLDERS else ()

    def wants_project(self) -> bool:
        """Return whether to evaluate with and without the project of each file."""
        return self.project.isChecked() and self.kind.key() != HELD_OUT

    def problem(self) -> str:
        """Why no evaluation is possible, and what to do; empty where it is possible."""
        kind = self.kind.key()
        if kind == HELD_OUT and not self._dataset:
            return tr("It is not known what this model was trained on. Choose other code.")
        if kind == HELD_OUT and not self._is_there:
            text = tr("Its dataset {name} is not in this workspace. Choose other code.")
            return text.format(name=self._dataset)
        if kind == FOLDERS and not self.list.count():
            return tr("Add a folder of unseen code.")
        files = [source for source in self.chosen_sources() if Path(source).is_file()]
        if files and self.wants_project():
            return tr("{path} is no folder, so it is no project.").format(path=files[0])
        missing = [source for source in self.chosen_sources() if not Path(source).exists()]
        if missing:
            return tr("{path} does not exist any more. Remove it.").format(path=missing[0])
        return ""

    def show_dataset(self, name: str, is_there: bool) -> None:
        """Set the dataset on which the chosen model was trained.

        Args:
            name: its title; empty where it is unknown.
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
    def remove_selected(self) -> None:
        """Remove the selected folders from the list."""
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
        self.about.setText(tr(_ABOUT[kind]) if kind in _ABOUT else _about_held_out(self._dataset))
        is_list = kind == FOLDERS
        # Held-out files are single files of many projects.
        self.project.setVisible(kind != HELD_OUT)
        self.list.setVisible(is_list and self.list.count() > 0)
        self.add_button.setVisible(is_list)
        self.remove_button.setVisible(is_list and self.list.count() > 0)
        self.remove_button.setEnabled(bool(self.list.selectedItems()))

    @Slot()
    def _choose(self) -> None:
        start = self.sources()[-1] if self.sources() else str(Path.home())
        title = tr("Choose a folder of unseen code")
        self.add(QFileDialog.getExistingDirectory(self, title, start))


def _about_held_out(dataset: str) -> str:
    if not dataset:
        return tr(
            "The files of its dataset that training never reads. They are from the same projects "
            "as the training files, so they are easier than other code."
        )
    return tr(
        "The files of {name} that training never reads. They are from the same projects as the "
        "training files, so they are easier than other code."
    ).format(name=dataset)
