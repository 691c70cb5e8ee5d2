"""Ghost text: a suggestion drawn at the cursor that is not in the document.

It is in the *preedit area* of the block's layout, where input methods show what is being
composed, so it never changes the text, revision, undo stack or modified flag of the document.
That area is shared: whoever edits, moves the cursor or composes must call ``clear`` first,
as ``ghost_text_edit.py`` does.
"""

from __future__ import annotations

from typing import Literal, TypeAlias

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QColor, QTextBlock, QTextCharFormat, QTextDocument
from PySide6.QtWidgets import QPlainTextEdit

from core.completion.type_through import next_line, next_word
from core.editing.utf16 import utf16_length
from gui.editor.text.format_ranges import close_room, format_range, make_room

Portion: TypeAlias = Literal["all", "word", "line"]
"""How much of a ghost was accepted in one step."""

# A line break inside one layout; a newline would be drawn as a box.
_LINE_SEPARATOR = "\u2028"


class GhostText(QObject):
    """The ghost of one editor; at most one is shown at a time.

    Signals:
        shown: the whole text that is visible now.
        cleared: nothing is visible any more.
        taken: the text that was just inserted into the document, and its ``Portion``.
        accepted: the same text, after the rest of the ghost is shown again.
        dismissed: the text that the user dismissed.
    """

    shown = Signal(str)
    cleared = Signal()
    taken = Signal(str, str)
    accepted = Signal(str)
    dismissed = Signal(str)

    def __init__(self, edit: QPlainTextEdit, color: QColor) -> None:
        super().__init__(edit)
        self._edit = edit
        self._color = color
        self._text = ""
        self._block: QTextBlock | None = None
        self._column = 0
        self._is_accepting = False

    @property
    def text(self) -> str:
        """The text that is shown; empty while there is none."""
        return self._text

    @property
    def is_visible(self) -> bool:
        """Whether a ghost is shown."""
        return bool(self._text)

    @property
    def is_accepting(self) -> bool:
        """Whether the current change of the document inserts ghost text."""
        return self._is_accepting

    @property
    def block_number(self) -> int:
        """The number of the line with the ghost; -1 while there is none."""
        return self._block.blockNumber() if self._block is not None else -1

    def set_color(self, color: QColor) -> None:
        """Draw in another color from now on."""
        self._color = color
        self.repair()

    def show(self, text: str) -> None:
        """Draw ``text`` after the cursor, replacing any other ghost."""
        if not text:
            self.clear()
            return
        self._erase()
        cursor = self._edit.textCursor()
        self._text, self._block, self._column = text, cursor.block(), cursor.positionInBlock()
        self._draw()
        self.shown.emit(text)

    def clear(self) -> None:
        """Take the ghost away; harmless while there is none."""
        if self._text:
            self._erase()
            self.cleared.emit()

    def dismiss(self) -> None:
        """Remove the ghost because the user does not want it."""
        text = self._text
        self.clear()
        if text:
            self.dismissed.emit(text)

    def suspend(self) -> str:
        """Remove the ghost during an edit; ``show`` or ``discard`` must follow.

        Nothing is painted in between, so a ghost that still fits does not flicker.

        Returns:
            The text of the ghost; empty if there was none.
        """
        text = self._text
        self._erase()
        return text

    def discard(self) -> None:
        """Report that a suspended ghost will not be shown again."""
        self.cleared.emit()

    def repair(self) -> None:
        """Draw the ghost again after the formats of its line were replaced."""
        if self._block is not None:
            text, block, column = self._text, self._block, self._column
            self._erase()
            self._text, self._block, self._column = text, block, column
            self._draw()

    def accept(self) -> None:
        """Insert the whole ghost into the document."""
        self._accept(self._text, "all")

    def accept_word(self) -> None:
        """Insert the next word into the document and keep showing the rest."""
        self._accept(next_word(self._text), "word")

    def accept_line(self) -> None:
        """Insert the text up to the next line break and keep showing the rest."""
        self._accept(next_line(self._text), "line")

    def _accept(self, taken: str, portion: Portion) -> None:
        rest = self._text[len(taken) :]
        if not taken:
            return
        self._erase()
        self._is_accepting = True
        cursor = self._edit.textCursor()
        cursor.beginEditBlock()
        cursor.insertText(taken)
        # Qt would join the next typed letters to this undo step; a deletion at its end prevents it.
        cursor.insertText(" ")
        cursor.deletePreviousChar()
        cursor.endEditBlock()
        self._edit.setTextCursor(cursor)
        self._is_accepting = False
        self.taken.emit(taken, portion)
        if rest:
            self.show(rest)
        else:
            self.cleared.emit()
        self.accepted.emit(taken)

    def _draw(self) -> None:
        assert self._block is not None
        layout = self._block.layout()
        drawn = self._text.replace("\n", _LINE_SEPARATOR)
        length = utf16_length(drawn)
        ghost_format = QTextCharFormat()
        ghost_format.setForeground(self._color)
        ghost_format.setFontItalic(True)
        formats = make_room(layout.formats(), self._column, length)
        formats.append(format_range(self._column, length, ghost_format))
        layout.setPreeditArea(self._column, drawn)
        layout.setFormats(formats)
        self._lay_out(self._block)

    def _erase(self) -> None:
        block, self._block, self._text = self._block, None, ""
        if block is None or not block.isValid():
            return
        layout = block.layout()
        start, length = layout.preeditAreaPosition(), utf16_length(layout.preeditAreaText())
        formats = close_room(layout.formats(), start, length)
        layout.setPreeditArea(-1, "")
        layout.setFormats(formats)
        self._lay_out(block)

    @staticmethod
    def _lay_out(block: QTextBlock) -> None:
        document: QTextDocument = block.document()
        document.markContentsDirty(block.position(), block.length())
