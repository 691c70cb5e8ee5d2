"""The files that are open, in tabs: opening, saving, closing, and the questions before.

Each tab is a ``FileTab``. ``page.py`` remembers the files between two starts.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QTabBar, QTabWidget, QWidget

from core.editing.language_mode import LanguageMode, language_mode_of
from core.editing.tab_titles import tab_titles
from core.editing.text_file import EncodingError, FileRefusedError
from core.editing.unsaved_text import UnsavedText
from core.errors import CoreError
from core.saving import ReadOnlyFileError
from gui.editor.files.dialogs import EditorDialogs
from gui.editor.files.file_tab import FileTab
from gui.editor.files.file_tab_bar import FileTabBar, TabCloseButton
from gui.editor.files.file_watcher import FileWatcher
from gui.translation import tr, translated
from gui.widgets.labels import plain_tip


class FileTabs(QTabWidget):
    """All open files.

    Signals:
        current_changed: the current ``FileTab``, or None when none is open.
        files_changed: files were opened, closed, saved or moved.
        noticed: a sentence for the user.
        failed: a ``CoreError``.
        added: a new ``FileTab``, before it becomes the current one.
        removed: a ``FileTab`` that was closed.
        saved: a ``FileTab`` that was written.
    """

    current_changed = Signal(object)
    files_changed = Signal()
    noticed = Signal(str)
    failed = Signal(CoreError)
    added = Signal(object)
    removed = Signal(object)
    saved = Signal(object)

    def __init__(self, dialogs: EditorDialogs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._dialogs = dialogs
        self._close_tip = ""  # of the button on each tab
        # Where the user keeps files, as far as that is known; the dialogs start there.
        self.usual_folder: Callable[[], Path | None] = lambda: None
        self._untitled = 0
        self._watch = FileWatcher(self)
        self._watch.touched.connect(self.check_disk)
        bar = FileTabBar()
        bar.close_requested.connect(self._close_at)
        bar.files_dropped.connect(self.open_files)
        bar.tabMoved.connect(self._files_changed)
        self.setTabBar(bar)
        self.setDocumentMode(True)
        self.setMovable(True)
        # Titles are short already; where there is not enough room, the row is scrolled.
        self.setElideMode(Qt.TextElideMode.ElideNone)
        self.setUsesScrollButtons(True)
        self.currentChanged.connect(self._current_changed)

    # --- what is open -------------------------------------------------------

    def tabs(self) -> list[FileTab]:
        """Every open file, from left to right."""
        widgets = [self.widget(index) for index in range(self.count())]
        return [widget for widget in widgets if isinstance(widget, FileTab)]

    def current(self) -> FileTab | None:
        """The current file."""
        widget = self.currentWidget()
        return widget if isinstance(widget, FileTab) else None

    def paths(self) -> list[Path]:
        """The paths of the open files that have one."""
        return [tab.path for tab in self.tabs() if tab.path is not None]

    def has_unsaved_changes(self) -> bool:
        """Whether any file has unsaved changes."""
        return any(tab.is_modified for tab in self.tabs())

    # --- opening ------------------------------------------------------------

    def new_file(self) -> FileTab:
        """Open an empty file without a path."""
        self._untitled += 1
        number = self._untitled
        name = tr("untitled") if number == 1 else tr("untitled {number}").format(number=number)
        return self._add(FileTab(name))

    def open_sample(self, name: str, text: str, language: LanguageMode) -> None:
        """Open a text as an unsaved file; the sample itself is never overwritten."""
        tab = FileTab(name)
        tab.set_sample(text, language)
        self._add(tab)

    def open_file(self, path: Path) -> bool:
        """Open a file, or show it if it is open; False when it was refused."""
        path = path.expanduser().absolute()
        tab = self.tab_of(path)
        if tab is not None:
            self.setCurrentWidget(tab)
            return True
        tab = self._loaded(path)
        if tab is None:
            return False
        blank = self.current()
        self._add(tab)
        if blank is not None and blank.is_blank:
            self._remove(blank)
        return True

    def open_behind(self, path: Path) -> FileTab | None:
        """Open a file without showing its tab; None when it was refused."""
        path = path.expanduser().absolute()
        tab = self.tab_of(path) or self._loaded(path)
        if tab is not None and self.indexOf(tab) < 0:
            self._add(tab, in_front=self.count() == 0)
        return tab

    def tab_of(self, path: Path) -> FileTab | None:
        """The tab of a file, whatever it is called; None where it is not open."""
        for tab in self.tabs():
            if tab.path is not None and _is_same_file(tab.path, path):
                return tab
        return None

    def tabs_below(self, path: Path) -> list[FileTab]:
        """The tabs of a file, or of the files in a folder."""
        return [
            tab for tab in self.tabs() if tab.path is not None and tab.path.is_relative_to(path)
        ]

    def moved(self, old: Path, new: Path) -> None:
        """Follow a file, or a folder with the files in it, that the user has renamed."""
        for tab in self.tabs_below(old):
            assert tab.path is not None
            tab.move(new / tab.path.relative_to(old))
        self._files_changed()

    def _loaded(self, path: Path) -> FileTab | None:
        tab = FileTab()
        tab.noticed.connect(self.noticed)
        try:
            tab.load(path)
        except FileRefusedError as error:
            tab.deleteLater()
            self.failed.emit(error)
            return None
        return tab

    def open_files(self, paths: Iterable[Path]) -> None:
        """Open several files; each refusal is reported, and the others are opened."""
        for path in paths:
            self.open_file(path)

    def restore(self, unsaved: UnsavedText) -> FileTab | None:
        """Open a file with the unsaved changes that were recovered after a crash.

        Returns:
            Its tab; None where the file on disk already contains the changes.
        """
        path = unsaved.path
        if path is not None and path.is_file() and self.open_file(path):
            tab = self.current()
            assert tab is not None
        else:
            tab = self._add(FileTab(unsaved.name))
        if not tab.restore(unsaved):
            return None
        self._files_changed()
        return tab

    # --- saving and closing ---------------------------------------------------

    def save(self, tab: FileTab) -> bool:
        """Save a file, asking for a name if it has none; False if it was not saved."""
        if tab.path is None:
            return self.save_as(tab)
        if tab.would_overwrite:
            self.setCurrentWidget(tab)
            if not self._dialogs.overwrite_changed(tab.name):
                return False
        return self._write(tab, tab.path)

    def save_as(self, tab: FileTab) -> bool:
        """Save a file under a name that the user chooses."""
        self.setCurrentWidget(tab)
        path = self._dialogs.file_to_save(str(tab.path or self.start_folder() / tab.name))
        return path is not None and self._write(tab, path)

    def start_folder(self) -> Path:
        """Where a dialog for files starts: at the current file, in the project, or at home."""
        current = self.current()
        if current is not None and current.path is not None:
            return current.path.parent
        usual = self.usual_folder()
        if usual is not None and usual.is_dir():
            return usual
        paths = self.paths()
        return paths[-1].parent if paths else Path.home()

    def close_tab(self, tab: FileTab) -> bool:
        """Close a file; False when the user canceled."""
        if not self._may_lose([tab]):
            return False
        self._remove(tab)
        return True

    def show_next(self, steps: int) -> None:
        """Show the file ``steps`` tabs to the right, from the last tab on to the first."""
        if self.count():
            self.setCurrentIndex((self.currentIndex() + steps) % self.count())

    def maybe_close(self) -> bool:
        """Ask about unsaved changes; True when everything may be closed."""
        return self._may_lose([tab for tab in self.tabs() if tab.is_modified])

    @Slot()
    def check_disk(self) -> None:
        """Let every file react to changes by other programs."""
        for tab in self.tabs():
            tab.check_disk()

    def _may_lose(self, tabs: list[FileTab]) -> bool:
        unsaved = [tab for tab in tabs if tab.is_modified]
        if not unsaved:
            return True
        match self._dialogs.save_changes([tab.name for tab in unsaved]):
            case "save":
                return all(self.save(tab) for tab in unsaved)
            case "discard":
                return True
            case "cancel":
                return False

    def _write(self, tab: FileTab, path: Path, *, overwrites_read_only: bool = False) -> bool:
        try:
            tab.save(path, overwrites_read_only=overwrites_read_only)
        except ReadOnlyFileError as error:
            if not error.can_overwrite:
                self.failed.emit(error)
                return False
            if not self._dialogs.overwrite_read_only(path.name):
                return False
            return self._write(tab, path, overwrites_read_only=True)
        except EncodingError as error:
            if not self._dialogs.save_as_utf8(translated(error.message)):
                return False
            tab.use_utf8()
            return self._write(tab, path, overwrites_read_only=overwrites_read_only)
        except CoreError as error:
            self.failed.emit(error)
            return False
        self._files_changed()
        self.saved.emit(tab)
        return True

    def _add(self, tab: FileTab, *, in_front: bool = True) -> FileTab:
        tab.changed.connect(self._retitle)
        tab.diff_requested.connect(self._show_diff)
        tab.edit.files_dropped.connect(self.open_files)
        self.added.emit(tab)
        index = self.addTab(tab, tab.name)
        self.tabBar().setTabButton(index, QTabBar.ButtonPosition.RightSide, self._close_button(tab))
        if in_front:
            self.setCurrentIndex(index)
        self._retitle()
        self._files_changed()
        if in_front:
            tab.setFocus()
        return tab

    def set_close_tip(self, tip: str) -> None:
        """Set the tooltip of the button on each tab."""
        self._close_tip = tip
        for button in self.tabBar().findChildren(TabCloseButton):
            button.setToolTip(tip)

    def _close_button(self, tab: FileTab) -> TabCloseButton:
        button = TabCloseButton(self._close_tip, self.tabBar())
        button.clicked.connect(lambda: self.close_tab(tab))
        return button

    @Slot(int)
    def _close_at(self, index: int) -> None:
        self.close_tab(self.tabs()[index])

    def _remove(self, tab: FileTab) -> None:
        self.removeTab(self.indexOf(tab))
        self._retitle()
        self.removed.emit(tab)
        tab.deleteLater()
        self._files_changed()

    @Slot()
    def _files_changed(self, *_indexes: int) -> None:
        self._watch.watch(self.paths())
        self.files_changed.emit()

    @Slot(str, str)
    def _show_diff(self, name: str, text: str) -> None:
        self.open_sample(name, text, language_mode_of(Path("a.diff")))

    @Slot()
    def _retitle(self) -> None:
        titles = tab_titles([(tab.name, tab.path) for tab in self.tabs()])
        for index, (tab, whole) in enumerate(zip(self.tabs(), titles, strict=True)):
            # "&" would become an access key.
            title = whole.replace("&", "&&")
            self.setTabText(index, f"\u25cf {title}" if tab.is_modified else title)
            self.setTabToolTip(index, plain_tip(str(tab.path or tr("Not saved yet"))))

    @Slot(int)
    def _current_changed(self, _index: int) -> None:
        tab = self.current()
        self.current_changed.emit(tab)
        if tab is not None:
            tab.check_disk()


def _is_same_file(one: Path, other: Path) -> bool:
    try:
        return one == other or one.samefile(other)
    except OSError:
        return False
