"""The files of a corpus as a table for Qt's views; it sorts and filters by columns.

There is no proxy model: Qt's own would call Python twice for every comparison. The rows
shown are an array of indices, which NumPy makes again in a few milliseconds.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import (
    QT_TR_NOOP,
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)
from PySide6.QtGui import QColor

from core.corpus.browse.corpus_data import CorpusData
from core.corpus.browse.file_filter import FileFilter, ordered
from core.corpus.store.manifest import ManifestRow
from core.corpus.store.overrides import Overrides
from core.languages.table import LANGUAGES
from gui import amounts
from gui.corpus.decision import decision_sentence, decision_title
from gui.theme import Theme, current_theme
from gui.translation import tr
from gui.widgets.labels import plain_tip

FILE, LANGUAGE, LINES, SIZE, LONGEST, DECISION, WHY = range(7)
_HEADERS = (
    str(QT_TR_NOOP("File")),
    str(QT_TR_NOOP("Language")),
    str(QT_TR_NOOP("Lines")),
    str(QT_TR_NOOP("Size")),
    str(QT_TR_NOOP("Longest")),
    str(QT_TR_NOOP("Decision")),
    str(QT_TR_NOOP("Why")),
)
_TIPS = (
    str(QT_TR_NOOP("Path in its source. Sorting by it groups the files of a folder.")),
    str(QT_TR_NOOP("By the ending of the name.")),
    str(QT_TR_NOOP("Lines of the file as it was read.")),
    str(QT_TR_NOOP("Bytes on disk.")),
    str(QT_TR_NOOP("Characters of the longest line.")),
    str(QT_TR_NOOP("In the training split, in the validation split, or dropped.")),
    str(QT_TR_NOOP("The figure that decided.")),
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
        """The corpus that is shown."""
        return self._data

    @property
    def shown(self) -> NDArray[np.intp]:
        """The indices of the files in the table, in its order."""
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
        """Show what a user has decided about single files since the build."""
        self._overrides = overrides
        self._repaint()

    def set_theme(self, theme: Theme) -> None:
        """Use the colors of another theme."""
        self._theme = theme
        self._repaint()

    def row(self, line: int) -> ManifestRow | None:
        """Return the file on a line of the table, from 0."""
        if self._data is None or not 0 <= line < len(self._shown):
            return None
        return self._data.rows[self._shown[line]]

    def path(self, line: int) -> str:
        """Return the path on a line of the table, as it is shown."""
        if self._data is None or not 0 <= line < len(self._shown):
            return ""
        return self._data.paths[int(self._shown[line])]

    def line_of(self, index: int) -> int:
        """Return the line of the file with an index in the manifest; -1 where it is not shown."""
        lines = np.flatnonzero(self._shown == index)
        return int(lines[0]) if len(lines) else -1

    def rowCount(self, parent: Index | None = None) -> int:
        """Return the number of files."""
        return 0 if parent is not None and parent.isValid() else len(self._shown)

    def columnCount(self, parent: Index | None = None) -> int:
        """Return the number of columns."""
        return 0 if parent is not None and parent.isValid() else len(_HEADERS)

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Order the rows by a column; by the manifest for column -1."""
        self.layoutAboutToBeChanged.emit()
        before = [self._index_of(index) for index in self.persistentIndexList()]
        self._sorted_by = column
        self._is_descending = order == Qt.SortOrder.DescendingOrder
        self._arrange()
        for old, file in zip(self.persistentIndexList(), before, strict=True):
            new = self.index(self.line_of(file), old.column())
            self.changePersistentIndex(old, new)
        self.layoutChanged.emit()

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return the names of the columns."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return tr(_HEADERS[section])
            case Qt.ItemDataRole.ToolTipRole:
                return tr(_TIPS[section])
            case Qt.ItemDataRole.TextAlignmentRole:
                return _alignment(section)
            case _:
                return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return texts, alignment and colors."""
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
                return self._color(row, index.column())
            case _:
                return None

    def _repaint(self) -> None:
        if len(self._shown):
            last = self.index(len(self._shown) - 1, len(_HEADERS) - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def _index_of(self, index: QModelIndex) -> int:
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
            LINES: data.measures.lines,
            SIZE: data.measures.bytes,
            LONGEST: data.measures.longest_line,
            # Kept files first, then the reasons by name.
            DECISION: data.reason.codes,
            WHY: data.reason.codes,
        }
        return keys.get(column)

    def _color(self, row: ManifestRow, column: int) -> QColor | None:
        if column == DECISION:
            if self._overrides.of(row.source, row.path) != row.override:
                return QColor(self._theme.accent)  # not yet true of the corpus
            return QColor(self._theme.success if row.kept else self._theme.warning)
        if column in (WHY, LANGUAGE) or not row.kept:
            return QColor(self._theme.muted_text)
        return None


def _number_text(value: int) -> str:
    return amounts.count(value) if value else ""


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
