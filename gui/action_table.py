"""The one table of actions of a window: menus, shortcuts and the command palette are made from it.

A row works on its own page alone, unless it is global or the window's. The palette shows the
page of a row first, as the user would.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMainWindow

from gui.actions import ActionSpec, build_menus
from gui.keymap import Keymap, page_of


class ActionTable(QObject):
    """The actions of every page and of the window.

    Args:
        window: gets the menus.
        keymap: knows the keys of each action.
        current_page: returns the id of the page in front.
        show_page: makes a page the current one, by its id.
    """

    def __init__(
        self,
        window: QMainWindow,
        keymap: Keymap,
        current_page: Callable[[], str],
        show_page: Callable[[str], object],
    ) -> None:
        super().__init__(window)
        self.actions: dict[str, QAction] = {}
        self._window = window
        self._keymap = keymap
        self._current_page = current_page
        self._show_page = show_page
        keymap.changed.connect(self._take_keys)

    def add(self, specs: Iterable[ActionSpec]) -> None:
        """Add rows, and their menu entries."""
        rows = list(specs)
        self._keymap.register(rows)
        built = build_menus(self._window, rows, self.is_reachable)
        for spec in rows:
            if spec.is_global:
                page = spec.id.partition(".")[0]
                built[spec.id].triggered.connect(
                    lambda _checked=False, name=page: self._show_page(name)
                )
        self.actions.update(built)
        self._take_keys()

    def is_reachable(self, spec: ActionSpec) -> bool:
        """Whether the action works on the page in front."""
        return page_of(spec) in ("", self._current_page())

    def available(self) -> list[ActionSpec]:
        """Return the rows with which something can be done now, on whichever page."""
        return [
            spec
            for spec in self._keymap.specs.values()
            if spec.is_enabled is None or spec.is_enabled()
        ]

    def run(self, name: str) -> None:
        """Show the page of an action, then do what its menu entry does."""
        spec, action = self._keymap.specs[name], self.actions[name]
        if page_of(spec):
            self._show_page(page_of(spec))
        self.page_changed()
        if spec.is_checked is not None:
            action.setChecked(spec.is_checked())
        action.trigger()

    @Slot()
    def page_changed(self) -> None:
        """Let the actions of other pages rest, so that two pages may use the same keys."""
        for name, action in self.actions.items():
            action.setEnabled(self.is_reachable(self._keymap.specs[name]))

    @Slot()
    def _take_keys(self) -> None:
        for name, action in self.actions.items():
            keys = self._keymap.keys(name)
            if action.shortcuts() != keys:
                action.setShortcuts(keys)
