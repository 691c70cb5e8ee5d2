"""Random typing, moving, accepting and undoing; the ghost never gets into the text."""

from __future__ import annotations

import random

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication

from core.editing.language_mode import C

Key = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier
# No key types this character: one in the text can only have come from a ghost accepted or leaked.
MARK = "\u03c8"


def press(qtbot, edit, key, modifiers=Qt.KeyboardModifier.NoModifier):
    qtbot.keyClick(edit, key, modifiers)


def painted(edit):
    edit.highlighter.finish()
    result, block = [], edit.document().firstBlock()
    while block.isValid():
        line = {}
        for r in block.layout().formats():
            for i in range(r.start, r.start + r.length):
                line[i] = r.format.foreground().color().name()
        result.append(line)
        block = block.next()
    return result


@pytest.mark.parametrize("seed", range(6))
def test_random_actions(edit, qtbot, seed):
    rng = random.Random(seed)
    if seed % 2:
        edit.set_language(C)
    accepted = [0]
    edit.ghost.accepted.connect(
        lambda text: accepted.__setitem__(0, accepted[0] + text.count(MARK))
    )
    keys = [Key.Key_Left, Key.Key_Up, Key.Key_Home, Key.Key_End, Key.Key_Return, Key.Key_Backspace]
    keys += [Key.Key_Delete, Key.Key_Escape, Key.Key_Tab, Key.Key_Backtab, Key.Key_Down]
    ghosts = [f"ab{MARK}", f"\n    {MARK}()", f"({MARK}) {{\n\t{MARK}\n}}", f"\U0001f600{MARK}"]
    for _ in range(120):
        match rng.randrange(9):
            case 0 | 1:
                qtbot.keyClicks(edit, rng.choice(["ab", "(", "}", '"', "/*", "def f():", "#", " "]))
            case 2:
                press(qtbot, edit, rng.choice(keys))
            case 3 | 4:
                edit.show_suggestion(rng.choice(ghosts))
            case 5:
                press(qtbot, edit, rng.choice([Key.Key_Z, Key.Key_Y, Key.Key_Right]), CONTROL)
            case 6:
                event = QInputMethodEvent("" if rng.random() < 0.6 else "に", [])
                if rng.random() < 0.5:
                    event.setCommitString("日")
                QApplication.sendEvent(edit, event)
            case 7:
                edit.undo() if rng.random() < 0.7 else edit.toggle_comment()
            case 8:
                if edit.ghost.is_visible:
                    text, revision = edit.text(), edit.document().revision()
                    edit.ghost.repair()
                    assert (edit.text(), edit.document().revision()) == (text, revision)
        for number in range(edit.blockCount()):
            preedit = edit.document().findBlockByNumber(number).layout().preeditAreaText()
            is_ghosts = number == edit.ghost.block_number
            expected = edit.ghost.text.replace("\n", "\u2028") if is_ghosts else ""
            if not edit.is_composing:
                assert preedit == expected
        assert edit.text().count(MARK) <= accepted[0]
    QApplication.sendEvent(edit, QInputMethodEvent("", []))
    edit.ghost.clear()
    colors = painted(edit)
    edit.highlighter.restart()
    assert colors == painted(edit)
    while edit.document().isUndoAvailable():
        edit.undo()
    assert edit.text() == ""
