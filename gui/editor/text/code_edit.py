"""The code editor widget: text, language, syntax highlighting, line numbers, selections.

Ghost text comes from ``ghost_text_edit.py``, and what keys do from ``key_handler.py``. Files
belong to ``file_tab.py``, and requests for suggestions to ``gui.editor.suggest``.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QMimeData, QRect, Qt, Signal, Slot
from PySide6.QtGui import (
    QColor,
    QFontDatabase,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextCursor,
    QWheelEvent,
)
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit, QWidget

from core.editing.language_mode import PYTHON, LanguageMode
from core.editing.text_diff import common_ends
from core.editing.utf16 import utf16_length
from gui.code_font import code_font
from gui.editor.text import line_clipboard, line_commands, line_edits
from gui.editor.text.caret_context import CaretContext
from gui.editor.text.extra_selections import ExtraSelections
from gui.editor.text.ghost_text_edit import GhostTextEdit
from gui.editor.text.gutter import Gutter
from gui.editor.text.highlighter import Highlighter
from gui.editor.text.incremental_fill import IncrementalFill
from gui.editor.text.key_handler import KeyHandler
from gui.editor.text.text_mirror import TextMirror
from gui.theme import Theme, current_theme
from gui.translation import tr

MIN_FONT_POINTS, MAX_FONT_POINTS = 6, 48


class CodeEdit(GhostTextEdit):
    """Edits one text.

    Signals:
        zoomed: the new font size in points, after the user changed it here.
    """

    zoomed = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        theme = current_theme()
        super().__init__(QColor(theme.ghost), parent)
        self.theme: Theme = theme
        self.language: LanguageMode = PYTHON
        self.setAccessibleName(tr("Code"))
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.setFrameShape(QPlainTextEdit.Shape.NoFrame)
        self.setCursorWidth(2)
        self.mirror = TextMirror(self.document())
        self._fill = IncrementalFill(self.document(), self)
        self._fill.ended.connect(self._filled)
        self._waiting_keys: list[QKeyEvent] = []
        self._family, self._tab_columns = "", 4
        self.set_font_size(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont).pointSize())
        self.highlighter = Highlighter(self, self.document(), self.language, self.theme)
        self._context = CaretContext(self.document(), self.mirror, self.highlighter)
        self._gutter = Gutter(self, theme)
        self._line_positions: tuple[float, ...] = ()
        self._extra_selections = ExtraSelections(self, theme)
        self._keys = KeyHandler(self, self.language, self.highlighter.is_code)
        self.highlighter.outdated.connect(self.viewport().update)
        self.ghost.shown.connect(self._extra_selections.refresh)
        self.ghost.cleared.connect(self._extra_selections.refresh)
        self.blockCountChanged.connect(self._place_gutter)
        self.updateRequest.connect(self._scroll_gutter)
        self.cursorPositionChanged.connect(self._refresh_caret)
        self._place_gutter()
        self._extra_selections.refresh()

    # --- text -------------------------------------------------------------

    def text(self) -> str:
        """The document's text, without the ghost, with plain line feeds."""
        return self._fill.text or self.mirror.text()

    def around_caret(self) -> tuple[str, str]:
        """The text before the cursor and after it, as much as suggestions use."""
        return self._context.around(self.textCursor().position())

    @property
    def is_filling(self) -> bool:
        """Whether a long text is still being inserted into the document."""
        return self._fill.is_running

    def finish_filling(self) -> None:
        """Insert the rest of the text now, however long it takes."""
        self._fill.finish()

    def set_text(self, text: str) -> None:
        """Replace the whole text without undo; the text counts as unmodified.

        The end of a long text is inserted in parts; until then the editor is read-only.
        """
        self.clear_preedit()
        if self.is_filling:
            self._fill.stop()
            self._filled()
        first = self._fill.first_part(text)
        self.setPlainText(first)
        if len(first) < len(text):
            self.setReadOnly(True)
            self._fill.start(text)
        self.document().setModified(False)

    def replace_text(self, text: str) -> None:
        """Replace the text as one undo step; the common start and end are not touched."""
        self.clear_preedit()
        self.finish_filling()
        caret = self.textCursor()
        line, column = caret.blockNumber(), caret.positionInBlock()
        old = self.text()
        start, same = common_ends(old, text)
        cursor = QTextCursor(self.document())
        begin = utf16_length(old[:start])
        cursor.setPosition(begin)
        cursor.setPosition(
            begin + utf16_length(old[start : len(old) - same]), QTextCursor.MoveMode.KeepAnchor
        )
        cursor.insertText(text[start : len(text) - same])
        self.go_to(line, column)

    @Slot()
    def _filled(self) -> None:
        self.setReadOnly(False)
        keys, self._waiting_keys = self._waiting_keys, []
        for key in keys:
            self.keyPressEvent(key)

    def go_to(self, line: int, column: int = 0) -> None:
        """Move the cursor to a line and column, both from 0, as near as the text allows."""
        if line >= self.blockCount():
            self.finish_filling()
        block = self.document().findBlockByNumber(min(max(line, 0), self.blockCount() - 1))
        self.set_position(block.position() + min(max(column, 0), block.length() - 1))

    def set_position(self, position: int) -> None:
        """Move the cursor to a position in UTF-16 units, as near as the text allows."""
        if position >= self.document().characterCount():
            self.finish_filling()
        position = min(max(position, 0), self.document().characterCount() - 1)
        if "\udc00" <= self.document().characterAt(position) <= "\udfff":
            position -= 1  # not between the two halves of one character
        cursor = self.textCursor()
        cursor.setPosition(position)
        self.setTextCursor(cursor)
        self.centerCursor()

    # --- appearance -------------------------------------------------------

    def set_language(self, language: LanguageMode) -> None:
        """Indent and highlight as ``language`` from now on."""
        if language != self.language:
            self.clear_preedit()
            self.language = self._keys.language = language
            self.highlighter.set_language(language)

    @property
    def closes_pairs(self) -> bool:
        """Whether brackets and quotes close themselves."""
        return self._keys.closes_pairs

    @closes_pairs.setter
    def closes_pairs(self, closes: bool) -> None:
        self._keys.closes_pairs = closes

    def set_code_font(self, family: str, points: int, tab_columns: int) -> None:
        """Set the font, its size, and the width of a tab character; ``code_font`` has the rules."""
        self._family, self._tab_columns = family, tab_columns
        self.set_font_size(points)

    def set_font_size(self, points: int) -> None:
        """Set the font size of the code."""
        points = min(max(points, MIN_FONT_POINTS), MAX_FONT_POINTS)
        # The font must also win over a style sheet of the application.
        self.setFont(code_font(self._family, points))
        self.setTabStopDistance(self._tab_columns * self.fontMetrics().horizontalAdvance(" "))

    def zoom(self, steps: int) -> None:
        """Change the font size by a number of points."""
        self.set_font_size(self.font().pointSize() + steps)
        self.zoomed.emit(self.font().pointSize())

    # --- commands ---------------------------------------------------------

    def indent_unit(self) -> str:
        """One step of indentation in this text."""
        return line_edits.unit_of(self.document(), self.language)

    def indent(self) -> None:
        """Indent the selected lines, or insert blanks to the next step."""
        self.clear_preedit()
        self.finish_filling()
        line_edits.indent(self.textCursor(), self.indent_unit())

    def dedent(self) -> None:
        """Take one step of indentation from the selected lines."""
        self.clear_preedit()
        self.finish_filling()
        line_edits.dedent(self.textCursor(), self.indent_unit())

    def toggle_comment(self) -> None:
        """Comment or uncomment the selected lines."""
        self.clear_preedit()
        self.finish_filling()
        line_edits.toggle_comment(self.textCursor(), self.language)

    def change(self, change: Callable[[QTextCursor], None]) -> None:
        """Do something with the cursor and the text, as one command of the user."""
        self.clear_preedit()
        self.finish_filling()
        cursor = self.textCursor()
        change(cursor)
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    def insert_line(self, *, below: bool) -> None:
        """Begin a new line below or above the line of the cursor."""
        unit = self.indent_unit()
        self.change(lambda c: line_commands.insert_line(c, self.language, unit, below=below))

    def copy(self) -> None:
        """Copy the selection, or else the whole line."""
        if self.textCursor().hasSelection():
            super().copy()
        else:
            line_clipboard.put_line(line_commands.current_line(self.textCursor()))

    def cut(self) -> None:
        """Move the selection, or else the whole line, to the clipboard."""
        if self.textCursor().hasSelection():
            super().cut()
        else:
            self.copy()
            self.change(line_commands.delete_lines)

    def set_matches(self, matches: list[tuple[int, int]]) -> None:
        """Highlight matches of a search, given by start and end in Qt's positions."""
        self._extra_selections.set_matches(matches)

    def set_token_highlights(self, highlights: list[QTextEdit.ExtraSelection]) -> None:
        """Highlight tokens, below everything else; see ``gui.editor.inspect.inspector``."""
        self._extra_selections.set_token_highlights(highlights)

    # --- the parts ---------------------------------------------------------

    @Slot()
    def _refresh_caret(self) -> None:
        self._extra_selections.refresh()
        line = self.textCursor().blockNumber()
        if self._gutter.set_line(line):
            self.viewport().update()  # the band behind the current line

    @Slot()
    def _place_gutter(self) -> None:
        width = self._gutter.width_needed()
        area = self.contentsRect()
        rectangle = QRect(area.left(), area.top(), width, area.height())
        if rectangle != self._gutter.geometry():
            # Qt would lay out the text again even where nothing changes, at every new line.
            self.setViewportMargins(width, 0, 0, 0)
            self._gutter.setGeometry(rectangle)

    @Slot(QRect, int)
    def _scroll_gutter(self, area: QRect, dy: int) -> None:
        if dy:
            self._gutter.scroll(0, dy)
        elif self._has_moved_lines() or area.height() <= self.fontMetrics().height():
            self._gutter.update(0, area.y(), self._gutter.width(), area.height())

    def _has_moved_lines(self) -> bool:
        """Whether a line number may have moved since the last call.

        The highlighter makes Qt update the whole view at every letter, mostly without need.
        """
        positions = (
            self.firstVisibleBlock().blockNumber(),
            self.contentOffset().y(),
            self.document().lineCount(),  # includes the lines of a ghost
            self.ghost.block_number,
            self.viewport().height(),
        )
        has_moved = positions != self._line_positions
        self._line_positions = positions
        return has_moved

    def _follow_theme(self) -> None:
        theme = current_theme()
        if theme == self.theme:
            return
        self.theme = theme
        self.clear_preedit()
        self.ghost.set_color(QColor(theme.ghost))
        self.highlighter.set_theme(theme)
        self._gutter.set_theme(theme)
        self._extra_selections.set_theme(theme)

    # --- Qt -----------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the band of the current line below the text.

        Qt's own full-width selection ends with the text on a line with a ghost.
        """
        self.highlighter.color(self.blocks_in_view())
        line = self.cursorRect()
        painter = QPainter(self.viewport())
        band = QRect(0, line.top(), self.viewport().width(), line.height())
        painter.fillRect(band, QColor(self.theme.current_line))
        painter.end()
        super().paintEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Handle all keys, see ``key_handler.py``; they wait while the text is being inserted."""
        if self.is_filling:
            self._waiting_keys.append(event.clone())
        else:
            self._keys.press(event)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Insert what is pasted; a line that was copied without a selection, above this line."""
        if line_clipboard.has_line(source) and not self.textCursor().hasSelection():
            cursor = self.textCursor()
            line_commands.insert_above(cursor, source.text())
            self.setTextCursor(cursor)
        else:
            super().insertFromMimeData(source)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom with Ctrl, otherwise scroll."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            steps = event.angleDelta().y()
            if steps:
                self.zoom(1 if steps > 0 else -1)
            event.accept()
        else:
            super().wheelEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the gutter as tall as the text."""
        super().resizeEvent(event)
        self._place_gutter()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme and the font."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_extra_selections"):
            self._follow_theme()
        elif event.type() == QEvent.Type.FontChange and hasattr(self, "_gutter"):
            self._place_gutter()
