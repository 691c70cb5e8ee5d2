"""Clusters of duplicates at the left, the files of the chosen cluster at the right."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QT_TR_NOOP, QModelIndex, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QVBoxLayout,
    QWidget,
)

from core.corpus.browse.clusters import Cluster
from core.corpus.browse.corpus_data import CorpusData
from core.data.open_corpus import OpenedCorpus
from gui import amounts
from gui.context import AppContext
from gui.corpus.decision import decision_sentence, decision_title
from gui.translation import tr
from gui.widgets.buttons import IconButton
from gui.widgets.card import Card
from gui.widgets.labels import label
from gui.widgets.splitter import Splitter
from gui.widgets.table_view import TableView
from gui.widgets.text_table import TextTableModel

_CLUSTER_HEADERS = (
    str(QT_TR_NOOP("Kept file")),
    str(QT_TR_NOOP("Files")),
    str(QT_TR_NOOP("Kind")),
    str(QT_TR_NOOP("Redundant")),
)
_CLUSTER_NUMBERS = (1, 3)
_MEMBER_HEADERS = (
    str(QT_TR_NOOP("File")),
    str(QT_TR_NOOP("Similarity")),
    str(QT_TR_NOOP("Decision")),
)
_MEMBER_NUMBERS = (1,)


@dataclass(frozen=True, slots=True)
class ClusterRows:
    """The clusters of a corpus, a row each."""

    data: CorpusData
    clusters: Sequence[Cluster]

    def __len__(self) -> int:
        return len(self.clusters)

    def texts(self, row: int) -> tuple[str, ...]:
        """Return the kept file, how many files there are, the kind, and the redundant bytes."""
        cluster = self.clusters[row]
        return (
            self.data.paths[cluster.rows[0]],
            amounts.count(len(cluster.rows)),
            tr("Exact duplicates") if cluster.is_exact else tr("Near-duplicates"),
            amounts.size(cluster.redundant_bytes),
        )

    def tip(self, row: int) -> str:
        """Return the whole path and the reason."""
        return _tip(self.data, self.clusters[row].rows[0])


@dataclass(frozen=True, slots=True)
class MemberRows:
    """The files of one cluster, a row each; ``indices`` are their rows in the manifest."""

    data: CorpusData
    indices: Sequence[int]

    def __len__(self) -> int:
        return len(self.indices)

    def texts(self, row: int) -> tuple[str, ...]:
        """Return path, similarity to the most similar other file, decision."""
        entry = self.data.rows[self.indices[row]]
        return self.data.paths[self.indices[row]], self._similarity(row), decision_title(entry)

    def tip(self, row: int) -> str:
        """Return the whole path and the reason."""
        return _tip(self.data, self.indices[row])

    def _similarity(self, row: int) -> str:
        if row == 0:
            return ""
        content = self.data.measures.content
        if content[self.indices[row]] == content[self.indices[0]]:
            return tr("identical")
        similarity = self.data.rows[self.indices[row]].near_similarity
        # The file that all others were compared with is similar to none before it.
        return amounts.percent(similarity) if similarity else ""


def _tip(data: CorpusData, index: int) -> str:
    entry = data.rows[index]
    return f"{entry.source}/{entry.path}\n{decision_sentence(entry)}"


class DuplicatesTab(QWidget):
    """Shows which files are duplicates of each other, and which one is kept.

    Signals:
        file_requested: the index of a file to look at.
    """

    file_requested = Signal(int)

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.clusters: ClusterRows | None = None
        self.members: MemberRows | None = None
        self._cluster_model = TextTableModel(
            tuple(map(tr, _CLUSTER_HEADERS)), _CLUSTER_NUMBERS, self
        )
        self._member_model = TextTableModel(tuple(map(tr, _MEMBER_HEADERS)), _MEMBER_NUMBERS, self)
        # The paths of duplicates differ at their ends.
        left_elided = Qt.TextElideMode.ElideLeft
        self.cluster_table = TableView(
            self._cluster_model,
            tr("Clusters of duplicates"),
            stretch=0,
            widths={1: 56, 2: 116, 3: 84},
            elide=left_elided,
        )
        self.member_table = TableView(
            self._member_model,
            tr("Files of the cluster"),
            stretch=0,
            widths={1: 76, 2: 120},
            elide=left_elided,
        )
        self.summary = label("", "muted", wraps=True)
        self.show_button = IconButton(
            tr("Show in Files"), "", tr("Show the chosen file on the Files tab."), "link"
        )
        self.show_button.clicked.connect(self._show_file)
        left, right = Card(tr("Clusters of duplicates")), Card(tr("Files of the cluster"))
        left.body.addWidget(self.summary)
        left.body.addWidget(self.cluster_table, 1)
        left.body.addStretch(0)  # below the summary, where there is no table
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
        """Show the clusters of another corpus."""
        found = opened.clusters
        self.clusters = ClusterRows(opened.data, found)
        self._cluster_model.show_rows(self.clusters)
        self._show_members(MemberRows(opened.data, ()))
        if found:
            redundant = sum(len(cluster.rows) - 1 for cluster in found)
            size = amounts.size(sum(cluster.redundant_bytes for cluster in found))
            self.summary.setText(
                tr(
                    "{clusters} clusters with {files} redundant files, {size}. A model memorizes "
                    "a text that it is trained on many times."
                ).format(
                    clusters=amounts.count(len(found)), files=amounts.count(redundant), size=size
                )
            )
            self.cluster_table.selectRow(0)
        else:
            self.summary.setText(tr("This corpus has no duplicates."))
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
            self.file_requested.emit(self.members.indices[current.row()])
