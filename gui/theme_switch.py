"""Which theme is used: the user's choice, or that of the system.

Follows the system's light and dark while the choice is "system". Colors
themselves are in ``theme.py``; the menu that sets the choice is the main window's.
"""

from __future__ import annotations

from typing import Literal, get_args

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QApplication

from gui.theme import Theme, apply_theme, load_theme

ThemeChoice = Literal["system", "light", "dark"]
THEME_CHOICES: tuple[ThemeChoice, ...] = get_args(ThemeChoice)


class ThemeSwitch(QObject):
    """Applies the theme and says when it changed.

    Signals:
        changed: the new ``Theme``, after the palette has been set.
    """

    changed = Signal(Theme)

    def __init__(self, app: QApplication, choice: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._app = app
        self._choice: str = "system"
        self._applied: Theme | None = None
        self._is_dressed = False
        app.styleHints().colorSchemeChanged.connect(self._system_changed)
        self.choose(choice)

    @property
    def current(self) -> Theme:
        """The theme in force."""
        assert self._applied is not None
        return self._applied

    @property
    def choice(self) -> str:
        """One of ``THEME_CHOICES``."""
        return self._choice

    def choose(self, choice: str) -> None:
        """Take one of ``THEME_CHOICES``; anything else means "system"."""
        self._choice = choice if choice in THEME_CHOICES else "system"
        hints = self._app.styleHints()
        # Telling Qt as well gives native title bars and file dialogs the same look.
        match self._choice:
            case "light":
                hints.setColorScheme(Qt.ColorScheme.Light)
            case "dark":
                hints.setColorScheme(Qt.ColorScheme.Dark)
            case _:
                hints.unsetColorScheme()
        self._apply()

    def dress(self) -> None:
        """Apply the style sheet as well, from now on; to be called when all widgets are made.

        With the style sheet in place every widget that is added to a layout has all
        its children styled again: two thirds of the time to the first window.
        """
        if not self._is_dressed:
            self._is_dressed = True
            apply_theme(self._app, self.current)

    def _apply(self) -> None:
        name = self._choice
        if name == "system":
            is_dark = self._app.styleHints().colorScheme() == Qt.ColorScheme.Dark
            name = "dark" if is_dark else "light"
        if self._applied is not None and self._applied.name == name:
            return
        self._applied = load_theme(name)
        apply_theme(self._app, self._applied, with_style_sheet=self._is_dressed)
        self.changed.emit(self._applied)

    @Slot(Qt.ColorScheme)
    def _system_changed(self, _scheme: Qt.ColorScheme) -> None:
        self._apply()
