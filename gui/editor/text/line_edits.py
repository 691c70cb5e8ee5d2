"""Edits of whole lines under a selection: indent, dedent, comment; and Enter.

Each function is one undo step on the cursor that it is given. ``core.editing.indentation``
decides the new text of the lines.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QTextBlock, QTextCursor, QTextDocument

from core.editing.indentation import (
    closer_indent,
    indent_unit,
    leading_space,
    next_line_indent,
    outdented,
    to_next_stop,
    toggled_comments,
)
from core.editing.language_mode import LanguageMode
from core.editing.utf16 import split_utf16
from gui.editor.text.brackets import partner
from gui.text_units import text_between

# The indentation of a file is found in its first lines.
_NUM_SAMPLED_LINES = 400


def unit_of(document: QTextDocument, language: LanguageMode) -> str:
    """One step of indentation in this document."""
    following = document.findBlockByNumber(_NUM_SAMPLED_LINES)
    end = following.position() if following.isValid() else document.characterCount() - 1
    return indent_unit(text_between(document, 0, end).split("\n"), language.indent)


def indent(cursor: QTextCursor, unit: str) -> None:
    """Indent the selected lines, or insert blanks up to the next step."""
    if cursor.hasSelection():
        _replace_lines(cursor, lambda lines: [unit + s if s.strip() else s for s in lines])
    else:
        cursor.insertText(to_next_stop(cursor.positionInBlock(), unit))


def dedent(cursor: QTextCursor, unit: str) -> None:
    """Remove one step of indentation from the lines of the selection or of the cursor."""

    def shallower(line: str) -> str:
        space = leading_space(line)
        return outdented(space, unit) + line[len(space) :]

    _replace_lines(cursor, lambda lines: [shallower(line) for line in lines])


def dedent_to_stop(cursor: QTextCursor, unit: str) -> None:
    """Delete the blanks before the cursor back to the previous step."""
    space = cursor.block().text()[: cursor.positionInBlock()]
    shorter = outdented(space, unit)
    edit = QTextCursor(cursor)
    edit.setPosition(cursor.block().position() + len(shorter), QTextCursor.MoveMode.KeepAnchor)
    edit.removeSelectedText()


def toggle_comment(cursor: QTextCursor, language: LanguageMode) -> None:
    """Comment the lines, or uncomment them."""
    if language.line_comment:
        _replace_lines(cursor, lambda lines: toggled_comments(lines, language.line_comment))


def new_line(cursor: QTextCursor, language: LanguageMode, unit: str) -> None:
    """Break the line at the cursor, with the indentation of the language mode."""
    cursor.beginEditBlock()
    cursor.removeSelectedText()
    text = cursor.block().text()
    before, after = split_utf16(text, cursor.positionInBlock())
    space = next_line_indent(before, after, language, unit)
    _remove_blanks_after(cursor, after)
    cursor.insertText("\n" + space)
    if before.rstrip().endswith(("{", "(", "[")) and after.lstrip().startswith(("}", ")", "]")):
        # Inside a pair the closer goes to a line of its own, below the cursor.
        caret = cursor.position()
        cursor.insertText("\n" + leading_space(before))
        cursor.setPosition(caret)
    cursor.endEditBlock()


def align_closer(cursor: QTextCursor) -> None:
    """Indent a closing bracket just typed at the start of a line like its opener's line."""
    position = cursor.position() - 1
    block = cursor.block()
    before, _ = split_utf16(block.text(), cursor.positionInBlock() - 1)
    closer = cursor.document().characterAt(position)
    if before.strip() or closer not in ")]}":
        return
    opener = partner(cursor.document(), position)
    if opener is None:
        return
    space = closer_indent(before, closer, cursor.document().findBlock(opener).text())
    if space is not None and space != before:
        edit = QTextCursor(block)
        edit.joinPreviousEditBlock()
        edit.setPosition(position, QTextCursor.MoveMode.KeepAnchor)
        edit.insertText(space)
        edit.endEditBlock()


def _remove_blanks_after(cursor: QTextCursor, after: str) -> None:
    blanks = len(after) - len(after.lstrip(" \t"))
    for _ in range(blanks):
        cursor.deleteChar()


def _replace_lines(cursor: QTextCursor, change: Callable[[list[str]], list[str]]) -> None:
    """Change the lines under the selection, which covers the same lines afterwards."""
    first, last = selected_blocks(cursor)
    blocks: list[QTextBlock] = []
    block = first
    while block.isValid() and block.blockNumber() <= last.blockNumber():
        blocks.append(block)
        block = block.next()
    old = [block.text() for block in blocks]
    edit = QTextCursor(cursor)
    edit.beginEditBlock()
    for block, before, after in zip(blocks, old, change(old), strict=True):
        _replace_part(edit, block, before, after)
    edit.endEditBlock()


def _replace_part(edit: QTextCursor, block: QTextBlock, before: str, after: str) -> None:
    """Replace only what differs, so that other cursors keep their positions."""
    if before == after:
        return
    same_end = 0
    shorter = min(len(before), len(after))
    while same_end < shorter and before[-1 - same_end] == after[-1 - same_end]:
        same_end += 1
    same_start = 0
    while same_start < shorter - same_end and before[same_start] == after[same_start]:
        same_start += 1
    # Indentation and comment marks differ, so no wide characters come before them.
    edit.setPosition(block.position() + same_start)
    removed = len(before) - same_end - same_start
    edit.movePosition(
        QTextCursor.MoveOperation.NextCharacter, QTextCursor.MoveMode.KeepAnchor, removed
    )
    edit.insertText(after[same_start : len(after) - same_end])


def selected_blocks(cursor: QTextCursor) -> tuple[QTextBlock, QTextBlock]:
    """The first and last line of the selection; a line at whose start it ends does not count."""
    document = cursor.document()
    first = document.findBlock(cursor.selectionStart())
    last = document.findBlock(cursor.selectionEnd())
    if last.position() == cursor.selectionEnd() and last.blockNumber() > first.blockNumber():
        last = last.previous()
    return first, last
