"""The look of a Markdown document on a page: the fonts, distances and colors of the window."""

from __future__ import annotations

from typing import Final, cast

from PySide6.QtGui import (
    QColor,
    QFont,
    QFontDatabase,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFrameFormat,
    QTextLength,
    QTextList,
    QTextTable,
)

from gui.theme import Theme
from gui.widgets.card import GRID

# The size of a heading in parts of the text's, by its level; deeper ones are as large as text.
_HEADINGS: Final = {1: 1.35, 2: 1.15}
_LINE_HEIGHT: Final = 130  # percent
_CELL_PADDING: Final = 5


def apply_style(document: QTextDocument, theme: Theme, font: QFont) -> None:
    """Give a document that Qt made of Markdown the style of the page.

    Args:
        document: changed in place.
        theme: for the colors.
        font: of the text around the document.
    """
    document.setDocumentMargin(0)
    block = document.begin()
    while block.isValid():
        cursor = QTextCursor(block)
        level = block.blockFormat().headingLevel()
        blocks = QTextBlockFormat()
        if level:
            characters = QTextCharFormat()
            characters.setFontPointSize(font.pointSizeF() * _HEADINGS.get(level, 1.0))
            characters.setFontWeight(QFont.Weight.DemiBold)
            characters.setForeground(QColor(theme.text))
            cursor.select(QTextCursor.SelectionType.BlockUnderCursor)
            cursor.mergeCharFormat(characters)
            is_first = block.blockNumber() == 0
            blocks.setTopMargin(0 if is_first else GRID * (2 if level <= 2 else 1))
            blocks.setBottomMargin(GRID // 2)
        elif not _is_in_group(cursor):
            blocks.setBottomMargin(GRID)
        blocks.setLineHeight(
            _LINE_HEIGHT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value
        )
        QTextCursor(block).mergeBlockFormat(blocks)
        block = block.next()
    _set_code_font(document)
    for frame in document.rootFrame().childFrames():
        if isinstance(frame, QTextTable):
            _style_table(frame, theme)


def _is_in_group(cursor: QTextCursor) -> bool:
    """Whether the cursor is in a table or a list, whose lines belong together."""
    # Qt's types do not say that there may be none.
    table = cast("QTextTable | None", cursor.currentTable())
    items = cast("QTextList | None", cursor.currentList())
    return table is not None or items is not None


def _set_code_font(document: QTextDocument) -> None:
    """Show code in the system's fixed-width font, which Qt's Markdown only asks for by name."""
    families = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont).families()
    code = QTextCharFormat()
    code.setFontFamilies(families)
    block = document.begin()
    while block.isValid():
        parts = block.begin()
        while not parts.atEnd():
            fragment = parts.fragment()
            if fragment.charFormat().fontFixedPitch():
                cursor = QTextCursor(document)
                cursor.setPosition(fragment.position())
                end = fragment.position() + fragment.length()
                cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
                cursor.mergeCharFormat(code)
            parts += 1
        block = block.next()


def _style_table(table: QTextTable, theme: Theme) -> None:
    """Thin lines in the color of borders, and a header row in that of headers."""
    style = table.format()
    style.setBorder(1)
    style.setBorderCollapse(True)
    style.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
    style.setBorderBrush(QColor(theme.border))
    style.setCellPadding(_CELL_PADDING)
    style.setCellSpacing(0)
    style.setTopMargin(GRID // 2)
    style.setBottomMargin(GRID)
    style.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
    table.setFormat(style)
    for column in range(table.columns()):
        cell = table.cellAt(0, column)
        header = cell.format()
        header.setBackground(QColor(theme.raised))
        cell.setFormat(header)
