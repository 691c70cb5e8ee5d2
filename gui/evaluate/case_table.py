"""The table of cases, which leaves out the columns that do not fit."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from gui.evaluate.case_rows import CaseRows
from gui.widgets.text_table import TextTableModel

_MARK, _FILE, _CARET, _RIGHT, _OFFERED = range(len(CaseRows.HEADERS))
# The narrowest table that still shows a column; the case beside it tells the rest.
_SHOWN_FROM = {_CARET: 520, _FILE: 360, _OFFERED: 200}
_ROW_HEIGHT = 24
_MARK_WIDTH = 28


class CaseTable(QTableView):
    """One case a row."""

    def __init__(self, model: TextTableModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setModel(model)
        self.setAccessibleName("Cases")
        self.setToolTip("One caret a row; the case itself stands beside.")
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(_ROW_HEIGHT)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setMinimumSectionSize(_ROW_HEIGHT)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(_MARK, QHeaderView.ResizeMode.Fixed)
        self.setColumnWidth(_MARK, _MARK_WIDTH)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show what fits."""
        super().resizeEvent(event)
        for column, width in _SHOWN_FROM.items():
            self.setColumnHidden(column, self.width() < width)
