"""The files of a corpus as a table for Qt's views; sorts and filters by columns.

No proxy model: Qt's own would ask Python twice for every comparison. The rows
shown are an array of row numbers, made anew by NumPy in a few milliseconds.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor

from core.corpus.store.manifest import ManifestRow
from core.corpus.store.overrides import Overrides
from core.languages.table import LANGUAGES
from gui import amounts
from gui.corpus.corpus_data import CorpusData
from gui.corpus.decision import decision_sentence, decision_title
from gui.corpus.file_filter import FileFilter, ordered
from gui.theme import Theme, current_theme
from gui.widgets.labels import plain_tip

FILE, LANGUAGE, LINES, SIZE, LONGEST, DECISION, WHY = range(7)
_HEADERS = ("File", "Language", "Lines", "Size", "Longest", "Decision", "Why")
_TIPS = (
    "Path in its source. Sorted by it, the files of a folder stand together.",
    "By the ending of the name.",
    "Lines of the file as it was read.",
    "Bytes on disk.",
    "Characters of the longest line.",
    "In the training text, held out for measuring, or left out.",
    "The figure that decided.",
)
_NUMBERS = (LINES, SIZE, LONGEST)
_LANGUAGE_TITLES = {language.name: language.title for language in LANGUAGES}

Index = QModelIndex | QPersistentModelIndex


class FilesModel(QAbstractTableModel):
    """One row a file, in the chosen order."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._data: CorpusData | None = None
        self._filter = FileFilter()
        self._sorted_by = -1
        self._is_descending = False
        self._shown: NDArray[np.intp] = np.empty(0, dtype=np.intp)
        self._theme = current_theme()
        self._overrides = Overrides()

    @property
    def corpus(self) -> CorpusData | None:
        """What is shown."""
        return self._data

    @property
    def shown(self) -> NDArray[np.intp]:
        """The numbers of the rows in the table, in its order."""
        return self._shown

    def set_corpus(self, data: CorpusData | None) -> None:
        """Show another corpus, with the same filter and order."""
        self.beginResetModel()
        self._data = data
        self._arrange()
        self.endResetModel()

    def set_filter(self, wanted: FileFilter) -> None:
        """Show the rows that match."""
        if wanted == self._filter:
            return
        self.beginResetModel()
        self._filter = wanted
        self._arrange()
        self.endResetModel()

    def set_overrides(self, overrides: Overrides) -> None:
        """Show what a person has decided about single files since the build."""
        self._overrides = overrides
        self._repaint()

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of another theme."""
        self._theme = theme
        self._repaint()

    def row(self, place: int) -> ManifestRow | None:
        """The file at a place in the table."""
        if self._data is None or not 0 <= place < len(self._shown):
            return None
        return self._data.rows[self._shown[place]]

    def path(self, place: int) -> str:
        """The path at a place in the table, as it is shown."""
        if self._data is None or not 0 <= place < len(self._shown):
            return ""
        return self._data.paths[int(self._shown[place])]

    def place_of(self, number: int) -> int:
        """Where a row of the manifest stands in the table; -1 where it is not shown."""
        places = np.flatnonzero(self._shown == number)
        return int(places[0]) if len(places) else -1

    def rowCount(self, parent: Index | None = None) -> int:
        """Files."""
        return 0 if parent is not None and parent.isValid() else len(self._shown)

    def columnCount(self, parent: Index | None = None) -> int:
        """Columns."""
        return 0 if parent is not None and parent.isValid() else len(_HEADERS)

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Order the rows by a column; by the manifest for column -1."""
        self.layoutAboutToBeChanged.emit()
        before = [self._number(index) for index in self.persistentIndexList()]
        self._sorted_by = column
        self._is_descending = order == Qt.SortOrder.DescendingOrder
        self._arrange()
        for old, number in zip(self.persistentIndexList(), before, strict=True):
            new = self.index(self.place_of(number), old.column())
            self.changePersistentIndex(old, new)
        self.layoutChanged.emit()

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Names of the columns."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return _HEADERS[section]
            case Qt.ItemDataRole.ToolTipRole:
                return _TIPS[section]
            case Qt.ItemDataRole.TextAlignmentRole:
                return _alignment(section)
            case _:
                return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Texts, alignment, colours."""
        row = self.row(index.row())
        if row is None:
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                if index.column() == FILE:
                    return self.path(index.row())
                if index.column() == DECISION:
                    override = self._overrides.of(row.source, row.path)
                    return decision_title(row, override)
                return _TEXTS[index.column()](row)
            case Qt.ItemDataRole.ToolTipRole:
                return plain_tip(_tip(row))
            case Qt.ItemDataRole.TextAlignmentRole:
                return _alignment(index.column())
            case Qt.ItemDataRole.ForegroundRole:
                return self._colour(row, index.column())
            case _:
                return None

    def _repaint(self) -> None:
        if len(self._shown):
            last = self.index(len(self._shown) - 1, len(_HEADERS) - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def _number(self, index: QModelIndex) -> int:
        return int(self._shown[index.row()])

    def _arrange(self) -> None:
        data = self._data
        if data is None:
            self._shown = np.empty(0, dtype=np.intp)
            return
        rows = np.flatnonzero(self._filter.matches(data))
        key = self._key(data, self._sorted_by)
        self._shown = ordered(rows, key, descending=self._is_descending)

    def _key(self, data: CorpusData, column: int) -> NDArray[np.generic] | None:
        keys: dict[int, NDArray[np.generic]] = {
            FILE: data.path_rank,
            LANGUAGE: data.language.codes,
            LINES: data.columns.lines,
            SIZE: data.columns.bytes,
            LONGEST: data.columns.longest_line,
            # Held out first, then training, then the reasons by name.
            DECISION: data.reason.codes,
            WHY: data.reason.codes,
        }
        return keys.get(column)

    def _colour(self, row: ManifestRow, column: int) -> QColor | None:
        if column == DECISION:
            if self._overrides.of(row.source, row.path) != row.override:
                return QColor(self._theme.accent)  # not yet true of the corpus
            return QColor(self._theme.success if row.kept else self._theme.warning)
        if column in (WHY, LANGUAGE) or not row.kept:
            return QColor(self._theme.muted_text)
        return None


def _number_text(value: int) -> str:
    return f"{value:,}" if value else ""


_TEXTS: tuple[Callable[[ManifestRow], str], ...] = (
    lambda row: row.path,
    lambda row: _LANGUAGE_TITLES.get(row.language, row.language),
    lambda row: _number_text(row.lines),
    lambda row: amounts.size(row.bytes) if row.bytes else "",
    lambda row: _number_text(row.longest_line),
    decision_title,
    lambda row: row.detail,
)


def _tip(row: ManifestRow) -> str:
    return f"{row.source}/{row.path}\n{decision_sentence(row)}"


def _alignment(column: int) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if column in _NUMBERS else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter
