"""The dialog that opens a recent folder or file by a part of its path."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from gui.editor.files.path_picker import PathPicker
from gui.translation import tr


class RecentDialog(PathPicker):
    """Folders end in a slash; they come first, and the latest first among them.

    Signals:
        folder_chosen, file_chosen: the path.
    """

    folder_chosen = Signal(Path)
    file_chosen = Signal(Path)

    def __init__(self, parent: QWidget | None = None) -> None:
        hint = tr("Part of a name or path")
        super().__init__(tr("Open recent"), hint, tr("Recent folders and files"), parent)

    def open_with(self, folders: Sequence[Path], files: Sequence[Path]) -> None:
        """Show what was open before."""
        self._paths = (*(f"{folder}/" for folder in folders), *map(str, files))
        self.open_empty()

    def describe(self, found: int) -> None:
        """Say when there is nothing, or nothing that fits."""
        if not self._paths:
            self.note.setText(tr("Nothing was opened yet."))
        else:
            self.note.setText("" if found else tr("No matching files"))

    def take_path(self, path: str) -> None:
        """Open the folder or the file."""
        if path.endswith("/"):
            self.folder_chosen.emit(Path(path))
        else:
            self.file_chosen.emit(Path(path))
