"""The list of runs: choose one to see its curve, tick others to draw them beside it.

The actions on a run are in a menu, at the button and as the context menu;
``run_actions.py`` carries them out.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QLineEdit, QWidget

from core.errors import CoreError
from core.training.runs.run_folder import RunSummary
from core.training.runs.run_library import RunEntry
from gui.context import AppContext
from gui.train import runs_model
from gui.train.comparison_dialog import ComparisonDialog
from gui.train.export_dialog import ExportDialog
from gui.train.labels_dialog import LabelsDialog
from gui.train.operations import list_runs_operation
from gui.train.run_actions import RunActions
from gui.train.runs_menu import RunsMenu, checkpoint_of
from gui.train.runs_model import RunsModel
from gui.train.title_delegate import TitleDelegate
from gui.translation import tr
from gui.widgets.buttons import IconButton
from gui.widgets.card import GRID, Card
from gui.widgets.labels import label, plain_tip
from gui.widgets.table_view import TableView

# The smallest width of the table at which a column is shown.
_MIN_WIDTHS = {
    runs_model.STATE: 298,
    runs_model.TAGS: 780,
    runs_model.TIME: 378,
    runs_model.SIZE: 468,
    runs_model.STEPS: 548,
    runs_model.PRESET: 618,
    runs_model.DATASET: 708,
}
_DATASET_WIDTH = 150
_ROW_HEIGHT = 26
_FILTER_WIDTH = 70
# In a narrower panel the buttons need the room of the filter.
_FILTER_FROM = 380


class RunsPanel(Card):
    """Reads the runs in a worker and keeps the selection over a refresh.

    Signals:
        chosen: the ``RunSummary`` that the user wants to see.
        continue_requested: the ``RunSummary`` to continue.
        settings_requested: the ``RunSummary`` whose settings the next run shall have.
        fine_tuning_requested: the ``RunSummary`` from whose weights the next run shall start.
        ticks_changed: other runs shall be drawn beside the one that is shown.
        listed: the runs have been read.
    """

    chosen = Signal(RunSummary)
    continue_requested = Signal(RunSummary)
    settings_requested = Signal(RunSummary)
    fine_tuning_requested = Signal(RunSummary)
    ticks_changed = Signal()
    listed = Signal()

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(tr("Runs"), parent)
        self._context = context
        self._is_reading = False
        self._is_stale = False
        self._is_selecting = False
        self._may_continue = True
        self.actions_on_runs = RunActions(context, self)
        self.continue_button = IconButton(
            tr("Continue"),
            "play",
            tr(
                "Continue the selected run from its last checkpoint; a finished run is extended "
                "by the length that is set on the left."
            ),
            "flat",
        )
        self.undo_button = IconButton(tr("Undo delete"), "reset", "", "flat")
        self.manage_button = IconButton(
            tr("Manage"), "", tr("Rename, copy, compare, export, delete."), "flat"
        )
        self.model = RunsModel(self)
        self.table = TableView(
            self.model,
            tr("Runs"),
            stretch=runs_model.RUN,
            widths={runs_model.DATASET: _DATASET_WIDTH},
            fits_contents=True,
            hidden_below=_MIN_WIDTHS,
            row_height=_ROW_HEIGHT,
            sorts=True,
        )
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.menu = RunsMenu(context.workspace, self)
        self.manage_button.setMenu(self.menu)
        self._empty = label(
            tr("Runs are listed here; they are kept when the program is closed."),
            "muted",
            wraps=True,
        )
        self._empty.setAlignment(Qt.AlignmentFlag.AlignTop)
        for button in (self.undo_button, self.continue_button, self.manage_button):
            self.header.addWidget(button)
        # Without room for its text it has only its icon.
        self.undo_button.setMinimumWidth(self.undo_button.iconSize().width() + 2 * GRID)
        self.filter = QLineEdit()
        self.filter.setPlaceholderText(tr("Filter"))
        self.filter.setAccessibleName(tr("Filter the runs"))
        self.filter.setToolTip(tr("Words of title, tags, note, preset, dataset or state."))
        self.filter.setClearButtonEnabled(True)
        self.filter.setMinimumWidth(1)  # it is hidden before it is that narrow
        self.filter.setMaximumWidth(2 * _FILTER_WIDTH)
        self.header.insertWidget(1, self.filter, 1)
        self.body.addWidget(self._empty, 1)
        self.body.addWidget(self.table, 1)

        self.filter.textChanged.connect(self.model.set_filter)
        self.continue_button.clicked.connect(self._continue)
        self.undo_button.clicked.connect(self.actions_on_runs.undo)
        self.table.selectionModel().currentRowChanged.connect(self._row_chosen)
        self.table.customContextMenuRequested.connect(self._show_menu)
        self.table.addActions(self.menu.actions())
        # The last run can be restored too, when there is no table.
        self.menu.undo.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self.addAction(self.menu.undo)
        self.titles = TitleDelegate(self.model.title_problem, self)
        self.table.setItemDelegateForColumn(runs_model.RUN, self.titles)
        self.titles.closeEditor.connect(self.refresh)
        self.model.ticks_changed.connect(self.ticks_changed)
        self.model.rename_requested.connect(self.actions_on_runs.rename)
        self.model.modelReset.connect(self._show_state)
        self.menu.aboutToShow.connect(self._list_trash)
        self.menu.rename.triggered.connect(self._edit_name)
        self.menu.label.triggered.connect(self.show_labels)
        self.menu.copy.triggered.connect(self._clone)
        self.menu.copy_settings.triggered.connect(self._copy_settings)
        self.menu.fine_tune.triggered.connect(self._fine_tune)
        self.menu.compare.triggered.connect(self.show_comparison)
        self.menu.evaluate.triggered.connect(self._evaluate)
        self.menu.card.triggered.connect(self._show_card)
        self.menu.export.triggered.connect(self.show_export)
        self.menu.delete.triggered.connect(self._delete)
        self.menu.undo.triggered.connect(self.actions_on_runs.undo)
        self.menu.restore_requested.connect(self.actions_on_runs.restore)
        self.menu.emptying_requested.connect(self.actions_on_runs.empty_trash)
        self.actions_on_runs.changed.connect(self.refresh)
        self.actions_on_runs.rename_failed.connect(self._edit_again)
        self.actions_on_runs.undo_changed.connect(self._show_state)
        self._show_state()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the buttons above the table."""
        super().resizeEvent(event)
        self._fit_header()

    @Slot()
    def refresh(self, *_event: object) -> None:
        """Read the runs again; a second call while reading makes it read once more."""
        if self._is_reading:
            self._is_stale = True
            return
        self._is_reading = True
        job = self._context.jobs.start(
            tr("Listing runs"), list_runs_operation(self._context.workspace)
        )
        job.on_result(self._read)
        job.on_error(self._read_failed)
        job.ended.connect(self._reading_ended)

    def select(self, folder: Path) -> None:
        """Select the run that is shown, without the signal ``chosen``."""
        row = self.model.row_of(folder)
        self._is_selecting = True
        if row >= 0:
            self.table.selectRow(row)
        else:
            self.table.clearSelection()
            self.table.setCurrentIndex(QModelIndex())
        self._is_selecting = False
        self._show_state()

    def set_may_continue(self, may: bool) -> None:
        """Set whether a run could be continued now: none is being trained."""
        self._may_continue = may
        self._show_state()

    def selected(self) -> RunSummary | None:
        """Return the selected run."""
        index = self.table.currentIndex()
        return self.model.run(index.row()) if index.isValid() else None

    @Slot()
    def show_comparison(self) -> ComparisonDialog | None:
        """Compare the selected run with a ticked one, or with the one before it."""
        runs, current = self.model.runs(), self.selected()
        if current is None or len(runs) < 2:
            return None
        names = [run.name for run in runs]
        first = names.index(current.name)
        ticked = [names.index(run.name) for run in self.model.ticked() if run is not current]
        second = ticked[0] if ticked else (first + 1) % len(runs)
        dialog = ComparisonDialog(runs, first, second, self.window())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.show()
        return dialog

    @Slot()
    def show_labels(self) -> LabelsDialog | None:
        """Let the user edit the note and the tags of the selected run."""
        run = self.selected()
        if run is None:
            return None
        dialog = LabelsDialog(run.title, self.model.labels_of(run.name), self.window())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(
            lambda: self.actions_on_runs.label(run, dialog.note.toPlainText(), dialog.tags.text())
        )
        dialog.open()
        return dialog

    @Slot()
    def show_export(self) -> ExportDialog | None:
        """Ask how and where to export the model of the selected run."""
        run = self.selected()
        if run is None or checkpoint_of(run) is None:
            return None
        dialog = ExportDialog(self._context, run, self.window())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.show()
        return dialog

    @Slot()
    def _show_state(self) -> None:
        has_runs = bool(self.model.runs())
        has_focus = self.table.hasFocus()
        self._empty.setVisible(not has_runs)
        self.table.setVisible(has_runs)
        run = self.selected()
        self.continue_button.setVisible(has_runs)
        self.continue_button.setEnabled(self._may_continue and run is not None and run.is_resumable)
        undoable = self.actions_on_runs.undoable
        self.undo_button.setVisible(bool(undoable))
        self._fit_header()
        if has_focus and undoable and not has_runs:
            self.undo_button.setFocus()  # the shortcut works on, and so does the space bar
        self.undo_button.setToolTip(
            plain_tip(tr("Restore {run} from the trash.").format(run=undoable))
        )
        self.menu.show_state(run, runs=len(self.model.runs()), undoable=undoable)

    @Slot(object)
    def _read(self, entries: list[RunEntry]) -> None:
        if self.table.state() == QAbstractItemView.State.EditingState:
            # A new list would end the editing of a title.
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
        if run is not None and not self._is_selecting:
            self.chosen.emit(run)

    @Slot()
    def _continue(self) -> None:
        run = self.selected()
        if run is not None:
            self.continue_requested.emit(run)

    @Slot()
    def _edit_name(self) -> None:
        index = self.table.currentIndex()
        if index.isValid():
            self.table.setFocus()
            self.table.edit(self.model.index(index.row(), runs_model.RUN))

    @Slot(object, str)
    def _edit_again(self, run: RunSummary, title: str) -> None:
        """Edit a title again that could not be written, so that the text is not lost."""
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
    def _fine_tune(self) -> None:
        run = self.selected()
        if run is not None:
            self.fine_tuning_requested.emit(run)

    @Slot()
    def _copy_settings(self) -> None:
        run = self.selected()
        if run is not None:
            self.settings_requested.emit(run)

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
    def _list_trash(self) -> None:
        self.menu.list_trash()

    @Slot(QPoint)
    def _show_menu(self, position: QPoint) -> None:
        self.menu.popup(self.table.viewport().mapToGlobal(position))

    def _fit_header(self) -> None:
        # What is filtered stays visible as such.
        has_room = self.width() >= _FILTER_FROM or bool(self.filter.text())
        self.filter.setVisible(has_room and bool(self.model.runs()))
        self.undo_button.setText(tr("Undo delete"))
        items = (self.header.itemAt(index) for index in range(self.header.count()))
        widgets = (item.widget() for item in items if item is not None)
        shown = [widget for widget in widgets if widget is not None and not widget.isHidden()]
        needed = sum(
            GRID + (_FILTER_WIDTH if widget is self.filter else widget.sizeHint().width())
            for widget in shown
        )
        if needed > self.width() - 4 * GRID:  # the margins of a card
            self.undo_button.setText("")
