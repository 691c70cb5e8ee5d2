"""Colored backgrounds in the editor: brackets, matches of a search, highlighted tokens."""

from __future__ import annotations

from bisect import bisect_left
from typing import TypeAlias

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit

from gui.editor.text.brackets import bracket_pair
from gui.editor.text.ghost_text_edit import GhostTextEdit
from gui.theme import Theme

Range: TypeAlias = tuple[int, int]
"""Start and end, in Qt's positions."""


class ExtraSelections(QObject):
    """The extra selections of one editor, set again when something has moved."""

    def __init__(self, edit: GhostTextEdit, theme: Theme) -> None:
        super().__init__(edit)
        self._edit = edit
        self._theme = theme
        # Starts and ends of the matches in order, which follow the edits until the next search.
        self._starts: list[int] = []
        self._ends: list[int] = []
        self._has_shown = False
        self._token_highlights: list[QTextEdit.ExtraSelection] = []
        edit.document().contentsChange.connect(self._text_changed)
        edit.verticalScrollBar().valueChanged.connect(self._scrolled)

    def set_theme(self, theme: Theme) -> None:
        """Draw in the colors of another theme."""
        self._theme = theme
        self.refresh()

    def set_matches(self, matches: list[Range]) -> None:
        """Highlight matches; they move along with the text until they are set again."""
        if matches or self._starts:
            self._starts = [start for start, _end in matches]
            self._ends = [end for _start, end in matches]
            self.refresh()

    def set_token_highlights(self, highlights: list[QTextEdit.ExtraSelection]) -> None:
        """Highlight tokens below everything else; they move along with the text."""
        if highlights or self._token_highlights:
            self._token_highlights = highlights
            self.refresh()

    def refresh(self) -> None:
        """Set the selections for the current cursor, view and matches."""
        edit = self._edit
        selections = self._token_highlights + self._matches_in_view()
        if not edit.textCursor().hasSelection():
            selections += self._brackets()
        shown = list(filter(self._is_paintable, selections))
        if shown or self._has_shown:
            # Qt paints the whole view again for this, even from nothing to nothing.
            edit.setExtraSelections(shown)
            self._has_shown = bool(shown)

    @Slot(int, int, int)
    def _text_changed(self, position: int, removed: int, added: int) -> None:
        moved = added - removed
        for positions in (self._starts, self._ends):
            first = bisect_left(positions, position + removed)
            positions[first:] = [old + moved for old in positions[first:]]

    @Slot()
    def _scrolled(self) -> None:
        if self._starts:
            self.refresh()

    def _matches_in_view(self) -> list[QTextEdit.ExtraSelection]:
        """The matches in view only: ten thousand would take longer than a key press may."""
        if not self._starts:
            return []
        match_format = QTextCharFormat()
        match_format.setBackground(QColor(self._theme.match))
        blocks = list(self._edit.blocks_in_view())
        end = blocks[-1].position() + blocks[-1].length()
        first = bisect_left(self._ends, blocks[0].position())
        last = bisect_left(self._starts, end)
        last_position = self._edit.document().characterCount() - 1
        return [
            self._range(min(start, last_position), min(stop, last_position), match_format)
            for start, stop in zip(self._starts[first:last], self._ends[first:last], strict=False)
        ]

    def _brackets(self) -> list[QTextEdit.ExtraSelection]:
        pair = bracket_pair(self._edit.document(), self._edit.textCursor().position())
        if pair is None:
            return []
        bracket, other = pair
        bracket_format = QTextCharFormat()
        theme = self._theme
        if other is None:
            bracket_format.setForeground(QColor(theme.error))
            bracket_format.setBackground(QColor(theme.error_wash))
            return [self._range(bracket, bracket + 1, bracket_format)]
        bracket_format.setBackground(QColor(theme.accent_wash))
        return [self._range(p, p + 1, bracket_format) for p in (bracket, other)]

    def _is_paintable(self, selection: QTextEdit.ExtraSelection) -> bool:
        # Qt paints these at columns without the preedit text, so after a ghost they would be
        # too far to the left.
        ghost = self._edit.ghost
        if not ghost.is_visible:
            return True
        cursor = selection.cursor
        is_after = cursor.selectionEnd() > self._edit.textCursor().position()
        return not (is_after and cursor.block().blockNumber() == ghost.block_number)

    def _range(self, start: int, end: int, format_: QTextCharFormat) -> QTextEdit.ExtraSelection:
        selection = QTextEdit.ExtraSelection()
        selection.cursor = QTextCursor(self._edit.document())
        selection.cursor.setPosition(start)
        selection.cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        selection.format = format_
        return selection
