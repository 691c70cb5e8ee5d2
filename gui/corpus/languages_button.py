"""The languages of a build, as a button with a list of them."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QAction, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QMenu, QWidget

from core.languages.table import LANGUAGES
from gui.translation import tr
from gui.widgets.buttons import IconButton

_MAX_NAMED = 3


class LanguagesButton(IconButton):
    """Chooses at least one language; the list stays open until the user closes it.

    Signals:
        changed: other languages are chosen.
    """

    changed = Signal()

    def __init__(self, chosen: tuple[str, ...], parent: QWidget | None = None) -> None:
        super().__init__("", "", tr("Files of other languages are dropped."), parent=parent)
        self._menu = QMenu(self)
        self._actions: dict[str, QAction] = {}
        for language in LANGUAGES:
            action = self._menu.addAction(language.title)
            action.setCheckable(True)
            action.setChecked(language.name in chosen)
            action.setToolTip(" ".join(language.suffixes))
            action.toggled.connect(self._toggled)
            self._actions[language.name] = action
        self._last = self.chosen()
        self._menu.setToolTipsVisible(True)
        self._menu.installEventFilter(self)
        self.setMenu(self._menu)
        self._show_chosen()

    def chosen(self) -> tuple[str, ...]:
        """Return the names of the chosen languages, in the order of the list."""
        return tuple(name for name, action in self._actions.items() if action.isChecked())

    def set_chosen(self, names: tuple[str, ...]) -> None:
        """Choose these and no others."""
        for name, action in self._actions.items():
            if name in names:
                action.setChecked(True)
        for name, action in self._actions.items():
            action.setChecked(name in names)

    @Slot()
    def _toggled(self) -> None:
        chosen = self.chosen()
        if not chosen:
            self._actions[self._last[0]].setChecked(True)
            return
        self._last = chosen
        self._show_chosen()
        self.changed.emit()

    def _show_chosen(self) -> None:
        titles = [action.text() for action in self._actions.values() if action.isChecked()]
        more = len(titles) - _MAX_NAMED
        named = ", ".join(titles[:_MAX_NAMED])
        if more > 0:
            named = tr("{languages} and {count} more").format(languages=named, count=more)
        self.setText(named)
        self.setAccessibleName(tr("Languages: {languages}").format(languages=", ".join(titles)))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Toggle without closing the list, since users choose several languages."""
        if watched is self._menu and _is_choice(event):
            # The stubs promise an action; between two rows there is none.
            action = cast("QAction | None", self._menu.activeAction())
            if action is not None:
                action.toggle()
                return True
        return super().eventFilter(watched, event)


def _is_choice(event: QEvent) -> bool:
    if isinstance(event, QMouseEvent):
        return event.type() == QEvent.Type.MouseButtonRelease
    if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
        return event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Return)
    return False
