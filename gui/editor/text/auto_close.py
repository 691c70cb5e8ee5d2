"""Brackets and quotes that close themselves while the user types.

A closer that was inserted is remembered while the cursor stays inside its pair: only such a
closer is typed over, and only in such a pair does Backspace delete both.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TypeAlias

from PySide6.QtGui import QTextBlock, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit

IsCode: TypeAlias = Callable[[QTextBlock, int], bool]
"""Whether a letter typed in a line, at a column as Qt counts it, would be code."""

_PARTNERS = {"(": ")", "[": "]", "{": "}", '"': '"', "'": "'"}
_PAIRED = frozenset(_PARTNERS) | frozenset(_PARTNERS.values())
_QUOTES = ('"', "'")
# A closer is inserted only before what may follow one, never before a word.
_MAY_FOLLOW = frozenset(" \t)]},;:\u2029")
# Prefixes of strings in Python, C and similar languages, in lower case.
_STRING_PREFIXES = frozenset({"r", "b", "f", "u", "br", "rb", "fr", "rf", "l", "u8"})
_WORD_BEFORE = re.compile(r"[\w\"']+$")
_MAX_REMEMBERED = 50


class AutoClose:
    """The pairs of one editor.

    Args:
        edit: the text.
        is_code: tells code from strings and comments.
    """

    def __init__(self, edit: QPlainTextEdit, is_code: IsCode) -> None:
        self._edit = edit
        self._is_code = is_code
        # Cursors after the opener and before the closer; both move along with the text.
        self._open: list[tuple[QTextCursor, QTextCursor]] = []

    def type(self, character: str) -> bool:
        """Type a bracket or a quote; False where it must be typed like any other character."""
        if character not in _PAIRED:
            if character:  # typed outside of a pair, which is not remembered any longer
                self._remembered()
            return False
        closer = _PARTNERS.get(character)
        cursor = self._edit.textCursor()
        if cursor.hasSelection():
            if closer is not None:
                self._wrap(cursor, character, closer)
            return closer is not None
        if self._type_over(cursor, character):
            return True
        if closer is None or not self._may_close(cursor, character):
            return False
        self._insert(cursor, character, closer)
        return True

    def erase(self) -> bool:
        """Delete an empty pair; False where there is none around the cursor."""
        cursor = self._edit.textCursor()
        if cursor.hasSelection():
            return False
        position = cursor.position()
        for pair in self._remembered():
            if pair[0].position() == position == pair[1].position():
                self._open.remove(pair)
                cursor.beginEditBlock()
                cursor.deleteChar()
                cursor.deletePreviousChar()
                cursor.endEditBlock()
                return True
        return False

    def _type_over(self, cursor: QTextCursor, character: str) -> bool:
        document, position = cursor.document(), cursor.position()
        for pair in self._remembered():
            if pair[1].position() == position and document.characterAt(position) == character:
                self._open.remove(pair)
                cursor.movePosition(QTextCursor.MoveOperation.NextCharacter)
                self._edit.setTextCursor(cursor)
                return True
        return False

    def _may_close(self, cursor: QTextCursor, character: str) -> bool:
        document, position = cursor.document(), cursor.position()
        if document.characterAt(position) not in _MAY_FOLLOW:
            return False
        before = cursor.block().text()[: cursor.positionInBlock()]
        if character in _QUOTES:
            word = _WORD_BEFORE.search(before)
            if word is not None and word[0].lower() not in _STRING_PREFIXES:
                return False
        return self._is_code(cursor.block(), cursor.positionInBlock())

    def _insert(self, cursor: QTextCursor, opener: str, closer: str) -> None:
        cursor.beginEditBlock()
        cursor.insertText(opener + closer)
        cursor.endEditBlock()
        cursor.movePosition(QTextCursor.MoveOperation.PreviousCharacter)
        self._edit.setTextCursor(cursor)
        after, before = QTextCursor(cursor), QTextCursor(cursor)
        after.setKeepPositionOnInsert(True)
        self._open = [*self._remembered(), (after, before)][-_MAX_REMEMBERED:]

    def _wrap(self, cursor: QTextCursor, opener: str, closer: str) -> None:
        start, end = cursor.selectionStart(), cursor.selectionEnd()
        edit = QTextCursor(cursor)
        edit.beginEditBlock()
        edit.setPosition(end)
        edit.insertText(closer)
        edit.setPosition(start)
        edit.insertText(opener)
        edit.endEditBlock()
        cursor.setPosition(start + 1)
        cursor.setPosition(end + 1, QTextCursor.MoveMode.KeepAnchor)
        self._edit.setTextCursor(cursor)

    def _remembered(self) -> list[tuple[QTextCursor, QTextCursor]]:
        """The remembered pairs around the cursor, innermost first."""
        document = self._edit.document()
        position = self._edit.textCursor().position()
        self._open = [
            (after, before)
            for after, before in self._open
            if after.position() <= position <= before.position()
            and _PARTNERS.get(document.characterAt(after.position() - 1))
            == document.characterAt(before.position())
        ]
        return self._open[::-1]
