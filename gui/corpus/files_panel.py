"""The table of files with the search above it, and how many files are shown."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QHBoxLayout,
    QMenu,
    QVBoxLayout,
    QWidget,
)

from core.corpus.browse.corpus_data import CorpusData
from core.corpus.browse.file_filter import FileFilter
from core.corpus.store.manifest import ManifestRow
from core.corpus.store.overrides import Overrides
from gui import amounts
from gui.corpus import files_model
from gui.corpus.file_filter_bar import FileFilterBar
from gui.corpus.files_model import FilesModel
from gui.translation import tr
from gui.widgets.buttons import IconButton
from gui.widgets.card import GRID, Card
from gui.widgets.labels import label
from gui.widgets.table_view import TableView

_WIDTHS = {
    files_model.LANGUAGE: 80,
    files_model.LINES: 60,
    files_model.SIZE: 76,
    files_model.LONGEST: 68,
    files_model.DECISION: 128,
    files_model.WHY: 190,
}
# The width of the table below which a column is hidden; the preview shows the rest.
_HIDDEN_BELOW = {
    files_model.LANGUAGE: 542,
    files_model.LINES: 382,
    files_model.SIZE: 622,
    files_model.LONGEST: 882,
    files_model.WHY: 802,
}


class FilesPanel(Card):
    """Lists the files of one corpus.

    Signals:
        chosen: the ``ManifestRow`` under the cursor, or None.
        export_requested: the rows shown shall be saved to a file.
    """

    chosen = Signal(ManifestRow)
    export_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.body.setContentsMargins(GRID, GRID, GRID, GRID)
        self.setAccessibleName(tr("Files"))
        self.bar = FileFilterBar()
        self.model = FilesModel(self)
        self.table = TableView(
            self.model,
            tr("Files of the corpus"),
            stretch=files_model.FILE,
            widths=_WIDTHS,
            hidden_below=_HIDDEN_BELOW,
            elide=Qt.TextElideMode.ElideMiddle,
            several=True,
            sorts=True,
        )
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.count = label("", "muted")
        self.export_button = IconButton(
            tr("Export CSV…"),
            "",
            tr("Save the files shown, with every measure, as a table."),
            "link",
        )
        self.export_button.clicked.connect(self.export_requested)
        self._nothing = label(
            tr("No file matches. Clear the search or a choice."), "muted", wraps=True
        )
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
        """Return the selected files, in the order of the table."""
        indexes = self.table.selectionModel().selectedRows()
        rows = (self.model.row(line) for line in sorted(index.row() for index in indexes))
        return [row for row in rows if row is not None]

    def current_index(self) -> int:
        """Return the index of the current file in the manifest; -1 for none."""
        current = self.table.currentIndex()
        return int(self.model.shown[current.row()]) if current.isValid() else -1

    def show_row(self, index: int) -> None:
        """Select a file by its index in the manifest; clear the search where that hides it."""
        if self.model.line_of(index) < 0:
            self.bar.show_decision("")
        line = self.model.line_of(index)
        if line >= 0:
            self.table.selectRow(line)
            self.table.scrollTo(
                self.model.index(line, 0), QAbstractItemView.ScrollHint.PositionAtCenter
            )

    @Slot()
    def copy_paths(self) -> None:
        """Copy the paths of the selected files to the clipboard."""
        paths = "\n".join(f"{row.source}/{row.path}" for row in self.selected())
        if paths:
            QApplication.clipboard().setText(paths)

    @Slot(object)
    def _filter(self, wanted: FileFilter) -> None:
        index = self.current_index()
        self.model.set_filter(wanted)
        line = self.model.line_of(index)
        if line < 0 and self.model.rowCount():
            line = 0
        if line >= 0:
            self.table.selectRow(line)
        else:
            self.chosen.emit(None)
        self._show_state()

    @Slot()
    def _row_chosen(self, current: QModelIndex, _previous: QModelIndex) -> None:
        row = self.model.row(current.row()) if current.isValid() else None
        if row is not None:
            self.chosen.emit(row)

    @Slot(QPoint)
    def _show_menu(self, point: QPoint) -> None:
        index = self.table.indexAt(point)
        if not index.isValid():
            return
        menu = QMenu(self)
        folder = self.model.path(index.row()).rstrip("/").rpartition("/")[0]
        if folder:
            only = menu.addAction(tr("Only {folder}/").format(folder=folder))
            only.triggered.connect(lambda: self.bar.show_folder(f"{folder}/"))
        menu.addAction(tr("Copy path")).triggered.connect(self.copy_paths)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.table.viewport().mapToGlobal(point))

    def _show_state(self) -> None:
        data, shown = self.model.corpus, self.model.shown
        has_rows = len(shown) > 0
        self.table.setVisible(has_rows)
        self._nothing.setVisible(data is not None and not has_rows)
        self.export_button.setEnabled(has_rows)
        if data is None:
            self.count.clear()
            return
        folders = int(data.is_folder[shown].sum())
        files = len(shown) - folders
        if len(shown) == len(data):
            text = tr("%Ln file(s)", n=files)
        else:
            text = tr("{count} of {total} files").format(
                count=amounts.count(files), total=amounts.count(data.counts.seen)
            )
        parts = [text, amounts.size(int(data.measures.bytes[shown].sum()))]
        if folders:
            parts.append(tr("%Ln folder(s) not entered", n=folders))
        self.count.setText(" · ".join(parts))
