"""The list of runs: choose one to see its curve, or to continue it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from core.errors import CoreError
from core.training.runs import RunSummary
from gui.context import AppContext
from gui.train.operations import list_runs_operation
from gui.train.runs_model import SPARE_COLUMNS, RunsModel
from gui.widgets.buttons import IconButton
from gui.widgets.card import Card
from gui.widgets.labels import label

_WIDTH_FOR_ALL = 400


class RunsPanel(Card):
    """Reads the runs in a worker and keeps the choice over a refresh.

    Signals:
        chosen: the ``RunSummary`` that the person wants to see.
        continue_wanted: the ``RunSummary`` to go on with.
        listed: the runs have been read.
    """

    chosen = Signal(object)
    continue_wanted = Signal(object)
    listed = Signal()

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        super().__init__("Runs", parent)
        self._context = context
        self._is_reading = False
        self._is_stale = False
        self._is_marking = False
        self._may_continue = True
        self.continue_button = IconButton(
            "Continue",
            "play",
            "Go on with the chosen run from its last checkpoint; a finished one is lengthened "
            "by the length that is set at the left.",
            "flat",
        )
        self.continue_button.clicked.connect(self._continue)
        self.header.addWidget(self.continue_button)
        self.model = RunsModel(self)
        self.table = QTableView()
        self.table.setModel(self.model)
        self.table.setAccessibleName("Runs")
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setShowGrid(False)
        self.table.setWordWrap(False)
        self.table.setTabKeyNavigation(False)
        self.table.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setDefaultSectionSize(26)
        header = self.table.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setMinimumSectionSize(56)
        self.table.selectionModel().currentRowChanged.connect(self._row_chosen)
        self._empty = label("Runs are listed here and stay after closing.", "muted", wraps=True)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.body.addWidget(self._empty, 1)
        self.body.addWidget(self.table, 1)
        self._show_state()

    def refresh(self) -> None:
        """Read the runs anew; a second call while reading makes it read once more."""
        if self._is_reading:
            self._is_stale = True
            return
        self._is_reading = True
        job = self._context.jobs.start("Listing runs", list_runs_operation(self._context.workspace))
        job.finished.connect(self._read)
        job.failed.connect(self._read_failed)
        job.ended.connect(self._reading_ended)

    def select(self, folder: Path) -> None:
        """Mark a run as the one shown, without choosing it anew."""
        row = self.model.row_of(folder)
        self._is_marking = True
        if row >= 0:
            self.table.selectRow(row)
        else:
            self.table.clearSelection()
            self.table.setCurrentIndex(QModelIndex())
        self._is_marking = False
        self._show_state()

    def set_may_continue(self, may: bool) -> None:
        """Whether a run could be continued now: none is being trained."""
        self._may_continue = may
        self._show_state()

    def selected(self) -> RunSummary | None:
        """The marked run."""
        index = self.table.currentIndex()
        return self.model.run(index.row()) if index.isValid() else None

    def _show_state(self) -> None:
        has_runs = self.model.rowCount() > 0
        self._empty.setVisible(not has_runs)
        self.table.setVisible(has_runs)
        run = self.selected()
        self.continue_button.setVisible(has_runs)
        self.continue_button.setEnabled(self._may_continue and run is not None and run.is_resumable)

    @Slot(object)
    def _read(self, runs: list[RunSummary]) -> None:
        shown = self.selected()
        self.model.set_runs(runs)
        if shown is not None:
            self.select(shown.folder)
        self._show_state()
        self.listed.emit()

    @Slot(object)
    def _read_failed(self, error: CoreError) -> None:
        self._context.errors.show(error)

    @Slot()
    def _reading_ended(self) -> None:
        self._is_reading = False
        if self._is_stale:
            self._is_stale = False
            self.refresh()

    @Slot()
    def _row_chosen(self, *_indexes: object) -> None:
        self._show_state()
        run = self.selected()
        if run is not None and not self._is_marking:
            self.chosen.emit(run)

    @Slot()
    def _continue(self) -> None:
        run = self.selected()
        if run is not None:
            self.continue_wanted.emit(run)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out the columns that do not fit."""
        super().resizeEvent(event)
        for column in SPARE_COLUMNS:
            self.table.setColumnHidden(column, self.width() < _WIDTH_FOR_ALL)
