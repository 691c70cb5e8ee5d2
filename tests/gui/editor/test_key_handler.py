"""Keys with and without a ghost."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication

from core.editing.language_mode import JAVA, C

Key = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier


def test_tab_accepts_a_ghost_and_indents_without_one(edit, qtbot):
    qtbot.keyClicks(edit, "a")
    edit.show_suggestion("bc")
    qtbot.keyClick(edit, Key.Key_Tab)
    assert edit.text() == "abc"
    qtbot.keyClick(edit, Key.Key_Tab)
    assert edit.text() == "abc "  # to the next stop of four
    qtbot.keyClick(edit, Key.Key_Tab)
    assert edit.text() == "abc" + " " * 5


def test_typing_through_the_ghost_keeps_the_rest_without_a_request(edit, qtbot):
    asked = []
    edit.typed.connect(lambda: asked.append(1))
    edit.show_suggestion("return x")
    qtbot.keyClicks(edit, "ret")
    assert edit.ghost.text == "urn x"
    assert edit.text() == "ret"
    assert not asked
    qtbot.keyClicks(edit, "urn x")
    assert not edit.ghost.is_visible
    assert asked == [1]  # typed to its end: time for the next one
    edit.undo()
    assert edit.text() == ""


def test_typing_something_else_discards_it_and_requests(edit, qtbot):
    asked = []
    edit.typed.connect(lambda: asked.append(1))
    edit.show_suggestion("return x")
    qtbot.keyClicks(edit, "rx")
    assert not edit.ghost.is_visible
    assert asked == [1]


def test_enter_types_through_a_line_break(edit, qtbot):
    edit.set_text("def f():")
    edit.go_to(0, 8)
    edit.show_suggestion("\n    return 1")
    qtbot.keyClick(edit, Key.Key_Return)
    assert edit.text() == "def f():\n    "
    assert edit.ghost.text == "return 1"


def test_ctrl_right_takes_a_word(edit, qtbot):
    edit.show_suggestion("return x")
    qtbot.keyClick(edit, Key.Key_Right, CONTROL)
    assert edit.text() == "return"
    assert edit.ghost.text == " x"


def test_bare_modifiers_and_harmless_keys_keep_the_ghost(edit, qtbot):
    edit.show_suggestion("x")
    for key in (Key.Key_Shift, Key.Key_Control, Key.Key_Alt, Key.Key_F13):
        qtbot.keyClick(edit, key)
        assert edit.ghost.text == "x"


def test_no_ghost_while_an_input_method_composes(edit):
    edit.set_text("ab")
    edit.go_to(0, 2)
    edit.show_suggestion("ghost")
    QApplication.sendEvent(edit, QInputMethodEvent("に", []))
    assert edit.is_composing
    assert not edit.ghost.is_visible
    edit.show_suggestion("ghost")
    assert not edit.ghost.is_visible
    assert edit.document().firstBlock().layout().preeditAreaText() == "に"
    commit = QInputMethodEvent("", [])
    commit.setCommitString("日")
    typed = []
    edit.typed.connect(lambda: typed.append(1))
    QApplication.sendEvent(edit, commit)
    assert edit.text() == "ab日"
    assert typed == [1]
    edit.show_suggestion("本")
    assert edit.ghost.text == "本"


def test_text_committed_by_an_input_method_types_through(edit):
    edit.show_suggestion("日本")
    commit = QInputMethodEvent("", [])
    commit.setCommitString("日")
    QApplication.sendEvent(edit, commit)
    assert edit.ghost.text == "本"


@pytest.mark.parametrize(
    ("language", "text", "typed", "expected"),
    [
        (None, "def f():", "\n", "def f():\n    "),
        (None, "    return x", "\n", "    return x\n"),
        (None, "x = 1", "\n", "x = 1\n"),
        (None, "if x:  # why", "\n", "if x:  # why\n    "),
        (None, "d = {'a':", "\n", "d = {'a':\n    "),
        (C, "int f(void) {", "\n", "int f(void) {\n    "),
        (C, "\tif (x) {", "\n", "\tif (x) {\n\t\t"),
        (JAVA, "  class A {\n    int x;", "\n", "  class A {\n    int x;\n    "),
        (C, "int f(void) {\n    ", "}", "int f(void) {\n}"),
        (None, "f(\n        ", ")", "f(\n)"),
    ],
)
def test_auto_indent(edit, qtbot, language, text, typed, expected):
    if language is not None:
        edit.set_language(language)
    edit.set_text(text)
    edit.go_to(99, 999)
    if typed == "\n":
        qtbot.keyClick(edit, Key.Key_Return)
    else:
        qtbot.keyClicks(edit, typed)
    assert edit.text() == expected


def test_enter_between_a_pair_opens_it(edit, qtbot):
    edit.set_language(C)
    edit.set_text("if (x) {}")
    edit.go_to(0, 8)
    qtbot.keyClick(edit, Key.Key_Return)
    assert edit.text() == "if (x) {\n    \n}"
    assert edit.textCursor().position() == len("if (x) {\n    ")
    edit.undo()
    assert edit.text() == "if (x) {}"


def test_home_backspace_and_back_tab_know_indentation(edit, qtbot):
    edit.set_text("class A:\n        x")
    edit.go_to(1, 9)
    qtbot.keyClick(edit, Key.Key_Home)
    assert edit.textCursor().positionInBlock() == 8
    qtbot.keyClick(edit, Key.Key_Backspace)
    assert edit.text() == "class A:\nx" or edit.text() == "class A:\n    x"
    edit.set_text("    x\n    y")
    edit.selectAll()
    qtbot.keyClick(edit, Key.Key_Backtab)
    assert edit.text() == "x\ny"
    edit.undo()
    assert edit.text() == "    x\n    y"


def test_tab_indents_the_selected_lines_as_one_step(edit, qtbot):
    edit.set_text("a\n\nb\nc")
    cursor = edit.textCursor()
    cursor.setPosition(0)
    cursor.setPosition(5, cursor.MoveMode.KeepAnchor)  # ends at the start of "c"
    edit.setTextCursor(cursor)
    qtbot.keyClick(edit, Key.Key_Tab)
    assert edit.text() == "    a\n\n    b\nc"
    edit.undo()
    assert edit.text() == "a\n\nb\nc"
