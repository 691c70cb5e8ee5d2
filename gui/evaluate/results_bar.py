"""The list of stored evaluations, with buttons to export and to delete the shown one."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from core.titles import system_title
from gui.translation import tr
from gui.widgets.buttons import IconButton
from gui.widgets.card import GRID
from gui.widgets.choice import Choice
from gui.widgets.labels import label, plain_tip
from gui.widgets.steady import keep_space

if TYPE_CHECKING:
    from core.evaluation.store import StoredEvaluation


class ResultsBar(QWidget):
    """A list and buttons.

    Args:
        runs: the folder of the workspace's runs, which have titles.

    Signals:
        chosen: the folder of the evaluation that the user wants to see.
        export_requested: the suffix of the file: "md", "csv" or "json".
        delete_requested: the folder to delete; it can be undone.
        undo_requested: the user wants to restore the evaluation that was deleted last.
    """

    chosen = Signal(Path)
    export_requested = Signal(str)
    delete_requested = Signal(Path)
    undo_requested = Signal()

    def __init__(self, runs: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._runs = runs
        self.chooser = Choice(tr("Evaluation"), tr("The stored evaluations of this workspace."))
        self.export_button = IconButton(
            tr("Export"), "", tr("Write the report to a file, as tables or as data."), "flat"
        )
        menu = QMenu(self)
        menu.addAction(tr("&Tables as Markdown…")).triggered.connect(self._export_markdown)
        menu.addAction(tr("&Figures as CSV…")).triggered.connect(self._export_csv)
        menu.addAction(tr("&All data as JSON…")).triggered.connect(self._export_json)
        self.export_button.setMenu(menu)
        self.delete_button = IconButton(tr("Delete"), "", tr("Delete this evaluation."), "flat")
        self.undo_button = IconButton(
            tr("Undo delete"), "reset", tr("Restore the evaluation that was deleted last."), "flat"
        )
        self.undo_button.clicked.connect(self.undo_requested)
        self.undo_button.hide()
        title = label(tr("Evaluation"), "muted")
        title.setBuddy(self.chooser)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GRID)
        row.addWidget(title)
        row.addWidget(self.chooser, 1)
        row.addWidget(self.undo_button)
        row.addWidget(self.export_button)
        row.addWidget(self.delete_button)
        for widget in (self.chooser, self.export_button, self.delete_button):
            keep_space(widget)  # the widgets below do not move when there is a first result
        self.chooser.activated.connect(self._choose)
        self.delete_button.clicked.connect(self.delete)

    def show_list(self, stored: Sequence[StoredEvaluation], chosen: Path | None) -> None:
        """List the stored evaluations, the newest first, and choose one."""
        key = str(chosen) if chosen is not None else ""
        self.chooser.set_items(
            ((str(each.folder), _title(each, self._runs), str(each.folder)) for each in stored), key
        )
        self._show_state()

    def title_of(self, folder: Path) -> str:
        """Return the title of an evaluation of the list."""
        index = self.chooser.findData(str(folder))
        return self.chooser.itemText(index) if index >= 0 else folder.name

    def folder(self) -> Path | None:
        """Return the folder of the chosen evaluation."""
        key = self.chooser.key()
        return Path(key) if key else None

    @Slot()
    def delete(self) -> None:
        """Ask to delete the chosen evaluation; that can be undone, so it is not confirmed."""
        folder = self.folder()
        if folder is not None:
            self.delete_requested.emit(folder)

    def show_undo(self, deleted: str) -> None:
        """Show a button that restores ``deleted``; none where that is empty."""
        self.undo_button.setVisible(bool(deleted))
        self.undo_button.setToolTip(
            plain_tip(tr("Restore {evaluation}.").format(evaluation=deleted))
        )
        self._show_state()

    def _show_state(self) -> None:
        has_any = self.chooser.count() > 0
        for widget in (self.chooser, self.export_button, self.delete_button):
            widget.setVisible(has_any)
        self.setVisible(has_any or not self.undo_button.isHidden())

    @Slot()
    def _choose(self, *_index: object) -> None:
        folder = self.folder()
        if folder is not None:
            self.chosen.emit(folder)

    @Slot()
    def _export_markdown(self) -> None:
        self.export_requested.emit("md")

    @Slot()
    def _export_csv(self) -> None:
        self.export_requested.emit("csv")

    @Slot()
    def _export_json(self) -> None:
        self.export_requested.emit("json")


def _title(stored: StoredEvaluation, runs: Path) -> str:
    """Return the title of an evaluation: "28 Nov 12:30 · nano, 28 Nov 12:01, best on requests"."""
    try:
        time = datetime.fromisoformat(stored.measured_at).astimezone().strftime("%d %b %H:%M")
    except ValueError:
        time = stored.measured_at
    return tr("{time} · {model} on {code}").format(
        time=time, model=system_title(stored.checkpoint, runs), code=stored.measured_on
    )
