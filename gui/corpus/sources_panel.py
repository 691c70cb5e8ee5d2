"""The sources of a build: folders, archives and tables, or the standard library."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QT_TR_NOOP, Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFileDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QWidget,
)

from gui.corpus.source_delegate import COUNT_ROLE, PROBLEM_ROLE, SourceDelegate
from gui.translation import tr
from gui.widgets.buttons import IconButton
from gui.widgets.card import GRID
from gui.widgets.drop_card import DropCard
from gui.widgets.labels import label, plain_tip

_PATH_ROLE = Qt.ItemDataRole.UserRole
_FILES = str(
    QT_TR_NOOP(
        "Code in one file (*.zip *.tar *.tar.gz *.tgz *.tar.bz2 *.tar.xz *.jsonl *.parquet);;"
        "All files (*)"
    )
)


class SourcesPanel(DropCard):
    """A list of sources; an empty list means the standard library of the running Python.

    Signals:
        changed: the list has other sources.
    """

    changed = Signal()

    def __init__(self, sources: tuple[str, ...] = (), parent: QWidget | None = None) -> None:
        super().__init__(tr("Sources"), parent)
        self._hint = label(
            tr(
                "Drop folders of code here, zip or tar archives, or tables of code (JSONL, "
                "Parquet). With no source chosen, Python's own standard library is read: a good "
                "first dataset that needs no download."
            ),
            "muted",
            wraps=True,
        )
        self._hint.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.list = QListWidget()
        self.list.setAccessibleName(tr("Sources to read"))
        self.list.setItemDelegate(SourceDelegate(self.list))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.total = label("", "caption", wraps=True)
        self.problem = label("", "problem", wraps=True)
        self.add_button = IconButton(
            tr("Add folder…"), "folder-plus", tr("Read a folder and those below it.")
        )
        self.file_button = IconButton(
            tr("Add file…"), "plus", tr("Read an archive or a table of code.")
        )
        self.remove_button = IconButton(
            tr("Remove"), "minus", tr("Remove the chosen sources from the list.")
        )
        self.library_button = IconButton(
            tr("Clear"), "close", tr("Clear the list: then Python's standard library is read.")
        )
        self.add_button.clicked.connect(self._choose)
        self.dropped.connect(self.add)
        self.file_button.clicked.connect(self._choose_files)
        self.remove_button.clicked.connect(self.remove_chosen)
        self.library_button.clicked.connect(self.use_library)
        self.list.itemSelectionChanged.connect(self._show_state)
        delete = QShortcut(QKeySequence.StandardKey.Delete, self.list)
        delete.setContext(Qt.ShortcutContext.WidgetShortcut)
        delete.activated.connect(self.remove_chosen)
        row = QHBoxLayout()
        row.setSpacing(GRID)
        row.addWidget(self.add_button)
        row.addWidget(self.file_button)
        row.addWidget(self.remove_button)
        row.addWidget(self.library_button)
        row.addStretch(1)
        self.body.addWidget(self._hint, 1)
        self.body.addWidget(self.list, 1)
        self.body.addWidget(self.total)
        self.body.addWidget(self.problem)
        self.body.addLayout(row)
        for source in sources:
            self._append(source)
        self.show_problem("")
        self._show_state()

    def folders(self) -> tuple[str, ...]:
        """Return the chosen sources in their order; empty for the standard library."""
        return tuple(self.list.item(row).data(_PATH_ROLE) for row in range(self.list.count()))

    @Slot(str)
    def add(self, source: str) -> None:
        """Add a folder or a file, once."""
        if source and source not in self.folders():
            self._append(source)
            self._tell()

    def show_count(self, source: str, text: str, problem: str = "") -> None:
        """Show what was counted beside a source, or that it cannot be read and why."""
        for row in range(self.list.count()):
            item = self.list.item(row)
            if item.data(_PATH_ROLE) == source:
                item.setData(COUNT_ROLE, text)
                item.setData(PROBLEM_ROLE, problem)
                item.setToolTip(plain_tip(f"{source}\n{problem or text}"))

    def show_total(self, text: str) -> None:
        """Show how much all sources have together."""
        self.total.setText(text)
        self.total.setVisible(bool(text))

    def show_problem(self, text: str) -> None:
        """Show why no dataset can be built from these sources; empty for nothing."""
        self.problem.setText(text)
        self.problem.setVisible(bool(text))

    @Slot()
    def remove_chosen(self) -> None:
        """Remove the chosen sources from the list."""
        for item in self.list.selectedItems():
            self.list.takeItem(self.list.row(item))
        self._tell()

    @Slot()
    def use_library(self) -> None:
        """Clear the list: the standard library will be read."""
        self.list.clear()
        self._tell()

    def _append(self, source: str) -> None:
        item = QListWidgetItem(source)
        item.setData(_PATH_ROLE, source)
        item.setToolTip(plain_tip(source))
        self.list.addItem(item)

    def _tell(self) -> None:
        self._show_state()
        self.changed.emit()

    @Slot()
    def _show_state(self) -> None:
        has_sources = self.list.count() > 0
        self.list.setVisible(has_sources)
        self._hint.setVisible(not has_sources)
        self.remove_button.setEnabled(bool(self.list.selectedItems()))
        self.library_button.setEnabled(has_sources)

    def _start(self) -> str:
        return self.folders()[-1] if self.folders() else str(Path.home())

    @Slot()
    def _choose(self) -> None:
        title = tr("Choose a folder with code")
        self.add(QFileDialog.getExistingDirectory(self, title, self._start()))

    @Slot()
    def _choose_files(self) -> None:
        title = tr("Choose archives or tables of code")
        paths, _filter = QFileDialog.getOpenFileNames(self, title, self._start(), tr(_FILES))
        for path in paths:
            self.add(path)
