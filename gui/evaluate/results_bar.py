"""The list of kept evaluations, and what can be done with the one that is shown."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from core.titles import system_title
from gui.widgets.buttons import IconButton
from gui.widgets.card import GRID
from gui.widgets.choice import Choice
from gui.widgets.labels import label, plain_tip
from gui.widgets.steady import keep_space

if TYPE_CHECKING:
    from core.evaluation.store import StoredEvaluation


class ResultsBar(QWidget):
    """A chooser, export, delete.

    Args:
        runs: the folder of the workspace's runs, which have titles.

    Signals:
        chosen: the folder of the evaluation that the person wants to see.
        export_wanted: the ending of the file: "md" or "json".
        delete_wanted: the folder to delete; it can be undone.
        undo_wanted: the person wants back what was deleted last.
    """

    chosen = Signal(object)
    export_wanted = Signal(str)
    delete_wanted = Signal(object)
    undo_wanted = Signal()

    def __init__(self, runs: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._runs = runs
        self.chooser = Choice("Measurement", "Everything that was measured in this workspace.")
        self.export_button = IconButton(
            "Export", "", "Write the figures to a file, as tables or as data.", "flat"
        )
        menu = QMenu(self)
        menu.addAction("&Tables as Markdown…").triggered.connect(self._export_markdown)
        menu.addAction("&Everything as JSON…").triggered.connect(self._export_json)
        self.export_button.setMenu(menu)
        self.delete_button = IconButton("Delete", "", "Delete this measurement.", "flat")
        self.undo_button = IconButton(
            "Undo delete", "reset", "Bring back what was deleted last.", "flat"
        )
        self.undo_button.clicked.connect(self.undo_wanted)
        self.undo_button.hide()
        title = label("Measurement", "muted")
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
            keep_space(widget)  # what is below stays in place when the first result comes
        self.chooser.activated.connect(self._choose)
        self.delete_button.clicked.connect(self.delete)

    def show_list(self, stored: Sequence[StoredEvaluation], chosen: Path | None) -> None:
        """List what is kept, newest first, with one chosen."""
        key = str(chosen) if chosen is not None else ""
        self.chooser.set_items(
            ((str(each.folder), _title(each, self._runs)) for each in stored), key
        )
        self._show_state()

    def title_of(self, folder: Path) -> str:
        """What an evaluation of the list is called."""
        index = self.chooser.findData(str(folder))
        return self.chooser.itemText(index) if index >= 0 else folder.name

    def folder(self) -> Path | None:
        """The folder of the chosen one."""
        key = self.chooser.key()
        return Path(key) if key else None

    @Slot()
    def delete(self) -> None:
        """Have the chosen one deleted; that can be undone, so nobody is asked."""
        folder = self.folder()
        if folder is not None:
            self.delete_wanted.emit(folder)

    def offer_undo(self, deleted: str) -> None:
        """Offer to bring something back; nothing where ``deleted`` is empty."""
        self.undo_button.setVisible(bool(deleted))
        self.undo_button.setToolTip(plain_tip(f"Bring back {deleted or 'what was deleted last'}."))
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
        self.export_wanted.emit("md")

    @Slot()
    def _export_json(self) -> None:
        self.export_wanted.emit("json")


def _title(stored: StoredEvaluation, runs: Path) -> str:
    """As in: 28 Nov 12:30 · nano, 28 Nov 12:01, best on requests, attrs."""
    try:
        time = datetime.fromisoformat(stored.measured_at).astimezone().strftime("%d %b %H:%M")
    except ValueError:
        time = stored.measured_at
    return f"{time} · {system_title(stored.checkpoint, runs)} on {stored.measured_on}"
