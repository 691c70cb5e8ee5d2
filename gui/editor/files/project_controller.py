"""The editor's side of the project: which file is in front, what was typed, saved and closed.

The file in front needs no update while it is typed in: its own copy in the project never
counts for it. Its text is taken in when another file comes to the front, and when it is saved.
"""

from __future__ import annotations

import dataclasses
from pathlib import Path

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from core.errors import CoreError
from core.languages.table import LANGUAGES
from gui.context import AppContext
from gui.editor.files.dialogs import EditorDialogs
from gui.editor.files.file_tab import FileTab
from gui.editor.files.file_tabs import FileTabs
from gui.editor.files.file_tree import FileTree
from gui.editor.files.project_status import ProjectStatusButton, file_count
from gui.editor.files.quick_open import QuickOpen

_KNOWN = frozenset(language.name for language in LANGUAGES)


class ProjectController(QObject):
    """Everything about the project that the editor page shows, put together.

    Args:
        context: the shared collaborators.
        tabs: the files that are open.
        dialogs: for the dialog that chooses a folder.
    """

    def __init__(
        self, context: AppContext, tabs: FileTabs, dialogs: EditorDialogs, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._service = context.projects
        self._tabs = tabs
        self._dialogs = dialogs
        self._front: FileTab | None = None
        self._told: Path | None = None  # the project that was last said to be found
        self.line = ProjectStatusButton(self._service)
        self.line.folder_requested.connect(self.open_dialog)
        self.line.folder_chosen.connect(self.open_folder)
        self.tree = FileTree()
        self.tree.setVisible(context.settings.state.project.shows_tree)
        self.tree.closed.connect(self._close_tree)
        self.tree.file_requested.connect(tabs.open_file)
        self.quick_open = QuickOpen(context.jobs, parent)
        self.quick_open.chosen.connect(tabs.open_file)
        self._service.folder_changed.connect(self._show_folder)
        self._service.changed.connect(self._show_folder)
        self._service.read_ended.connect(self.tree.look_again)
        self._show_folder()
        tabs.current_changed.connect(self._current_changed)
        tabs.saved.connect(self._saved)
        tabs.removed.connect(self._removed)
        self._service.changed.connect(self._tell_found)
        self._service.read_ended.connect(self._take_unsaved)
        self._service.forgotten.connect(self._tell_forgotten)
        self._service.failed.connect(context.errors.show)

    @Slot()
    def open_dialog(self) -> None:
        """Choose the folder of the project."""
        start = self._service.root or self._service.folder
        tab = self._tabs.current()
        if start is None and tab is not None and tab.path is not None:
            start = tab.path.parent
        folder = self._dialogs.folder_to_open(str(start or ""))
        if folder is not None:
            self.open_folder(folder)

    @Slot(object)
    def open_folder(self, folder: Path) -> None:
        """Take a folder as the project of the files in it, and show its tree."""
        if not folder.is_dir():
            hint = "It was moved or deleted. Open another folder."
            self._context.errors.show(CoreError(f"There is no folder {folder}.", hint))
            return
        self._service.open_folder(folder.absolute())
        self.show_tree(True)

    @Slot()
    def go_to_file(self) -> None:
        """Choose a file of the project by a part of its name."""
        root = self._folder()
        if root is None:
            self.open_dialog()
        else:
            self.quick_open.open_for(root)

    @Slot(bool)
    def show_tree(self, shows: bool) -> None:
        """Show the files of the project beside the text, or hide them."""
        self.tree.setVisible(shows)
        settings = self._context.settings
        settings.put(dataclasses.replace(settings.state.project, shows_tree=shows))

    def shows_tree(self) -> bool:
        """Whether the tree is open."""
        return not self.tree.isHidden()

    @Slot()
    def _close_tree(self) -> None:
        self.show_tree(False)
        tab = self._tabs.current()
        if tab is not None:
            tab.edit.setFocus()

    @Slot()
    def _show_folder(self) -> None:
        self.tree.set_folder(self._folder())

    def _folder(self) -> Path | None:
        return self._service.root or self._service.folder

    @Slot(object)
    def _current_changed(self, tab: FileTab | None) -> None:
        if self._front is not None:
            self._front.changed.disconnect(self._file_changed)
        self._front = tab
        if tab is not None:
            tab.changed.connect(self._file_changed)
        self._take_unsaved()
        self._file_changed()

    @Slot()
    def _file_changed(self) -> None:
        tab = self._front
        if tab is None:
            self._service.set_file(None, None)
            return
        language = tab.edit.language.id
        self._service.set_file(tab.path, language if language in _KNOWN else None)

    @Slot(object)
    def _saved(self, tab: FileTab) -> None:
        if tab.path is not None:
            self._service.update(tab.path, tab.edit.text())

    @Slot()
    def _take_unsaved(self) -> None:
        """Reading took what is on disk; what is typed in the other tabs is newer."""
        for tab in self._tabs.tabs():
            if tab is not self._front and tab.path is not None and tab.is_modified:
                self._service.update(tab.path, tab.edit.text())

    @Slot(object)
    def _removed(self, tab: FileTab) -> None:
        if tab is self._front:
            self._front = None
        if tab.path is not None and tab.is_modified:
            self._service.look_at_disk()  # its changes were discarded

    @Slot()
    def _tell_found(self) -> None:
        root = self._service.root
        if root is not None and root != self._told:
            self._told = root
            self._context.status.emit(f"The project of this file is {root}.")

    @Slot(object, int)
    def _tell_forgotten(self, root: Path, files: int) -> None:
        self._context.status.emit(
            f"Forgot the project {root.name}: {file_count(files)} deleted from the cache. "
            "It is not used any more."
        )
