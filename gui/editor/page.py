"""The editor page: puts the parts together and remembers which files were open.

What the menus do is in ``commands.py``, their rows are in ``page_actions.py``.
"""

from __future__ import annotations

import dataclasses
from pathlib import Path

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeyEvent, QPalette, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from core.editing.language_mode import language_mode_of
from core.editing.text_file import read_text_file
from core.resources import resource
from gui.actions import ActionSpec
from gui.context import AppContext
from gui.editor.commands import EditorCommands, EditorParts
from gui.editor.files.adaptation_question import AdaptationQuestion
from gui.editor.files.dialogs import EditorDialogs
from gui.editor.files.file_tab import FileTab
from gui.editor.files.file_tabs import FileTabs
from gui.editor.files.project_controller import ProjectController
from gui.editor.files.recovery import Recovery
from gui.editor.files.start_panel import SAMPLES, StartPanel
from gui.editor.files.welcome import is_first_start
from gui.editor.find.find_bar import FindBar
from gui.editor.find.go_to_line_bar import GoToLineBar
from gui.editor.find.search_panel import HEIGHT
from gui.editor.find_in_files import FindInFiles
from gui.editor.history.history_panel import TrainingHistoryPanel
from gui.editor.page_actions import editor_actions
from gui.editor.suggest.status_row import StatusRow
from gui.editor.suggest.suggestions import Suggestions
from gui.editor.suggest.why_this import WhyThis
from gui.editor.text.code_edit import CodeEdit
from gui.page import Page
from gui.preferences import EditorPreferences
from gui.translation import tr
from gui.widgets.splitter import Splitter

_MAX_REMEMBERED = 12


