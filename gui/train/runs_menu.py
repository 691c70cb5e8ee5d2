"""The menu of actions on a run; ``run_actions.py`` carries them out."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from core.checkpoints.paths import BEST, CHECKPOINTS, LATEST
from core.training.runs.run_folder import RunSummary
from core.training.runs.run_library import (
    TrashedRun,
    folder_bytes,
    trash_folder,
    trashed_runs,
)
from core.workspace import Workspace
from gui import amounts
from gui.translation import tr
from gui.widgets.question import confirm

_MAX_TRASHED = 12


class RunsMenu(QMenu):
    """Actions on the selected run, and the trash.

    Signals:
        restore_requested: the ``TrashedRun`` to restore.
        emptying_requested: the trash shall be emptied; the user has confirmed it.
    """

    restore_requested = Signal(TrashedRun)
    emptying_requested = Signal()

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self.setToolTipsVisible(True)
        self.rename = self._add(tr("&Rename"), "F2", tr("Give the run another title."))
        self.label = self._add(
            tr("&Notes and tags…"), "", tr("Write what the run is for; the filter finds it.")
        )
        self.copy = self._add(
            tr("&Duplicate"),
            "",
            tr("Copy the run with its checkpoints, to continue it in two ways."),
        )
        self.copy_settings = self._add(
            tr("Copy &settings"), "", tr("Copy the settings of the run into the form on the left.")
        )
        self.fine_tune = self._add(
            tr("&Fine-tune from this run"),
            "",
            tr("Set up a run that starts from the best weights of this one."),
        )
        self.compare = self._add(
            tr("&Compare runs…"), "Ctrl+D", tr("Compare the settings and results of two runs.")
        )
        self.evaluate = self._add(
            tr("&Evaluate…"), "", tr("Evaluate the best checkpoint on unseen code.")
        )
        self.card = self._add(
            tr("&Model card"), "", tr("Everything that was recorded and measured, on one page.")
        )
        self.export = self._add(tr("E&xport…"), "", tr("Export the model for another program."))
        self.addSeparator()
        self.delete = self._add(
            tr("De&lete"), "Del", tr("Move the run to the trash of the workspace.")
        )
        self.undo = self._add(
            tr("Und&o delete"), "Ctrl+Z", tr("Restore the run that was deleted last.")
        )
        self.trash = self.addMenu(tr("&Trash"))

    def show_state(self, run: RunSummary | None, *, runs: int, undoable: str) -> None:
        """Enable the actions that are possible with the selected run."""
        is_idle = run is not None and run.is_resumable
        for action in (self.copy, self.delete):
            action.setEnabled(is_idle)
        # The title is in a file of its own, so it can be changed during training.
        for action in (self.rename, self.label, self.copy_settings):
            action.setEnabled(run is not None)
        has_model = run is not None and checkpoint_of(run) is not None
        for action in (self.evaluate, self.card, self.export, self.fine_tune):
            action.setEnabled(has_model)
        self.compare.setEnabled(run is not None and runs > 1)
        self.undo.setEnabled(bool(undoable))

    def list_trash(self) -> None:
        """List the runs in the trash."""
        self.trash.clear()
        found = trashed_runs(self._workspace)
        for trashed in found[:_MAX_TRASHED]:
            action = self.trash.addAction(
                tr("Restore {run}").format(run=trashed.title.replace("&", "&&"))
            )
            action.triggered.connect(partial(self._restore, trashed))
        self.trash.addSeparator()
        self.trash.addAction(tr("&Empty the trash…")).triggered.connect(self._ask_to_empty)
        self.trash.setEnabled(bool(found))

    def _restore(self, trashed: TrashedRun, _checked: bool = False) -> None:
        self.restore_requested.emit(trashed)

    @Slot()
    def _ask_to_empty(self) -> None:
        count = len(trashed_runs(self._workspace))
        size = amounts.size(folder_bytes(trash_folder(self._workspace).parent))
        is_wanted = confirm(
            self.window(),
            tr("Delete %Ln run(s) and the deleted evaluations permanently?", n=count),
            tr("That frees {size} and cannot be undone.").format(size=size),
            tr("Delete permanently"),
            title=tr("Empty the trash"),
            is_harmless=False,
        )
        if is_wanted:
            self.emptying_requested.emit()

    def _add(self, text: str, shortcut: str, tip: str) -> QAction:
        action = self.addAction(text)
        action.setToolTip(tip)
        if shortcut:
            action.setShortcut(QKeySequence(shortcut))
            # The same keys have other meanings in the editor and in text fields.
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        return action


def checkpoint_of(run: RunSummary) -> Path | None:
    """Return the best checkpoint of a run, or else its latest; None where it has none yet."""
    folder = run.folder / CHECKPOINTS
    return next((folder / name for name in (BEST, LATEST) if (folder / name).is_file()), None)
