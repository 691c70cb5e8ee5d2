"""Menus as data: a page lists its actions, and the main window builds the menus.

A row states the text of an action, its menu, its shortcut and what it calls. Widgets that
exist once, such as a button beside a field, are not listed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu

from gui.translation import tr

Shortcut: TypeAlias = str | QKeySequence.StandardKey
Shortcuts: TypeAlias = Shortcut | Sequence[Shortcut]


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionSpec:
    """One row of a menu.

    Attributes:
        id: unique in the application, "page.verb", for example "editor.save".
        text: translated, with "&" before its access key.
        menu: "&File", or "&File/Open &recent" for a menu inside a menu; not translated.
        slot: called without argument, or with the new state when ``checkable``.
            Must be harmless when there is nothing to do: shortcuts always reach it.
        shortcut: "Ctrl+K", a ``QKeySequence.StandardKey``, or several.
        tip: one translated sentence for the status bar and the tooltip.
        section: rows of a menu with different sections are divided by a line.
        is_enabled, is_checked: asked each time the menu opens.
        is_global: works on every page, and shows its own page.
    """

    id: str
    text: str
    menu: str
    slot: Callable[..., Any]
    shortcut: Shortcuts = ()
    tip: str = ""
    section: str = ""
    checkable: bool = False
    is_enabled: Callable[[], bool] | None = None
    is_checked: Callable[[], bool] | None = None
    is_global: bool = False


class MenuRows:
    """Collects the rows of one menu.

    Args:
        prefix: of the ids, for example "editor".
        menu: as in ``ActionSpec``; marked by ``QT_TR_NOOP``.

    Attributes:
        rows: what was added, in order.
    """

    def __init__(self, prefix: str, menu: str) -> None:
        self.rows: list[ActionSpec] = []
        self._prefix = prefix
        self._menu = menu
        self._section = ""
        self._is_enabled: Callable[[], bool] | None = None
        self._is_global = False

    def section(
        self,
        name: str,
        *,
        is_enabled: Callable[[], bool] | None = None,
        is_global: bool = False,
    ) -> None:
        """Begin a section; the arguments are those of its rows, see ``ActionSpec``."""
        self._section, self._is_enabled, self._is_global = name, is_enabled, is_global

    def add(
        self,
        name: str,
        text: str,
        slot: Callable[..., Any],
        shortcut: Shortcuts = (),
        tip: str = "",
        *,
        is_checked: Callable[[], bool] | None = None,
        is_enabled: Callable[[], bool] | None = None,
    ) -> None:
        """Add a row, see ``ActionSpec``; one with ``is_checked`` can be checked."""
        self.rows.append(
            ActionSpec(
                id=f"{self._prefix}.{name}",
                text=text,
                menu=self._menu,
                slot=slot,
                shortcut=shortcut,
                tip=tip,
                section=self._section,
                checkable=is_checked is not None,
                is_checked=is_checked,
                is_enabled=is_enabled or self._is_enabled,
                is_global=self._is_global,
            )
        )


def build_menus(
    window: QMainWindow,
    specs: Iterable[ActionSpec],
    is_reachable: Callable[[ActionSpec], bool] = lambda _spec: True,
) -> Mapping[str, QAction]:
    """Add the rows to the window's menu bar.

    New menus go to the end of the bar; ``prepare_menus`` gives another order. May be
    called again to add more.

    Args:
        window: has the menu bar.
        specs: the rows.
        is_reachable: whether an action works on the page in front; asked when its menu opens.

    Returns:
        The actions by their id.
    """
    actions: dict[str, QAction] = {}
    for spec in specs:
        menu = _menu(window, spec.menu)
        _divide(menu, spec.section)
        action = build_action(window, spec)
        menu.addAction(action)
        actions[spec.id] = action
        _refresh_on_open(menu, action, spec, is_reachable)
    return actions


def prepare_menus(window: QMainWindow, titles: Iterable[str]) -> None:
    """Create empty menus in this order, whichever is filled first."""
    for title in titles:
        _menu(window, title)


def hide_empty_menus(window: QMainWindow) -> None:
    """Hide menus without an action."""
    for action in window.menuBar().actions():
        menu = action.menu()
        action.setVisible(isinstance(menu, QMenu) and bool(menu.actions()))


def build_action(window: QMainWindow, spec: ActionSpec) -> QAction:
    """Create the action of a row, without a menu."""
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
    """The key sequences of a row; a standard key gives all that the platform has."""
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


def plain_text(spec: ActionSpec) -> str:
    """Return the text of a row without the mark of its access key and without dots."""
    return spec.text.replace("&&", "\0").replace("&", "").replace("\0", "&").rstrip("\u2026.")


def title(spec: ActionSpec) -> str:
    """Return how a row is named outside its menu: "File: Save as"."""
    menus = [tr(part).replace("&", "").rstrip("\u2026") for part in spec.menu.split("/")]
    return tr("{menu}: {action}").format(menu=": ".join(menus), action=plain_text(spec))


def _menu(window: QMainWindow, path: str) -> QMenu:
    """The menu at ``path``, created if it is missing. Its object name is not translated."""
    parent: QMenu | None = None
    name = ""
    for title in path.split("/"):
        name = f"{name}/{title}"
        found = window.findChild(QMenu, name)
        if found is None:
            owner = parent if parent is not None else window.menuBar()
            found = owner.addMenu(tr(title))
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


def _refresh_on_open(
    menu: QMenu,
    action: QAction,
    spec: ActionSpec,
    is_reachable: Callable[[ActionSpec], bool],
) -> None:
    is_enabled, is_checked = spec.is_enabled, spec.is_checked
    if is_checked is not None:
        menu.aboutToShow.connect(lambda: action.setChecked(is_checked()))
    if is_enabled is not None:
        menu.aboutToShow.connect(lambda: action.setEnabled(is_reachable(spec) and is_enabled()))
        # Enabled again when closed: the state may change before the shortcut is pressed.
        menu.aboutToHide.connect(lambda: action.setEnabled(is_reachable(spec)))
