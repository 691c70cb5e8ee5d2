"""What the main window itself adds to the menus: one row for each action."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QT_TR_NOOP
from PySide6.QtGui import QKeySequence

from gui.actions import ActionSpec, MenuRows
from gui.pages import PageSpec
from gui.theme_switch import THEME_CHOICES, ThemeChoice
from gui.translation import tr

# The order of the menus; those of the pages come before the last one.
FIRST_MENUS: Final = (str(QT_TR_NOOP("&File")), str(QT_TR_NOOP("&Edit")), str(QT_TR_NOOP("&View")))
LAST_MENU: Final = str(QT_TR_NOOP("&Help"))

_THEMES: Final[dict[ThemeChoice, tuple[str, str]]] = {
    "system": (str(QT_TR_NOOP("&System")), str(QT_TR_NOOP("Follow the system."))),
    "light": (str(QT_TR_NOOP("&Light")), str(QT_TR_NOOP("Always light."))),
    "dark": (str(QT_TR_NOOP("&Dark")), str(QT_TR_NOOP("Always dark."))),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class WindowCommands:
    """What the rows call; all of it is the main window's."""

    close: Callable[[], object]
    show_page: Callable[[str], object]
    show_preferences: Callable[[], object]
    choose_theme: Callable[[str], object]
    theme: Callable[[], str]
    show_latency: Callable[[bool], object]
    shows_latency: Callable[[], bool]
    connect_an_editor: Callable[[], object]


def window_actions(commands: WindowCommands, pages: Sequence[PageSpec]) -> list[ActionSpec]:
    """Return the rows in the order of the menus.

    Args:
        commands: what the rows call.
        pages: get a row each in the View menu, with Ctrl+1, Ctrl+2 and so on.
    """
    file = MenuRows("window", FIRST_MENUS[0])
    file.section("preferences")
    file.add(
        "preferences",
        tr("&Preferences\u2026"),
        commands.show_preferences,
        "Ctrl+,",
        tr("Change the settings of the window, the editor and the suggestions."),
    )
    file.section("quit")
    tip = tr("Save what must be saved and close the window.")
    file.add("quit", tr("&Quit"), commands.close, QKeySequence.StandardKey.Quit, tip)

    view = MenuRows("window", FIRST_MENUS[2])
    view.section("pages")
    for number, page in enumerate(pages, start=1):
        view.add(
            page.id,
            tr(page.title),
            lambda name=page.id: commands.show_page(name),
            f"Ctrl+{number}",
            tr(page.tip),
        )
    themes = MenuRows("window.theme", f"{FIRST_MENUS[2]}/{QT_TR_NOOP('T&heme')}")
    for choice in THEME_CHOICES:
        text, tip = _THEMES[choice]
        themes.add(
            choice,
            tr(text),
            lambda _checked=False, choice=choice: commands.choose_theme(choice),
            tip=tr(tip),
            is_checked=lambda choice=choice: commands.theme() == choice,
        )
    debug = MenuRows("window", FIRST_MENUS[2])
    debug.section("latency")
    debug.add(
        "latency",
        tr("UI &latency (debug)"),
        commands.show_latency,
        tip=tr("Show in the status bar how late the window reacts to input."),
        is_checked=commands.shows_latency,
    )

    suggestions = MenuRows("window", str(QT_TR_NOOP("&Suggestions")))
    suggestions.section("connect")
    suggestions.add(
        "connect",
        tr("Connect an e&ditor\u2026"),
        commands.connect_an_editor,
        tip=tr("Use the suggestions in another editor: the server, and settings to copy."),
    )
    parts = (file, view, themes, debug, suggestions)
    return [row for part in parts for row in part.rows]
