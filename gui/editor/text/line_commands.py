"""What editors agree on for lines and selections: move, copy, delete, join, insert, trim, sort.

Each function is one undo step on the cursor that it is given, and leaves that cursor where the
user continues. Positions are those of Qt, in UTF-16 units.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from PySide6.QtGui import QTextBlock, QTextCursor, QTextDocument

from core.editing.indentation import leading_space
from core.editing.language_mode import LanguageMode
from core.editing.utf16 import utf16_length
from gui.editor.text import line_edits
from gui.editor.text.brackets import bracket_pair
from gui.editor.text.line_edits import selected_blocks
from gui.text_units import text_between

_KEEP = QTextCursor.MoveMode.KeepAnchor
_FLAGS = QTextDocument.FindFlag
_TRAILING: Final = re.compile(r"[ \t]+$")


def move_lines(cursor: QTextCursor, *, down: bool) -> None:
    """Exchange the lines of the selection with the line below or above them."""
    first, last = selected_blocks(cursor)
    neighbor = last.next() if down else first.previous()
    if not neighbor.isValid():
        return
    start, lines = first.position(), _text(first, last)
    anchor, position = cursor.anchor() - start, cursor.position() - start
    above, below = (neighbor.text(), lines) if down else (lines, neighbor.text())
    begin = start if down else neighbor.position()
    _replace(cursor, begin, _end(neighbor if down else last), f"{above}\n{below}")
    moved = begin + (utf16_length(above) + 1 if down else 0)
    _select(cursor, moved + anchor, moved + position)


def copy_lines(cursor: QTextCursor, *, down: bool) -> None:
    """Copy the lines of the selection; the cursor is in the lower or in the upper copy."""
    first, last = selected_blocks(cursor)
    anchor, position = cursor.anchor(), cursor.position()
    text = f"{_text(first, last)}\n"
    _replace(cursor, first.position(), first.position(), text)
    shift = utf16_length(text) if down else 0
    _select(cursor, anchor + shift, position + shift)


def delete_lines(cursor: QTextCursor) -> None:
    """Delete the lines of the selection; the column stays the same."""
    first, last = selected_blocks(cursor)
    column, number = cursor.positionInBlock(), first.blockNumber()
    start, end = first.position(), _end(last)
    if last.next().isValid():
        end += 1
    elif first.previous().isValid():
        start -= 1
    document = cursor.document()
    _replace(cursor, start, end, "")
    block = document.findBlockByNumber(min(number, document.blockCount() - 1))
    position = block.position() + min(column, block.length() - 1)
    _select(cursor, position, position)


def join_lines(cursor: QTextCursor) -> None:
    """Join the lines of the selection, or the line and the next one, by one blank."""
    first, last = selected_blocks(cursor)
    if first == last:
        last = last.next()
    if not last.isValid():
        return
    joined, *rest = _text(first, last).split("\n")
    junction = utf16_length(joined)
    for line in rest:
        left, right = joined.rstrip(" \t"), line.strip(" \t")
        junction = utf16_length(left)
        joined = f"{left} {right}" if left and right else left + right
    start = first.position()
    if not joined.startswith(leading_space(first.text())):
        joined = leading_space(first.text()) + joined.lstrip(" \t")
    _replace(cursor, start, _end(last), joined)
    position = start + min(junction, utf16_length(joined))
    _select(cursor, position, position)


def insert_line(cursor: QTextCursor, language: LanguageMode, unit: str, *, below: bool) -> None:
    """Begin a new line below or above the line of the cursor, with its indentation."""
    block = cursor.block()
    if below:
        position = _end(block)
        _select(cursor, position, position)
        line_edits.new_line(cursor, language, unit)
        return
    space, start = leading_space(block.text()), block.position()
    _replace(cursor, start, start, f"{space}\n")
    position = start + len(space)
    _select(cursor, position, position)


def trim_trailing(cursor: QTextCursor) -> None:
    """Remove blanks at the end of every line of the text."""
    edit = QTextCursor(cursor)
    edit.beginEditBlock()
    block = cursor.document().begin()
    while block.isValid():
        blanks = _TRAILING.search(block.text())
        if blanks is not None:
            end = _end(block)
            edit.setPosition(end - len(blanks[0]))
            edit.setPosition(end, _KEEP)
            edit.removeSelectedText()
        block = block.next()
    edit.endEditBlock()


def sort_lines(cursor: QTextCursor) -> None:
    """Sort the lines of a selection; upper and lower case count as equal at first."""
    first, last = selected_blocks(cursor)
    lines = _text(first, last).split("\n")
    ordered = sorted(lines, key=lambda line: (line.casefold(), line))
    if ordered != lines:
        start = first.position()
        _replace(cursor, start, _end(last), "\n".join(ordered))
        _select(cursor, start, start + utf16_length("\n".join(ordered)))


def change_case(cursor: QTextCursor, change: Callable[[str], str]) -> None:
    """Change the selection, or else the word at the cursor, by ``str.upper`` or the like."""
    if not cursor.hasSelection():
        cursor.select(QTextCursor.SelectionType.WordUnderCursor)
    start, end = cursor.selectionStart(), cursor.selectionEnd()
    text = change(text_between(cursor.document(), start, end))
    _replace(cursor, start, end, text)
    _select(cursor, start, start + utf16_length(text))


def select_line(cursor: QTextCursor) -> None:
    """Select the whole lines of the selection, or one more line if they are selected already."""
    document = cursor.document()
    start = document.findBlock(cursor.selectionStart()).position()
    last = document.findBlock(cursor.selectionEnd())
    following = last.next()
    _select(cursor, start, following.position() if following.isValid() else _end(last))


def select_word_or_next(cursor: QTextCursor) -> None:
    """Select the word at the cursor; if something is selected, its next occurrence.

    After the last occurrence comes the first one. A selected word is found as a whole word.
    """
    if not cursor.hasSelection():
        cursor.select(QTextCursor.SelectionType.WordUnderCursor)
        return
    document = cursor.document()
    wanted = text_between(document, cursor.selectionStart(), cursor.selectionEnd())
    if "\n" in wanted:
        return  # Qt finds nothing that has several lines
    flags = _FLAGS.FindCaseSensitively
    if wanted == _word_at(cursor):
        flags |= _FLAGS.FindWholeWords
    found = document.find(wanted, cursor.selectionEnd(), flags)
    if found.isNull():
        found = document.find(wanted, 0, flags)
    if not found.isNull():
        _select(cursor, found.selectionStart(), found.selectionEnd())


def go_to_bracket(cursor: QTextCursor) -> None:
    """Move to the partner of the bracket at the cursor."""
    pair = bracket_pair(cursor.document(), cursor.position())
    if pair is not None and pair[1] is not None:
        cursor.setPosition(pair[1] + 1)


def current_line(cursor: QTextCursor) -> str:
    """Return the line of the cursor with its line feed, as it is copied without a selection."""
    return f"{cursor.block().text()}\n"


def insert_above(cursor: QTextCursor, text: str) -> None:
    """Insert whole lines above the line of the cursor, which stays where it is in its line."""
    start, position = cursor.block().position(), cursor.position()
    _replace(cursor, start, start, text)
    moved = position + utf16_length(text)
    _select(cursor, moved, moved)


def _word_at(cursor: QTextCursor) -> str:
    """The word at the start of the selection."""
    word = QTextCursor(cursor)
    word.setPosition(cursor.selectionStart())
    word.movePosition(QTextCursor.MoveOperation.EndOfWord, _KEEP)
    return word.selectedText()


def _text(first: QTextBlock, last: QTextBlock) -> str:
    document = first.document()
    return text_between(document, first.position(), _end(last))


def _end(block: QTextBlock) -> int:
    return block.position() + block.length() - 1


def _replace(cursor: QTextCursor, start: int, end: int, text: str) -> None:
    edit = QTextCursor(cursor)
    edit.beginEditBlock()
    edit.setPosition(start)
    edit.setPosition(end, _KEEP)
    edit.insertText(text)
    edit.endEditBlock()


def _select(cursor: QTextCursor, anchor: int, position: int) -> None:
    last = cursor.document().characterCount() - 1
    cursor.setPosition(min(anchor, last))
    cursor.setPosition(min(position, last), _KEEP)
