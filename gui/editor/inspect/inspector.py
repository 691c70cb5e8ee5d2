"""Highlights the tokens in view by the probability that the model gave them.

Requests scores of the visible lines and a margin, a moment after scrolling, typing or a change
of the model, and draws them as extra selections, which never change the document.
``CompletionService.inspect`` computes the scores when it has nothing else to do.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, QTimer, Signal, Slot
from PySide6.QtGui import QColor, QHelpEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit, QToolTip

from core.completion.project_defaults import PROJECT_ONLY
from core.completion.request import REACH_AFTER, REACH_BEFORE
from core.editing.utf16 import utf16_length
from gui.editor.inspect.token_probability import bits_of, color_of, describe, level_of
from gui.editor.text.code_edit import CodeEdit
from gui.jobs.completion_service import CompletionService
from gui.text_units import text_between

if TYPE_CHECKING:
    from core.inference.text_scoring import TextScore

# Lines above and below the view that are scored too, so that small scrolls need no request.
_MARGIN_LINES = 12
_PAUSE_MS = 250


@dataclass(frozen=True, slots=True, kw_only=True)
class VisibleScores:
    """The summary of the tokens in view; ``bits_per_byte`` is None without a token."""

    tokens: int
    bits_per_byte: float | None
    is_complete: bool


@dataclass(slots=True)
class _Token:
    """A scored token and its range, which moves along with the text."""

    selection: QTextEdit.ExtraSelection
    score: TextScore
    byte_count: int


class Inspector(QObject):
    """Inspects the current editor while it is on.

    Signals:
        progressed: a ``VisibleScores``.
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
        self._known = (0, 0)  # an index in the text, and the same position in UTF-16 units
        self._tokens: list[_Token] = []
        self._fresh: list[_Token] = []  # of the current inspection
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE_MS)
        self._timer.timeout.connect(self._inspect)
        service.model_changed.connect(self.refresh)
        service.inspected.connect(self._take)
        service.inspection_ended.connect(self._end)

    @property
    def is_on(self) -> bool:
        """Whether tokens are highlighted."""
        return self._is_on

    @property
    def has_model(self) -> bool:
        """Whether there are probabilities: file and project alone give none to a text."""
        model = self._service.model
        return model is not None and model.path != PROJECT_ONLY

    def set_on(self, is_on: bool) -> None:
        """Highlight tokens, or restore the colors of the language."""
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
        """Inspect again after a pause."""
        if self._is_on and self._edit is not None:
            self._timer.start()

    def token_at(self, position: int) -> tuple[str, TextScore] | None:
        """The token at a position in UTF-16 units, with its text; None where none is scored."""
        for token in self._tokens:
            cursor = token.selection.cursor
            if cursor.selectionStart() <= position < cursor.selectionEnd():
                edit = self._edit
                assert edit is not None
                text = text_between(edit.document(), cursor.selectionStart(), cursor.selectionEnd())
                return text, token.score
        return None

    def update_theme(self) -> None:
        """Use the colors of the current theme."""
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
        if not self.has_model:
            self._forget()
            return
        document = edit.document()
        lines = [block.blockNumber() for block, _ in edit.visible_blocks()] or [0]
        first = document.findBlockByNumber(max(0, lines[0] - _MARGIN_LINES))
        last = document.findBlockByNumber(min(document.blockCount() - 1, lines[-1] + _MARGIN_LINES))
        # Text beyond the context of the model is not read.
        start = document.findBlock(max(0, first.position() - 2 * REACH_BEFORE)).position()
        before = edit.mirror.between(start, first.position())
        seen = edit.mirror.between(first.position(), last.position() + last.length() - 1)
        end_of_seen = last.position() + last.length() - 1
        self._text = before + seen + edit.mirror.between(end_of_seen, end_of_seen + REACH_AFTER)
        begin, end = len(before), len(before) + len(seen)
        self._revision = document.revision()
        self._number += 1
        self._fresh = []
        self._known = (0, start)
        self._service.inspect(self._number, self._text, begin, end)

    @Slot(int, object)
    def _take(self, number: int, scores: tuple[TextScore, ...]) -> None:
        edit = self._edit
        if number != self._number or edit is None:
            return
        if edit.document().revision() != self._revision:
            return  # the text has changed since: the next inspection will follow
        for score in scores:
            selection = QTextEdit.ExtraSelection()
            selection.cursor = QTextCursor(edit.document())
            selection.cursor.setPosition(self._position(score.start))
            selection.cursor.setPosition(self._position(score.end), QTextCursor.MoveMode.KeepAnchor)
            selection.format = self._format(score)
            length = len(self._text[score.start : score.end].encode())
            self._fresh.append(_Token(selection, score, length))
        # The old highlights are kept until there are as many new ones.
        if len(self._fresh) >= len(self._tokens):
            self._tokens = list(self._fresh)
            self._draw()

    @Slot(int)
    def _end(self, number: int) -> None:
        if number == self._number and self._edit is not None and self._is_on:
            self._tokens = self._fresh
            self._draw(is_complete=True)

    def _position(self, index: int) -> int:
        """The position of an index of the text in UTF-16 units; called nearly in order."""
        known, position = self._known
        if index >= known:
            position += utf16_length(self._text[known:index])
        else:
            position -= utf16_length(self._text[index:known])
        self._known = (index, position)
        return position

    def _format(self, score: TextScore) -> QTextCharFormat:
        edit = self._edit
        assert edit is not None
        result = QTextCharFormat()
        # The colors of the language would interfere with the backgrounds.
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
            VisibleScores(
                tokens=len(self._tokens),
                bits_per_byte=bits / byte_count if byte_count else None,
                is_complete=is_complete,
            )
        )

    def _position_under(self, point: QPoint) -> int:
        edit = self._edit
        assert edit is not None
        cursor = edit.cursorForPosition(point)
        # The nearest gap between characters is found; the character may be before it.
        is_before = edit.cursorRect(cursor).x() > point.x()
        return cursor.position() - is_before

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Show the probability of the token under the mouse."""
        if self._is_on and isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            found = self.token_at(self._position_under(event.pos()))
            if found is not None:
                QToolTip.showText(event.globalPos(), describe(*found))
                return True
        elif event.type() == QEvent.Type.PaletteChange and self._is_on:
            self.update_theme()
        return super().eventFilter(watched, event)
