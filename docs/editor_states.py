"""The states of the editor's suggestions, each reached as a user reaches it.

For ``make_screenshots.py``: each function brings a window with a loaded model into one
state. The theme must have been chosen before, since changing it takes a ghost away.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final

from PySide6.QtCore import QDeadlineTimer, QEventLoop, Qt, QTimer
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest

from gui.editor.page import EditorPage
from gui.editor.text.code_edit import CodeEdit
from gui.main_window import MainWindow

_LOOP = "\n\ndef total(stock):\n    for part in stock.pa"
_BLOCK = "\n\nclass Shelf:\n    def __init__(self, name, price):\n"


def single(window: MainWindow) -> None:
    """A line that is about to be completed."""
    _suggest(window, _LOOP)


def word_accepted(window: MainWindow) -> None:
    """A word of it was taken, the rest is still shown."""
    edit = _suggest(window, _LOOP)
    QTest.keyClick(edit, Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier)


def cycling(window: MainWindow) -> None:
    """Another suggestion for the same cursor."""
    edit = _suggest(window, _LOOP)
    first = edit.ghost.text
    window.page(EditorPage).controller.show_next()
    _wait_until(lambda: edit.ghost.text != first)


def several_lines(window: MainWindow) -> None:
    """The beginning of a block."""
    edit = _suggest(window, _BLOCK)
    if "\n" not in edit.ghost.text:
        window.page(EditorPage).controller.suggest_now()
        _wait_until(lambda: "\n" in edit.ghost.text)


def mid_line(window: MainWindow) -> None:
    """A suggestion before brackets that closed themselves."""
    _suggest(window, "\nprint(len(sto")


def no_suggestion_reason(window: MainWindow) -> None:
    """A comment, where nothing is suggested, and the button that would change that."""
    edit = _edit(window)
    _type(edit, "\n# the worth of everything")
    _wait(400)


def tuning(window: MainWindow) -> None:
    """The panel with dial, switches, form and figures."""
    window.page(EditorPage).suggestions.show_panel(True)


def inspector(window: MainWindow) -> None:
    """The file with token probabilities highlighted."""
    edit = _edit(window)
    edit.go_to(12)
    window.page(EditorPage).suggestions.inspect(True)
    _wait_until(lambda: "\u2026" not in window.page(EditorPage).suggestions.legend.figure.text())


STATES: Final[Mapping[str, Callable[[MainWindow], None]]] = MappingProxyType(
    {
        "single": single,
        "word-accepted": word_accepted,
        "cycling": cycling,
        "several-lines": several_lines,
        "mid-line": mid_line,
        "why-nothing": no_suggestion_reason,
        "tuning": tuning,
        "inspector": inspector,
    }
)


def leave(window: MainWindow) -> None:
    """Undo what the states have changed."""
    suggestions = window.page(EditorPage).suggestions
    suggestions.inspect(False)
    suggestions.show_panel(False)
    edit = _edit(window)
    edit.ghost.clear()
    while edit.document().isUndoAvailable():
        edit.undo()


def _edit(window: MainWindow) -> CodeEdit:
    edit = window.page(EditorPage).edit()
    assert edit is not None
    edit.setFocus()
    return edit


def _suggest(window: MainWindow, text: str) -> CodeEdit:
    edit = _edit(window)
    _type(edit, text)
    _wait_until(lambda: edit.ghost.is_visible)
    return edit


def _type(edit: CodeEdit, text: str) -> None:
    """Type at the end of the file; what the editor indents by itself is left out.

    Where the text ends with a line feed, the cursor stays where the editor puts it.
    """
    edit.moveCursor(QTextCursor.MoveOperation.End)
    lines = text.split("\n")
    for line_number, line in enumerate(lines):
        if line_number:
            QTest.keyClick(edit, Qt.Key.Key_Return)
            typed = edit.textCursor().block().text()
            is_last = line_number == len(lines) - 1
            if not line.startswith(typed) and not (is_last and not line):
                QTest.keyClick(edit, Qt.Key.Key_Home)
                typed = ""
            line = line.removeprefix(typed)
        for character in line:
            QTest.keyClicks(edit, character)
            _wait(10)


def _wait(milliseconds: int) -> None:
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def _wait_until(condition: Callable[[], bool], seconds: float = 6.0) -> None:
    """Wait in vain where a model has nothing to suggest: the picture then shows that."""
    deadline = QDeadlineTimer(int(1000 * seconds))
    while not condition() and not deadline.hasExpired():
        _wait(30)
