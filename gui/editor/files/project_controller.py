"""Connects the project with the editor: the current file, and what is edited, saved and closed.

The current file needs no update while it is edited, because its own copy in the project
never counts for it. The project gets its text when another file becomes current, and when it
is saved.
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
from gui.editor.files.recent_dialog import RecentDialog
from gui.editor.files.tree_operations import TreeOperations
from gui.translation import tr

_KNOWN = frozenset(language.name for language in LANGUAGES)


class ProjectController(QObject):
    """The state line, the file tree and quick open of the editor page, and what they do.

    Args:
        context: the shared collaborators.
        tabs: the files that are open.
        dialogs: asks for a folder.
    """

    def __init__(
        self, context: AppContext, tabs: FileTabs, dialogs: EditorDialogs, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._service = context.projects
        self._tabs = tabs
        self._dialogs = dialogs
        self._current: FileTab | None = None
        self._announced: Path | None = None  # the project of the last message
        self.line = ProjectStatusButton(self._service, context.adaptation)
        self.line.folder_requested.connect(self.open_dialog)
        self.line.folder_chosen.connect(self.open_folder)
        self.tree = FileTree(context.jobs)
        self.operations = TreeOperations(context, self.tree, tabs, dialogs, parent)
        self.tree.setVisible(context.settings.state.project.shows_tree)
        self.tree.closed.connect(self._close_tree)
        self.tree.file_requested.connect(tabs.open_file)
        self.quick_open = QuickOpen(context.jobs, parent)
        self.quick_open.chosen.connect(tabs.open_file)
        self.recent = RecentDialog(parent)
        self.recent.folder_chosen.connect(self.open_folder)
        self.recent.file_chosen.connect(tabs.open_file)
        tabs.usual_folder = lambda: self.folder
        self._service.folder_changed.connect(self._show_folder)
        self._service.changed.connect(self._show_folder)
        self._service.read_ended.connect(self.tree.update_ignored)
        self._show_folder()
        tabs.current_changed.connect(self._current_changed)
        tabs.saved.connect(self._saved)
        tabs.removed.connect(self._removed)
        self._service.changed.connect(self._announce_project)
        self._service.read_ended.connect(self.use_unsaved_texts)
        self._service.forgotten.connect(self._announce_forgotten)
        self._service.failed.connect(context.errors.show)
        context.adaptation.forgotten.connect(self._announce_forgotten_adaptation)

    @Slot()
    def open_dialog(self) -> None:
        """Choose the folder of the project."""
        folder = self._dialogs.folder_to_open(str(self.folder or self._tabs.start_folder()))
        if folder is not None:
            self.open_folder(folder)

    @Slot(object)
    def open_folder(self, folder: Path) -> None:
        """Use a folder as the project of the files in it, and show its tree."""
        if not folder.is_dir():
            message = tr("The folder {folder} does not exist.").format(folder=folder)
            hint = tr("It was moved or deleted. Open another folder.")
            self._context.errors.show(CoreError(message, hint))
            return
        self._service.open_folder(folder.absolute())
        self.show_tree(True)

    @Slot()
    def go_to_file(self) -> None:
        """Choose a file of the project by a part of its name."""
        root = self.folder
        if root is None:
            self.open_dialog()
        else:
            self.quick_open.open_for(root)

    @Slot()
    def open_recent(self) -> None:
        """Choose one of the folders and files that were open before."""
        is_open = set(self._tabs.paths())
        files = [Path(file) for file in self._context.settings.state.editor.recent_files]
        folders = [one for one in self._service.recent_folders if one != self._service.folder]
        self.recent.open_with(folders, [file for file in files if file not in is_open])

    @Slot(bool)
    def show_tree(self, shows: bool) -> None:
        """Show or hide the files of the project beside the text."""
        self.tree.setVisible(shows)
        settings = self._context.settings
        settings.put(dataclasses.replace(settings.state.project, shows_tree=shows))

    def shows_tree(self) -> bool:
        """Whether the file tree is shown."""
        return not self.tree.isHidden()

    @Slot()
    def _close_tree(self) -> None:
        self.show_tree(False)
        tab = self._tabs.current()
        if tab is not None:
            tab.edit.setFocus()

    @Slot()
    def _show_folder(self) -> None:
        self.tree.set_folder(self.folder)

    @property
    def folder(self) -> Path | None:
        """The project of the current file, or else the open folder."""
        return self._service.root or self._service.folder

    @Slot(object)
    def _current_changed(self, tab: FileTab | None) -> None:
        if self._current is not None:
            self._current.changed.disconnect(self._file_changed)
        self._current = tab
        if tab is not None:
            tab.changed.connect(self._file_changed)
        self.use_unsaved_texts()
        self._file_changed()

    @Slot()
    def _file_changed(self) -> None:
        tab = self._current
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
    def use_unsaved_texts(self) -> None:
        """Reading used the files on disk; the texts of the other tabs are newer."""
        for tab in self._tabs.tabs():
            if tab is not self._current and tab.path is not None and tab.is_modified:
                self._service.update(tab.path, tab.edit.text())

    @Slot(object)
    def _removed(self, tab: FileTab) -> None:
        if tab is self._current:
            self._current = None
        if tab.path is not None and tab.is_modified:
            self._service.check_disk()  # the unsaved changes were discarded

    @Slot()
    def _announce_project(self) -> None:
        root = self._service.root
        if root is not None and root != self._announced:
            self._announced = root
            self._context.status.emit(tr("The project of this file is {root}.").format(root=root))

    @Slot(object, int)
    def _announce_forgotten(self, root: Path, files: int) -> None:
        self._context.status.emit(
            tr("Forgot the project {name}: {files} deleted from the cache.").format(
                name=root.name, files=file_count(files)
            )
        )

    @Slot(object, int)
    def _announce_forgotten_adaptation(self, root: Path, models: int) -> None:
        if not models:
            return  # the project was forgotten, which says so itself
        text = tr("Forgot what the model has learned from {name}.")
        self._context.status.emit(text.format(name=root.name))
