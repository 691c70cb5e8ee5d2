"""A window that compares two runs; it may stay open while a run continues."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from core.training.runs.run_folder import RunSummary
from gui.train.comparison_rows import (
    HEADERS,
    ComparisonRows,
    compared_results,
    compared_settings,
)
from gui.translation import tr
from gui.widgets.buttons import IconButton
from gui.widgets.card import GRID
from gui.widgets.choice import Choice
from gui.widgets.labels import label
from gui.widgets.table_view import TableView
from gui.widgets.text_table import TextTableModel


class ComparisonDialog(QDialog):
    """Two lists of runs above a table of their results and settings.

    Args:
        runs: those to choose from, at least two.
        first, second: the indices of the two that are chosen first.
    """

    def __init__(
        self, runs: Sequence[RunSummary], first: int, second: int, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Compare runs"))
        self.resize(640, 480)
        self._runs = {run.name: run for run in runs}
        self.rows = ComparisonRows(())
        items = [(run.name, run.title) for run in runs]
        self.first = Choice(tr("First run"), tr("The run in the first column."))
        self.second = Choice(tr("Second run"), tr("The run in the second column."))
        for choice, index in ((self.first, first), (self.second, second)):
            choice.set_items(items, runs[index].name)
            choice.currentIndexChanged.connect(self.show_comparison)
        self.every = QCheckBox(tr("Show equal settings"))
        self.every.toggled.connect(self.show_comparison)
        self._model = TextTableModel(tuple(map(tr, HEADERS)), parent=self)
        self.table = TableView(self._model, tr("Comparison"), elide=Qt.TextElideMode.ElideMiddle)
        self.nothing = label(tr("Both runs have the same settings."), "muted", wraps=True)
        self.copy_button = IconButton(tr("Copy"), "copy", tr("Copy the table to the clipboard."))
        self.copy_button.clicked.connect(self.copy)
        close = IconButton(tr("Close"), "", "")
        close.clicked.connect(self.close)
        chosen = QHBoxLayout()
        chosen.setSpacing(GRID)
        chosen.addWidget(self.first, 1)
        chosen.addWidget(label(tr("and"), "muted"))
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
        self.show_comparison()

    @Slot()
    def show_comparison(self, *_choice: object) -> None:
        """Compare the chosen runs."""
        first, second = self._runs[self.first.key()], self._runs[self.second.key()]
        settings = compared_settings(first, second)
        self.nothing.setVisible(all(value.is_equal for value in settings))
        if not self.every.isChecked():
            settings = [value for value in settings if not value.is_equal]
        self.rows = ComparisonRows([*compared_results(first, second), *settings])
        self._model.show_rows(self.rows)

    @Slot()
    def copy(self) -> None:
        """Copy the table to the clipboard, with tabs between the columns."""
        names = ("", self.first.currentText(), self.second.currentText())
        lines = [names, *(self.rows.texts(row) for row in range(len(self.rows)))]
        QGuiApplication.clipboard().setText("\n".join("\t".join(line) for line in lines))
