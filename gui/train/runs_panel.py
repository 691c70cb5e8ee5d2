"""The list of runs: choose one to see its curve, tick others to draw them beside it.

What can be done with a run stands in a menu, at the button and at the right mouse
key; ``run_actions.py`` does it.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from core.errors import CoreError
from core.training.run_library import RunEntry
from core.training.runs import RunSummary
from gui.context import AppContext
from gui.train import runs_model
from gui.train.difference_dialog import DifferenceDialog
from gui.train.export_dialog import ExportDialog
from gui.train.operations import list_runs_operation
from gui.train.run_actions import RunActions
from gui.train.runs_menu import RunsMenu, checkpoint_of
from gui.train.runs_model import RunsModel
from gui.train.title_delegate import TitleDelegate
from gui.widgets.buttons import IconButton
from gui.widgets.card import Card
from gui.widgets.labels import label, plain_tip

# The narrowest panel that still shows a column.
_SHOWN_FROM = {
    runs_model.STATE: 330,
    runs_model.TIME: 410,
    runs_model.SIZE: 500,
    runs_model.STEPS: 580,
    runs_model.PRESET: 650,
    runs_model.DATASET: 740,
}
_DATASET_WIDTH = 150


class RunsPanel(Card):
    """Reads the runs in a worker and keeps the choice over a refresh.

    Signals:
        chosen: the ``RunSummary`` that the person wants to see.
        continue_wanted: the ``RunSummary`` to go on with.
        settings_wanted: the ``RunSummary`` whose settings a new run shall have.
        beginning_wanted: a run with whose weights a new one shall begin.
        ticks_changed: other runs are to be drawn beside the one that is shown.
        listed: the runs have been read.
    """

    chosen = Signal(object)
    continue_wanted = Signal(object)
    settings_wanted = Signal(object)
    beginning_wanted = Signal(object)
    ticks_changed = Signal()
    listed = Signal()

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        super().__init__("Runs", parent)
        self._context = context
        self._is_reading = False
        self._is_stale = False
        self._is_marking = False
        self._may_continue = True
        self.actions_on_runs = RunActions(context, self)
        self.continue_button = IconButton(
            "Continue",
            "play",
            "Go on with the chosen run from its last checkpoint; a finished one is lengthened "
            "by the length that is set at the left.",
            "flat",
        )
        self.undo_button = IconButton("Undo delete", "reset", "", "flat")
        self.manage_button = IconButton(
            "Manage", "", "Rename, copy, compare, export, delete.", "flat"
        )
        self.model = RunsModel(self)
        self.table = _table(self.model)
        self.menu = RunsMenu(context.workspace, self)
        self.manage_button.setMenu(self.menu)
        self._empty = label("Runs are listed here and stay after closing.", "muted", wraps=True)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignTop)
        for button in (self.undo_button, self.continue_button, self.manage_button):
            self.header.addWidget(button)
        self.body.addWidget(self._empty, 1)
        self.body.addWidget(self.table, 1)

        self.continue_button.clicked.connect(self._continue)
        self.undo_button.clicked.connect(self.actions_on_runs.undo)
        self.table.selectionModel().currentRowChanged.connect(self._row_chosen)
        self.table.customContextMenuRequested.connect(self._show_menu)
        self.table.addActions(self.menu.actions())
        self.titles = TitleDelegate(self.model.title_problem, self)
        self.table.setItemDelegateForColumn(runs_model.RUN, self.titles)
        self.titles.closeEditor.connect(self.refresh)
        self.model.ticks_changed.connect(self.ticks_changed)
        self.model.rename_wanted.connect(self.actions_on_runs.rename)
        self.model.modelReset.connect(self._show_state)
        self.menu.aboutToShow.connect(self._offer_trash)
        self.menu.rename.triggered.connect(self._edit_name)
        self.menu.copy.triggered.connect(self._clone)
        self.menu.use_settings.triggered.connect(self._use_settings)
        self.menu.begin_with.triggered.connect(self._begin_with)
        self.menu.compare.triggered.connect(self.show_differences)
        self.menu.evaluate.triggered.connect(self._evaluate)
        self.menu.card.triggered.connect(self._show_card)
        self.menu.export.triggered.connect(self.show_export)
        self.menu.delete.triggered.connect(self._delete)
        self.menu.undo.triggered.connect(self.actions_on_runs.undo)
        self.menu.restore_wanted.connect(self.actions_on_runs.restore)
        self.menu.emptying_wanted.connect(self.actions_on_runs.empty_trash)
        self.actions_on_runs.changed.connect(self.refresh)
        self.actions_on_runs.rename_failed.connect(self._edit_again)
        self.actions_on_runs.undo_changed.connect(self._show_state)
        self._show_state()

    @Slot()
    def refresh(self, *_event: object) -> None:
        """Read the runs anew; a second call while reading makes it read once more."""
        if self._is_reading:
            self._is_stale = True
            return
        self._is_reading = True
        job = self._context.jobs.start("Listing runs", list_runs_operation(self._context.workspace))
        job.on_result(self._read)
        job.on_error(self._read_failed)
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

    @Slot()
    def show_differences(self) -> DifferenceDialog | None:
        """Lay the marked run and a ticked one, or the one before it, side by side."""
        runs, current = self.model.runs(), self.selected()
        if current is None or len(runs) < 2:
            return None
        names = [run.name for run in runs]
        first = names.index(current.name)
        ticked = [names.index(run.name) for run in self.model.ticked() if run is not current]
        second = ticked[0] if ticked else (first + 1) % len(runs)
        dialog = DifferenceDialog(runs, first, second, self.window())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.show()
        return dialog

    @Slot()
    def show_export(self) -> ExportDialog | None:
        """Ask how and where to export the model of the marked run."""
        run = self.selected()
        if run is None or checkpoint_of(run) is None:
            return None
        dialog = ExportDialog(self._context, run, self.window())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.show()
        return dialog

    @Slot()
    def _show_state(self) -> None:
        has_runs = self.model.rowCount() > 0
        self._empty.setVisible(not has_runs)
        self.table.setVisible(has_runs)
        run = self.selected()
        self.continue_button.setVisible(has_runs)
        self.continue_button.setEnabled(self._may_continue and run is not None and run.is_resumable)
        undoable = self.actions_on_runs.undoable
        self.undo_button.setVisible(bool(undoable))
        self.undo_button.setToolTip(plain_tip(f"Fetch {undoable} back from the trash."))
        self.menu.show_state(run, runs=self.model.rowCount(), undoable=undoable)

    @Slot(object)
    def _read(self, entries: list[RunEntry]) -> None:
        if self.table.state() == QAbstractItemView.State.EditingState:
            # A new list would take the name from under the person's hands.
            return
        shown = self.selected()
        self.model.set_entries(entries)
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

    @Slot()
    def _edit_name(self) -> None:
        index = self.table.currentIndex()
        if index.isValid():
            self.table.setFocus()
            self.table.edit(self.model.index(index.row(), runs_model.RUN))

    @Slot(object, str)
    def _edit_again(self, run: RunSummary, title: str) -> None:
        """What was typed is not lost where the disk refused it."""
        row = self.model.row_of(run.folder)
        if row < 0 or self.table.state() == QAbstractItemView.State.EditingState:
            return
        self.table.selectRow(row)
        self._edit_name()
        if self.titles.editor is not None:
            self.titles.editor.setText(title)

    @Slot()
    def _clone(self) -> None:
        run = self.selected()
        if run is not None:
            self.actions_on_runs.clone(run)

    @Slot()
    def _begin_with(self) -> None:
        run = self.selected()
        if run is not None:
            self.beginning_wanted.emit(run)

    @Slot()
    def _use_settings(self) -> None:
        run = self.selected()
        if run is not None:
            self.settings_wanted.emit(run)

    @Slot()
    def _evaluate(self) -> None:
        run = self.selected()
        checkpoint = checkpoint_of(run) if run is not None else None
        if checkpoint is not None:
            self._context.evaluation_wanted.emit(str(checkpoint))

    @Slot()
    def _show_card(self) -> None:
        run = self.selected()
        checkpoint = checkpoint_of(run) if run is not None else None
        if checkpoint is not None:
            self._context.card_wanted.emit(str(checkpoint))

    @Slot()
    def _delete(self) -> None:
        run = self.selected()
        if run is not None:
            self.actions_on_runs.delete(run)

    @Slot()
    def _offer_trash(self) -> None:
        self.menu.offer_trash()

    @Slot(QPoint)
    def _show_menu(self, place: QPoint) -> None:
        self.menu.popup(self.table.viewport().mapToGlobal(place))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out the columns that do not fit."""
        super().resizeEvent(event)
        for column, width in _SHOWN_FROM.items():
            self.table.setColumnHidden(column, self.width() < width)


def _table(model: RunsModel) -> QTableView:
    table = QTableView()
    table.setModel(model)
    table.setAccessibleName("Runs")
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    # A click chooses; a name is edited by F2 or by the menu.
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setShowGrid(False)
    table.setWordWrap(False)
    table.setTabKeyNavigation(False)
    table.setTextElideMode(Qt.TextElideMode.ElideRight)
    table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
    table.verticalHeader().hide()
    table.verticalHeader().setDefaultSectionSize(26)
    header = table.horizontalHeader()
    header.setHighlightSections(False)
    header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    header.setSectionResizeMode(runs_model.RUN, QHeaderView.ResizeMode.Stretch)
    header.setSectionResizeMode(runs_model.DATASET, QHeaderView.ResizeMode.Interactive)
    header.setMinimumSectionSize(48)
    table.setColumnWidth(runs_model.DATASET, _DATASET_WIDTH)
    header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
    header.setSortIndicatorClearable(True)
    table.setSortingEnabled(True)
    return table
