"""Syntax highlighting: lexer states of all lines in idle time, formats of the lines in view.

The lexer's state after each line is kept in the block's ``userState``, so an edit affects the
next line only when that state changed. Work beyond a few milliseconds is postponed to the
event loop: opening a file, or an unclosed quote at its top, never delays a key press. A line
gets its formats when it is edited or about to be painted, so neither a long file nor another
theme costs time outside the view. ``core.editing.line_lexer`` lexes the lines.

This is not a ``QSyntaxHighlighter``, which is called for each line of a text that is set.
"""

from __future__ import annotations

import time
from collections.abc import Iterable

from pygments.token import Comment, String
from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtGui import QColor, QTextBlock, QTextCharFormat, QTextCursor, QTextDocument

from core.editing.language_mode import LanguageMode, lexer_class_of
from core.editing.line_lexer import ROOT, LineLexer, Stack, Tokens
from core.editing.utf16 import split_utf16, utf16_length
from gui.editor.text.format_ranges import Ranges, format_range, set_text_formats
from gui.theme import Theme
from gui.token_roles import TokenType, role_of

# A quarter of a 60 Hz frame: the most that a key press waits; the rest is postponed.
_BUDGET_SECONDS = 0.004
# A letter that continues whatever is before it.
_PROBE = "x"
# On longer lines, which are data rather than code, patterns may take seconds.
_MAX_LINE_CHARS = 5_000

# A block's ``userState`` consists of the run of the lexer that its state belongs to, the theme
# of its colors (0: none, or outdated), and the number of the state after it plus one (0: unknown).
_NUMBER_BITS, _COLOR_BITS, _RUN_BITS = 18, 8, 5
_MAX_NUMBER = (1 << _NUMBER_BITS) - 2
_NUMBER_MASK = (1 << _NUMBER_BITS) - 1
_COLOR_MASK = (1 << _COLOR_BITS) - 1
_UNKNOWN = -1


