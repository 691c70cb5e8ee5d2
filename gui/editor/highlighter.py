"""Colours for code, line by line, only where something changed.

Each block's ``userState`` is a number for the lexer's state after it, so Qt goes
on to the next line only when that state changed. Work beyond a few milliseconds
is put off to the event loop: opening a file or an unclosed quote at its top
never holds up a key press. How a line is lexed is in ``line_lexer.py``.
"""

from __future__ import annotations

import time

from pygments.token import Comment, String
from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtGui import QSyntaxHighlighter, QTextBlock, QTextCursor, QTextDocument

from gui.editor.language import Language, lexer_class_of
from gui.editor.line_lexer import ROOT, LineLexer, Stack
from gui.editor.token_style import TokenStyle
from gui.text_units import split_utf16, utf16_length
from gui.theme import Theme

# userState of a block that was never lexed; Qt's own initial value.
_UNSEEN = -1
# A quarter of a 60 Hz frame: a key press pays this at most, the rest is put off.
_BUDGET_SECONDS = 0.004
# A letter that goes on with whatever stands before it.
_PROBE = "x"
# Longer lines are data, not code, and patterns may take seconds on them.
_LONGEST_LINE_CHARS = 5_000


class Highlighter(QSyntaxHighlighter):
    """Colours one document.

    Signals:
        progressed: put-off lines have been coloured.
    """

    progressed = Signal()

    def __init__(
        self, parent: QObject, document: QTextDocument, language: Language, theme: Theme
    ) -> None:
        super().__init__(parent)
        self._style = TokenStyle(theme)
        self._lexer: LineLexer | None = None
        self._stacks: list[Stack] = [ROOT]
        self._numbers: dict[Stack, int] = {ROOT: 0}
        self._deadline = 0.0
        # Where to go on. Cursors, because they move along when lines come and go above.
        self._put_off: list[QTextCursor] = []
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._go_on)
        # Connected before Qt's own slot, so that every change has a budget of its own.
        document.contentsChange.connect(self._start_budget)
        self.setDocument(document)
        self.rehighlight()  # else Qt colours the whole text once more, a moment later
        self.set_language(language)

    @property
    def is_complete(self) -> bool:
        """Whether every line has its colours."""
        return not self._put_off

    def set_language(self, language: Language) -> None:
        """Colour as another language from now on."""
        lexer_class = lexer_class_of(language)
        self._lexer = LineLexer(lexer_class) if lexer_class is not None else None
        self.restart()

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of another theme."""
        self._style = TokenStyle(theme)
        self.restart()

    def restart(self) -> None:
        """Colour everything again, the first lines at once."""
        block = self.document().firstBlock()
        while block.isValid():
            block.setUserState(_UNSEEN)
            block = block.next()
        self._put_off = [QTextCursor(self.document())]
        self._go_on()

    def is_code(self, block: QTextBlock, column: int) -> bool:
        """Whether a letter typed at a place would be code, not part of a string or a comment.

        Args:
            block: the line.
            column: as Qt counts.
        """
        before, _ = split_utf16(block.text(), column)
        if self._lexer is None or len(before) > _LONGEST_LINE_CHARS:
            return False
        above = block.previous()
        state = above.userState() if above.isValid() else 0
        tokens, _ = self._lexer.lex(before + _PROBE, self._stacks[state] if state >= 0 else ROOT)
        kind = next((token for start, token, _ in reversed(tokens) if start <= len(before)), None)
        return kind is not None and kind not in Comment and kind not in String

    def finish(self) -> None:
        """Colour what was put off now, however long it takes."""
        while self._put_off:
            self._run_slice()

    @Slot()
    def _go_on(self) -> None:
        self._run_slice()
        self.progressed.emit()

    def _run_slice(self) -> None:
        self._put_off.sort(key=QTextCursor.position)
        waiting, self._put_off = self._put_off, []
        self._start_budget()
        for cursor in waiting:
            self.rehighlightBlock(cursor.block())

    @Slot()
    def _start_budget(self) -> None:
        self._deadline = time.monotonic() + _BUDGET_SECONDS

    def _put_off_here(self) -> None:
        block = self.currentBlock()
        # Whoever colours an unseen line above comes here by itself: its state will change.
        if not block.previous().isValid() or block.previous().userState() != _UNSEEN:
            self._put_off.append(QTextCursor(block))
            self._timer.start()
        # Qt takes away the old colours unless they are set again; keep them until the time comes.
        layout = block.layout()
        if not layout.preeditAreaText():
            for old in layout.formats():
                self.setFormat(old.start, old.length, old.format)

    def highlightBlock(self, text: str) -> None:
        """Colour one line and leave the state after it; called by Qt."""
        if time.monotonic() > self._deadline:
            self._put_off_here()
            return
        previous = self.previousBlockState()
        stack = self._stacks[previous] if previous >= 0 else ROOT
        if self._lexer is None or len(text) > _LONGEST_LINE_CHARS:
            self.setCurrentBlockState(self._number(stack))
            return
        tokens, after = self._lexer.lex(text, stack)
        # Qt counts UTF-16 units, Python code points; they differ beyond U+FFFF only.
        is_wide = not text.isascii() and max(text) > "\uffff"
        for start, token, value in tokens:
            format_ = self._style.format_of(token)
            if format_ is not None:
                length = len(value)
                if is_wide:
                    start, length = utf16_length(text[:start]), utf16_length(value)
                self.setFormat(start, length, format_)
        self.setCurrentBlockState(self._number(after))

    def _number(self, stack: Stack) -> int:
        number = self._numbers.get(stack)
        if number is None:
            number = len(self._stacks)
            self._numbers[stack] = number
            self._stacks.append(stack)
        return number
