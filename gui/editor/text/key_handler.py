"""What each key does in the editor, with and without a ghost.

``line_edits.py`` changes lines and their indentation; ``GhostTextEdit.run_edit`` keeps a ghost
whose text is typed.
"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QTextCursor

from core.editing.indentation import leading_space
from core.editing.language_mode import LanguageMode
from gui.editor.text import line_edits
from gui.editor.text.auto_close import AutoClose, IsCode
from gui.editor.text.ghost_text_edit import GhostTextEdit

Key = Qt.Key
_NONE = Qt.KeyboardModifier.NoModifier
_CONTROL = Qt.KeyboardModifier.ControlModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_KEYPAD = Qt.KeyboardModifier.KeypadModifier
_COPY = QKeySequence.StandardKey.Copy
_CUT = QKeySequence.StandardKey.Cut
_BARE_MODIFIERS = frozenset(
    {
        Key.Key_Shift,
        Key.Key_Control,
        Key.Key_Alt,
        Key.Key_AltGr,
        Key.Key_Meta,
        Key.Key_CapsLock,
        Key.Key_NumLock,
    }
)
_CLOSERS = (")", "]", "}")


class KeyHandler:
    """The keys of one editor.

    Args:
        edit: the text that the keys change.
        language: decides how Enter and Tab indent.
        is_code: tells code from strings and comments.

    Attributes:
        language: may be replaced at any time.
        closes_pairs: whether brackets and quotes close themselves.
    """

    def __init__(self, edit: GhostTextEdit, language: LanguageMode, is_code: IsCode) -> None:
        self.language = language
        self.closes_pairs = True
        self._edit = edit
        self._auto_close = AutoClose(edit, is_code)

    def press(self, event: QKeyEvent) -> None:
        """Handle a key press."""
        if event.key() in _BARE_MODIFIERS:
            # Pressing a modifier for a shortcut must not remove the ghost.
            event.ignore()
            return
        if self._edit.ghost.is_visible and self._use_ghost(event):
            event.accept()
            return
        if self._edit.is_composing:
            self._edit.clear_preedit()
        # What a ghost shows is typed as it is: the ghost has its own closers.
        text = _typed_text(event)
        closes = self.closes_pairs and not self._edit.ghost.text.startswith(text or "\n")
        self._edit.run_edit(lambda: self._edit_by(event, closes_pairs=closes), text)

    def _use_ghost(self, event: QKeyEvent) -> bool:
        ghost = self._edit.ghost
        match event.key(), event.modifiers() & ~_KEYPAD:
            case Key.Key_Tab, modifiers if modifiers == _NONE:
                ghost.accept()
            case Key.Key_Right, modifiers if modifiers == _CONTROL:
                ghost.accept_word()
            case Key.Key_Down, modifiers if modifiers == _CONTROL:
                ghost.accept_line()
            case Key.Key_Escape, modifiers if modifiers == _NONE:
                ghost.dismiss()
            case _:
                return False
        return True

    def _edit_by(self, event: QKeyEvent, *, closes_pairs: bool) -> None:
        edit = self._edit
        cursor = edit.textCursor()
        key, modifiers = event.key(), event.modifiers() & ~_KEYPAD

        def unit() -> str:
            return line_edits.unit_of(edit.document(), self.language)

        plain = modifiers in (_NONE, _SHIFT)
        if key == Key.Key_Tab and modifiers == _NONE:
            line_edits.indent(cursor, unit())
        elif key == Key.Key_Backtab:
            line_edits.dedent(cursor, unit())
        elif key in (Key.Key_Return, Key.Key_Enter) and plain:
            line_edits.new_line(cursor, self.language, unit())
            edit.setTextCursor(cursor)
            edit.ensureCursorVisible()
        elif key == Key.Key_Home and plain:
            self._to_line_start(cursor, keeps_anchor=modifiers == _SHIFT)
        elif event.matches(_COPY) and not cursor.hasSelection():
            edit.copy()
        elif event.matches(_CUT) and not cursor.hasSelection():
            edit.cut()
        elif closes_pairs and self._type_pair(event):
            self._edit.ensureCursorVisible()
        elif key == Key.Key_Backspace and plain and self._is_in_indentation(cursor):
            line_edits.dedent_to_stop(cursor, unit())
        else:
            edit.pass_key(event)
            if event.text() in _CLOSERS:
                line_edits.align_closer(edit.textCursor())
            return
        event.accept()

    def _type_pair(self, event: QKeyEvent) -> bool:
        modifiers = event.modifiers() & ~_KEYPAD
        if event.key() == Key.Key_Backspace:
            return modifiers in (_NONE, _SHIFT) and self._auto_close.erase()
        # Control with Alt is AltGr, with which some keyboards type brackets.
        return modifiers != _CONTROL and self._auto_close.type(event.text())

    def _to_line_start(self, cursor: QTextCursor, *, keeps_anchor: bool) -> None:
        """Move to the first character of the code, or from there to the first column."""
        column = len(leading_space(cursor.block().text()))
        target = 0 if cursor.positionInBlock() == column else column
        mode = QTextCursor.MoveMode
        cursor.setPosition(
            cursor.block().position() + target,
            mode.KeepAnchor if keeps_anchor else mode.MoveAnchor,
        )
        self._edit.setTextCursor(cursor)

    @staticmethod
    def _is_in_indentation(cursor: QTextCursor) -> bool:
        column = cursor.positionInBlock()
        is_blank = column > 0 and not cursor.block().text()[:column].strip()
        return is_blank and not cursor.hasSelection()


def _typed_text(event: QKeyEvent) -> str:
    """The text that a key inserts; empty for commands and deletions."""
    if event.key() in (Key.Key_Return, Key.Key_Enter, Key.Key_Tab):
        return "\n" if event.key() != Key.Key_Tab else "\t"
    text = event.text()
    return text if text.isprintable() else ""
