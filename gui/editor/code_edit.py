"""The code editor widget: typing, indentation, ghost text, line numbers.

Turns key presses into edits and looks after the one rule of ghost text: it is
gone before anything else reaches Qt's text control. It neither knows files
(``document.py``) nor asks for suggestions (``completion_controller.py``).
"""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QEvent, QRect, Qt, Signal, Slot
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QFocusEvent,
    QFont,
    QFontDatabase,
    QInputMethodEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextBlock,
    QTextCursor,
    QWheelEvent,
)
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from gui.editor import line_edits
from gui.editor.dropped_files import local_files
from gui.editor.ghost import GhostText
from gui.editor.gutter import Gutter
from gui.editor.highlighter import Highlighter
from gui.editor.key_presses import KeyPresses
from gui.editor.language import PYTHON, Language
from gui.editor.marks import Marks
from gui.editor.text_units import document_text, text_between
from gui.theme import Theme, current_theme

SMALLEST_FONT_POINTS, LARGEST_FONT_POINTS = 6, 48


class CodeEdit(QPlainTextEdit):
    """Edits one text.

    Signals:
        typed: the person inserted text at the caret by keyboard or input method,
            or accepted a ghost; now is the time to ask for a suggestion.
        caret_left: the caret moved, or the text changed, in any other way.
        files_dropped: a list of local paths.
        zoomed: the new font size in points, after the person changed it here.
    """

    typed = Signal()
    caret_left = Signal()
    files_dropped = Signal(list)
    zoomed = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme: Theme = current_theme()
        self.language: Language = PYTHON
        self.is_composing = False
        self.setAccessibleName("Code")
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.setFrameShape(QPlainTextEdit.Shape.NoFrame)
        self.setCursorWidth(2)
        self.set_font_size(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont).pointSize())
        self.highlighter = Highlighter(self, self.document(), self.language, self.theme)
        self.ghost = GhostText(self, QColor(self.theme.ghost))
        self._gutter = Gutter(self)
        self._marks = Marks(self)
        self._keys = KeyPresses(self)
        self.highlighter.progressed.connect(self.ghost.repair)
        self.ghost.shown.connect(self._marks.refresh)
        self.ghost.cleared.connect(self._marks.refresh)
        self.ghost.accepted.connect(self._ghost_accepted)
        self.blockCountChanged.connect(self._place_gutter)
        self.updateRequest.connect(self._scroll_gutter)
        self.cursorPositionChanged.connect(self._caret_moved)
        self.document().contentsChange.connect(self._contents_changed)
        self._place_gutter()
        self._marks.refresh()

    # --- text -------------------------------------------------------------

    def text(self) -> str:
        """The document's text, without the ghost, with plain line feeds."""
        return document_text(self.document())

    def around_caret(self) -> tuple[str, str]:
        """The text before the caret and after it."""
        position, end = self.textCursor().position(), self.document().characterCount() - 1
        document = self.document()
        return text_between(document, 0, position), text_between(document, position, end)

    def set_text(self, text: str) -> None:
        """Replace everything, forgetting undo; the text counts as unmodified."""
        self.ghost.clear()
        self.setPlainText(text)
        self.document().setModified(False)

    def replace_text(self, text: str) -> None:
        """Replace everything as one undo step; the caret stays near its place."""
        self.ghost.clear()
        place = self.textCursor()
        line, column = place.blockNumber(), place.positionInBlock()
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.insertText(text)
        self.go_to(line, column)

    def go_to(self, line: int, column: int = 0) -> None:
        """Put the caret at a line and column, both from 0, as near as the text allows."""
        block = self.document().findBlockByNumber(min(max(line, 0), self.blockCount() - 1))
        cursor = QTextCursor(block)
        cursor.setPosition(block.position() + min(max(column, 0), block.length() - 1))
        self.setTextCursor(cursor)
        self.centerCursor()

    # --- looks ------------------------------------------------------------

    def set_language(self, language: Language) -> None:
        """Indent and colour as ``language`` from now on."""
        if language != self.language:
            self.ghost.clear()
            self.language = language
            self.highlighter.set_language(language)

    def set_font_size(self, points: int) -> None:
        """Set the size of the code."""
        font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        font.setStyleHint(QFont.StyleHint.Monospace)
        font.setFixedPitch(True)
        font.setPointSize(min(max(points, SMALLEST_FONT_POINTS), LARGEST_FONT_POINTS))
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
        self.ghost.clear()
        line_edits.indent(self.textCursor(), self.indent_unit())

    def dedent(self) -> None:
        """Take one step of indentation from the selected lines."""
        self.ghost.clear()
        line_edits.dedent(self.textCursor(), self.indent_unit())

    def toggle_comment(self) -> None:
        """Comment or uncomment the selected lines."""
        self.ghost.clear()
        line_edits.toggle_comment(self.textCursor(), self.language)

    def undo(self) -> None:
        """Take the last step back."""
        self.ghost.clear()
        super().undo()

    def redo(self) -> None:
        """Do the step again that was taken back."""
        self.ghost.clear()
        super().redo()

    def cut(self) -> None:
        """Move the selection to the clipboard."""
        self.ghost.clear()
        super().cut()

    def paste(self) -> None:
        """Insert what is in the clipboard."""
        self.ghost.clear()
        super().paste()

    def set_matches(self, matches: list[tuple[int, int]]) -> None:
        """Mark found text, by start and end in Qt's positions."""
        self._marks.set_matches(matches)

    # --- what the parts ask -------------------------------------------------

    def visible_blocks(self) -> Iterator[tuple[QTextBlock, QRect]]:
        """The lines in view with their place in the viewport, top to bottom."""
        block = self.firstVisibleBlock()
        offset = self.contentOffset()
        bottom = self.viewport().height()
        while block.isValid():
            rectangle = self.blockBoundingGeometry(block).translated(offset).toRect()
            if rectangle.top() > bottom:
                return
            if block.isVisible():
                yield block, rectangle
            block = block.next()

    def select_line_at(self, y: int) -> None:
        """Select the line at a height of the viewport."""
        self.ghost.clear()
        for block, rectangle in self.visible_blocks():
            if rectangle.top() <= y <= rectangle.bottom():
                cursor = QTextCursor(block)
                cursor.movePosition(
                    QTextCursor.MoveOperation.NextBlock, QTextCursor.MoveMode.KeepAnchor
                )
                self.setTextCursor(cursor)
                self.setFocus()
                return

    def pass_key(self, event: QKeyEvent) -> None:
        """Let Qt's text control have a key; the ghost must have been lifted."""
        super().keyPressEvent(event)

    def show_suggestion(self, text: str) -> None:
        """Show ``text`` at the caret, unless it would stand in somebody's way."""
        if not self.is_composing and not self.textCursor().hasSelection():
            self.ghost.show(text)

    @Slot()
    def _ghost_accepted(self) -> None:
        self.ensureCursorVisible()
        if not self.ghost.is_visible:
            self.typed.emit()

    @Slot()
    def _caret_moved(self) -> None:
        self._marks.refresh()
        self._gutter.update()
        self.viewport().update()
        if not self._keys.is_busy:
            self._leave()

    @Slot(int, int, int)
    def _contents_changed(self, _position: int, _removed: int, _added: int) -> None:
        if not self._keys.is_busy:
            self._leave()

    def _leave(self) -> None:
        """A change that did not come through the keyboard: whatever was shown is out of place."""
        self.ghost.clear()
        self.caret_left.emit()

    @Slot()
    def _place_gutter(self) -> None:
        width = self._gutter.width_needed()
        self.setViewportMargins(width, 0, 0, 0)
        area = self.contentsRect()
        self._gutter.setGeometry(area.left(), area.top(), width, area.height())

    @Slot(QRect, int)
    def _scroll_gutter(self, area: QRect, dy: int) -> None:
        if dy:
            self._gutter.scroll(0, dy)
        else:
            self._gutter.update(0, area.y(), self._gutter.width(), area.height())

    def _take_theme(self) -> None:
        theme = current_theme()
        if theme == self.theme:
            return
        self.theme = theme
        self.ghost.clear()
        self.ghost.set_colour(QColor(theme.ghost))
        self.highlighter.set_theme(theme)
        self._marks.refresh()

    # --- Qt -----------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the current line behind the text.

        Qt's own full-width selection ends with the text on a line that bears a ghost.
        """
        line = self.cursorRect()
        painter = QPainter(self.viewport())
        band = QRect(0, line.top(), self.viewport().width(), line.height())
        painter.fillRect(band, QColor(self.theme.current_line))
        painter.end()
        super().paintEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """All keys; see ``key_presses.py``."""
        self._keys.press(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Give the preedit area to the input method while it composes."""
        self.is_composing = bool(event.preeditString())
        # Called later by the same thread, so the two-argument form of super is needed.
        self._keys.run(lambda: super(CodeEdit, self).inputMethodEvent(event), event.commitString())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Clear the ghost, then place the caret."""
        self.ghost.clear()
        super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Clear the ghost, then select the word."""
        self.ghost.clear()
        super().mouseDoubleClickEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Clear the ghost, then show Qt's menu, which edits without asking us."""
        self.ghost.clear()
        super().contextMenuEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Nobody accepts a ghost while typing elsewhere."""
        self._leave()
        super().focusOutEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Welcome files and text."""
        self.ghost.clear()
        if local_files(event.mimeData()):
            event.acceptProposedAction()
        else:
            super().dragEnterEvent(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Files may fall anywhere; text shows where it would go."""
        if local_files(event.mimeData()):
            event.acceptProposedAction()
        else:
            super().dragMoveEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Files are opened, text is inserted."""
        self.ghost.clear()
        paths = local_files(event.mimeData())
        if paths:
            event.acceptProposedAction()
            self.files_dropped.emit(paths)
        else:
            super().dropEvent(event)

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
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_marks"):
            self._take_theme()
        elif event.type() == QEvent.Type.FontChange and hasattr(self, "_gutter"):
            self._place_gutter()
