"""The text around the cursor, as much of it as a suggestion can depend on.

To copy the whole text at every key would take time in proportion to the file. The context
begins and ends at lines, and its bounds stay where they are while the user types inside:
what was requested, shown or rejected is compared with the text around the cursor later.
"""

from __future__ import annotations

from PySide6.QtGui import QTextCursor, QTextDocument

from core.completion.request import REACH_AFTER, REACH_BEFORE
from gui.editor.text.highlighter import Highlighter
from gui.editor.text.text_mirror import TextMirror

# Lengths of the context in UTF-16 units: of a new one, and the bounds of one that is kept.
_BEFORE, _MIN_BEFORE, _MAX_BEFORE = 4 * REACH_BEFORE, 2 * REACH_BEFORE, 8 * REACH_BEFORE
_AFTER, _MIN_AFTER, _MAX_AFTER = 4 * REACH_AFTER, 2 * REACH_AFTER, 8 * REACH_AFTER
# So many lines are tried for a start in code, not in a string or a comment.
_MAX_TRIED = 500


class CaretContext:
    """The context of one editor."""

    def __init__(
        self, document: QTextDocument, mirror: TextMirror, highlighter: Highlighter
    ) -> None:
        self._document = document
        self._mirror = mirror
        self._highlighter = highlighter
        # None where the context begins or ends with the text.
        self._start: QTextCursor | None = None
        self._end: QTextCursor | None = None
        self._is_guessed = False

    def around(self, position: int) -> tuple[str, str]:
        """The text before a position of the cursor and after it, with plain line feeds."""
        start, end = self._find_start(position), self._find_end(position)
        return self._mirror.between(start, position), self._mirror.between(position, end)

    def _find_start(self, position: int) -> int:
        if position <= _MAX_BEFORE and (self._start is None or position <= _MIN_BEFORE):
            self._start = None
            return 0
        if self._start is not None:
            start = self._start.position()
            reach = position - start
            if _MIN_BEFORE <= reach <= _MAX_BEFORE and not self._is_wrong_guess():
                return start
        self._start = self._new_start(position - _BEFORE)
        return self._start.position()

    def _new_start(self, target: int) -> QTextCursor:
        block = first = self._document.findBlock(max(0, target)).next()
        for _ in range(_MAX_TRIED):
            if not block.isValid() or self._highlighter.is_code(block, 0):
                break
            block = block.next()
        else:
            block = first
        if not block.isValid() or block.position() > target + _MIN_BEFORE:
            block = first
        self._is_guessed = not self._highlighter.knows(first)
        # Very long lines: the context begins inside one.
        is_near = first.isValid() and block.position() <= target + _BEFORE - _MIN_BEFORE
        result = QTextCursor(self._document)
        result.setPosition(block.position() if is_near else target)
        return result

    def _is_wrong_guess(self) -> bool:
        """Whether the context begins in a string, chosen before the highlighter had been there."""
        assert self._start is not None
        block = self._start.block()
        if not self._is_guessed or not self._highlighter.knows(block):
            return False
        self._is_guessed = False
        return not self._highlighter.is_code(block, 0)

    def _find_end(self, position: int) -> int:
        length = self._document.characterCount() - 1
        if length - position <= _MAX_AFTER and (
            self._end is None or length - position <= _MIN_AFTER
        ):
            self._end = None
            return length
        if self._end is not None:
            end = self._end.position()
            if _MIN_AFTER <= end - position <= _MAX_AFTER:
                return end
        end = min(position + _AFTER, length)
        block = self._document.findBlock(end)
        is_near = block.position() >= position + _MIN_AFTER
        self._end = QTextCursor(self._document)
        self._end.setPosition(block.position() if is_near else end)
        return self._end.position()
