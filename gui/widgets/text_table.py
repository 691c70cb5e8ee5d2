"""Rows of texts as a table for Qt's views; what a row says is asked for when it is painted."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from gui.widgets.labels import plain_tip

Index = QModelIndex | QPersistentModelIndex


class TextRows(Protocol):
    """What a table shows; its length is the number of rows."""

    def __len__(self) -> int: ...

    def texts(self, row: int) -> tuple[str, ...]:
        """One text a column."""
        ...

    def tip(self, row: int) -> str:
        """The tooltip of a row."""
        ...


class FixedRows:
    """Rows whose texts are known already.

    Args:
        rows: one text a column.
        separator: between the columns in the tooltip of a row, which is the whole row.
    """

    def __init__(self, rows: Sequence[tuple[str, ...]], separator: str = "\n") -> None:
        self._rows = rows
        self._separator = separator

    def __len__(self) -> int:
        return len(self._rows)

    def texts(self, row: int) -> tuple[str, ...]:
        """One text a column."""
        return self._rows[row]

    def tip(self, row: int) -> str:
        """The whole row, which a narrow table shortens."""
        return self._separator.join(self._rows[row])


class TextTableModel(QAbstractTableModel):
    """Shows rows that never change; ``show_rows`` replaces all of them.

    Args:
        headers: one a column.
        numbers: the columns that are aligned to the right.
    """

    def __init__(
        self, headers: tuple[str, ...], numbers: tuple[int, ...] = (), parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._headers = headers
        self._numbers = numbers
        self._rows: TextRows | None = None

    def show_rows(self, rows: TextRows, headers: tuple[str, ...] | None = None) -> None:
        """Show other rows; ``headers`` where there are other columns too."""
        self.beginResetModel()
        self._rows = rows
        self._headers = headers or self._headers
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        """Rows."""
        return 0 if self._rows is None or (parent and parent.isValid()) else len(self._rows)

    def columnCount(self, parent: Index | None = None) -> int:
        """Columns."""
        return 0 if parent and parent.isValid() else len(self._headers)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Names of the columns."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._headers[section]
        return self._alignment(section) if role == Qt.ItemDataRole.TextAlignmentRole else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Texts and alignment."""
        rows = self._rows
        if rows is None or not 0 <= index.row() < len(rows):
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return rows.texts(index.row())[index.column()]
            case Qt.ItemDataRole.ToolTipRole:
                return plain_tip(rows.tip(index.row()))
            case Qt.ItemDataRole.TextAlignmentRole:
                return self._alignment(index.column())
            case _:
                return None

    def _alignment(self, column: int) -> Qt.AlignmentFlag:
        is_number = column in self._numbers
        side = Qt.AlignmentFlag.AlignRight if is_number else Qt.AlignmentFlag.AlignLeft
        return side | Qt.AlignmentFlag.AlignVCenter
