"""The files of a project as a model for a tree: folders are read in the background when opened.

Qt's own model reads and sorts a folder of a hundred thousand files on the window's thread, and
follows links. Here a folder is read by a job, shows a bounded number of entries, and is read again
when the disk reports a change of it.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import (
    QAbstractItemModel,
    QFileSystemWatcher,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    QTimer,
    Signal,
    Slot,
)
from PySide6.QtGui import QColor

from core.control import Control
from core.editing.file_operations import shown_name
from core.events import Emit
from gui.amounts import count
from gui.jobs.job import Job
from gui.jobs.runner import JobRunner
from gui.theme import current_theme
from gui.translation import tr, translated

if TYPE_CHECKING:
    from core.memory.folder_listing import FolderEntry, FolderListing

Index = QModelIndex | QPersistentModelIndex
_Role = Qt.ItemDataRole
# A checkout changes many folders at a time.
_SETTLE_MS: Final = 300
_MAX_WATCHED: Final = 200
# More changes than this are shown as one.
_MAX_SINGLE: Final = 100


class _Node:
    """A row: a file, a folder, or a remark about the rows above it."""

    __slots__ = ("children", "entry", "number", "parent", "remark", "row")

    def __init__(self, number: int, parent: _Node | None, entry: FolderEntry | None) -> None:
        self.number = number
        self.parent = parent
        self.entry = entry  # None for the root and for a remark
        self.remark = ""
        self.row = 0
        self.children: list[_Node] | None = None  # None until the folder is read

    @property
    def is_folder(self) -> bool:
        return self.parent is None or (self.entry is not None and self.entry.kind == "folder")

    def path(self) -> str:
        """Return the path relative to the root, "/" between the parts."""
        names: list[str] = []
        node: _Node | None = self
        while node is not None and node.entry is not None:
            names.append(node.entry.name)
            node = node.parent
        return "/".join(reversed(names))


class FolderModel(QAbstractItemModel):
    """The tree below one folder.

    Args:
        jobs: run what reads folders.

    Signals:
        was_read: the path of a folder, relative to the root, whose rows are up to date now.
    """

    was_read = Signal(str)

    def __init__(self, jobs: JobRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._folder: Path | None = None
        self._nodes: dict[int, _Node] = {}
        self._next = 1
        self._root = self._node(None, None)
        self._wanted: dict[str, None] = {}  # folders to read, in order
        self._job: Job | None = None
        self._watcher = QFileSystemWatcher(self)
        self._watcher.directoryChanged.connect(self._touched)
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(_SETTLE_MS)
        self._settle.timeout.connect(self._read_wanted)

    @property
    def folder(self) -> Path | None:
        """The folder whose tree this is."""
        return self._folder

    def set_folder(self, folder: Path | None) -> None:
        """Show another folder, or none."""
        self._abandon()
        self.beginResetModel()
        self._folder = folder
        self._nodes = {}
        self._root = self._node(None, None)
        self.endResetModel()
        watched = self._watcher.directories()
        if watched:
            self._watcher.removePaths(watched)
        if folder is not None:
            self._want("")

    @Slot()
    def read_again(self) -> None:
        """Read every open folder again, with the ignore files, which may have changed."""
        for node in list(self._nodes.values()):
            if node.children is not None:
                self._wanted[node.path()] = None
        self._read_wanted()

    def refresh(self, path: str) -> None:
        """Read one folder again, by its path relative to the root."""
        self._want(path)

    def path(self, index: Index) -> Path | None:
        """Return the path of a row; None for a remark, or where no folder is shown."""
        node = self._at(index)
        if self._folder is None or (node.entry is None and node.parent is not None):
            return None
        relative = node.path()
        return self._folder / relative if relative else self._folder

    def is_folder(self, index: Index) -> bool:
        """Whether a row is a folder, and no link to one."""
        return self._at(index).is_folder

    def is_ignored(self, index: Index) -> bool:
        """Whether git ignores the file of a row."""
        entry = self._at(index).entry
        return entry is not None and entry.is_ignored

    def index_of(self, path: str) -> QModelIndex:
        """Return the row of a path relative to the root; invalid where it is not read."""
        node = self._find(path)
        return self._index(node) if node is not None else QModelIndex()

    # --- reading --------------------------------------------------------------------

    def _want(self, path: str) -> None:
        self._wanted[path] = None
        self._read_wanted()

    @Slot()
    def _read_wanted(self) -> None:
        folder = self._folder
        if self._job is not None or not self._wanted or folder is None:
            return
        paths, self._wanted = list(self._wanted), {}

        def operation(_emit: Emit, control: Control) -> list[tuple[str, FolderListing]]:
            from core.memory.folder_listing import list_folder
            from core.memory.project_listing import IgnoredPaths

            ignored = IgnoredPaths(folder)
            found: list[tuple[str, FolderListing]] = []
            for path in paths:
                control.safe_point()
                found.append((path, list_folder(str(folder / path), path, ignored)))
            return found

        self._job = self._jobs.start(tr("Reading a folder"), operation)
        self._job.on_result(self._listed)

    def _abandon(self) -> None:
        if self._job is not None:
            self._job.abandon()
            self._job = None
        self._wanted = {}
        self._settle.stop()

    @Slot(object)
    def _listed(self, found: list[tuple[str, FolderListing]]) -> None:
        self._job = None
        for path, listing in found:
            node = self._find(path)
            if node is not None and node.is_folder:
                self._show(node, listing)
                self._watch(path)
                self.was_read.emit(path)
        self._read_wanted()

    def _show(self, node: _Node, listing: FolderListing) -> None:
        """Let the rows of a folder be those of a listing; rows that stay keep their children."""
        old = node.children or []
        known = {
            (child.entry.name, child.entry.kind): child for child in old if child.entry is not None
        }
        new: list[_Node] = []
        for entry in listing.entries:
            child = known.get((entry.name, entry.kind)) or self._node(node, entry)
            child.entry = entry
            new.append(child)
        remark = _remark(listing)
        if remark:
            said = next((child for child in old if child.remark == remark), None)
            if said is None:
                said = self._node(node, None)
                said.remark = remark
            new.append(said)
        self._exchange(node, new)

    def _exchange(self, node: _Node, new: list[_Node]) -> None:
        old = node.children or []
        parent = self._index(node)
        staying = {id(child) for child in new} & {id(child) for child in old}
        if len(old) + len(new) - 2 * len(staying) > _MAX_SINGLE:
            if old:
                self.beginRemoveRows(parent, 0, len(old) - 1)
                node.children = []
                self.endRemoveRows()
            old = []
        for row in range(len(old) - 1, -1, -1):
            if id(old[row]) not in staying:
                self.beginRemoveRows(parent, row, row)
                del old[row]
                node.children = old
                _number(old)
                self.endRemoveRows()
        if not old and new:
            self.beginInsertRows(parent, 0, len(new) - 1)
            node.children = new
            _number(new)
            self.endInsertRows()
        else:
            # What stays is in the same order in both.
            for row, child in enumerate(new):
                if row < len(old) and old[row] is child:
                    continue
                self.beginInsertRows(parent, row, row)
                old.insert(row, child)
                node.children = old
                _number(old)
                self.endInsertRows()
        node.children = new
        self._forget_lost()
        if new:
            self.dataChanged.emit(self._index(new[0]), self._index(new[-1]))
        elif parent.isValid():
            self.dataChanged.emit(parent, parent)  # it cannot be opened any more

    def _forget_lost(self) -> None:
        """Drop nodes that are not in the tree any more."""
        alive: dict[int, _Node] = {}
        stack = [self._root]
        while stack:
            node = stack.pop()
            alive[node.number] = node
            stack.extend(node.children or ())
        self._nodes = alive

    def _watch(self, path: str) -> None:
        if self._folder is None or len(self._watcher.directories()) >= _MAX_WATCHED:
            return
        location = str(self._folder / path)
        if location not in self._watcher.directories() and _is_plain(location):
            self._watcher.addPath(location)

    @Slot(str)
    def _touched(self, location: str) -> None:
        if self._folder is None:
            return
        relative = os.path.relpath(location, self._folder)
        self._wanted["" if relative == "." else Path(relative).as_posix()] = None
        self._settle.start()

    # --- nodes ----------------------------------------------------------------------

    def _node(self, parent: _Node | None, entry: FolderEntry | None) -> _Node:
        node = _Node(self._next, parent, entry)
        self._nodes[node.number] = node
        self._next += 1
        return node

    def _find(self, path: str) -> _Node | None:
        node: _Node | None = self._root
        for name in path.split("/") if path else ():
            assert node is not None
            children = node.children or []
            node = next((one for one in children if one.entry and one.entry.name == name), None)
            if node is None:
                return None
        return node

    def _at(self, index: Index) -> _Node:
        return self._nodes.get(index.internalId(), self._root) if index.isValid() else self._root

    def _index(self, node: _Node) -> QModelIndex:
        if node.parent is None:
            return QModelIndex()
        return self.createIndex(node.row, 0, node.number)

    # --- Qt -------------------------------------------------------------------------

    def index(self, row: int, column: int, parent: Index = QModelIndex()) -> QModelIndex:  # noqa: B008 - Qt's signature
        """Return the index of an entry."""
        children = self._at(parent).children or []
        if column or not 0 <= row < len(children):
            return QModelIndex()
        return self.createIndex(row, 0, children[row].number)

    def parent(self, index: Index = QModelIndex()) -> QModelIndex:  # type: ignore[override] # noqa: B008 - Qt has two of them
        """Return the folder of an entry."""
        node = self._at(index).parent
        return self._index(node) if node is not None else QModelIndex()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """Return the number of entries that are read."""
        return len(self._at(parent).children or ())

    def columnCount(self, _parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """Return one."""
        return 1

    def hasChildren(self, parent: Index = QModelIndex()) -> bool:  # noqa: B008 - Qt's signature
        """Return whether a row can be opened: any folder, until it is known to be empty."""
        node = self._at(parent)
        return node.is_folder and (node.children is None or bool(node.children))

    def canFetchMore(self, parent: Index) -> bool:
        """Return whether a folder was not read yet."""
        node = self._at(parent)
        return self._folder is not None and node.is_folder and node.children is None

    def fetchMore(self, parent: Index) -> None:
        """Read a folder in the background."""
        if self.canFetchMore(parent):
            self._want(self._at(parent).path())

    def data(self, index: Index, role: int = _Role.DisplayRole) -> Any:
        """Return the name of an entry; ignored ones are dimmed."""
        node = self._at(index)
        if node.parent is None:
            return None
        if role == _Role.DisplayRole:
            return _title(node)
        is_dim = node.entry is None or node.entry.is_ignored
        if role == _Role.ForegroundRole and is_dim:
            return QColor(current_theme().muted_text)
        if role == _Role.ToolTipRole and node.entry is not None:
            return shown_name(node.path())
        return None


def _title(node: _Node) -> str:
    if node.entry is None:
        return node.remark
    name = shown_name(node.entry.name)
    return tr("{name} (link)").format(name=name) if node.entry.kind == "link" else name


def _remark(listing: FolderListing) -> str:
    if listing.problem:
        return tr("Cannot be read: {problem}").format(problem=translated(listing.problem))
    if listing.is_cut:
        text = tr("Only {count} entries are shown; go to others by name.")
        return text.format(count=count(len(listing.entries)))
    return ""


def _number(children: Sequence[_Node]) -> None:
    for row, child in enumerate(children):
        child.row = row


def _is_plain(location: str) -> bool:
    """Whether Qt can name the folder: it has no bytes that are no UTF-8."""
    return not any("\ud800" <= character <= "\udfff" for character in location)
