"""Help > Where files are: each folder and file of the program, to open or to copy its path."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from core.compiled import cache_folder
from core.files import nearest_existing
from core.workspace import Workspace
from gui.help.help_dialog import HelpDialog
from gui.settings import Settings
from gui.translation import tr
from gui.widgets.buttons import IconButton
from gui.widgets.card import GRID
from gui.widgets.labels import ElidedLabel, label

_SIZE = (720, 480)


@dataclass(frozen=True, slots=True)
class Location:
    """A folder or a file of the program."""

    title: str
    about: str
    path: Path


def locations(workspace: Workspace, settings: Settings) -> list[Location]:
    """Return where everything is kept, the most important first."""
    return [
        Location(
            tr("Workspace"),
            tr("Everything that you make: datasets, runs, models, evaluations."),
            workspace.folder,
        ),
        Location(tr("Runs"), tr("Each training with its models and curves."), workspace.runs),
        Location(tr("Datasets"), tr("Tokenized text, ready for training."), workspace.datasets),
        Location(
            tr("Exports"), tr("Models in the formats of other programs."), workspace.exports
        ),
        Location(tr("Preferences"), tr("What you have set, as text."), settings.path),
        Location(
            tr("State"),
            tr("What the window remembers: sizes, recent files, counts."),
            settings.state_path,
        ),
        Location(tr("Logs"), tr("Unexpected errors; send these with a report."), workspace.logs),
        Location(
            tr("Cache of the workspace"),
            tr("Copies and indexes that are made again when they are deleted."),
            workspace.cache,
        ),
        Location(
            tr("Compiled code"), tr("Made for this processor; made again when deleted."),
            cache_folder(),
        ),
    ]  # fmt: skip


def open_folder_of(path: Path) -> None:
    """Show a folder, or the folder of a file, in the file manager of the desktop."""
    folder = path if path.is_dir() else path.parent
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))


class FilesDialog(HelpDialog):
    """A row for each location: title, path, a button that opens it, a button that copies it.

    Args:
        rows: what is shown.
    """

    def __init__(self, rows: Sequence[Location], parent: QWidget | None = None) -> None:
        super().__init__(tr("Where files are"), parent)
        self.resize(*_SIZE)
        self.open_buttons: list[IconButton] = []
        self.copy_buttons: list[IconButton] = []
        grid = QGridLayout()
        grid.setHorizontalSpacing(GRID)
        grid.setVerticalSpacing(GRID)
        grid.setColumnStretch(0, 1)
        for number, row in enumerate(rows):
            text = QVBoxLayout()
            text.setSpacing(0)
            heading = label(row.title, "title")
            heading.setToolTip(row.about)
            path = ElidedLabel(str(row.path), "muted")
            path.setAccessibleName(tr("{title}: {path}").format(title=row.title, path=row.path))
            text.addWidget(heading)
            text.addWidget(label(row.about, "caption"))
            text.addWidget(path)
            grid.addLayout(text, number, 0)
            self._add_buttons(grid, number, row)
        self.body.addLayout(grid)
        self.body.addStretch(1)

    def _add_buttons(self, grid: QGridLayout, number: int, row: Location) -> None:
        open_button = IconButton(tr("Open"), "folder", tr("Show it in the file manager."))
        open_button.setAccessibleName(tr("Open {title}").format(title=row.title))
        # A folder that nothing was written to yet is opened one above.
        open_button.clicked.connect(lambda: open_folder_of(nearest_existing(row.path)))
        copy_button = IconButton(tr("Copy path"), "copy", tr("Copy the path to the clipboard."))
        copy_button.setAccessibleName(tr("Copy the path of {title}").format(title=row.title))
        copy_button.clicked.connect(lambda: QGuiApplication.clipboard().setText(str(row.path)))
        grid.addWidget(open_button, number, 1)
        grid.addWidget(copy_button, number, 2)
        self.open_buttons.append(open_button)
        self.copy_buttons.append(copy_button)
