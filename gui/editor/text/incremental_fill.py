"""Filling a document with a long text, a few milliseconds at a time.

To create a document of 5 MB takes most of a second. The first lines are inserted immediately,
the rest in the idle time of the event loop; until then the text is read-only.
"""

from __future__ import annotations

import time

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtGui import QTextCursor, QTextDocument

# A text of this length takes some 30 ms as a whole.
MAX_IMMEDIATE_CHARS = 200_000
_FIRST_CHARS = 40_000
_PART_CHARS = 16_000
_BUDGET_SECONDS = 0.008


class IncrementalFill(QObject):
    """Fills a document.

    Signals:
        ended: the whole text is in the document.
    """

    ended = Signal()

    def __init__(self, document: QTextDocument, parent: QObject) -> None:
        super().__init__(parent)
        self._document = document
        self._text = ""
        self._done = 0
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._continue)

    @property
    def is_running(self) -> bool:
        """Whether a part of the text is not in the document yet."""
        return bool(self._text)

    @property
    def text(self) -> str:
        """The whole text while it is being inserted; otherwise empty."""
        return self._text

    def first_part(self, text: str) -> str:
        """The part of a text that must be in the document before ``start``."""
        if len(text) <= MAX_IMMEDIATE_CHARS:
            return text
        return text[: _line_start(text, _FIRST_CHARS)]

    def start(self, text: str) -> None:
        """Insert the text after ``first_part``, in steps."""
        self._done = len(self.first_part(text))
        self._text = text
        # Undo must not lead to a part of the text.
        self._document.setUndoRedoEnabled(False)
        self._timer.start()

    def stop(self) -> None:
        """Stop inserting; the document keeps what it has."""
        self._timer.stop()
        self._text = ""
        self._document.setUndoRedoEnabled(True)

    def finish(self) -> None:
        """Insert the rest now, however long it takes."""
        while self._text:
            self._add_part(len(self._text))

    @Slot()
    def _continue(self) -> None:
        deadline = time.perf_counter() + _BUDGET_SECONDS
        self._add_part(_PART_CHARS)
        while self._text and time.perf_counter() < deadline:
            self._add_part(_PART_CHARS)
        if self._text:
            self._timer.start()

    def _add_part(self, chars: int) -> None:
        end = _line_start(self._text, self._done + chars)
        cursor = QTextCursor(self._document)
        cursor.movePosition(QTextCursor.MoveOperation.End)
        cursor.insertText(self._text[self._done : end])
        self._document.setModified(False)
        self._done = end
        if end == len(self._text):
            self.stop()
            self.ended.emit()


def _line_start(text: str, index: int) -> int:
    """The first start of a line after ``index``, or the end of the text."""
    return text.find("\n", index) + 1 or len(text)
