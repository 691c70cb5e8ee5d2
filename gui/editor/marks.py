"""Coloured backgrounds in the editor: brackets, found text, the inspector's washes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit

from gui.editor.brackets import bracket_pair

if TYPE_CHECKING:
    from gui.editor.code_edit import CodeEdit

Range = tuple[int, int]  # start and end, in Qt's positions


class Marks:
    """The extra selections of one editor, made anew when something moved."""

    def __init__(self, edit: CodeEdit) -> None:
        self._edit = edit
        self._matches: list[QTextEdit.ExtraSelection] = []
        self._has_shown = False
        self._washes: list[QTextEdit.ExtraSelection] = []

    def set_matches(self, matches: list[Range]) -> None:
        """Mark found text; the marks move along with it until they are set anew."""
        if not matches and not self._matches:
            return
        match_format = QTextCharFormat()
        match_format.setBackground(QColor(self._edit.theme.match))
        self._matches = [self._range(start, end, match_format) for start, end in matches]
        self.refresh()

    def set_washes(self, washes: list[QTextEdit.ExtraSelection]) -> None:
        """Colour tokens below everything else; they move along with the text."""
        if washes or self._washes:
            self._washes = washes
            self.refresh()

    def refresh(self) -> None:
        """Mark what is to be marked now."""
        edit = self._edit
        selections = self._washes + self._matches
        if not edit.textCursor().hasSelection():
            selections += self._brackets()
        shown = list(filter(self._is_in_place, selections))
        if shown or self._has_shown:
            # Qt paints the whole view anew for this, even from nothing to nothing.
            edit.setExtraSelections(shown)
            self._has_shown = bool(shown)

    def _brackets(self) -> list[QTextEdit.ExtraSelection]:
        pair = bracket_pair(self._edit.document(), self._edit.textCursor().position())
        if pair is None:
            return []
        place, other = pair
        bracket_format = QTextCharFormat()
        theme = self._edit.theme
        if other is None:
            bracket_format.setForeground(QColor(theme.error))
            bracket_format.setBackground(QColor(theme.error_wash))
            return [self._range(place, place + 1, bracket_format)]
        bracket_format.setBackground(QColor(theme.accent_wash))
        return [self._range(p, p + 1, bracket_format) for p in (place, other)]

    def _is_in_place(self, selection: QTextEdit.ExtraSelection) -> bool:
        # Qt paints these at columns without the preedit text, so behind a ghost they
        # would stand too far to the left.
        ghost = self._edit.ghost
        if not ghost.is_visible:
            return True
        cursor = selection.cursor
        is_behind = cursor.selectionEnd() > self._edit.textCursor().position()
        return not (is_behind and cursor.block().blockNumber() == ghost.block_number)

    def _range(self, start: int, end: int, format_: QTextCharFormat) -> QTextEdit.ExtraSelection:
        selection = QTextEdit.ExtraSelection()
        selection.cursor = QTextCursor(self._edit.document())
        selection.cursor.setPosition(start)
        selection.cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        selection.format = format_
        return selection
