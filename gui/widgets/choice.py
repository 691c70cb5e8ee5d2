"""A combo box that the mouse wheel changes only while it has the focus."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSignalBlocker,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QPaintEvent, QShowEvent, QWheelEvent
from PySide6.QtWidgets import (
    QComboBox,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionComboBox,
    QStyleOptionViewItem,
    QStylePainter,
    QWidget,
)

from gui.accessible import label_for_readers
from gui.widgets.labels import plain_tip

_TEXT_MARGIN = 4
_SHORT_ROLE = Qt.ItemDataRole.UserRole + 1
_INDENT = "\u2003"


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """The title of the items below it in the open list, which are shorter there.

    Attributes:
        title: cannot be chosen itself.
        items: (key, text, text below the title).
    """

    title: str
    items: tuple[tuple[str, str, str], ...]


class _GroupDelegate(QStyledItemDelegate):
    """Draws the short text of an item that is below the title of its group."""

    def initStyleOption(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Replace the text by the short one."""
        super().initStyleOption(option, index)
        short = index.data(_SHORT_ROLE)
        if isinstance(short, str):
            # The stubs lack the option's fields that the base classes do not have.
            option.text = _INDENT + short  # pyright: ignore[reportAttributeAccessIssue]


class Choice(QComboBox):
    """Items with a text for the user and a key for the program.

    Signals:
        closed: the open list has been closed, with or without a choice.
    """

    closed = Signal()

    def __init__(self, name: str, tip: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._popup: QWidget | None = None  # the window of the list, once it has been open
        self.setAccessibleName(name)
        self.setToolTip(tip)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        # Long names are shortened in the field; the open list shows them whole.
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(6)
        self.view().setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_items(
        self, items: Iterable[tuple[str, str] | tuple[str, str, str] | Group], key: str = ""
    ) -> None:
        """Replace all items, keeping or setting the chosen key silently.

        Args:
            items: (key, text), or (key, text, tooltip), or a group of items.
            key: the chosen one; empty to keep the present one.
        """
        wanted = key or self.key()
        blocker = QSignalBlocker(self)
        self.clear()
        for item in items:
            if isinstance(item, Group):
                self._add_group(item)
                continue
            item_key, text, *tip = item
            self.addItem(text, item_key)
            if tip:
                row = self.count() - 1
                self.setItemData(row, plain_tip(tip[0]), Qt.ItemDataRole.ToolTipRole)
        if self.count() and self.currentData() is None:
            self.setCurrentIndex(self._first())
        blocker.unblock()
        self.set_key(wanted)

    def _add_group(self, group: Group) -> None:
        if not isinstance(self.itemDelegate(), _GroupDelegate):
            self.setItemDelegate(_GroupDelegate(self))
        self.addItem(group.title)
        row = self.count() - 1
        font = self.font()
        font.setBold(True)
        self.setItemData(row, font, Qt.ItemDataRole.FontRole)
        self.setItemData(row, 0, Qt.ItemDataRole.UserRole - 1)  # Qt's own: its flags, none here
        for key, text, short in group.items:
            self.addItem(text, key)
            self.setItemData(self.count() - 1, short, _SHORT_ROLE)
            self.setItemData(self.count() - 1, plain_tip(text), Qt.ItemDataRole.ToolTipRole)

    def _first(self) -> int:
        """The first item that is no title of a group; -1 for none."""
        rows = range(self.count())
        return next((row for row in rows if isinstance(self.itemData(row), str)), -1)

    def key(self) -> str:
        """The key of the chosen item; empty while there is none."""
        data = self.currentData()
        return data if isinstance(data, str) else ""

    def set_key(self, key: str) -> None:
        """Choose by key; an unknown one leaves the choice as it is."""
        index = self.findData(key)
        if index >= 0:
            self.setCurrentIndex(index)

    def showEvent(self, event: QShowEvent) -> None:
        """Be labeled for screen readers once it is where it stays."""
        super().showEvent(event)
        label_for_readers(self)

    def showPopup(self) -> None:
        """Open the list, as wide as its longest text where the screen allows."""
        super().showPopup()
        view = self.view()
        popup, screen = view.window(), self.screen().availableGeometry()
        around = popup.width() - view.viewport().width()  # frame, and scroll bar if there is one
        wanted = view.sizeHintForColumn(0) + around
        width = min(max(popup.width(), wanted), screen.width())
        left = max(screen.left(), min(popup.x(), screen.right() + 1 - width))
        popup.setGeometry(left, popup.y(), width, popup.height())
        if self._popup is None:
            self._popup = popup
            popup.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Tell when the list has closed; Qt has several ways of closing it."""
        if watched is self._popup and event.type() == QEvent.Type.Hide:
            # Afterwards: Qt itself moves the focus while it closes.
            QTimer.singleShot(0, self, self.closed.emit)
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Draw a long text with dots in its middle; Qt would cut it off."""
        painter = QStylePainter(self)
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        area = self.style().subControlRect(
            QStyle.ComplexControl.CC_ComboBox,
            option,
            QStyle.SubControl.SC_ComboBoxEditField,
            self,
        )
        text = self.fontMetrics().elidedText(
            self.currentText(), Qt.TextElideMode.ElideMiddle, area.width() - _TEXT_MARGIN
        )
        # The stubs lack the option's fields that the base classes do not have.
        option.currentText = text  # pyright: ignore[reportAttributeAccessIssue]
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll the page, not the choice, unless one has gone into the field."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()
