"""Groups of copies at the left, the files of the chosen one at the right."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QSplitter,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from gui import amounts
from gui.corpus.clusters_model import ClustersModel, MembersModel
from gui.corpus.corpus_data import CorpusData
from gui.corpus.open_corpus import OpenedCorpus
from gui.widgets.buttons import IconButton
from gui.widgets.card import GRID, Card
from gui.widgets.labels import label


class CopiesTab(QWidget):
    """Shows which files say the same, and which one stands for them.

    Signals:
        file_wanted: the path of a file to look at.
    """

    file_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._data: CorpusData | None = None
        self.clusters = ClustersModel(self)
        self.members = MembersModel(self)
        self.cluster_table = _table(self.clusters, "Groups of copies", (64, 104, 80))
        self.member_table = _table(self.members, "Files of the group", (56, 120))
        self.summary = label("", "muted", wraps=True)
        self.show_button = IconButton("Show in Files", "", "Look at the chosen file.", "link")
        self.show_button.clicked.connect(self._show_file)
        left, right = Card("Groups of copies"), Card("Files of the group")
        left.body.addWidget(self.summary)
        left.body.addWidget(self.cluster_table, 1)
        right.header.addWidget(self.show_button)
        right.body.addWidget(self.member_table, 1)
        columns = QSplitter(Qt.Orientation.Horizontal)
        columns.setHandleWidth(GRID)
        columns.setChildrenCollapsible(False)
        columns.addWidget(left)
        columns.addWidget(right)
        columns.setSizes([600, 600])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(columns)
        self.setFocusProxy(self.cluster_table)
        self.cluster_table.selectionModel().currentRowChanged.connect(self._cluster_chosen)
        self.member_table.activated.connect(self._show_file)

    def show_corpus(self, opened: OpenedCorpus) -> None:
        """Show the groups of another corpus."""
        data = opened.data
        self._data = data
        found = opened.clusters
        self.clusters.show_clusters(data, found)
        self.members.show_members(data, ())
        if found:
            copies = sum(len(cluster.rows) - 1 for cluster in found)
            spared = amounts.size(sum(cluster.spare_bytes for cluster in found))
            self.summary.setText(
                f"{len(found):,} groups with {copies:,} copies to spare, {spared}. A model that "
                "reads a text many times learns it by heart."
            )
            self.cluster_table.selectRow(0)
        else:
            self.summary.setText("No two files of this corpus are alike.")
        self.cluster_table.setVisible(bool(found))
        self.show_button.setEnabled(bool(found))

    @Slot(QModelIndex, QModelIndex)
    def _cluster_chosen(self, current: QModelIndex, _previous: QModelIndex) -> None:
        cluster = self.clusters.cluster(current.row()) if current.isValid() else None
        if cluster is not None and self._data is not None:
            self.members.show_members(self._data, cluster.rows)
            self.member_table.selectRow(0)

    @Slot()
    def _show_file(self, *_index: object) -> None:
        path = self.members.path(self.member_table.currentIndex().row())
        if path:
            self.file_wanted.emit(path)


def _table(model: ClustersModel | MembersModel, name: str, widths: tuple[int, ...]) -> QTableView:
    table = QTableView()
    table.setModel(model)
    table.setAccessibleName(name)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    table.setShowGrid(False)
    table.setWordWrap(False)
    table.setTabKeyNavigation(False)
    table.setTextElideMode(Qt.TextElideMode.ElideMiddle)
    table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    table.verticalHeader().hide()
    table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    table.verticalHeader().setDefaultSectionSize(24)
    header = table.horizontalHeader()
    header.setHighlightSections(False)
    header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
    for column, width in enumerate(widths, 1):
        table.setColumnWidth(column, width)
    return table
