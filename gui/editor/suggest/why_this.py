"""Why this suggestion: which source gave it, the places in the project, and the way there.

The shares are in a menu at the caret, which moves nothing. Following a place remembers
where the caret was, so that Esc comes back to it and to the suggestion.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtWidgets import QMenu, QWidget

from core.completion.request import Evidence
from core.memory.location import Location
from gui.amounts import percent
from gui.context import AppContext
from gui.editor.files.file_tab import FileTab
from gui.editor.files.file_tabs import FileTabs
from gui.editor.suggest.completion_controller import CompletionController, Offer

NOTHING_SHOWN = "There is no suggestion on the screen to explain."
NOT_ASKED = "It comes from the model and this file: no project is asked."
NO_PLACE = "No other file of the project has this."


@dataclass(frozen=True, slots=True)
class _Left:
    """Where the caret was before a place was followed, and the revision of its text."""

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
        self._offer: Offer | None = None
        self._left: _Left | None = None
        self._asked: FileTab | None = None  # the tab that the menu is about
        self._shown: FileTab | None = None  # the tab that a place was shown in
        self.menu = QMenu(parent)
        self.menu.setAccessibleName("Why this suggestion?")
        self.menu.aboutToHide.connect(self._menu_closed)
        controller.offered.connect(self._offered)
        tabs.removed.connect(self._removed)

    @property
    def can_return(self) -> bool:
        """Whether a place was followed and is still in front."""
        return self._left is not None and self._tabs.current() is self._shown

    @Slot()
    def open_menu(self) -> None:
        """Show the shares and the places at the caret."""
        tab, offer = self._tabs.current(), self._offer
        if tab is None or offer is None:
            self._tabs.noticed.emit(NOTHING_SHOWN)
            return
        self._fill(offer.evidence)
        self._asked = tab
        self.menu.popup(tab.edit.viewport().mapToGlobal(tab.edit.cursorRect().bottomLeft()))

    @Slot()
    def go_to_first(self) -> None:
        """Show the first place, or say that there is none."""
        offer = self._offer
        if offer is None:
            self._tabs.noticed.emit(NOTHING_SHOWN)
        elif offer.evidence is None or not offer.evidence.places:
            self._tabs.noticed.emit(NO_PLACE if offer.evidence is not None else NOT_ASKED)
        else:
            self.follow(offer.evidence.places[0])

    def follow(self, place: Location) -> None:
        """Show a place of the project."""
        root, tab = self._context.projects.root, self._tabs.current()
        if root is None or tab is None:
            return
        edit = tab.edit
        left = _Left(tab, edit.textCursor().position(), edit.document().revision())
        path = root / place.path
        if not self._tabs.open_file(path):
            return  # it has been refused, and that was said
        shown = self._tabs.current()
        if shown is None or shown is tab:
            return
        shown.edit.go_to(place.line - 1, 0)
        shown.edit.setFocus()
        self._left, self._shown = left, shown
        name = left.tab.name
        self._tabs.noticed.emit(f"{place.path}, line {place.line}. Esc goes back to {name}.")

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
            self.menu.addAction(NOT_ASKED).setEnabled(False)
            return
        self.menu.addAction(shares_text(evidence)).setEnabled(False)
        self.menu.addSeparator()
        if not evidence.places:
            self.menu.addAction(NO_PLACE).setEnabled(False)
        for place in evidence.places:
            text = f"{place.path}, line {place.line}".replace("&", "&&")
            # The key of the first one is that of the menu bar, shown after a tab as in any menu.
            key = "\tF12" if place is evidence.places[0] else ""
            self.menu.addAction(text + key, lambda place=place: self.follow(place))

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
    def _offered(self, offer: Offer | None) -> None:
        self._offer = offer

    @Slot(object)
    def _removed(self, tab: FileTab) -> None:
        left = self._left
        if left is not None and tab in (left.tab, self._shown):
            self._left = self._shown = None


def shares_text(evidence: Evidence) -> str:
    """The largest share first: "Project 88 %, this file 12 %, model 0 %"."""
    shares = (
        ("project", evidence.project),
        ("this file", evidence.file),
        ("model", evidence.model),
    )
    ordered = sorted(shares, key=lambda one: -one[1])
    text = ", ".join(f"{name} {percent(share)}" for name, share in ordered)
    return text[:1].upper() + text[1:]
