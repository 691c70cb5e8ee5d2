"""A text widget that shows ghost text and keeps it apart from everything else.

The preedit area of a layout is used by ghosts and input methods, and Qt's text control
takes whatever is in it for composed input. So the area is emptied here before an edit, a move
of the cursor or an event reaches the control. Gutter, colors and keys are in ``code_edit.py``.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QFocusEvent,
    QGuiApplication,
    QInputMethodEvent,
    QKeyEvent,
    QMouseEvent,
    QTextCursor,
)
from PySide6.QtWidgets import QApplication, QWidget

from gui.editor.text.dropped_files import local_files
from gui.editor.text.ghost import GhostText
from gui.editor.text.text_view import TextView
from gui.text_units import text_between


class GhostTextEdit(TextView):
    """The base of ``CodeEdit``.

    Signals:
        typed: the user inserted text at the cursor by keyboard or input method, or accepted
            a ghost; a suggestion may be requested.
        caret_left: the cursor moved, or the text changed, in any other way.
        deleted: the user deleted text by keyboard; emitted after ``caret_left``.
        files_dropped: a list of local paths.
    """

    typed = Signal()
    caret_left = Signal()
    deleted = Signal()
    files_dropped = Signal(list)

    def __init__(self, ghost_color: QColor, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.is_composing = False
        self.ghost = GhostText(self, ghost_color)
        self._is_editing = False
        self.ghost.accepted.connect(self._ghost_accepted)
        self.cursorPositionChanged.connect(self._caret_moved)
        self.document().contentsChange.connect(self._contents_changed)

    def clear_preedit(self) -> None:
        """Empty the preedit area before an edit or a move of the cursor.

        What an input method was composing is committed, or dropped if the method does not
        respond; otherwise it would stay in the layout of a line that the cursor has left.
        """
        self.ghost.clear()
        if self.is_composing:
            QGuiApplication.inputMethod().commit()
        if self.is_composing:
            QApplication.sendEvent(self, QInputMethodEvent())

    def show_suggestion(self, text: str) -> None:
        """Show ``text`` at the cursor, except during a composition or with a selection."""
        if not self.is_composing and not self.textCursor().hasSelection():
            self.ghost.show(text)

    def run_edit(self, edit_text: Callable[[], None], typed_text: str) -> None:
        """Perform an edit while the ghost is suspended, and emit what happened.

        Args:
            edit_text: the edit; it may also do nothing, or only move the cursor.
            typed_text: empty for an edit that does not count as typing.
        """
        ghost = self.ghost.suspend()
        cursor = self.textCursor()
        before = (cursor.position(), self.document().characterCount())
        anchor, revision = cursor.anchor(), self.document().revision()
        self._is_editing = True
        try:
            edit_text()
        finally:
            self._is_editing = False
        now = self.textCursor()
        has_changed = self.document().revision() != revision
        has_moved = (now.position(), now.anchor()) != (before[0], anchor)
        rest = ghost if not has_changed and not has_moved else self._rest_of(ghost, before)
        if rest and not self.is_composing and not now.hasSelection():
            self.ghost.show(rest)
            return
        if ghost:
            self.ghost.discard()
        # A closer that is typed over only moves the cursor, but it counts as typing.
        if (has_changed or has_moved) and typed_text and not self.is_composing:
            self.typed.emit()
        elif has_changed or has_moved or self.is_composing:
            self.caret_left.emit()
            if self.document().characterCount() < before[1]:
                self.deleted.emit()

    def _rest_of(self, ghost: str, before: tuple[int, int]) -> str:
        """The rest of the ghost after the edit; empty when it does not fit any more."""
        document = self.document()
        position, characters = before
        now = self.textCursor().position()
        if not ghost or now <= position or document.characterCount() - characters != now - position:
            return ""
        inserted = text_between(document, position, now)
        return ghost[len(inserted) :] if ghost.startswith(inserted) else ""

    def pass_key(self, event: QKeyEvent) -> None:
        """Let Qt's text control handle a key event; the ghost must have been suspended."""
        super().keyPressEvent(event)

    def select_line_at(self, y: int) -> None:
        """Select the line at a height of the viewport, in pixels."""
        self.clear_preedit()
        super().select_line_at(y)

    def setTextCursor(self, cursor: QTextCursor) -> None:
        """Move the cursor; a composition ends before."""
        if self.is_composing:
            self.clear_preedit()
        super().setTextCursor(cursor)

    def selectAll(self) -> None:
        """Select the whole text; a composition that ended later would replace it."""
        self.clear_preedit()
        super().selectAll()

    def undo(self) -> None:
        """Undo the last step."""
        self.clear_preedit()
        super().undo()

    def redo(self) -> None:
        """Redo the step that was undone."""
        self.clear_preedit()
        super().redo()

    def cut(self) -> None:
        """Move the selection to the clipboard."""
        self.clear_preedit()
        super().cut()

    def paste(self) -> None:
        """Insert the clipboard."""
        self.clear_preedit()
        super().paste()

    @Slot()
    def _ghost_accepted(self) -> None:
        self.ensureCursorVisible()
        if not self.ghost.is_visible:
            self.typed.emit()

    @Slot()
    def _caret_moved(self) -> None:
        if not self._is_editing:
            self._leave()

    @Slot(int, int, int)
    def _contents_changed(self, _position: int, _removed: int, _added: int) -> None:
        if not self._is_editing:
            self._leave()

    def _leave(self) -> None:
        """React to a change that did not come from the keyboard: the ghost does not fit."""
        self.ghost.clear()
        self.caret_left.emit()

    # --- Qt -----------------------------------------------------------------

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Leave the preedit area to the input method while it composes."""
        self.is_composing = bool(event.preeditString())
        # Called later by the same thread, so the two-argument form of super is needed.
        self.run_edit(
            lambda: super(GhostTextEdit, self).inputMethodEvent(event), event.commitString()
        )

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Clear the ghost, then move the cursor."""
        self.clear_preedit()
        super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Clear the ghost, then select the word."""
        self.clear_preedit()
        super().mouseDoubleClickEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Clear the ghost, then show Qt's menu, whose actions edit the document directly."""
        self.clear_preedit()
        super().contextMenuEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Clear the ghost when the focus moves to another widget."""
        self.clear_preedit()
        self._leave()
        super().focusOutEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Accept files and text."""
        self.clear_preedit()
        if local_files(event.mimeData()):
            event.acceptProposedAction()
        else:
            super().dragEnterEvent(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Accept files anywhere; for text, show where it would be inserted."""
        if local_files(event.mimeData()):
            event.acceptProposedAction()
        else:
            super().dragMoveEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Open files, insert text."""
        self.clear_preedit()
        paths = local_files(event.mimeData())
        if paths:
            event.acceptProposedAction()
            self.files_dropped.emit(paths)
        else:
            super().dropEvent(event)
