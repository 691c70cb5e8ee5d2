"""Types a text into an editor as a user does: key by key, in the rhythm of a human.

The editor indents and closes brackets automatically; the session types over what it put
in and takes back what does not belong, so that the document grows into the given text.
The rhythm is drawn from a seed: about five keys a second, slower at the ends of words
and lines.
"""

from __future__ import annotations

import math
import random
import time
from collections.abc import Callable, Iterator

from PySide6.QtCore import QEventLoop, QObject, Qt, QTimer, Slot
from PySide6.QtTest import QTest

from gui.editor.text.code_edit import CodeEdit

_MEDIAN_SECONDS = 0.16
_SPREAD = 0.35
# How much longer the key after one of these takes.
_PAUSES = {" ": 1.3, "\n": 2.5, ":": 1.5, "(": 1.2}


class TypingSession(QObject):
    """One text, typed once.

    Args:
        edit: its cursor is where the text begins.
        text: what is typed.
        keys: so many keys at most.
        pressed: told of each key: when it was due and when it was handled, in seconds
            of ``time.perf_counter``.
    """

    def __init__(
        self, edit: CodeEdit, text: str, keys: int, pressed: Callable[[float, float], None]
    ) -> None:
        super().__init__()
        self._edit = edit
        self._text = text
        self._start = len(edit.around_caret()[0])
        self._left = keys
        self._pressed = pressed
        self._random = random.Random(1)
        self._due = 0.0
        self._strokes = self._make_strokes()
        self._loop = QEventLoop()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._press)

    def run(self) -> None:
        """Type until the text or the keys are used up."""
        self._plan("")
        self._loop.exec()

    def _plan(self, last: str) -> None:
        seconds = _MEDIAN_SECONDS * math.exp(self._random.gauss(0, _SPREAD))
        seconds *= _PAUSES.get(last, 1.0)
        self._due = time.perf_counter() + seconds
        self._timer.start(round(1000 * seconds))

    @Slot()
    def _press(self) -> None:
        stroke = next(self._strokes, None)
        if stroke is None or self._left == 0:
            self._loop.quit()
            return
        self._left -= 1
        # The timer may fire a little early.
        due = min(self._due, time.perf_counter())
        if isinstance(stroke, Qt.Key):
            QTest.keyClick(self._edit, stroke)
        else:
            QTest.keyClicks(self._edit, stroke)
        self._pressed(due, time.perf_counter())
        self._plan("\n" if stroke == Qt.Key.Key_Return else str(stroke))

    def _make_strokes(self) -> Iterator[str | Qt.Key]:
        """Each stroke is chosen when it is due, by what the editor has made of the others."""
        position = 0
        while position < len(self._text):
            wanted = self._text[position]
            if wanted == "\n":
                while self._rest_of_line():
                    yield Qt.Key.Key_Delete
                yield Qt.Key.Key_Return
            else:
                yield wanted
            typed = self._edit.around_caret()[0][self._start :]
            while not self._text.startswith(typed):
                yield Qt.Key.Key_Backspace
                typed = self._edit.around_caret()[0][self._start :]
            position = len(typed)

    def _rest_of_line(self) -> str:
        return self._edit.around_caret()[1].partition("\n")[0]
