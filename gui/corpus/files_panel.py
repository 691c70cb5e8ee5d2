"""The table of files with its filters above, and how many files they leave."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QHBoxLayout,
    QHeaderView,
    QMenu,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from core.corpus.store.manifest import ManifestRow
from core.corpus.store.overrides import Overrides
from gui import amounts
from gui.corpus import files_model
from gui.corpus.corpus_data import CorpusData
from gui.corpus.file_filter import FileFilter
from gui.corpus.file_filter_bar import FileFilterBar
from gui.corpus.files_model import FilesModel
from gui.widgets.buttons import IconButton
from gui.widgets.card import GRID, Card
from gui.widgets.labels import label

_ROW_HEIGHT = 24
_WIDTHS = {
    files_model.LANGUAGE: 80,
    files_model.LINES: 60,
    files_model.SIZE: 76,
    files_model.LONGEST: 68,
    files_model.DECISION: 128,
    files_model.WHY: 190,
}
# The narrowest table that still shows a column; the preview tells the rest.
_SHOWN_FROM = {
    files_model.LANGUAGE: 560,
    files_model.LINES: 400,
    files_model.SIZE: 640,
    files_model.LONGEST: 900,
    files_model.WHY: 820,
}


class FilesPanel(Card):
    """Lists the files of one corpus.

    Signals:
        chosen: the ``ManifestRow`` under the cursor, or None.
        export_wanted: the rows shown shall be written to a file.
    """

    chosen = Signal(object)
    export_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.body.setContentsMargins(GRID, GRID, GRID, GRID)
        self.setAccessibleName("Files")
        self.bar = FileFilterBar()
        self.model = FilesModel(self)
        self.table = _table(self.model)
        self.count = label("", "muted")
        self.export_button = IconButton(
            "Export CSV…", "", "Write the files shown, with every measure, as a table.", "link"
        )
        self.export_button.clicked.connect(self.export_wanted)
        self._nothing = label("No file matches. Clear the search or a choice.", "muted", wraps=True)
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        bottom = QHBoxLayout()
        bottom.addWidget(self.count)
        bottom.addStretch(1)
        bottom.addWidget(self.export_button)
        column = QVBoxLayout()
        column.setSpacing(GRID)
        column.addWidget(self.bar)
        column.addWidget(self.table, 1)
        column.addWidget(self._nothing, 1)
        column.addLayout(bottom)
        self.body.addLayout(column, 1)

        self.bar.changed.connect(self._filter)
        self.table.selectionModel().currentRowChanged.connect(self._row_chosen)
        self.table.customContextMenuRequested.connect(self._show_menu)
        copy = QShortcut(QKeySequence.StandardKey.Copy, self.table)
        copy.setContext(Qt.ShortcutContext.WidgetShortcut)
        copy.activated.connect(self.copy_paths)
        self._show_state()

    def show_corpus(self, data: CorpusData, overrides: Overrides) -> None:
        """List the files of another corpus."""
        self.bar.offer(data)
        self.model.set_overrides(overrides)
        self.model.set_filter(self.bar.wanted())
        self.model.set_corpus(data)
        if self.model.rowCount():
            self.table.selectRow(0)
        else:
            self.chosen.emit(None)
        self._show_state()

    def selected(self) -> list[ManifestRow]:
        """The marked files, in the order of the table."""
        indexes = self.table.selectionModel().selectedRows()
        rows = (self.model.row(place) for place in sorted(index.row() for index in indexes))
        return [row for row in rows if row is not None]

    def number(self) -> int:
        """The row of the manifest under the cursor; -1 for none."""
        current = self.table.currentIndex()
        return int(self.model.shown[current.row()]) if current.isValid() else -1

    def show_row(self, number: int) -> None:
        """Go to a row of the manifest; the filters give way where they hide it."""
        if self.model.place_of(number) < 0:
            self.bar.show_decision("")
        place = self.model.place_of(number)
        if place >= 0:
            self.table.selectRow(place)
            self.table.scrollTo(
                self.model.index(place, 0), QAbstractItemView.ScrollHint.PositionAtCenter
            )

    @Slot()
    def copy_paths(self) -> None:
        """Put the paths of the marked files on the clipboard."""
        paths = "\n".join(f"{row.source}/{row.path}" for row in self.selected())
        if paths:
            QApplication.clipboard().setText(paths)

    @Slot(object)
    def _filter(self, wanted: FileFilter) -> None:
        number = self.number()
        self.model.set_filter(wanted)
        place = self.model.place_of(number)
        if place < 0 and self.model.rowCount():
            place = 0
        if place >= 0:
            self.table.selectRow(place)
        else:
            self.chosen.emit(None)
        self._show_state()

    @Slot()
    def _row_chosen(self, current: QModelIndex, _previous: QModelIndex) -> None:
        row = self.model.row(current.row()) if current.isValid() else None
        if row is not None:
            self.chosen.emit(row)

    @Slot(QPoint)
    def _show_menu(self, place: QPoint) -> None:
        index = self.table.indexAt(place)
        if not index.isValid():
            return
        menu = QMenu(self)
        folder = self.model.path(index.row()).rstrip("/").rpartition("/")[0]
        if folder:
            only = menu.addAction(f"Only {folder}/")
            only.triggered.connect(lambda: self.bar.show_folder(f"{folder}/"))
        menu.addAction("Copy path").triggered.connect(self.copy_paths)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.table.viewport().mapToGlobal(place))

    def _show_state(self) -> None:
        data, shown = self.model.corpus, self.model.shown
        has_rows = len(shown) > 0
        self.table.setVisible(has_rows)
        self._nothing.setVisible(data is not None and not has_rows)
        self.export_button.setEnabled(has_rows)
        if data is None:
            self.count.clear()
            return
        size = amounts.size(int(data.columns.bytes[shown].sum()))
        folders = int(data.is_folder[shown].sum())
        files = len(shown) - folders
        of_all = "" if len(shown) == len(data) else f" of {data.counts.seen:,}"
        more = f" · {folders:,} folders not entered" if folders else ""
        self.count.setText(f"{files:,}{of_all} files · {size}{more}")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out the columns that do not fit."""
        super().resizeEvent(event)
        for column, width in _SHOWN_FROM.items():
            self.table.setColumnHidden(column, self.width() < width)


def _table(model: FilesModel) -> QTableView:
    table = QTableView()
    table.setModel(model)
    table.setAccessibleName("Files of the corpus")
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
    table.setShowGrid(False)
    table.setWordWrap(False)
    table.setTabKeyNavigation(False)
    table.setTextElideMode(Qt.TextElideMode.ElideMiddle)
    table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
    table.verticalHeader().hide()
    # Fixed, or Qt would measure every one of a hundred thousand rows.
    table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    table.verticalHeader().setDefaultSectionSize(_ROW_HEIGHT)
    header = table.horizontalHeader()
    header.setHighlightSections(False)
    header.setMinimumSectionSize(48)
    header.setSectionResizeMode(files_model.FILE, QHeaderView.ResizeMode.Stretch)
    for column, width in _WIDTHS.items():
        table.setColumnWidth(column, width)
    header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
    header.setSortIndicatorClearable(True)
    table.setSortingEnabled(True)
    return table
