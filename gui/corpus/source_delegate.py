"""A source in the list: its path at the left, what was counted at the right."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from gui.theme import current_theme

COUNT_ROLE = Qt.ItemDataRole.UserRole + 1
PROBLEM_ROLE = Qt.ItemDataRole.UserRole + 2  # a sentence where the source cannot be read
_HEIGHT = 28
_MARGIN = 8


class SourceDelegate(QStyledItemDelegate):
    """Draws the path, elided in its middle, and the count, which is always whole."""

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Return the size of one line."""
        return QSize(super().sizeHint(option, index).width(), _HEIGHT)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw the item without its text, then both texts."""
        self.initStyleOption(option, index)
        # The stubs lack the option's fields that the base classes do not have.
        text = str(index.data(Qt.ItemDataRole.DisplayRole))
        option.text = ""  # pyright: ignore[reportAttributeAccessIssue] - not in the stubs
        widget = option.widget  # pyright: ignore[reportAttributeAccessIssue] - not in the stubs
        widget.style().drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, widget)
        rect = option.rect  # pyright: ignore[reportAttributeAccessIssue] - not in the stubs
        metrics = option.fontMetrics  # pyright: ignore[reportAttributeAccessIssue] - not in the stubs
        area = rect.adjusted(_MARGIN, 0, -_MARGIN, 0)
        theme = current_theme()
        count = str(index.data(COUNT_ROLE) or "")
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setPen(QColor(theme.error if index.data(PROBLEM_ROLE) else theme.muted_text))
        painter.drawText(area, int((Qt.AlignmentFlag.AlignRight | middle).value), count)
        width = area.width() - metrics.horizontalAdvance(count) - 2 * _MARGIN
        path = metrics.elidedText(text, Qt.TextElideMode.ElideMiddle, width)
        painter.setPen(QColor(theme.text))
        painter.drawText(area, int((Qt.AlignmentFlag.AlignLeft | middle).value), path)
