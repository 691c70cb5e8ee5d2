"""Which widget gets the keyboard focus when a page is shown, and when no widget has it.

When the widget with the focus is hidden, or another tab is shown, Qt gives the focus to the
next widget or to none: typed text would be lost, or press a button.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

import shiboken6
from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtWidgets import QApplication, QTabWidget, QWidget

FirstWidget = Callable[[], QWidget]


class PageFocus(QObject):
    """Gives the focus to the current page.

    Args:
        tabs: the pages.
        first: by page, the widget that is focused if no widget of the page was before.
        always_first: pages that always begin with that widget, such as a text editor.
    """

    def __init__(
        self,
        tabs: QTabWidget,
        first: Mapping[QWidget, FirstWidget],
        always_first: frozenset[QWidget],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._tabs = tabs
        self._first = dict(first)
        self._always_first = always_first
        self._last: dict[QWidget, QWidget] = {}  # by page
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._focus_changed)

    @Slot()
    def enter(self) -> None:
        """Give the focus to the current page."""
        page = self._tabs.currentWidget()
        last = self._last.get(page)
        if page in self._always_first or last is None or not _can_take_focus(last):
            last = self._first[page]()
        last.setFocus()

    @Slot()
    def page_changed(self) -> None:
        """Give the focus to a new page, unless the user moves through the tabs by key."""
        if not self._tabs.tabBar().hasFocus():
            self.enter()

    @Slot(QWidget, QWidget)
    def _focus_changed(self, _old: QWidget | None, now: QWidget | None) -> None:
        if now is None:
            # Whoever hides a widget may give the focus to another one immediately after.
            QTimer.singleShot(0, self, self._restore_lost_focus)
            return
        page = self._tabs.currentWidget()
        if page in self._first and page.isAncestorOf(now):
            self._last[page] = now

    @Slot()
    def _restore_lost_focus(self) -> None:
        is_lost = QApplication.focusWidget() is None and QApplication.activePopupWidget() is None
        if is_lost and self._tabs.isActiveWindow() and QApplication.activeModalWidget() is None:
            self.enter()


def _can_take_focus(widget: QWidget) -> bool:
    return shiboken6.isValid(widget) and widget.isVisible() and widget.isEnabled()
