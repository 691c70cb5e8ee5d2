"""Why this suggestion: its sources, and the passages of the project that it comes from.

They are in a menu at the caret, which moves nothing. Going to a passage remembers where the
caret was, so that Esc returns to it and to the suggestion.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QT_TR_NOOP, QObject, QTimer, Slot
from PySide6.QtWidgets import QMenu, QWidget

from core.completion.request import Evidence
from core.completion.session_effects import CurrentSuggestion
from core.memory.location import Location
from gui.amounts import count, percent
from gui.context import AppContext
from gui.editor.files.file_tab import FileTab
from gui.editor.files.file_tabs import FileTabs
from gui.editor.suggest.completion_controller import CompletionController
from gui.translation import tr

NOTHING_SHOWN = QT_TR_NOOP("There is no suggestion to explain.")
NOT_ASKED = QT_TR_NOOP("It comes from the model and this file. No project is used.")
NOT_KNOWN = QT_TR_NOOP("The sources are known for the first suggestion only.")
NO_PLACE = QT_TR_NOOP("No other file of the project contains this.")


@dataclass(frozen=True, slots=True)
class _Left:
    """Where the caret was before the user went to a passage, and the revision of its text."""

    tab: FileTab
    position: int
    revision: int


class WhyThis(QObject):
    """Explains the suggestion that is on the screen.

    Args:
        context: the shared collaborators.
        tabs: the files that are open.
        controller: offers the suggestions.
    """

    def __init__(
        self, context: AppContext, tabs: FileTabs, controller: CompletionController, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._tabs = tabs
        self._controller = controller
        self._current: CurrentSuggestion | None = None
        self._left: _Left | None = None
        self._asked: FileTab | None = None  # the tab that the menu is about
        self._shown: FileTab | None = None  # the tab of the passage
        self.menu = QMenu(parent)
        self.menu.setAccessibleName(tr("Why this suggestion?"))
        self.menu.aboutToHide.connect(self._menu_closed)
        controller.current_changed.connect(self._current_changed)
        tabs.removed.connect(self._removed)

    @property
    def can_return(self) -> bool:
        """Whether the user went to a passage and its tab is still current."""
        return self._left is not None and self._tabs.current() is self._shown

    @Slot()
    def open_menu(self) -> None:
        """Show the sources and the passages at the caret."""
        tab, current = self._tabs.current(), self._current
        if tab is None or current is None:
            self._tabs.noticed.emit(tr(NOTHING_SHOWN))
            return
        if not current.is_best:
            self._tabs.noticed.emit(tr(NOT_KNOWN))
            return
        self._fill(current.evidence)
        self._asked = tab
        self.menu.popup(tab.edit.viewport().mapToGlobal(tab.edit.cursorRect().bottomLeft()))

    @Slot()
    def go_to_first(self) -> None:
        """Go to the first passage, or say that there is none."""
        current = self._current
        if current is None:
            self._tabs.noticed.emit(tr(NOTHING_SHOWN))
        elif not current.is_best:
            self._tabs.noticed.emit(tr(NOT_KNOWN))
        elif current.evidence is None or not current.evidence.places:
            self._tabs.noticed.emit(tr(NO_PLACE if current.evidence is not None else NOT_ASKED))
        else:
            self.follow(current.evidence.places[0])

    def follow(self, location: Location) -> None:
        """Go to a passage of the project."""
        root, tab = self._context.projects.root, self._tabs.current()
        if root is None or tab is None:
            return
        edit = tab.edit
        left = _Left(tab, edit.textCursor().position(), edit.document().revision())
        path = root / location.path
        if not self._tabs.open_file(path):
            return  # it has been refused, and that was said
        shown = self._tabs.current()
        if shown is None or shown is tab:
            return
        shown.edit.go_to(location.line - 1, 0)
        shown.edit.setFocus()
        self._left, self._shown = left, shown
        name = left.tab.name
        self._tabs.noticed.emit(
            tr("{path}, line {line}. Esc goes back to {name}.").format(
                path=location.path, line=count(location.line), name=name
            )
        )

    @Slot()
    def go_back(self) -> None:
        """Return to where the suggestion was, and ask for it again."""
        left, self._left, self._shown = self._left, None, None
        if left is None:
            return
        self._tabs.setCurrentWidget(left.tab)
        left.tab.edit.setFocus()
        if left.tab.edit.document().revision() == left.revision:
            left.tab.edit.set_position(left.position)
            self._controller.suggest_now()

    def _fill(self, evidence: Evidence | None) -> None:
        self.menu.clear()
        if evidence is None:
            self.menu.addAction(tr(NOT_ASKED)).setEnabled(False)
            return
        self.menu.addAction(sources_text(evidence)).setEnabled(False)
        self.menu.addSeparator()
        if not evidence.places:
            self.menu.addAction(tr(NO_PLACE)).setEnabled(False)
        for location in evidence.places:
            text = tr("{path}, line {line}").format(path=location.path, line=count(location.line))
            text = text.replace("&", "&&")
            # The key of the first one is that of the menu bar, shown after a tab as in any menu.
            key = "\tF12" if location is evidence.places[0] else ""
            self.menu.addAction(text + key, lambda location=location: self.follow(location))

    @Slot()
    def _menu_closed(self) -> None:
        # After what was chosen in it.
        QTimer.singleShot(0, self, self._show_again)

    @Slot()
    def _show_again(self) -> None:
        """The menu took the focus, and with it the suggestion."""
        tab, self._asked = self._asked, None
        if tab is not None and tab is self._tabs.current() and not tab.edit.ghost.is_visible:
            tab.edit.setFocus()
            self._controller.suggest_now()

    @Slot(object)
    def _current_changed(self, current: CurrentSuggestion | None) -> None:
        self._current = current

    @Slot(object)
    def _removed(self, tab: FileTab) -> None:
        left = self._left
        if left is not None and tab in (left.tab, self._shown):
            self._left = self._shown = None


def sources_text(evidence: Evidence) -> str:
    """Return the sources, the largest first: "Project 88 %, this file 12 %, model 0 %"."""
    sources = (
        (tr("project"), evidence.project),
        (tr("this file"), evidence.file),
        (tr("model"), evidence.model),
    )
    ordered = sorted(sources, key=lambda one: -one[1])
    text = ", ".join(
        tr("{source} {percentage}").format(source=name, percentage=percent(weight))
        for name, weight in ordered
    )
    return text[:1].upper() + text[1:]
