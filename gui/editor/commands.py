"""What the menus of the editor page do with its parts: files, finding, settings, panels."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from gui.context import AppContext
from gui.editor.files.dialogs import EditorDialogs
from gui.editor.files.file_tab import FileTab
from gui.editor.files.file_tabs import FileTabs
from gui.editor.files.project_controller import ProjectController
from gui.editor.find.find_bar import FindBar
from gui.editor.find.go_to_line_bar import GoToLineBar
from gui.editor.find_in_files import FindInFiles
from gui.editor.history.history_panel import TrainingHistoryPanel
from gui.editor.suggest.suggestions import Suggestions
from gui.editor.suggest.why_this import WhyThis
from gui.editor.text.code_edit import CodeEdit


@dataclass(frozen=True, slots=True, kw_only=True)
class EditorParts:
    """The parts of the page that commands work on."""

    context: AppContext
    dialogs: EditorDialogs
    tabs: FileTabs
    project: ProjectController
    suggestions: Suggestions
    why: WhyThis
    find_bar: FindBar
    go_to_line_bar: GoToLineBar
    find_in_files: FindInFiles
    history: TrainingHistoryPanel


class EditorCommands(QObject):
    """The commands; each is harmless where there is nothing to do.

    Signals:
        focus_requested: the keyboard focus belongs to the text again.
    """

    focus_requested = Signal()

    def __init__(self, parts: EditorParts, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.parts = parts
        self._settings = parts.context.settings
        self._tabs = parts.tabs
        self._closed: list[Path] = []
        parts.tabs.removed.connect(self._file_closed)

    def edit(self) -> CodeEdit | None:
        """The editor of the current file."""
        tab = self._tabs.current()
        return tab.edit if tab is not None else None

    def has_file(self) -> bool:
        """Whether a file is open."""
        return self._tabs.current() is not None

    # --- files ------------------------------------------------------------------

    @Slot()
    def new_file(self) -> None:
        """Open an empty file."""
        self._tabs.new_file()

    @Slot()
    def open_dialog(self) -> None:
        """Choose files to open."""
        folder = str(self._tabs.start_folder())
        self._tabs.open_files(self.parts.dialogs.files_to_open(folder))

    @Slot()
    def open_checkpoint_dialog(self) -> None:
        """Choose a checkpoint, inside the workspace or outside of it."""
        start = str(self.parts.context.workspace.runs)
        path = self.parts.dialogs.checkpoint_to_open(start)
        if path is not None:
            self.parts.suggestions.bar.load(path)

    def save(self) -> bool:
        """Save the current file; True if nothing is left to save."""
        tab = self._tabs.current()
        return tab is None or self._tabs.save(tab)

    def save_as(self) -> None:
        """Save the current file under another name."""
        tab = self._tabs.current()
        if tab is not None:
            self._tabs.save_as(tab)

    def save_all(self) -> None:
        """Save every file that has changes."""
        for tab in self._tabs.tabs():
            if tab.is_modified:
                self._tabs.save(tab)

    def close_file(self) -> None:
        """Close the current file."""
        tab = self._tabs.current()
        if tab is not None:
            self._tabs.close_tab(tab)

    def can_reopen(self) -> bool:
        """Whether a file was closed that can be opened again."""
        return bool(self._closed)

    def reopen_closed(self) -> None:
        """Open the file that was closed last."""
        if self._closed:
            self._tabs.open_files([self._closed.pop()])

    @Slot(object)
    def _file_closed(self, tab: FileTab) -> None:
        if tab.path is not None:
            self._closed = [path for path in self._closed if path != tab.path]
            self._closed.append(tab.path)

    def next_file(self) -> None:
        """Show the file of the next tab."""
        self._tabs.show_next(1)

    def previous_file(self) -> None:
        """Show the file of the previous tab."""
        self._tabs.show_next(-1)

    # --- finding ----------------------------------------------------------------

    def find(self) -> None:
        """Show the bar for finding."""
        self._open_find_bar(with_replace=False)

    def replace(self) -> None:
        """Show the bar for finding and replacing."""
        self._open_find_bar(with_replace=True)

    def go_to_line(self) -> None:
        """Show the bar for going to a line."""
        edit = self.edit()
        if edit is not None:
            self.parts.find_bar.hide()
            self.parts.go_to_line_bar.open(edit)

    def _open_find_bar(self, *, with_replace: bool) -> None:
        self.parts.go_to_line_bar.hide()
        self.parts.find_bar.open(with_replace=with_replace)

    # --- settings ---------------------------------------------------------------

    def zoom_in(self) -> None:
        """Make the code larger by one point."""
        self._zoom(1)

    def zoom_out(self) -> None:
        """Make the code smaller by one point."""
        self._zoom(-1)

    def reset_zoom(self) -> None:
        """Set the font size that the settings begin with."""
        edit = self.edit()
        if edit is not None:
            edit.zoom(type(self._settings.preferences.editor)().font_size - edit.font().pointSize())

    def _zoom(self, points: int) -> None:
        edit = self.edit()
        if edit is not None:
            edit.zoom(points)

    def set_closes_pairs(self, closes: bool) -> None:
        """Let brackets and quotes close themselves from now on, or not."""
        self._settings.put(
            dataclasses.replace(self._settings.preferences.editor, closes_pairs=closes)
        )

    def closes_pairs(self) -> bool:
        """Whether brackets and quotes close themselves."""
        return self._settings.preferences.editor.closes_pairs

    def set_reopens_files(self, reopens: bool) -> None:
        """Open the files that are open now at the next start, or not."""
        self._settings.put(
            dataclasses.replace(self._settings.preferences.editor, reopens_files=reopens)
        )

    def reopens_files(self) -> bool:
        """Whether the files that are open now are opened at the next start."""
        return self._settings.preferences.editor.reopens_files

    # --- panels -----------------------------------------------------------------

    def show_history(self, shows: bool) -> None:
        """Show the training history of the cursor's line, and run it where that is possible."""
        if not shows:
            self.hide_history()
            return
        # Two panels leave too little room for the text.
        self.parts.suggestions.show_panel(False)
        self.parts.history.open()
        self.parts.history.run()

    def shows_history(self) -> bool:
        """Whether the panel of the training history is open."""
        return self.parts.history.isVisible()

    @Slot()
    def hide_history(self) -> None:
        """Hide the panel of the training history."""
        self.parts.history.hide()
        self.focus_requested.emit()

    def switch_focus(self) -> None:
        """Move the keyboard focus from the text to the toolbar above it, or back."""
        edit = self.edit()
        if edit is None or edit.hasFocus():
            self.parts.suggestions.bar.focus_checkpoint()
        else:
            edit.setFocus()
