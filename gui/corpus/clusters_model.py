"""Groups of copies, and the members of one group, as tables for Qt's views."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from gui import amounts
from gui.corpus.clusters import Cluster
from gui.corpus.corpus_data import CorpusData
from gui.corpus.decision import decision_sentence, decision_title

Index = QModelIndex | QPersistentModelIndex


class _Texts(QAbstractTableModel):
    """Rows of texts; the first column stands left, the others too, but for numbers."""

    headers: tuple[str, ...] = ()
    numbers: tuple[int, ...] = ()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._count = 0

    def texts(self, row: int) -> tuple[str, ...]:
        """The texts of a row."""
        raise NotImplementedError

    def tip(self, row: int) -> str:
        """The tooltip of a row."""
        raise NotImplementedError

    def rowCount(self, parent: Index | None = None) -> int:
        """Rows."""
        return 0 if parent is not None and parent.isValid() else self._count

    def columnCount(self, parent: Index | None = None) -> int:
        """Columns."""
        return 0 if parent is not None and parent.isValid() else len(self.headers)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Names of the columns."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.headers[section]
        return self._alignment(section) if role == Qt.ItemDataRole.TextAlignmentRole else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Texts and alignment."""
        if not 0 <= index.row() < self._count:
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self.texts(index.row())[index.column()]
            case Qt.ItemDataRole.ToolTipRole:
                return self.tip(index.row())
            case Qt.ItemDataRole.TextAlignmentRole:
                return self._alignment(index.column())
            case _:
                return None

    def _alignment(self, column: int) -> Qt.AlignmentFlag:
        is_number = column in self.numbers
        side = Qt.AlignmentFlag.AlignRight if is_number else Qt.AlignmentFlag.AlignLeft
        return side | Qt.AlignmentFlag.AlignVCenter


class ClustersModel(_Texts):
    """One row a group."""

    headers = ("Kept copy", "Copies", "Kind", "Spared")
    numbers = (1, 3)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._data: CorpusData | None = None
        self._clusters: Sequence[Cluster] = ()

    def show_clusters(self, data: CorpusData, clusters: Sequence[Cluster]) -> None:
        """Show the groups of a corpus."""
        self.beginResetModel()
        self._data, self._clusters, self._count = data, clusters, len(clusters)
        self.endResetModel()

    def cluster(self, row: int) -> Cluster | None:
        """The group of a row."""
        return self._clusters[row] if 0 <= row < self._count else None

    def texts(self, row: int) -> tuple[str, ...]:
        """The kept file, how many there are, how alike, and what is saved."""
        assert self._data is not None
        cluster = self._clusters[row]
        return (
            self._data.rows[cluster.rows[0]].path,
            f"{len(cluster.rows):,}",
            "Equal" if cluster.is_exact else "Nearly equal",
            amounts.size(cluster.spare_bytes),
        )

    def tip(self, row: int) -> str:
        """Whole path."""
        return self.texts(row)[0]


class MembersModel(_Texts):
    """One row a file of a group."""

    headers = ("File", "Alike", "Decision")
    numbers = (1,)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._data: CorpusData | None = None
        self._rows: Sequence[int] = ()

    def show_members(self, data: CorpusData, rows: Sequence[int]) -> None:
        """Show the files of a group."""
        self.beginResetModel()
        self._data, self._rows, self._count = data, rows, len(rows)
        self.endResetModel()

    def path(self, row: int) -> str:
        """The path of a member; empty where there is none."""
        if self._data is None or not 0 <= row < self._count:
            return ""
        return self._data.rows[self._rows[row]].path

    def texts(self, row: int) -> tuple[str, ...]:
        """Path, likeness to the one that it resembles most, decision."""
        assert self._data is not None
        entry = self._data.rows[self._rows[row]]
        is_equal = self._is_equal(row)
        alike = "" if row == 0 else "equal" if is_equal else f"{entry.near_similarity:.0%}"
        return entry.path, alike, decision_title(entry)

    def tip(self, row: int) -> str:
        """Whole path and why."""
        assert self._data is not None
        entry = self._data.rows[self._rows[row]]
        return f"{entry.source}/{entry.path}\n{decision_sentence(entry)}"

    def _is_equal(self, row: int) -> bool:
        assert self._data is not None
        content = self._data.columns.content
        return bool(content[self._rows[row]] == content[self._rows[0]])
