"""Colors what is in view by how surprising each token is to the model.

Asks for the visible lines and a margin, a moment after scrolling, typing or another
model; what comes back is drawn as extra selections, which never touch the document.
The scores are computed by ``CompletionService.inspect``, when nothing else is to be done.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, QTimer, Signal, Slot
from PySide6.QtGui import QColor, QHelpEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit, QToolTip

from core.completion.request import REACH_AFTER, REACH_BEFORE
from core.editing.utf16 import utf16_length
from gui.editor.inspect.token_probability import bits_of, color_of, describe, level_of
from gui.editor.text.code_edit import CodeEdit
from gui.jobs.completion_service import CompletionService
from gui.text_units import text_between

if TYPE_CHECKING:
    from core.inference.text_scoring import TextScore

# Lines above and below the view that are scored too, so that small scrolls show colors at once.
_MARGIN_LINES = 12
_PAUSE_MS = 250


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """What the colors in view come to; ``bits_per_byte`` is None before the first."""

    tokens: int
    bits_per_byte: float | None
    is_complete: bool


@dataclass(slots=True)
class _Token:
    """A scored token and its place, which moves along with the text."""

    selection: QTextEdit.ExtraSelection
    score: TextScore
    byte_count: int


class Inspector(QObject):
    """Inspects one editor at a time, while it is switched on.

    Signals:
        progressed: a ``View``.
    """

    progressed = Signal(object)

    def __init__(self, service: CompletionService, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._service = service
        self._edit: CodeEdit | None = None
        self._is_on = False
        self._number = 0
        self._text = ""
        self._revision = -1
        self._place = (0, 0)  # a place in the text, and the same as Qt counts it
        self._tokens: list[_Token] = []
        self._fresh: list[_Token] = []  # of the inspection under way
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE_MS)
        self._timer.timeout.connect(self._inspect)
        service.model_changed.connect(self.refresh)
        service.inspected.connect(self._take)
        service.inspection_ended.connect(self._end)

    @property
    def is_on(self) -> bool:
        """Whether it is switched on."""
        return self._is_on

    def set_on(self, is_on: bool) -> None:
        """Show the colors, or give the text its own colors back."""
        self._is_on = is_on
        if is_on:
            self._inspect()
        else:
            self._forget()

    def set_edit(self, edit: CodeEdit | None) -> None:
        """Inspect another editor from now on."""
        self._forget()
        if self._edit is not None:
            self._edit.verticalScrollBar().valueChanged.disconnect(self.refresh)
            self._edit.textChanged.disconnect(self.refresh)
            self._edit.viewport().removeEventFilter(self)
        self._edit = edit
        if edit is not None:
            edit.verticalScrollBar().valueChanged.connect(self.refresh)
            edit.textChanged.connect(self.refresh)
            edit.viewport().installEventFilter(self)
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Inspect anew in a moment."""
        if self._is_on and self._edit is not None:
            self._timer.start()

    def token_at(self, position: int) -> tuple[str, TextScore] | None:
        """The token at a position as Qt counts it, with its text; None where none is scored."""
        for token in self._tokens:
            cursor = token.selection.cursor
            if cursor.selectionStart() <= position < cursor.selectionEnd():
                edit = self._edit
                assert edit is not None
                text = text_between(edit.document(), cursor.selectionStart(), cursor.selectionEnd())
                return text, token.score
        return None

    def take_theme(self) -> None:
        """Draw in the colors of another theme."""
        for token in self._tokens:
            token.selection.format = self._format(token.score)
        self._draw()

    def _forget(self) -> None:
        self._timer.stop()
        self._service.stop_inspecting()
        self._number += 1
        self._tokens, self._fresh = [], []
        if self._edit is not None:
            self._edit.set_token_highlights([])

    @Slot()
    def _inspect(self) -> None:
        edit = self._edit
        if edit is None or not self._is_on:
            return
        document = edit.document()
        lines = [block.blockNumber() for block, _ in edit.visible_blocks()] or [0]
        first = document.findBlockByNumber(max(0, lines[0] - _MARGIN_LINES))
        last = document.findBlockByNumber(min(document.blockCount() - 1, lines[-1] + _MARGIN_LINES))
        # What is further away than the model can look is not read.
        start = document.findBlock(max(0, first.position() - 2 * REACH_BEFORE)).position()
        before = edit.mirror.between(start, first.position())
        seen = edit.mirror.between(first.position(), last.position() + last.length() - 1)
        end_of_seen = last.position() + last.length() - 1
        self._text = before + seen + edit.mirror.between(end_of_seen, end_of_seen + REACH_AFTER)
        begin, end = len(before), len(before) + len(seen)
        self._revision = document.revision()
        self._number += 1
        self._fresh = []
        self._place = (0, start)
        self._service.inspect(self._number, self._text, begin, end)

    @Slot(int, object)
    def _take(self, number: int, scores: tuple[TextScore, ...]) -> None:
        edit = self._edit
        if number != self._number or edit is None:
            return
        if edit.document().revision() != self._revision:
            return  # typed on meanwhile: the next inspection is on its way
        for score in scores:
            selection = QTextEdit.ExtraSelection()
            selection.cursor = QTextCursor(edit.document())
            selection.cursor.setPosition(self._position(score.start))
            selection.cursor.setPosition(self._position(score.end), QTextCursor.MoveMode.KeepAnchor)
            selection.format = self._format(score)
            length = len(self._text[score.start : score.end].encode())
            self._fresh.append(_Token(selection, score, length))
        # The first colors of a new view replace the old ones as they come.
        if len(self._fresh) >= len(self._tokens):
            self._tokens = list(self._fresh)
            self._draw()

    @Slot(int)
    def _end(self, number: int) -> None:
        if number == self._number and self._edit is not None and self._is_on:
            self._tokens = self._fresh
            self._draw(is_complete=True)

    def _position(self, place: int) -> int:
        """A place in the text as Qt counts it; places come in order, or nearly so."""
        known, position = self._place
        if place >= known:
            position += utf16_length(self._text[known:place])
        else:
            position -= utf16_length(self._text[place:known])
        self._place = (place, position)
        return position

    def _format(self, score: TextScore) -> QTextCharFormat:
        edit = self._edit
        assert edit is not None
        result = QTextCharFormat()
        # Colors of the language would fight with those of the surprise.
        result.setForeground(QColor(edit.theme.text))
        color = color_of(edit.theme, level_of(score.probability))
        if color is not None:
            result.setBackground(QColor(color))
        return result

    def _draw(self, *, is_complete: bool = False) -> None:
        edit = self._edit
        if edit is None:
            return
        edit.set_token_highlights([token.selection for token in self._tokens])
        byte_count = sum(token.byte_count for token in self._tokens)
        bits = sum(bits_of(token.score.probability) for token in self._tokens)
        self.progressed.emit(
            View(
                tokens=len(self._tokens),
                bits_per_byte=bits / byte_count if byte_count else None,
                is_complete=is_complete,
            )
        )

    def _position_under(self, point: QPoint) -> int:
        edit = self._edit
        assert edit is not None
        cursor = edit.cursorForPosition(point)
        # The nearest gap between characters is found; the character may lie before it.
        is_before = edit.cursorRect(cursor).x() > point.x()
        return cursor.position() - is_before

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Tell about the token under the mouse."""
        if self._is_on and isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            found = self.token_at(self._position_under(event.pos()))
            if found is not None:
                QToolTip.showText(event.globalPos(), describe(*found))
                return True
        elif event.type() == QEvent.Type.PaletteChange and self._is_on:
            self.take_theme()
        return super().eventFilter(watched, event)