class _TokenStyle:
    """The text formats of one theme, created when first needed."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._formats: dict[TokenType, QTextCharFormat | None] = {}

    def format_of(self, token: TokenType) -> QTextCharFormat | None:
        """The format of a token; None for the color of plain text."""
        try:
            return self._formats[token]
        except KeyError:
            made = self._make(token)
            self._formats[token] = made
            return made

    def _make(self, token: TokenType) -> QTextCharFormat | None:
        role = role_of(token)
        if role is None:
            return None
        result = QTextCharFormat()
        result.setForeground(QColor(getattr(self._theme, role)))
        return result


class Highlighter(QObject):
    """Highlights one document.

    Signals:
        outdated: lines have outdated colors; they get new ones when they are painted.
    """

    outdated = Signal()

    def __init__(
        self, parent: QObject, document: QTextDocument, language: LanguageMode, theme: Theme
    ) -> None:
        super().__init__(parent)
        self._document = document
        self._style = _TokenStyle(theme)
        self._lexer: LineLexer | None = None
        self._stacks: list[Stack] = [ROOT]
        self._numbers: dict[Stack, int] = {ROOT: 0}
        self._run = 0
        self._colors = 1
        self._deadline = 0.0
        # Ranges of postponed work, as selections because these move along with the text.
        self._postponed: list[QTextCursor] = []
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._run_slice)
        document.contentsChange.connect(self._changed)
        self.set_language(language)

    @property
    def is_complete(self) -> bool:
        """Whether the state after every line is known."""
        return not self._postponed

    def set_language(self, language: LanguageMode) -> None:
        """Highlight as another language from now on."""
        lexer_class = lexer_class_of(language)
        self._lexer = LineLexer(lexer_class) if lexer_class is not None else None
        self.restart()

    def set_theme(self, theme: Theme) -> None:
        """Use the colors of another theme; each line gets them when it is next painted."""
        self._style = _TokenStyle(theme)
        if self._colors == _COLOR_MASK:
            self.restart()
        else:
            self._colors += 1
        self.outdated.emit()

    def restart(self) -> None:
        """Discard every state and color, and begin at the top."""
        self._run = (self._run + 1) % (1 << _RUN_BITS)
        self._colors = 1
        self._stacks, self._numbers = [ROOT], {ROOT: 0}
        self._postponed = []
        self._postpone(self._document.firstBlock(), self._document.lastBlock().position())
        self.outdated.emit()
        self._run_slice()

    def is_code(self, block: QTextBlock, column: int) -> bool:
        """Whether a letter typed at a position would be code, not part of a string or a comment.

        Args:
            block: the line.
            column: in UTF-16 units.
        """
        before, _ = split_utf16(block.text(), column)
        if self._lexer is None or len(before) > _MAX_LINE_CHARS:
            return False
        tokens, _ = self._lexer.lex(before + _PROBE, self._stack_before(block))
        kind = next((token for start, token, _ in reversed(tokens) if start <= len(before)), None)
        return kind is not None and kind not in Comment and kind not in String

    def knows(self, block: QTextBlock) -> bool:
        """Whether the state at the start of a line is known, not guessed."""
        return self._state_before(block) != _UNKNOWN

    def finish(self) -> None:
        """Find every state and highlight every line now, however long it takes."""
        while self._postponed:
            self._run_slice()
        block = self._document.firstBlock()
        while block.isValid():
            self._color_outdated((block,))
            block = block.next()
        self._document.markContentsDirty(0, self._document.characterCount())

    def color(self, blocks: Iterable[QTextBlock]) -> None:
        """Highlight consecutive lines that are about to be painted, where colors are missing."""
        colored = self._color_outdated(blocks)
        if colored:
            first, last = colored[0], colored[-1]
            # They are painted next, so the view need not be updated.
            layout = self._document.documentLayout()
            was_blocked = layout.blockSignals(True)
            start = first.position()
            self._document.markContentsDirty(start, last.position() + last.length() - start)
            layout.blockSignals(was_blocked)

    def _color_outdated(self, blocks: Iterable[QTextBlock]) -> list[QTextBlock]:
        colored: list[QTextBlock] = []
        for block in blocks:
            state = block.userState()
            if not self._is_of_run(state) or _colors_of(state) != self._colors:
                tokens, _ = self._lex(block, self._stack_before(block))
                self._set_formats(block, tokens)
                number = self._number_of(state)
                block.setUserState(self._packed(number, self._colors))
                colored.append(block)
        return colored

    # --- states ---------------------------------------------------------------

    @Slot(int, int, int)
    def _changed(self, position: int, removed: int, added: int) -> None:
        """Lex the lines of an edit, and those below whose start state it changed."""
        self._deadline = time.monotonic() + _BUDGET_SECONDS
        block = self._document.findBlock(position)
        last = self._document.findBlock(position + added)
        end = last.blockNumber() if last.isValid() else self._document.blockCount() - 1
        # The line after a removal may have started in another state.
        self._work_through(block, end + (removed > 0), is_edited=True)

    @Slot()
    def _run_slice(self) -> None:
        self._postponed.sort(key=QTextCursor.position, reverse=True)
        self._deadline = time.monotonic() + _BUDGET_SECONDS
        # The topmost range first: the others may depend on its result.
        while self._postponed and time.monotonic() <= self._deadline:
            cursor = self._postponed.pop()
            end = self._document.findBlock(cursor.anchor())
            self._work_through(cursor.block(), end.blockNumber())
        if self._postponed:
            self._timer.start()

    def _postpone(self, block: QTextBlock, end: int) -> None:
        cursor = QTextCursor(self._document)
        cursor.setPosition(max(end, block.position()))
        cursor.setPosition(block.position(), QTextCursor.MoveMode.KeepAnchor)
        self._postponed.append(cursor)
        self._timer.start()

    def _work_through(self, block: QTextBlock, end: int, *, is_edited: bool = False) -> None:
        """Lex from ``block`` to the line ``end``, and on while states change, or postpone it."""
        is_changed = False
        is_outdated = False
        first = number = block.blockNumber()
        before = self._state_before(block)
        while block.isValid() and (number <= end or is_changed):
            old = block.userState()
            is_own = is_edited and number <= end
            is_new = not self._is_of_run(old)
            if before == _UNKNOWN and is_new:
                break  # work from the lines above reaches this line too
            # One line at least, or a busy machine would never come to the end.
            if number > first and time.monotonic() > self._deadline:
                self._postpone(block, self._document.findBlockByNumber(end).position())
                break
            is_outdated |= not (is_new or is_own) and _colors_of(old) > 0
            state, colors = _UNKNOWN, 0
            if before != _UNKNOWN:
                tokens, after = self._lex(block, self._stacks[before])
                state = self._number(after)
                if is_own:
                    self._set_formats(block, tokens)
                    colors = self._colors
            block.setUserState(self._packed(state, colors))
            is_changed = state != _UNKNOWN and (is_new or self._number_of(old) != state)
            before = state
            block = block.next()
            number += 1
        if is_outdated:
            self.outdated.emit()

    def _lex(self, block: QTextBlock, stack: Stack) -> tuple[Tokens, Stack]:
        text = block.text()
        if self._lexer is None or len(text) > _MAX_LINE_CHARS:
            return [], stack
        return self._lexer.lex(text, stack)

    def _stack_before(self, block: QTextBlock) -> Stack:
        state = self._state_before(block)
        return self._stacks[state] if state >= 0 else ROOT

    def _state_before(self, block: QTextBlock) -> int:
        above = block.previous()
        return self._number_of(above.userState()) if above.isValid() else 0

    def _number_of(self, state: int) -> int:
        """The number of the lexer state in the state of a block; -1 where it is unknown."""
        return (state & _NUMBER_MASK) - 1 if self._is_of_run(state) else _UNKNOWN

    def _is_of_run(self, state: int) -> bool:
        return state >= 0 and state >> (_NUMBER_BITS + _COLOR_BITS) == self._run

    def _packed(self, number: int, colors: int) -> int:
        return self._run << (_NUMBER_BITS + _COLOR_BITS) | colors << _NUMBER_BITS | (number + 1)

    def _number(self, stack: Stack) -> int:
        number = self._numbers.get(stack)
        if number is None:
            number = len(self._stacks)
            if number > _MAX_NUMBER:
                return 0  # brackets nested a quarter of a million deep
            self._numbers[stack] = number
            self._stacks.append(stack)
        return number

    # --- formats --------------------------------------------------------------

    def _set_formats(self, block: QTextBlock, tokens: Tokens) -> None:
        text = block.text()
        # Qt counts UTF-16 units, Python code points; they differ beyond U+FFFF only.
        is_wide = not text.isascii() and max(text) > "\uffff"
        ranges: Ranges = []
        for start, token, value in tokens:
            format_ = self._style.format_of(token)
            if format_ is None:
                continue
            length = min(len(value), len(text) - start)  # the lexer adds a line break
            if is_wide:
                length = utf16_length(text[start : start + length])
                start = utf16_length(text[:start])
            if length > 0:
                ranges.append(format_range(start, length, format_))
        layout = block.layout()
        if ranges or layout.formats():
            set_text_formats(layout, ranges)


def _colors_of(state: int) -> int:
    return state >> _NUMBER_BITS & _COLOR_MASK
