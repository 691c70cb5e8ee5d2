"""Menus as data: a page lists its actions, the main window builds the menus.

A row says what an action is called, where it stands and what it calls. Widgets
for a single place (a button beside a field) are not listed here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionSpec:
    """One row of a menu.

    Attributes:
        id: unique in the application, "page.verb", for example "editor.save".
        text: with "&" before its access key.
        menu: "&File", or "&File/Open &recent" for a menu inside a menu.
        slot: called without argument, or with the new state when ``checkable``.
            Must be harmless when there is nothing to do: shortcuts reach it always.
        shortcut: "Ctrl+K", a ``QKeySequence.StandardKey``, or several.
        tip: one sentence for the status bar and the tooltip.
        section: rows of a menu with different sections are divided by a line.
        is_enabled, is_checked: asked each time the menu opens.
        is_global: works whichever tab is in front, and brings its own forward.
    """

    id: str
    text: str
    menu: str
    slot: Callable[..., Any]
    shortcut: str | QKeySequence.StandardKey | Sequence[str | QKeySequence.StandardKey] = ()
    tip: str = ""
    section: str = ""
    checkable: bool = False
    is_enabled: Callable[[], bool] | None = None
    is_checked: Callable[[], bool] | None = None
    is_global: bool = False


def build_menus(window: QMainWindow, specs: Iterable[ActionSpec]) -> Mapping[str, QAction]:
    """Add the rows to the window's menu bar; returns the actions by their id.

    New menus go to the end of the bar; ``prepare_menus`` gives another order. May be
    called again to add more.
    """
    actions: dict[str, QAction] = {}
    for spec in specs:
        menu = _menu(window, spec.menu)
        _divide(menu, spec.section)
        action = build_action(window, spec)
        menu.addAction(action)
        actions[spec.id] = action
        _refresh_on_open(menu, action, spec)
    return actions


def prepare_menus(window: QMainWindow, titles: Iterable[str]) -> None:
    """Make empty menus, so that they stand in this order whoever fills them first."""
    for title in titles:
        _menu(window, title)


def hide_empty_menus(window: QMainWindow) -> None:
    """Hide menus that nobody filled."""
    for action in window.menuBar().actions():
        menu = action.menu()
        action.setVisible(isinstance(menu, QMenu) and bool(menu.actions()))


def build_action(window: QMainWindow, spec: ActionSpec) -> QAction:
    """One action without a menu."""
    action = QAction(spec.text, window)
    action.setObjectName(spec.id)
    action.setShortcuts(shortcuts(spec))
    action.setStatusTip(spec.tip)
    action.setToolTip(spec.tip)
    action.setCheckable(spec.checkable)
    if spec.is_checked is not None:
        action.setChecked(spec.is_checked())
    if spec.checkable:
        action.triggered.connect(spec.slot)
    else:
        # ``triggered`` carries a flag that a plain slot does not take.
        action.triggered.connect(lambda _checked=False: spec.slot())
    return action


def shortcuts(spec: ActionSpec) -> list[QKeySequence]:
    """The key sequences of a row; a standard key gives all that the platform knows."""
    keys = spec.shortcut
    if isinstance(keys, str | QKeySequence.StandardKey):
        keys = (keys,)
    result: list[QKeySequence] = []
    for key in keys:
        if isinstance(key, QKeySequence.StandardKey):
            result += QKeySequence.keyBindings(key)
        else:
            result.append(QKeySequence(key))
    return result


def _menu(window: QMainWindow, path: str) -> QMenu:
    """The menu at ``path``, made where it is missing."""
    parent: QMenu | None = None
    name = ""
    for title in path.split("/"):
        name = f"{name}/{title}"
        found = window.findChild(QMenu, name)
        if found is None:
            found = parent.addMenu(title) if parent is not None else window.menuBar().addMenu(title)
            found.setObjectName(name)
            found.setToolTipsVisible(True)
        parent = found
    assert parent is not None
    return parent


def _divide(menu: QMenu, section: str) -> None:
    last = menu.property("section")
    if last is not None and last != section:
        menu.addSeparator()
    menu.setProperty("section", section)


def _refresh_on_open(menu: QMenu, action: QAction, spec: ActionSpec) -> None:
    is_enabled, is_checked = spec.is_enabled, spec.is_checked
    if is_checked is not None:
        menu.aboutToShow.connect(lambda: action.setChecked(is_checked()))
    if is_enabled is not None:
        menu.aboutToShow.connect(lambda: action.setEnabled(is_enabled()))
        # Enabled again when closed: the state may change before the shortcut is pressed.
        menu.aboutToHide.connect(lambda: action.setEnabled(True))
