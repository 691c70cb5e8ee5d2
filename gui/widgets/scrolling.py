"""A scrolled part of a page, the same everywhere."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QScrollArea, QWidget


class ScrolledPart(QScrollArea):
    """A scroll area that a screen reader announces as a group.

    Where it cannot be scrolled horizontally it is at least as wide as its content, whose texts are
    longer in some languages.
    """

    ACCESSIBLE_ROLE = QAccessible.Role.Grouping

    def minimumSizeHint(self) -> QSize:
        """The width of the content and the scroll bar."""
        hint = super().minimumSizeHint()
        content = self.widget()
        can_scroll = self.horizontalScrollBarPolicy() != Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        if content is None or can_scroll:
            return hint
        around = self.verticalScrollBar().sizeHint().width() + 2 * self.frameWidth()
        return QSize(max(hint.width(), content.minimumSizeHint().width() + around), hint.height())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the content, of which Qt makes this the filter."""
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().eventFilter(watched, event)


def scrolling(content: QWidget, name: str, *, sideways: bool = False) -> QScrollArea:
    """A scroll area around ``content``, which fills it.

    Args:
        content: what is scrolled.
        name: for a screen reader: the Tab key stops at the area, so that the arrow keys
            can scroll it.
        sideways: whether it may be scrolled horizontally too.
    """
    area = ScrolledPart()
    area.setAccessibleName(name)
    area.setWidget(content)
    area.setWidgetResizable(True)
    if not sideways:
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.viewport().setAutoFillBackground(False)
    return area
