"""What assistive programs are told of widgets that Qt describes too little.

A widget that paints itself has the role of a plain container for Qt. A class with the attribute
``ACCESSIBLE_ROLE`` is reported with that role instead. ``install`` is called once, before the
window is made; descriptions are only created while an assistive program asks for them.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget, QComboBox, QLabel, QWidget


def install() -> None:
    """Report the roles that our classes declare."""
    QAccessible.installFactory(_described)


def _described(_class_name: str, thing: QObject) -> QAccessibleInterface | None:
    role = getattr(type(thing), "ACCESSIBLE_ROLE", None)
    if isinstance(role, QAccessible.Role) and isinstance(thing, QWidget):
        return QAccessibleWidget(thing, role)
    return None  # Qt's own description


def label_for_readers(box: QComboBox) -> None:
    """Label a combo box by its accessible name, unless a label beside it has it as its buddy.

    On X11 Qt reports the chosen text as the name of a combo box, and nothing of the accessible
    name; a screen reader says the label beside it. A hidden one replaces it where there is none.
    """
    parent = box.parentWidget()
    name = box.accessibleName()
    box.view().setAccessibleName(name)
    if parent is None or not name:
        return
    beside = parent.findChildren(QLabel, options=Qt.FindChildOption.FindDirectChildrenOnly)
    if all(label.buddy() is not box for label in beside):
        label = QLabel(name, parent)
        label.setBuddy(box)
        label.hide()
