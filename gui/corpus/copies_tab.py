"""Groups of copies at the left, the files of the chosen one at the right."""

from __future__ import annotations

import dataclasses

from PySide6.QtCore import QModelIndex, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from gui import amounts
from gui.context import AppContext
from gui.corpus.cluster_rows import (
    CLUSTER_HEADERS,
    CLUSTER_NUMBERS,
    MEMBER_HEADERS,
    MEMBER_NUMBERS,
    ClusterRows,
    MemberRows,
)
from gui.corpus.open_corpus import OpenedCorpus
from gui.widgets.buttons import IconButton
from gui.widgets.card import Card
from gui.widgets.labels import label
from gui.widgets.splitter import Splitter
from gui.widgets.text_table import TextTableModel


class CopiesTab(QWidget):
    """Shows which files say the same, and which one stands for them.

    Signals:
        file_wanted: the row of a file to look at.
    """

    file_wanted = Signal(int)

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.clusters: ClusterRows | None = None
        self.members: MemberRows | None = None
        self._cluster_model = TextTableModel(CLUSTER_HEADERS, CLUSTER_NUMBERS, self)
        self._member_model = TextTableModel(MEMBER_HEADERS, MEMBER_NUMBERS, self)
        self.cluster_table = _table(self._cluster_model, "Groups of copies", (64, 104, 80))
        self.member_table = _table(self._member_model, "Files of the group", (56, 120))
        self.summary = label("", "muted", wraps=True)
        self.show_button = IconButton("Show in Files", "", "Look at the chosen file.", "link")
        self.show_button.clicked.connect(self._show_file)
        left, right = Card("Groups of copies"), Card("Files of the group")
        left.body.addWidget(self.summary)
        left.body.addWidget(self.cluster_table, 1)
        right.header.addWidget(self.show_button)
        right.body.addWidget(self.member_table, 1)
        self.columns = Splitter((left, right), (600, 600))
        self.columns.restore(context.settings.state.corpus.copies_columns)
        self.columns.moved.connect(self._remember)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.columns)
        self.setFocusProxy(self.cluster_table)
        self.cluster_table.selectionModel().currentRowChanged.connect(self._cluster_chosen)
        self.member_table.activated.connect(self._show_file)

    def show_corpus(self, opened: OpenedCorpus) -> None:
        """Show the groups of another corpus."""
        found = opened.clusters
        self.clusters = ClusterRows(opened.data, found)
        self._cluster_model.show_rows(self.clusters)
        self._show_members(MemberRows(opened.data, ()))
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
        shown = self.clusters
        if shown is not None and current.isValid():
            self._show_members(MemberRows(shown.data, shown.clusters[current.row()].rows))
            self.member_table.selectRow(0)

    @Slot(object)
    def _remember(self, widths: tuple[int, ...]) -> None:
        settings = self._context.settings
        settings.put(dataclasses.replace(settings.state.corpus, copies_columns=widths))

    def _show_members(self, members: MemberRows) -> None:
        self.members = members
        self._member_model.show_rows(members)

    @Slot()
    def _show_file(self, *_index: object) -> None:
        current = self.member_table.currentIndex()
        if self.members is not None and current.isValid():
            self.file_wanted.emit(self.members.numbers[current.row()])


def _table(model: TextTableModel, name: str, widths: tuple[int, ...]) -> QTableView:
    table = QTableView()
    table.setModel(model)
    table.setAccessibleName(name)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    table.setShowGrid(False)
    table.setWordWrap(False)
    table.setTabKeyNavigation(False)
    # Copies differ at the end of their paths.
    table.setTextElideMode(Qt.TextElideMode.ElideLeft)
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
