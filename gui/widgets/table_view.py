"""The table of every page: rows are selected as a whole, and columns that do not fit are hidden."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QAbstractItemModel, QItemSelectionModel, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

_ROW_HEIGHT = 24
_MIN_COLUMN_WIDTH = 48
_STRETCH = QHeaderView.ResizeMode.Stretch
_INTERACTIVE = QHeaderView.ResizeMode.Interactive


class TableView(QTableView):
    """Shows a model whose rows have one height and whose columns are as wide as the table.

    The keyboard focus leaves it by the Tab key, a click edits nothing, and Qt never measures a
    row, of which there may be a hundred thousand.

    Args:
        model: the rows.
        name: for screen readers.
        stretch: the column that takes the remaining width; None stretches all of them.
        widths: of other columns, in pixels.
        fits_contents: whether columns without a width are as wide as their contents.
        hidden_below: for a column the width of the table below which it is hidden, in pixels.
        elide: where texts are shortened.
        row_height: in pixels.
        several: whether several rows can be selected.
        sorts: whether a click on a header sorts; a third click restores the order.
    """

    def __init__(
        self,
        model: QAbstractItemModel,
        name: str,
        *,
        stretch: int | None = None,
        widths: Mapping[int, int] | None = None,
        fits_contents: bool = False,
        hidden_below: Mapping[int, int] | None = None,
        elide: Qt.TextElideMode = Qt.TextElideMode.ElideRight,
        row_height: int = _ROW_HEIGHT,
        several: bool = False,
        sorts: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._hidden_below = dict(hidden_below or {})
        self.setModel(model)
        self.setAccessibleName(name)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        mode = QAbstractItemView.SelectionMode
        self.setSelectionMode(mode.ExtendedSelection if several else mode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setTextElideMode(elide)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        rows = self.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(row_height)
        columns = self.horizontalHeader()
        columns.setHighlightSections(False)
        columns.setMinimumSectionSize(min([_MIN_COLUMN_WIDTH, *(widths or {}).values()]))
        if stretch is None:
            columns.setSectionResizeMode(_STRETCH)
        elif fits_contents:
            columns.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        if stretch is not None:
            columns.setSectionResizeMode(stretch, _STRETCH)
        for column, width in (widths or {}).items():
            is_fixed = stretch is None
            resizing = QHeaderView.ResizeMode.Fixed if is_fixed else _INTERACTIVE
            columns.setSectionResizeMode(column, resizing)
            self.setColumnWidth(column, width)
        if sorts:
            columns.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
            columns.setSortIndicatorClearable(True)
            self.setSortingEnabled(True)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Hide the columns that do not fit."""
        super().resizeEvent(event)
        for column, width in self._hidden_below.items():
            self.setColumnHidden(column, self.width() < width)

    def selectRow(self, row: int) -> None:
        """Select only this row; Qt's own adds it to the selection while Ctrl is held."""
        flags = QItemSelectionModel.SelectionFlag
        self.selectionModel().setCurrentIndex(
            self.model().index(row, 0), flags.ClearAndSelect | flags.Rows
        )
