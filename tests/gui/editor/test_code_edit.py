"""What the editor widget does besides keys and ghosts."""

from __future__ import annotations

import itertools
import subprocess
import sys

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication

from core.editing.line_lexer import LineLexer
from gui.editor.find.go_to_line_bar import GoToLineBar
from gui.editor.text import highlighter


def test_no_break_spaces_survive(edit):
    edit.set_text("a\u00a0b\n")
    assert edit.text() == "a\u00a0b\n"
    edit.go_to(0, 3)
    assert edit.around_caret() == ("a\u00a0b", "\n")


def test_around_caret_after_wide_characters(edit):
    edit.set_text("\U0001f600x\ny")
    edit.go_to(0, 2)
    assert edit.around_caret() == ("\U0001f600", "x\ny")


def test_toggle_comment_keeps_the_caret_on_its_text(edit):
    edit.set_text("if a:\n    b = 1\n")
    edit.go_to(1, 6)
    edit.toggle_comment()
    assert edit.text() == "if a:\n    # b = 1\n"
    edit.toggle_comment()
    assert edit.text() == "if a:\n    b = 1\n"
    assert edit.textCursor().positionInBlock() == 6


def test_the_gutter_grows_and_selects_lines(edit, qtbot):
    edit.set_text("a\n" * 5)
    narrow = edit._gutter.width()
    edit.set_text("a\n" * 12345)
    assert edit._gutter.width() > narrow
    edit.set_text("first\nsecond\n")
    _, place = list(edit.visible_blocks())[1]
    qtbot.mouseClick(edit._gutter, Qt.MouseButton.LeftButton, pos=place.center())
    assert edit.textCursor().selectedText() == "second\u2029"


def test_brackets_at_the_caret_are_highlighted_but_not_after_a_ghost(edit):
    edit.set_text("f(a)")
    edit.go_to(0, 2)
    assert len(edit.extraSelections()) == 2
    edit.show_suggestion("b, ")
    assert [s.cursor.selectionStart() for s in edit.extraSelections()] == [1]
    edit.ghost.clear()
    assert len(edit.extraSelections()) == 2


def test_replacing_everything_is_one_step_and_keeps_the_position(edit):
    edit.set_text("a\nbcd\ne")
    edit.go_to(1, 2)
    edit.replace_text("x\nyyyy\nz")
    assert (edit.textCursor().blockNumber(), edit.textCursor().positionInBlock()) == (1, 2)
    edit.undo()
    assert edit.text() == "a\nbcd\ne"


@pytest.mark.parametrize(
    ("written", "place"), [("2", (1, 0)), ("2:3", (1, 2)), ("99:99", (2, 1)), ("0", (0, 0))]
)
def test_going_to_a_line(edit, qtbot, written, place):
    edit.set_text("abc\nabc\na")
    bar = GoToLineBar()
    qtbot.addWidget(bar)
    bar.open(edit)
    bar._field.setText(written)
    qtbot.keyClick(bar._field, Qt.Key.Key_Return)
    assert (edit.textCursor().blockNumber(), edit.textCursor().positionInBlock()) == place
    assert not bar.isVisible()


def test_a_key_in_a_long_file_colors_what_its_budget_allows(edit, qtbot, monkeypatch):
    edit.set_text("def f(a):\n    return {'a': [1, 2.5, None]}  # note\n" * 2000)
    edit.highlighter.finish()
    edit.go_to(2000, 0)
    edit.show_suggestion("for line in text:")
    lexed = []
    real_lex = LineLexer.lex
    monkeypatch.setattr(LineLexer, "lex", lambda *args: lexed.append(1) or real_lex(*args))
    # A clock on which every line takes a millisecond, however fast or busy the machine is.
    clock = itertools.count()
    monkeypatch.setattr(highlighter.time, "monotonic", lambda: next(clock) / 1000)
    # The open quotes change the color of two thousand lines below.
    for character in "for line in text: (x[0]) + '''" * 2:
        lexed.clear()
        qtbot.keyClicks(edit, character)
        assert 0 < len(lexed) <= 10
    assert not edit.highlighter.is_complete


def test_importing_the_editor_imports_no_torch():
    code = "import sys, gui.editor.page; sys.exit('torch' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_selecting_all_while_composing_keeps_the_text(edit, qtbot):
    edit.set_text("kept")
    QApplication.sendEvent(edit, QInputMethodEvent("に", []))
    edit.selectAll()
    edit.cut()
    assert QApplication.clipboard().text() == "kept"
    edit.undo()
    assert edit.text() == "kept"


def test_moving_the_caret_while_composing_ends_the_composition(edit, qtbot):
    edit.set_text("one\ntwo")
    QApplication.sendEvent(edit, QInputMethodEvent("に", []))
    edit.go_to(1, 0)
    assert not edit.is_composing
    assert edit.document().firstBlock().layout().preeditAreaText() == ""


def test_the_caret_is_never_put_inside_a_wide_character(edit, qtbot):
    edit.set_text("a\U0001f600b")
    edit.go_to(0, 2)
    assert edit.textCursor().position() == 1
    qtbot.keyClicks(edit, "x")
    assert edit.text() == "ax\U0001f600b"
