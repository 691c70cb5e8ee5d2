"""A scrolled part of a page, the same everywhere."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QScrollArea, QWidget


class ScrolledPart(QScrollArea):
    """A scroll area that a screen reader announces as a group."""

    ACCESSIBLE_ROLE = QAccessible.Role.Grouping


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
