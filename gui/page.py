"""What the main window asks of a page."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from gui.actions import ActionSpec


class Page(QWidget):
    """One tab of the main window; a page overrides what concerns it.

    Signals:
        front_wanted: the page wants to be the current one.
    """

    front_wanted = Signal()

    def menu_actions(self) -> list[ActionSpec]:
        """Return the rows that the page adds to the menus."""
        return []

    def first_widget(self) -> QWidget:
        """Return the widget that gets the focus when nothing of the page had it before."""
        return self

    def status_widget(self) -> QWidget | None:
        """Return what the status bar of the window shows while the page is in front.

        The window takes it; without a window it stays where the page has put it.
        """
        return None

    def show_message(self, text: str) -> bool:
        """Show a short message among the page's own state; False where the page has none."""
        del text
        return False

    def window_painted(self) -> None:
        """Begin what would delay the first paint of the window, heavy imports above all."""

    def wants_front(self) -> bool:
        """Return whether the page is to be the current one at the start."""
        return False

    def maybe_close(self) -> bool:
        """Ask about unsaved changes before the window closes; False keeps it open."""
        return True

    def has_running_work(self) -> bool:
        """Return whether closing the window would end something that the user waits for."""
        return False

    def save_state(self) -> None:
        """Store the choices in the settings, for the next start."""

    def window_closed(self) -> None:
        """Release what only an open window needs."""
