"""The results of a search in files as a tree: the files, and in each its matches."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from core.memory.search_results import FileMatches, LineMatch
from gui.amounts import count
from gui.translation import tr

Index = QModelIndex | QPersistentModelIndex
_Role = Qt.ItemDataRole
FILE_ROLE = _Role.UserRole
"""A ``FileMatches`` with all matches that are still shown."""
MATCH_ROLE = _Role.UserRole + 1
"""The ``LineMatch`` of a row; None for the row of a file."""


class _File:
    """A file that is shown; ``number`` stays the same while others are removed."""

    def __init__(self, number: int, found: FileMatches) -> None:
        self.number = number
        self.found = found
        self.matches = list(found.matches)


class SearchModel(QAbstractItemModel):
    """Files in the order in which they were found."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._files: list[_File] = []
        self._rows: dict[int, int] = {}  # of each file, by its number
        self._next = 1

    def clear(self) -> None:
        """Show nothing."""
        self.beginResetModel()
        self._files, self._rows = [], {}
        self.endResetModel()

    def append(self, found: Sequence[FileMatches]) -> None:
        """Show further files."""
        first = len(self._files)
        self.beginInsertRows(QModelIndex(), first, first + len(found) - 1)
        for one in found:
            self._rows[self._next] = len(self._files)
            self._files.append(_File(self._next, one))
            self._next += 1
        self.endInsertRows()

    def results(self) -> list[FileMatches]:
        """Return the files with the matches that are still shown."""
        return [_rest(file) for file in self._files]

    @property
    def matches(self) -> int:
        """How many matches are shown."""
        return sum(len(file.matches) for file in self._files)

    def remove(self, index: Index) -> None:
        """Take a file, or one match, out of the results; a file goes with its last match."""
        file = self._file_of(index)
        if file is None:
            return
        match = index.row() if index.internalId() else -1
        if match >= 0 and len(file.matches) > 1:
            self.beginRemoveRows(self.index(self._rows[file.number], 0), match, match)
            del file.matches[match]
            self.endRemoveRows()
            return
        row = self._rows[file.number]
        self.beginRemoveRows(QModelIndex(), row, row)
        del self._files[row]
        del self._rows[file.number]
        for other in self._files[row:]:
            self._rows[other.number] -= 1
        self.endRemoveRows()

    def index_of(self, path: str) -> QModelIndex:
        """Return the row of a file; invalid where it is not shown."""
        for row, file in enumerate(self._files):
            if file.found.path == path:
                return self.index(row, 0)
        return QModelIndex()

    def _file_of(self, index: Index) -> _File | None:
        if not index.isValid():
            return None
        number = index.internalId()
        row = self._rows.get(number, -1) if number else index.row()
        return self._files[row] if 0 <= row < len(self._files) else None

    # --- Qt -------------------------------------------------------------------------

    def index(self, row: int, column: int, parent: Index = QModelIndex()) -> QModelIndex:  # noqa: B008 - Qt's signature
        """Return the index of a file, or of a match in it."""
        if not self.hasIndex(row, column, parent):
            return QModelIndex()
        file = self._file_of(parent)
        return self.createIndex(row, column, 0 if file is None else file.number)

    def parent(self, index: Index = QModelIndex()) -> QModelIndex:  # type: ignore[override] # noqa: B008 - Qt has two of them
        """Return the file of a match."""
        number = index.internalId() if index.isValid() else 0
        if not number or number not in self._rows:
            return QModelIndex()
        return self.createIndex(self._rows[number], 0, 0)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """Return the number of files, or of matches of a file."""
        if not parent.isValid():
            return len(self._files)
        file = self._file_of(parent)
        return len(file.matches) if file is not None and not parent.internalId() else 0

    def columnCount(self, _parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """Return one."""
        return 1

    def data(self, index: Index, role: int = _Role.DisplayRole) -> Any:
        """Return the text of a row, as screen readers say it, and what the delegate paints."""
        file = self._file_of(index)
        if file is None:
            return None
        match = file.matches[index.row()] if index.internalId() else None
        if role == MATCH_ROLE:
            return match
        if role == FILE_ROLE:
            return _rest(file)
        if role == _Role.DisplayRole:
            return _text_of(match) if match is not None else _title_of(file)
        if role == _Role.ToolTipRole and match is None:
            return file.found.path
        return None


def _rest(file: _File) -> FileMatches:
    found = file.found
    return FileMatches(
        path=found.path,
        checksum=found.checksum,
        matches=tuple(file.matches),
        is_cut=found.is_cut,
    )


def _title_of(file: _File) -> str:
    text = tr("{path}: {count} or more") if file.found.is_cut else tr("{path}: {count}")
    return text.format(path=file.found.path, count=count(len(file.matches)))


def _text_of(match: LineMatch) -> str:
    return tr("{line}: {text}").format(line=count(match.line + 1), text=match.shown)