class EditorPage(Page):
    """The page on which code is written with the suggestions of a model.

    Args:
        context: the shared collaborators.
        dialogs: asks the user; tests pass their own.
    """

    def __init__(
        self,
        context: AppContext,
        dialogs: EditorDialogs | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._settings = context.settings
        self._dialogs = dialogs if dialogs is not None else EditorDialogs(self)
        self._is_restored = False
        self.status = StatusRow(context.keymap)
        self.suggestions = Suggestions(context, self.status, self)
        self.completion_bar = self.suggestions.bar
        self.controller = self.suggestions.controller
        self.tabs = FileTabs(self._dialogs)
        self.project = ProjectController(context, self.tabs, self._dialogs, self)
        self.question = AdaptationQuestion(context.adaptation)
        self.why = WhyThis(context, self.tabs, self.controller, self)
        self.find_bar = FindBar()
        self.go_to_line_bar = GoToLineBar()
        self.find_in_files = FindInFiles(context, self.tabs, self.project, self._dialogs, self)
        self.history = TrainingHistoryPanel(context)
        self.recovery = Recovery(context.workspace.unsaved, self)
        self.commands = EditorCommands(
            EditorParts(
                context=context,
                dialogs=self._dialogs,
                tabs=self.tabs,
                project=self.project,
                suggestions=self.suggestions,
                why=self.why,
                find_bar=self.find_bar,
                go_to_line_bar=self.go_to_line_bar,
                find_in_files=self.find_in_files,
                history=self.history,
            ),
            self,
        )
        self._actions = editor_actions(self.commands)
        context.keymap.register(self._actions)
        self.start = StartPanel(context.keymap)
        self._stack = QStackedWidget()
        self._lay_out()
        self._connect()
        self._show_keys()
        self._current_changed(None)

    # --- for the main window ----------------------------------------------------

    def menu_actions(self) -> list[ActionSpec]:
        """The rows of the menus."""
        return list(self._actions)

    def open_file(self, path: Path) -> bool:
        """Open a file in a tab; False when it was refused, which is shown."""
        return self.tabs.open_file(path)

    def open_paths(self) -> list[Path]:
        """The files that are open and have a path."""
        return self.tabs.paths()

    def has_unsaved_changes(self) -> bool:
        """Whether any file has unsaved changes."""
        return self.tabs.has_unsaved_changes()

    def maybe_close(self) -> bool:
        """Ask about unsaved changes and remember the open files; False if the user canceled."""
        if not self.tabs.maybe_close():
            return False
        self._remember()
        return True

    def restore(self) -> None:
        """Open the files of the last session; done once, at the latest when the page is shown."""
        if self._is_restored:
            return
        self._is_restored = True
        state = self._settings.state.editor
        if self._settings.preferences.editor.reopens_files:
            self.tabs.open_files(path for path in map(Path, state.open_files) if path.is_file())
        current = Path(state.current_file)
        if state.current_file and current in self.tabs.paths():
            self.tabs.open_file(current)
        self._restore_unsaved()
        if is_first_start(self._context):
            self._welcome()
        self.start.set_recent(self._recent())
        self.completion_bar.restore()

    def wants_front(self) -> bool:
        """Whether an earlier window crashed with unsaved changes, or this is the first start."""
        return self.recovery.has_leftovers() or is_first_start(self._context)

    def window_closed(self) -> None:
        """Remove the recovery files; the window has closed, and no changes are unsaved."""
        self.recovery.close()

    def edit(self) -> CodeEdit | None:
        """The editor of the current file."""
        return self.commands.edit()

    def first_widget(self) -> QWidget:
        """The widget that gets the focus when the page is shown: the text, or the start panel."""
        return self.edit() or self.start

    def status_widget(self) -> QWidget:
        """The state of file and suggestions."""
        return self.status

    def show_message(self, text: str) -> bool:
        """Show a message instead of the sentence about the suggestion, for some seconds."""
        self.status.show_message(text)
        return True

    @Slot()
    def focus_text(self) -> None:
        """Give the focus to the text, if the page is shown."""
        if self.isVisible():
            self.first_widget().setFocus()

    # --- between the parts --------------------------------------------------------

    def _lay_out(self) -> None:
        self.status.add(self.project.line)
        self._stack.addWidget(self.start)
        self._stack.addWidget(self.tabs)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.completion_bar)
        upper = QWidget()
        middle = QHBoxLayout(upper)
        middle.setContentsMargins(0, 0, 0, 0)
        middle.setSpacing(0)
        middle.addWidget(self.project.tree)
        middle.addWidget(self._stack, 1)
        middle.addWidget(self.suggestions.panel)
        middle.addWidget(self.history)
        self._halves = Splitter(
            (upper, self.find_in_files.panel), (600, HEIGHT), Qt.Orientation.Vertical
        )
        layout.addWidget(self._halves, 1)
        layout.addWidget(_rule())
        # Whatever is shown and hidden is below the text; above, it would move the text.
        layout.addWidget(self.suggestions.legend)
        layout.addWidget(self.suggestions.hint)
        layout.addWidget(self.question)
        for bar in (self.find_bar, self.go_to_line_bar, self.status):
            layout.addWidget(bar)

    def _connect(self) -> None:
        self.completion_bar.other_wanted.connect(self.commands.open_checkpoint_dialog)
        self.suggestions.hint.open_wanted.connect(self.commands.open_checkpoint_dialog)
        self.history.closed.connect(self.commands.hide_history)
        # Two panels leave too little room for the text.
        self.suggestions.panel_opened.connect(self.history.hide)
        self.completion_bar.left.connect(self.focus_text)
        self.question.answered.connect(self.focus_text)
        self.commands.focus_requested.connect(self.focus_text)
        self.suggestions.legend.closed.connect(self.focus_text)
        self.suggestions.panel_closed.connect(self.focus_text)
        self.start.sample_requested.connect(self._open_sample)
        self.start.files_requested.connect(self.tabs.open_files)
        self.tabs.added.connect(self._tab_added)
        self.tabs.current_changed.connect(self._current_changed)
        self.tabs.files_changed.connect(self._files_changed)
        self.tabs.removed.connect(self.recovery.forget)
        self.recovery.failed.connect(self._context.errors.show)
        self.tabs.noticed.connect(self.status.say)
        self.tabs.failed.connect(self._context.errors.show)
        self._settings.changed.connect(self._settings_changed)
        self._context.keymap.changed.connect(self._show_keys)

    @Slot()
    def _show_keys(self) -> None:
        keymap = self._context.keymap
        self.tabs.set_close_tip(keymap.tip(keymap.specs["editor.close"]))

    @Slot(object)
    def _tab_added(self, tab: FileTab) -> None:
        _apply(self._settings.preferences.editor, tab.edit)
        tab.edit.zoomed.connect(self._zoomed)
        self.recovery.watch(tab)

    @Slot(object)
    def _current_changed(self, tab: FileTab | None) -> None:
        edit = tab.edit if tab is not None else None
        self.suggestions.set_tab(tab)
        self.history.set_edit(edit)
        self.find_bar.set_edit(edit)
        self.go_to_line_bar.hide()
        self.status.set_tab(tab)
        self._stack.setCurrentWidget(self.tabs if tab is not None else self.start)
        # While it is hidden, its buttons must not make the text wider than a small window allows.
        fitting, any_width = QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored
        self.start.setSizePolicy(fitting if tab is None else any_width, fitting)
        if tab is None:
            self.find_bar.hide()
        self._remember()

    @Slot()
    def _files_changed(self) -> None:
        self._remember()
        self.start.set_recent(self._recent())

    @Slot(int)
    def _zoomed(self, points: int) -> None:
        self._settings.put(dataclasses.replace(self._settings.preferences.editor, font_size=points))

    @Slot(object)
    def _settings_changed(self, section: object) -> None:
        if isinstance(section, EditorPreferences):
            for tab in self.tabs.tabs():
                _apply(section, tab.edit)

    @Slot(object)
    def _open_sample(self, path: Path) -> None:
        self.tabs.open_sample(path.name, read_text_file(path).text, language_mode_of(path))

    def _welcome(self) -> None:
        """Open a sample, the caret at its end: the starter model completes what is typed there."""
        old = self._settings.state.editor
        self._settings.put(dataclasses.replace(old, was_welcomed=True))
        if self.tabs.current() is None:
            self._open_sample(resource("samples", SAMPLES[0][1]))
            edit = self.edit()
            if edit is not None:
                edit.set_position(len(edit.text()))

    def _restore_unsaved(self) -> None:
        restored: list[str] = []
        for identity, unsaved in self.recovery.take_over().items():
            tab = self.tabs.restore(unsaved)
            if tab is None:
                self.recovery.discard(identity)
            else:
                self.recovery.watch(tab, identity)
                restored.append(tab.name)
        if restored:
            message = tr("Restored unsaved changes of {names}.")
            self._context.status.emit(message.format(names=", ".join(restored)))

    def _recent(self) -> list[Path]:
        return [
            path for path in map(Path, self._settings.state.editor.recent_files) if path.is_file()
        ]

    def _remember(self) -> None:
        if not self._is_restored:
            return
        tab = self.tabs.current()
        paths = [str(path) for path in self.tabs.paths()]
        current = str(tab.path) if tab is not None and tab.path is not None else ""
        old = self._settings.state.editor
        first = [current] if current else []
        recent = dict.fromkeys([*first, *paths, *old.recent_files])
        self._settings.put(
            dataclasses.replace(
                old,
                open_files=tuple(paths),
                current_file=current,
                recent_files=tuple(recent)[:_MAX_REMEMBERED],
            )
        )

    # --- Qt -------------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        """Open the remembered files when the page is first shown."""
        super().showEvent(event)
        is_first = not self._is_restored
        self.restore()
        if is_first:
            self.first_widget().setFocus()
        self.completion_bar.page_shown()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes the bars, or returns from the source of a suggestion."""
        if event.key() == Qt.Key.Key_Escape and self.find_bar.isVisible():
            self.find_bar.leave()
        elif event.key() == Qt.Key.Key_Escape and self.go_to_line_bar.isVisible():
            self.go_to_line_bar.leave()
        elif event.key() == Qt.Key.Key_Escape and self.why.can_return:
            self.why.go_back()
        else:
            super().keyPressEvent(event)


def _apply(preferences: EditorPreferences, edit: CodeEdit) -> None:
    edit.set_code_font(preferences.font, preferences.font_size, preferences.tab_width)
    edit.closes_pairs = preferences.closes_pairs


def _rule() -> QWidget:
    """A thin line in the theme's border color."""
    line = QWidget()
    line.setFixedHeight(1)
    line.setAutoFillBackground(True)
    line.setBackgroundRole(QPalette.ColorRole.Mid)
    return line
