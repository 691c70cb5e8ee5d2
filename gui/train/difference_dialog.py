"""A window that lays two runs side by side; it may stay open while one goes on."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from core.training.runs.run_folder import RunSummary
from gui.train.run_differences import (
    HEADERS,
    DifferenceRows,
    outcomes,
    settings_differences,
)
from gui.widgets.buttons import IconButton
from gui.widgets.card import GRID
from gui.widgets.choice import Choice
from gui.widgets.labels import label
from gui.widgets.text_table import TextTableModel


class DifferenceDialog(QDialog):
    """Two choices of runs above a table.

    Args:
        runs: those to choose from, two at least.
        first, second: their places that are chosen to begin with.
    """

    def __init__(
        self, runs: Sequence[RunSummary], first: int, second: int, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Differences of two runs")
        self.resize(640, 480)
        self._runs = {run.name: run for run in runs}
        self.rows = DifferenceRows(())
        items = [(run.name, run.title) for run in runs]
        self.first = Choice("First run", "The run of the first column.")
        self.second = Choice("Second run", "The run of the second column.")
        for choice, place in ((self.first, first), (self.second, second)):
            choice.set_items(items, runs[place].name)
            choice.currentIndexChanged.connect(self.show_differences)
        self.every = QCheckBox("Also what they have in common")
        self.every.toggled.connect(self.show_differences)
        self._model = TextTableModel(HEADERS, parent=self)
        self.table = _table(self._model)
        self.nothing = label("Both runs have the same settings.", "muted", wraps=True)
        self.copy_button = IconButton("Copy", "copy", "Put the table on the clipboard.")
        self.copy_button.clicked.connect(self.copy)
        close = IconButton("Close", "", "")
        close.clicked.connect(self.close)
        chosen = QHBoxLayout()
        chosen.setSpacing(GRID)
        chosen.addWidget(self.first, 1)
        chosen.addWidget(label("and", "muted"))
        chosen.addWidget(self.second, 1)
        bottom = QHBoxLayout()
        bottom.setSpacing(GRID)
        bottom.addWidget(self.every)
        bottom.addStretch(1)
        bottom.addWidget(self.copy_button)
        bottom.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        column.setSpacing(GRID)
        column.addLayout(chosen)
        column.addWidget(self.table, 1)
        column.addWidget(self.nothing)
        column.addLayout(bottom)
        self.show_differences()

    @Slot()
    def show_differences(self, *_choice: object) -> None:
        """Compare the chosen runs."""
        first, second = self._runs[self.first.key()], self._runs[self.second.key()]
        settings = settings_differences(first, second)
        self.nothing.setVisible(all(line.is_equal for line in settings))
        if not self.every.isChecked():
            settings = [line for line in settings if not line.is_equal]
        self.rows = DifferenceRows([*outcomes(first, second), *settings])
        self._model.show_rows(self.rows)

    @Slot()
    def copy(self) -> None:
        """Put the table on the clipboard, its columns parted by tabs."""
        names = ("", self.first.currentText(), self.second.currentText())
        lines = [names, *(self.rows.texts(row) for row in range(len(self.rows)))]
        QGuiApplication.clipboard().setText("\n".join("\t".join(line) for line in lines))


def _table(model: TextTableModel) -> QTableView:
    table = QTableView()
    table.setModel(model)
    table.setAccessibleName("Differences")
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    table.setShowGrid(False)
    table.setWordWrap(False)
    table.setTabKeyNavigation(False)
    table.setTextElideMode(Qt.TextElideMode.ElideMiddle)
    table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    table.verticalHeader().hide()
    table.verticalHeader().setDefaultSectionSize(24)
    header = table.horizontalHeader()
    header.setHighlightSections(False)
    header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
    return table
