"""What the file tree does with files: new, rename, trash; tabs and project memory follow."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QFile, QObject, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QWidget

from core.control import Control
from core.editing.file_operations import create_file, create_folder, rename, shown_name
from core.errors import CoreError, StorageError
from core.events import Emit
from gui.context import AppContext
from gui.editor.files.dialogs import EditorDialogs
from gui.editor.files.file_tabs import FileTabs
from gui.editor.files.file_tree import FileTree
from gui.translation import tr

Trash = Callable[[Path], bool]


def move_to_trash(path: Path) -> bool:
    """Move a file or folder to the desktop's trash; False where that is not possible."""
    has_moved, _where = QFile.moveToTrash(str(path))
    return has_moved


class TreeOperations(QObject):
    """Carries out what the user asked for in the tree.

    Args:
        context: the shared collaborators.
        tree: asks for the operations.
        tabs: the files that are open.
        dialogs: asks for names, and before anything is deleted.
        trash: moves to the desktop's trash.

    Signals:
        ended: an operation has ended, with or without success.
    """

    ended = Signal()

    def __init__(
        self,
        context: AppContext,
        tree: FileTree,
        tabs: FileTabs,
        dialogs: EditorDialogs,
        parent: QWidget,
        trash: Trash = move_to_trash,
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._tree = tree
        self._tabs = tabs
        self._dialogs = dialogs
        self.trash = trash
        tree.new_file_wanted.connect(self.new_file)
        tree.new_folder_wanted.connect(self.new_folder)
        tree.rename_wanted.connect(self.rename)
        tree.delete_wanted.connect(self.delete)
        tree.reveal_wanted.connect(self.reveal)
        tree.copy_wanted.connect(self.copy_path)

    @Slot(object)
    def new_file(self, folder: Path) -> None:
        """Make an empty file in a folder and open it."""
        name = self._dialogs.name_for(tr("New file"), tr("Name of the new file:"), "")
        path = self._made(lambda: create_file(folder, name)) if name else None
        if path is not None:
            self._tree.select(path)
            self._tabs.open_file(path)

    @Slot(object)
    def new_folder(self, folder: Path) -> None:
        """Make a folder in a folder."""
        name = self._dialogs.name_for(tr("New folder"), tr("Name of the new folder:"), "")
        path = self._made(lambda: create_folder(folder, name)) if name else None
        if path is not None:
            self._tree.select(path)

    @Slot(object)
    def rename(self, path: Path) -> None:
        """Give a file or folder another name; open tabs follow it."""
        question = tr("New name of {name}:").format(name=shown_name(path.name))
        name = self._dialogs.name_for(tr("Rename"), question, path.name)
        new = self._made(lambda: rename(path, name)) if name else None
        if new is None or new == path:
            return
        self._tabs.moved(path, new)
        self._context.projects.rename(path, new)
        self._tree.select(new)

    @Slot(object)
    def delete(self, path: Path) -> None:
        """Move a file or folder to the trash after a question.

        Tabs of what is gone are closed, except those with unsaved changes.
        """
        inside = self._tabs.tabs_below(path)
        unsaved = [tab.name for tab in inside if tab.is_modified]
        if not self._dialogs.move_to_trash(shown_name(path.name), path.is_dir(), unsaved):
            return

        def operation(_emit: Emit, _control: Control) -> Path:
            if not self.trash(path):
                message = tr("{name} could not be moved to the trash.")
                hint = tr("Its disk may have no trash. Nothing was deleted.")
                raise StorageError(message.format(name=shown_name(path.name)), hint)
            return path

        job = self._context.jobs.start(tr("Moving to the trash"), operation)
        job.on_result(self._trashed)
        job.ended.connect(self.ended)

    @Slot(object)
    def _trashed(self, path: Path) -> None:
        for tab in self._tabs.tabs_below(path):
            if tab.is_modified:
                tab.check_disk()  # says that the file is gone
            else:
                self._tabs.close_tab(tab)
        self._context.projects.remove(path)
        self._tree.refresh(path.parent)
        message = tr("Moved {name} to the trash.").format(name=shown_name(path.name))
        self._context.status.emit(message)

    @Slot(object)
    def reveal(self, path: Path) -> None:
        """Show a file's folder in the file manager of the desktop."""
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(path.parent)))

    @Slot(object, bool)
    def copy_path(self, path: Path, is_relative: bool) -> None:
        """Copy a path to the clipboard."""
        folder = self._tree.folder
        text = path.relative_to(folder).as_posix() if is_relative and folder else str(path)
        QGuiApplication.clipboard().setText(shown_name(text))

    def _made(self, make: Callable[[], Path]) -> Path | None:
        try:
            return make()
        except CoreError as error:
            self._context.errors.show(error)
            return None
        finally:
            self.ended.emit()
