"""*Find in files* and *Replace in files*: joins the panel to the project and to the tabs.

Texts that are not saved are searched as they are on the screen. Replacing changes the texts of
tabs, one undo step for each file, and saves nothing; files that are not open are opened.
"""

from __future__ import annotations

import dataclasses
from collections import deque
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QWidget

from core.corpus.drop_reasons import DropReason
from core.editing.search import Match
from core.errors import CoreError
from core.memory.search_results import (
    SECRETS,
    SLOW,
    FileMatches,
    LineMatch,
    SearchProgress,
    text_checksum,
)
from gui.amounts import count
from gui.context import AppContext
from gui.editor.files.dialogs import EditorDialogs
from gui.editor.files.file_tab import FileTab
from gui.editor.files.file_tabs import FileTabs
from gui.editor.files.project_controller import ProjectController
from gui.editor.files.project_status import file_count
from gui.editor.find.search import replace
from gui.editor.find.search_panel import SearchPanel
from gui.editor.find.search_runner import SearchRunner
from gui.translation import tr

# Each file that is changed becomes a tab.
MAX_REPLACED_FILES = 200


class FindInFiles(QObject):
    """The search of one window.

    Args:
        context: the shared collaborators.
        tabs: the files that are open.
        project: knows the folder to search in.
        dialogs: asks before files are changed.
    """

    def __init__(
        self,
        context: AppContext,
        tabs: FileTabs,
        project: ProjectController,
        dialogs: EditorDialogs,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._tabs = tabs
        self._project = project
        self._dialogs = dialogs
        self._root: Path | None = None  # of the results
        self._left: QWidget | None = None  # what had the focus before the panel was opened
        self._state = SearchProgress()
        self._waiting: deque[FileMatches] = deque()  # to be replaced
        self._replaced = (0, 0, 0)  # matches, files, files that have changed since
        self.panel = SearchPanel(parent)
        self.runner = SearchRunner(context.jobs, self)
        panel, form = self.panel, self.panel.form
        form.wanted.connect(self.search)
        form.stop_wanted.connect(self.runner.stop)
        panel.opened.connect(self._open)
        panel.closed.connect(self.close)
        panel.removed.connect(self._say_state)
        panel.replace_wanted.connect(self.replace)
        project.tree.search_wanted.connect(self.open_in)
        self.runner.found.connect(self._found)
        self.runner.progressed.connect(self._progressed)
        self.runner.ended.connect(self._ended)
        self.runner.stopped.connect(self._stopped)
        self.runner.failed.connect(self._failed)
        # Between two files, the window handles what is waiting.
        self._next = QTimer(self)
        self._next.setSingleShot(True)
        self._next.setInterval(0)
        self._next.timeout.connect(self._replace_next)

    @Slot()
    def open(self) -> None:
        """Show the panel, and search for the selected text."""
        self._open_panel(with_replace=False)

    @Slot()
    def open_with_replace(self) -> None:
        """Show the panel with what would replace the matches."""
        self._open_panel(with_replace=True)

    @Slot(object)
    def open_in(self, folder: Path) -> None:
        """Show the panel for one folder of the project."""
        root = self._project.folder
        if root is not None and folder.is_relative_to(root):
            inner = folder.relative_to(root).as_posix()
            self.panel.form.include_field.setText("" if inner == "." else f"/{inner}/")
        self.open()

    @Slot()
    def next_match(self) -> None:
        """Go to the next match of the results."""
        self.panel.step(1)

    @Slot()
    def previous_match(self) -> None:
        """Go to the previous match of the results."""
        self.panel.step(-1)

    @Slot()
    def close(self) -> None:
        """Hide the panel and give the focus to the text; a search ends."""
        self.runner.stop()
        self.panel.hide()
        tab = self._tabs.current()
        if tab is not None:
            tab.edit.setFocus()

    def _open_panel(self, *, with_replace: bool) -> None:
        if self._project.folder is None:
            self._project.open_dialog()
            if self._project.folder is None:
                return
        tab = self._tabs.current()
        selected = tab.edit.textCursor().selectedText() if tab is not None else ""
        self.panel.show()
        self.panel.form.open("" if "\u2029" in selected else selected, with_replace=with_replace)
        if not self.panel.model.rowCount():
            self._say_folder()
        if selected and "\u2029" not in selected:
            self.search()

    def _say_folder(self) -> None:
        folder = self._project.folder
        if folder is not None:
            self.panel.note.setText(tr("In {folder}").format(folder=folder.name))

    # --- searching --------------------------------------------------------------------

    @Slot()
    def search(self) -> None:
        """Search for what the fields say."""
        folder, form = self._project.folder, self.panel.form
        self.runner.stop()
        self._waiting.clear()
        self.panel.clear()
        self._state = SearchProgress()
        problem = form.problem()
        self.panel.problem.setText(problem)
        if folder is None or not form.query().text or problem:
            form.set_running(False)
            self.panel.note.setText("")
            return
        self._root = root = folder.resolve()
        if not root.is_dir():
            self.panel.note.setText("")
            self.panel.problem.setText(
                tr("The folder {folder} does not exist.").format(folder=root.name)
            )
            return
        form.set_running(True)
        self.panel.note.setText(tr("Searching\u2026"))
        config = dataclasses.replace(form.config(), texts=self._unsaved_texts(root))
        self.runner.start(root, config)

    def _unsaved_texts(self, root: Path) -> dict[str, str]:
        """Return the texts that are not saved, by the path of their file relative to the root."""
        from core.memory.project_root import inside  # more than the start of the window needs

        texts: dict[str, str] = {}
        for tab in self._tabs.tabs():
            path = inside(root, tab.path) if tab.is_modified and tab.path is not None else None
            if path is not None:
                texts[path] = tab.edit.text()
        return texts

    @Slot(list)
    def _found(self, found: list[FileMatches]) -> None:
        self.panel.append(found)

    @Slot(object)
    def _progressed(self, state: SearchProgress) -> None:
        self._state = state
        text = tr("Searching\u2026 {matches} in {files}")
        shown = tr("%Ln match(es)", n=state.matches)
        self.panel.note.setText(text.format(matches=shown, files=file_count(state.files)))

    @Slot(object)
    def _ended(self, state: SearchProgress) -> None:
        self._state = state
        self.panel.form.set_running(False)
        self._say_state()

    @Slot()
    def _stopped(self) -> None:
        self.panel.form.set_running(False)
        self._say_state()
        self.panel.problem.setText(tr("The search was stopped."))

    @Slot(object)
    def _failed(self, error: CoreError) -> None:
        self.panel.form.set_running(False)
        self._say_state()
        self._context.errors.show(error)

    @Slot()
    def _say_state(self) -> None:
        """Say what is shown, and what was left out."""
        state, model = self._state, self.panel.model
        matches = model.matches
        self.panel.form.set_matches(matches)
        if not matches:
            text = tr("Nothing found in {files}").format(files=file_count(state.files))
        else:
            text = tr("{matches} in {files}").format(
                matches=tr("%Ln match(es)", n=matches), files=file_count(model.rowCount())
            )
        self.panel.note.setText(text)
        self.panel.problem.setText(left_out_text(state))

    # --- opening ----------------------------------------------------------------------

    @Slot(str, object, bool)
    def _open(self, path: str, match: LineMatch | None, focuses: bool) -> None:
        if self._root is None or not self._tabs.open_file(self._root / path):
            return
        tab = self._tabs.current()
        if tab is None:
            return
        edit = tab.edit
        if match is not None:
            edit.go_to(match.line, match.column)
            if edit.textCursor().position() == match.start:
                cursor = QTextCursor(edit.document())
                cursor.setPosition(match.start)
                last = edit.document().characterCount() - 1
                cursor.setPosition(min(match.end, last), QTextCursor.MoveMode.KeepAnchor)
                edit.setTextCursor(cursor)
        if focuses:
            edit.setFocus()
        else:
            self.panel.view.setFocus()

    # --- replacing --------------------------------------------------------------------

    @Slot(list)
    def replace(self, files: list[FileMatches]) -> None:
        """Replace matches after a question, one file after the other."""
        if self._waiting or self.runner.is_running or not files:
            return
        if len(files) > MAX_REPLACED_FILES:
            text = tr("Each file becomes a tab: at most {count} files can be replaced at a time.")
            self.panel.problem.setText(text.format(count=count(MAX_REPLACED_FILES)))
            return
        matches = sum(len(file.matches) for file in files)
        if not self._dialogs.replace_in_files(matches, len(files)):
            return
        self._replaced = (0, 0, 0)
        self._waiting.extend(files)
        self._next.start()

    @Slot()
    def _replace_next(self) -> None:
        if not self._waiting or self._root is None:
            return
        file = self._waiting.popleft()
        matches, files, outdated = self._replaced
        tab = self._tabs.open_behind(self._root / file.path)
        if tab is not None and replace_in(tab, file):
            self._replaced = (matches + len(file.matches), files + 1, outdated)
            self.panel.model.remove(self.panel.model.index_of(file.path))
        else:
            self._replaced = (matches, files, outdated + 1)
        if self._waiting:
            self._next.start()
            return
        self._say_replaced()

    def _say_replaced(self) -> None:
        matches, files, outdated = self._replaced
        self._say_state()
        text = tr("Replaced {matches} in {files}; nothing is saved yet.").format(
            matches=tr("%Ln match(es)", n=matches), files=file_count(files)
        )
        if files:
            self.panel.note.setText(text)
        problem = tr("Changed since the search: %Ln file(s). Search again.", n=outdated)
        self.panel.problem.setText(problem if outdated else "")
        self._project.use_unsaved_texts()


def replace_in(tab: FileTab, file: FileMatches) -> bool:
    """Replace matches in a tab as one undo step; False if its text is not the searched one."""
    if text_checksum(tab.edit.text()) != file.checksum:
        return False
    edit = tab.edit
    edit.clear_preedit()
    edit.finish_filling()
    changes = [
        Match(start=match.start, end=match.end, replacement=match.replacement)
        for match in file.matches
    ]
    replace(edit.document(), changes)
    return True


def left_out_text(state: SearchProgress) -> str:
    """Return what a search left out, in sentences; empty where that was nothing."""
    skipped = state.skipped
    sentences: list[str] = []
    if state.is_full:
        sentences.append(tr("Only the first matches are shown; search for something rarer."))
    if skipped.get(SLOW):
        sentences.append(
            tr("Searched only in part, for long lines or a slow pattern: %Ln file(s).",
               n=skipped[SLOW])
        )  # fmt: skip
    if skipped.get(SECRETS):
        sentences.append(tr("Dropped: %Ln file(s) with secrets.", n=skipped[SECRETS]))
    if skipped.get(DropReason.BINARY):
        sentences.append(
            tr("No text, or lines too long: %Ln file(s).", n=skipped[DropReason.BINARY])
        )
    if skipped.get(DropReason.TOO_LARGE):
        large = skipped[DropReason.TOO_LARGE]
        sentences.append(tr("Too large: %Ln file(s) or folder(s).", n=large))
    unreadable = sum(
        skipped.get(reason, 0)
        for reason in (DropReason.NO_PERMISSION, DropReason.UNREADABLE, DropReason.CHANGING)
    )
    if unreadable:
        sentences.append(tr("Unreadable: %Ln file(s) or folder(s).", n=unreadable))
    return " ".join(sentences)
