"""What can be done with a run, as a menu; nothing is done here."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QMessageBox, QWidget

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

_MAX_TRASHED = 12


class RunsMenu(QMenu):
    """Actions on the marked run, and the trash.

    Signals:
        restore_wanted: the ``TrashedRun`` to fetch back.
        emptying_wanted: the trash shall be emptied; the person was asked.
    """

    restore_wanted = Signal(object)
    emptying_wanted = Signal()

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self.setToolTipsVisible(True)
        self.rename = self._add("&Rename", "F2", "Give the run another title.")
        self.copy = self._add(
            "&Copy", "", "Copy it with its checkpoints, to continue it in two ways."
        )
        self.use_settings = self._add(
            "&Use its settings", "", "Put its recipe into the form at the left."
        )
        self.begin_with = self._add(
            "&New run from it",
            "",
            "Set up a run that begins with its best weights, on new data perhaps.",
        )
        self.compare = self._add(
            "&Differences…", "Ctrl+D", "Lay its settings and those of another run side by side."
        )
        self.evaluate = self._add(
            "&Evaluate…", "", "Measure its best checkpoint on code that it has not seen."
        )
        self.card = self._add(
            "&Model card", "", "Everything that was recorded and measured of it, on one page."
        )
        self.export = self._add(
            "E&xport…", "", "Write its model as a file for llama.cpp, Ollama or transformers."
        )
        self.addSeparator()
        self.delete = self._add("De&lete", "Del", "Move the run to the trash of the workspace.")
        self.undo = self._add("Und&o delete", "Ctrl+Z", "Fetch back what was deleted last.")
        self.trash = self.addMenu("&Trash")

    def show_state(self, run: RunSummary | None, *, runs: int, undoable: str) -> None:
        """Offer what can be done with the marked run."""
        is_idle = run is not None and run.is_resumable
        for action in (self.copy, self.delete):
            action.setEnabled(is_idle)
        # A title is kept beside what the training writes, so it can be given at any time.
        for action in (self.rename, self.use_settings):
            action.setEnabled(run is not None)
        has_model = run is not None and checkpoint_of(run) is not None
        for action in (self.evaluate, self.card, self.export, self.begin_with):
            action.setEnabled(has_model)
        self.compare.setEnabled(run is not None and runs > 1)
        self.undo.setEnabled(bool(undoable))

    def offer_trash(self) -> None:
        """Look again what is in the trash."""
        self.trash.clear()
        thrown = trashed_runs(self._workspace)
        for trashed in thrown[:_MAX_TRASHED]:
            action = self.trash.addAction(f"Fetch back {trashed.title.replace('&', '&&')}")
            action.triggered.connect(partial(self._restore, trashed))
        self.trash.addSeparator()
        self.trash.addAction("&Empty the trash…").triggered.connect(self._ask_to_empty)
        self.trash.setEnabled(bool(thrown))

    def _restore(self, trashed: TrashedRun, _checked: bool = False) -> None:
        self.restore_wanted.emit(trashed)

    @Slot()
    def _ask_to_empty(self) -> None:
        count = len(trashed_runs(self._workspace))
        size = amounts.size(folder_bytes(trash_folder(self._workspace).parent))
        answer = QMessageBox.question(
            self.window(),
            "Empty the trash",
            f"Delete {count:,} runs for good, and deleted measurements? That frees {size} and "
            "cannot be undone.",
        )
        if answer == QMessageBox.StandardButton.Yes:
            self.emptying_wanted.emit()

    def _add(self, text: str, shortcut: str, tip: str) -> QAction:
        action = self.addAction(text)
        action.setToolTip(tip)
        if shortcut:
            action.setShortcut(QKeySequence(shortcut))
            # The same keys mean something else in the editor and in the fields.
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        return action


def checkpoint_of(run: RunSummary) -> Path | None:
    """The best checkpoint of a run, or else its latest; None where it has none yet."""
    folder = run.folder / CHECKPOINTS
    return next((folder / name for name in (BEST, LATEST) if (folder / name).is_file()), None)
