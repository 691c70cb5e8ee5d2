"""The table of cases, which hides the columns that do not fit."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from gui.evaluate.case_rows import CaseRows
from gui.translation import tr
from gui.widgets.text_table import TextTableModel

_OUTCOME, _FILE, _CURSOR, _EXPECTED, _SUGGESTED = range(len(CaseRows.HEADERS))
# The smallest width of the table at which a column is shown; the case beside it has all.
_MIN_WIDTHS = {_CURSOR: 520, _FILE: 360, _SUGGESTED: 200}
_ROW_HEIGHT = 24
_OUTCOME_WIDTH = 28


class CaseTable(QTableView):
    """One row for each case."""

    def __init__(self, model: TextTableModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setModel(model)
        self.setAccessibleName(tr("Cases"))
        self.setToolTip(tr("One row for each cursor position; the case itself is shown beside."))
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
        header.setSectionResizeMode(_OUTCOME, QHeaderView.ResizeMode.Fixed)
        self.setColumnWidth(_OUTCOME, _OUTCOME_WIDTH)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Hide the columns that do not fit."""
        super().resizeEvent(event)
        for column, width in _MIN_WIDTHS.items():
            self.setColumnHidden(column, self.width() < width)
