"""Paints the results of a search in files: matches stand out, with what would replace them."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from core.memory.search_results import FileMatches, LineMatch
from gui.amounts import count
from gui.editor.find.search_model import FILE_ROLE, MATCH_ROLE
from gui.theme import current_theme

_PAD = 4
_LINE_WIDTH = 44
_MAX_REPLACEMENT = 200


class SearchDelegate(QStyledItemDelegate):
    """Rows of one height.

    Attributes:
        shows_replacement: whether a match is crossed out and followed by what replaces it.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.shows_replacement = False
        self._code = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)

    def sizeHint(
        self, option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """As tall as a line of code."""
        return QSize(200, max(option.fontMetrics.height(), QFontMetrics(self._code).height()) + 6)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint a file or a match."""
        theme = current_theme()
        area: QRect = option.rect
        is_selected = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setClipRect(area)
        if is_selected:
            painter.fillRect(area, QColor(theme.accent_wash))
        text, muted = QColor(theme.text), QColor(theme.muted_text)
        left = area.left() + _PAD
        match: LineMatch | None = index.data(MATCH_ROLE)
        pen = _Pen(painter, area, left)
        if match is None:
            found: FileMatches = index.data(FILE_ROLE)
            folder, _, name = found.path.rpartition("/")
            painter.setFont(option.font)
            pen.write(name, text)
            number = f"{count(len(found.matches))}{'+' if found.is_cut else ''}"
            pen.write(f"   {folder}   " if folder else "   ", muted)
            pen.write(number, muted)
        else:
            painter.setFont(option.font)
            line = QRect(left, area.top(), _LINE_WIDTH, area.height())
            painter.setPen(muted)
            side = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
            painter.drawText(line, side, count(match.line + 1))
            pen.left = left + _LINE_WIDTH + 2 * _PAD
            painter.setFont(self._code)
            self._write_match(pen, match, text)
        painter.restore()

    def _write_match(self, pen: _Pen, match: LineMatch, text: QColor) -> None:
        theme = current_theme()
        shown = match.shown
        pen.write(shown[: match.shown_start], text)
        if self.shows_replacement:
            gone, new = QColor(theme.error), QColor(theme.success)
            pen.write(shown[match.shown_start : match.shown_end], gone, is_crossed_out=True)
            pen.write(match.replacement[:_MAX_REPLACEMENT].replace("\n", "\u21b5"), new)
        else:
            pen.write(shown[match.shown_start : match.shown_end], text, QColor(theme.match))
        pen.write(shown[match.shown_end :], text)


class _Pen:
    """Writes pieces of text one after the other; what is beyond the area is left away."""

    def __init__(self, painter: QPainter, area: QRect, left: int) -> None:
        self._painter = painter
        self._area = area
        self.left = left

    def write(
        self,
        text: str,
        color: QColor,
        ground: QColor | None = None,
        *,
        is_crossed_out: bool = False,
    ) -> None:
        if not text or self.left > self._area.right():
            return
        painter, area = self._painter, self._area
        text = "".join(_visible(character) for character in text)
        font = QFont(painter.font())
        if is_crossed_out:
            crossed = QFont(font)
            crossed.setStrikeOut(True)
            painter.setFont(crossed)
        width = painter.fontMetrics().horizontalAdvance(text)
        place = QRect(self.left, area.top(), width, area.height())
        if ground is not None:
            painter.fillRect(place.adjusted(0, 2, 0, -2), ground)
        painter.setPen(color)
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, text)
        painter.setFont(font)
        self.left += width


def _visible(character: str) -> str:
    if character == "\t":
        return "    "
    return character if character.isprintable() else "\u00b7"
