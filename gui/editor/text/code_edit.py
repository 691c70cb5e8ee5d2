"""The code editor widget: text, language, colors, line numbers, marks.

Ghost text and its rules come from ``ghost_text_edit.py``, what keys do from
``key_handler.py``. It neither knows files (``file_tab.py``) nor asks for
suggestions (``completion_controller.py``).
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, Qt, Signal, Slot
from PySide6.QtGui import (
    QColor,
    QFont,
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
from gui.editor.text import line_edits
from gui.editor.text.caret_context import CaretContext
from gui.editor.text.extra_selections import ExtraSelections
from gui.editor.text.ghost_text_edit import GhostTextEdit
from gui.editor.text.gutter import Gutter
from gui.editor.text.highlighter import Highlighter
from gui.editor.text.incremental_fill import IncrementalFill
from gui.editor.text.key_handler import KeyHandler
from gui.editor.text.text_mirror import TextMirror
from gui.theme import Theme, current_theme

MIN_FONT_POINTS, MAX_FONT_POINTS = 6, 48


class CodeEdit(GhostTextEdit):
    """Edits one text.

    Signals:
        zoomed: the new font size in points, after the person changed it here.
    """

    zoomed = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        theme = current_theme()
        super().__init__(QColor(theme.ghost), parent)
        self.theme: Theme = theme
        self.language: LanguageMode = PYTHON
        self.setAccessibleName("Code")
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.setFrameShape(QPlainTextEdit.Shape.NoFrame)
        self.setCursorWidth(2)
        self.mirror = TextMirror(self.document())
        self._fill = IncrementalFill(self.document(), self)
        self._fill.ended.connect(self._filled)
        self._kept_keys: list[QKeyEvent] = []
        self.set_font_size(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont).pointSize())
        self.highlighter = Highlighter(self, self.document(), self.language, self.theme)
        self._window = CaretContext(self.document(), self.mirror, self.highlighter)
        self._gutter = Gutter(self, theme)
        self._line_places: tuple[float, ...] = ()
        self._extra_selections = ExtraSelections(self, theme)
        self._keys = KeyHandler(self, self.language, self.highlighter.is_code)
        self.highlighter.outdated.connect(self.viewport().update)
        self.ghost.shown.connect(self._extra_selections.refresh)
        self.ghost.cleared.connect(self._extra_selections.refresh)
        self.blockCountChanged.connect(self._place_gutter)
        self.updateRequest.connect(self._scroll_gutter)
        self.cursorPositionChanged.connect(self._mark_caret)
        self._place_gutter()
        self._extra_selections.refresh()

    # --- text -------------------------------------------------------------

    def text(self) -> str:
        """The document's text, without the ghost, with plain line feeds."""
        return self._fill.text or self.mirror.text()

    def around_caret(self) -> tuple[str, str]:
        """The text before the caret and after it, as far as suggestions look."""
        return self._window.around(self.textCursor().position())

    @property
    def is_filling(self) -> bool:
        """Whether a long text is still on its way into the document."""
        return self._fill.is_running

    def finish_filling(self) -> None:
        """Have the whole text in the document now, however long it takes."""
        self._fill.finish()

    def set_text(self, text: str) -> None:
        """Replace everything, forgetting undo; the text counts as unmodified.

        The end of a long text follows in parts; until then it is read-only.
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
        """Make it another text as one undo step; what both have in common is left alone."""
        self.clear_preedit()
        self.finish_filling()
        place = self.textCursor()
        line, column = place.blockNumber(), place.positionInBlock()
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
        keys, self._kept_keys = self._kept_keys, []
        for key in keys:
            self.keyPressEvent(key)

    def go_to(self, line: int, column: int = 0) -> None:
        """Put the caret at a line and column, both from 0, as near as the text allows."""
        if line >= self.blockCount():
            self.finish_filling()
        block = self.document().findBlockByNumber(min(max(line, 0), self.blockCount() - 1))
        self.set_position(block.position() + min(max(column, 0), block.length() - 1))

    def set_position(self, position: int) -> None:
        """Put the caret at a position as Qt counts it, as near as the text allows."""
        if position >= self.document().characterCount():
            self.finish_filling()
        position = min(max(position, 0), self.document().characterCount() - 1)
        if "\udc00" <= self.document().characterAt(position) <= "\udfff":
            position -= 1  # between the two halves of one character there is no place
        cursor = self.textCursor()
        cursor.setPosition(position)
        self.setTextCursor(cursor)
        self.centerCursor()

    # --- looks ------------------------------------------------------------

    def set_language(self, language: LanguageMode) -> None:
        """Indent and color as ``language`` from now on."""
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

    def set_font_size(self, points: int) -> None:
        """Set the size of the code."""
        font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        font.setStyleHint(QFont.StyleHint.Monospace)
        font.setFixedPitch(True)
        font.setPointSize(min(max(points, MIN_FONT_POINTS), MAX_FONT_POINTS))
        # A style sheet of the application would otherwise win over setFont.
        self.setFont(font)
        self.setTabStopDistance(4 * self.fontMetrics().horizontalAdvance(" "))

    def zoom(self, steps: int) -> None:
        """Make the code larger or smaller by so many points."""
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

    def set_matches(self, matches: list[tuple[int, int]]) -> None:
        """Mark found text, by start and end in Qt's positions."""
        self._extra_selections.set_matches(matches)

    def set_token_highlights(self, highlights: list[QTextEdit.ExtraSelection]) -> None:
        """Color tokens by what ``inspector.py`` knows of them."""
        self._extra_selections.set_token_highlights(highlights)

    # --- the parts ---------------------------------------------------------

    @Slot()
    def _mark_caret(self) -> None:
        self._extra_selections.refresh()
        line = self.textCursor().blockNumber()
        if self._gutter.set_line(line):
            self.viewport().update()  # the band behind the line of the caret

    @Slot()
    def _place_gutter(self) -> None:
        width = self._gutter.width_needed()
        area = self.contentsRect()
        place = QRect(area.left(), area.top(), width, area.height())
        if place != self._gutter.geometry():
            # Laid out anew even where nothing changes, and asked for at every new line.
            self.setViewportMargins(width, 0, 0, 0)
            self._gutter.setGeometry(place)

    @Slot(QRect, int)
    def _scroll_gutter(self, area: QRect, dy: int) -> None:
        if dy:
            self._gutter.scroll(0, dy)
        elif self._has_moved_lines() or area.height() <= self.fontMetrics().height():
            self._gutter.update(0, area.y(), self._gutter.width(), area.height())

    def _has_moved_lines(self) -> bool:
        """Whether a line number may stand elsewhere since this was last asked.

        The highlighter makes Qt ask for the whole view at every letter, mostly in vain.
        """
        places = (
            self.firstVisibleBlock().blockNumber(),
            self.contentOffset().y(),
            self.document().lineCount(),  # with those of a ghost
            self.ghost.block_number,
            self.viewport().height(),
        )
        has_moved = places != self._line_places
        self._line_places = places
        return has_moved

    def _take_theme(self) -> None:
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
        """Draw the current line behind the text.

        Qt's own full-width selection ends with the text on a line that bears a ghost.
        """
        self.highlighter.color(self.blocks_in_view())
        line = self.cursorRect()
        painter = QPainter(self.viewport())
        band = QRect(0, line.top(), self.viewport().width(), line.height())
        painter.fillRect(band, QColor(self.theme.current_line))
        painter.end()
        super().paintEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """All keys; see ``key_handler.py``. While the text is being filled in they wait."""
        if self.is_filling:
            self._kept_keys.append(event.clone())
        else:
            self._keys.press(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom with Ctrl, else scroll."""
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
            self._take_theme()
        elif event.type() == QEvent.Type.FontChange and hasattr(self, "_gutter"):
            self._place_gutter()
