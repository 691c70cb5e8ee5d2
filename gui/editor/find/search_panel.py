"""*Find in files* below the text: the fields at the left, the matches by file at the right."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QTreeView, QVBoxLayout, QWidget

from core.memory.search_results import FileMatches, LineMatch
from gui.editor.find.search_delegate import SearchDelegate
from gui.editor.find.search_form import SearchForm
from gui.editor.find.search_model import FILE_ROLE, MATCH_ROLE, SearchModel
from gui.translation import tr
from gui.widgets.buttons import IconButton
from gui.widgets.labels import ElidedLabel, label

HEIGHT = 236
# Files beyond this stay closed until they are opened by the user.
_MAX_EXPANDED = 200


class SearchPanel(QFrame):
    """Hidden until it is opened; knows no files, only what it shows.

    Signals:
        opened: the path of a file relative to the project, a ``LineMatch`` or None, and whether
            the text is to get the focus.
        closed: the user closed it.
        removed: results were taken out by the user.
        replace_wanted: a list of ``FileMatches`` to replace.
    """

    opened = Signal(str, object, bool)
    closed = Signal()
    removed = Signal()
    replace_wanted = Signal(list)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Find in files"))
        self.setMinimumHeight(HEIGHT)
        self.form = SearchForm()
        self.model = SearchModel(self)
        self.note = label("", "muted")
        self.problem = ElidedLabel("", "problem", Qt.TextElideMode.ElideRight)
        self.view = _Results()
        self._delegate = SearchDelegate(self.view)
        self.view.setModel(self.model)
        self.view.setItemDelegate(self._delegate)
        self.view.clicked.connect(self._clicked)
        self.view.activated.connect(self._activated)
        self.view.remove_wanted.connect(self.remove_selected)
        self.view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.view.customContextMenuRequested.connect(self._open_menu)
        self.menu = QMenu(self)
        close = IconButton("", "close", tr("Close find in files (Esc)"), "flat")
        close.clicked.connect(self.closed)
        above = QHBoxLayout()
        above.setContentsMargins(0, 4, 4, 2)
        above.addWidget(self.note)
        above.addWidget(self.problem, 1)
        above.addWidget(close)
        right = QVBoxLayout()
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(0)
        right.addLayout(above)
        right.addWidget(self.view, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.form)
        row.addLayout(right, 1)
        self.form.changed.connect(self._preview)
        self.form.replace_wanted.connect(lambda: self.replace_wanted.emit(self.model.results()))
        self.hide()

    def clear(self) -> None:
        """Forget the results."""
        self.model.clear()
        self._preview()

    def append(self, found: list[FileMatches]) -> None:
        """Show further results, opened while there are not many."""
        first = self.model.rowCount()
        self.model.append(found)
        for row in range(first, min(self.model.rowCount(), _MAX_EXPANDED)):
            self.view.expand(self.model.index(row, 0))

    def step(self, steps: int) -> None:
        """Select the next or the previous match, and open it."""
        index = self.view.currentIndex()
        if not index.isValid():
            index = self.model.index(0, 0) if steps > 0 else QModelIndex()
        for _ in range(self.model.rowCount() + 2):
            index = self._neighbor(index, steps)
            if not index.isValid() or index.data(MATCH_ROLE) is not None:
                break
        if index.isValid():
            self.view.setCurrentIndex(index)
            self._open(index, focuses=True)

    def _neighbor(self, index: QModelIndex, steps: int) -> QModelIndex:
        """Return the row before or after another one, whether its file is open or closed."""
        model = self.model
        if steps > 0:
            if not index.parent().isValid() and model.rowCount(index):
                return model.index(0, 0, index)
            after = model.index(index.row() + 1, 0, index.parent())
            if after.isValid() or not index.parent().isValid():
                return after
            return model.index(index.parent().row() + 1, 0)
        if index.parent().isValid() and index.row() > 0:
            return model.index(index.row() - 1, 0, index.parent())
        file = index.parent() if index.parent().isValid() else index
        row = file.row() - 1 if file.isValid() else model.rowCount() - 1
        above = model.index(row, 0)
        return model.index(model.rowCount(above) - 1, 0, above) if above.isValid() else above

    @Slot()
    def remove_selected(self) -> None:
        """Take the current file or match out of the results."""
        index = self.view.currentIndex()
        if index.isValid():
            self.model.remove(index)
            self.removed.emit()

    @Slot()
    def _preview(self) -> None:
        self._delegate.shows_replacement = self.form.replaces
        self.form.set_matches(self.model.matches)
        self.view.viewport().update()

    @Slot(QModelIndex)
    def _clicked(self, index: QModelIndex) -> None:
        if index.data(MATCH_ROLE) is not None:
            self._open(index, focuses=False)
        else:
            self.view.setExpanded(index, not self.view.isExpanded(index))

    @Slot(QModelIndex)
    def _activated(self, index: QModelIndex) -> None:
        self._open(index, focuses=True)

    def _open(self, index: QModelIndex, *, focuses: bool) -> None:
        match: LineMatch | None = index.data(MATCH_ROLE)
        self.opened.emit(self._path_of(index), match, focuses)

    def _path_of(self, index: QModelIndex) -> str:
        file = index.parent() if index.parent().isValid() else index
        found: FileMatches = file.data(FILE_ROLE)
        return found.path

    @Slot(QPoint)
    def _open_menu(self, place: QPoint) -> None:
        self.fill_menu()
        if self.menu.actions():
            self.menu.popup(self.view.viewport().mapToGlobal(place))

    def fill_menu(self) -> None:
        """Put into the menu what can be done with the current row."""
        index = self.view.currentIndex()
        self.menu.clear()
        if not index.isValid():
            return
        match: LineMatch | None = index.data(MATCH_ROLE)
        clipboard = QGuiApplication.clipboard()
        self.menu.addAction(tr("&Open"), lambda: self._open(index, focuses=True))
        if match is not None:
            self.menu.addAction(tr("Copy &line"), lambda: clipboard.setText(match.shown))
        path = self._path_of(index)
        self.menu.addAction(tr("Copy relative &path"), lambda: clipboard.setText(path))
        self.menu.addSeparator()
        if self.form.replaces and not self.form.is_running:
            file = index.parent() if index.parent().isValid() else index
            found: FileMatches = file.data(FILE_ROLE)
            text = tr("&Replace in this file\u2026")
            self.menu.addAction(text, lambda: self.replace_wanted.emit([found]))
        self.menu.addAction(tr("Remove from the results\tDel"), self.remove_selected)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes, the arrow down goes from the fields to the results."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        elif event.key() == Qt.Key.Key_Down and self.model.rowCount():
            self.view.setFocus()
            if not self.view.currentIndex().isValid():
                self.view.setCurrentIndex(self.model.index(0, 0))
        else:
            super().keyPressEvent(event)


class _Results(QTreeView):
    """Rows of one height; Delete takes a row out.

    Signals:
        remove_wanted: the current row is to be taken out.
    """

    remove_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setHeaderHidden(True)
        self.setUniformRowHeights(True)
        self.setAccessibleName(tr("Matches"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setIndentation(14)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setExpandsOnDoubleClick(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Handle Delete and the menu key."""
        if event.key() == Qt.Key.Key_Delete:
            self.remove_wanted.emit()
        elif event.key() == Qt.Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)
