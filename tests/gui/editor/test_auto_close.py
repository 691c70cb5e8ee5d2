"""Brackets and quotes that close themselves: the text after each key press."""

import pytest
from PySide6.QtCore import Qt

from core.editing.language_mode import PLAIN_TEXT, C

Key = Qt.Key


def place(edit, marked: str) -> None:
    """Set a text with the caret at "|", or with the text between two of them selected."""
    parts = marked.split("|")
    edit.set_text("".join(parts))
    edit.highlighter.finish()
    cursor = edit.textCursor()
    cursor.setPosition(len(parts[0]))
    if len(parts) == 3:
        cursor.setPosition(len(parts[0] + parts[1]), cursor.MoveMode.KeepAnchor)
    edit.setTextCursor(cursor)


def shown(edit) -> str:
    text, cursor = edit.text(), edit.textCursor()
    ends = sorted({cursor.selectionStart(), cursor.selectionEnd()}, reverse=True)
    for end in ends:
        text = text[:end] + "|" + text[end:]
    return text


@pytest.mark.parametrize(
    ("before", "keys", "after"),
    [
        ("|", "(", "(|)"),
        ("f|", "(", "f(|)"),
        ("f|", "(a)", "f(a)|"),
        ("|", "([{", "([{|}])"),
        ("|", "([{}])", "([{}])|"),
        ("x = |", '"', 'x = "|"'),
        ("x = |", '"a"', 'x = "a"|'),
        ("x = |", "'a'.b", "x = 'a'.b|"),
        ("f(|)", '"', 'f("|")'),
        ("f(|)", ")", "f()|)"),  # that closer was there before
        ("|word", "(", "(|word"),
        ("|word", '"', '"|word'),
        ("x| y", "[", "x[|] y"),
        ("it|", "'", "it'|"),
        ("x = f|", '"', 'x = f"|"'),
        ("x = Rb|", '"', 'x = Rb"|"'),
        ("x = '|", "'", "x = ''|"),
        ("x = |", '"""', 'x = """|'),
        ('x = "a|', "(", 'x = "a(|'),
        ('x = "a|"', "(", 'x = "a(|"'),
        ("# a |", "(", "# a (|"),
        ("# it|", "'", "# it'|"),
        ('"""\na |\n"""', "(", '"""\na (|\n"""'),
        ("x|", ")", "x)|"),
        ("|ab|c", "(", "(|ab|)c"),
        ("|ab|", '"', '"|ab|"'),
        ("# |it|", "[", "# [|it|]"),
        ("|ab|", ")", ")|"),
    ],
)
def test_typing(edit, qtbot, before, keys, after):
    place(edit, before)
    qtbot.keyClicks(edit, keys)
    assert shown(edit) == after


@pytest.mark.parametrize(
    ("keys", "after"),
    [
        ([Key.Key_Backspace], "f|"),
        ([Key.Key_Left, Key.Key_Right, Key.Key_Backspace], "f|"),
        ([Key.Key_X, Key.Key_Backspace, Key.Key_Backspace], "f|"),
        ([Key.Key_X, Key.Key_Backspace], "f(|)"),
        ([Key.Key_Delete, Key.Key_Backspace], "f|"),
        ([Key.Key_Return], "f(\n    |\n)"),
    ],
)
def test_keys_inside_a_pair(edit, qtbot, keys, after):
    place(edit, "f|")
    qtbot.keyClicks(edit, "(")
    for key in keys:
        qtbot.keyClick(edit, key)
    assert shown(edit) == after


def test_an_older_pair_is_not_typed_over(edit, qtbot):
    place(edit, "f(|)")
    qtbot.keyClick(edit, Key.Key_Backspace)
    assert shown(edit) == "f|)"


def test_a_closer_is_typed_over_only_while_the_caret_is_inside(edit, qtbot):
    place(edit, "f|")
    qtbot.keyClicks(edit, "(")
    qtbot.keyClick(edit, Key.Key_Home)
    qtbot.keyClicks(edit, "x")
    qtbot.keyClick(edit, Key.Key_End)
    qtbot.keyClick(edit, Key.Key_Left)
    qtbot.keyClicks(edit, ")")
    assert shown(edit) == "xf()|)"


def test_a_pair_and_a_wrapping_are_one_undo_step_each(edit, qtbot):
    place(edit, "|ab|")
    qtbot.keyClicks(edit, "(")
    edit.undo()
    assert edit.text() == "ab"
    edit.go_to(0, 2)
    qtbot.keyClicks(edit, "[")
    edit.undo()
    assert edit.text() == "ab"
    edit.redo()
    assert edit.text() == "ab[]"


def test_it_can_be_switched_off(edit, qtbot):
    edit.closes_pairs = False
    qtbot.keyClicks(edit, "(")
    qtbot.keyClick(edit, Key.Key_Backspace)
    assert edit.text() == ""


def test_plain_text_has_no_pairs(edit, qtbot):
    edit.set_language(PLAIN_TEXT)
    qtbot.keyClicks(edit, "('")
    assert edit.text() == "('"


def test_c_comments_and_characters(edit, qtbot):
    edit.set_language(C)
    place(edit, "/* a |\n*/")
    qtbot.keyClicks(edit, "(")
    assert shown(edit) == "/* a (|\n*/"
    place(edit, "char c = |;")
    qtbot.keyClicks(edit, "'a'")
    assert shown(edit) == "char c = 'a'|;"


def test_a_ghost_that_begins_with_the_bracket_is_kept(edit, qtbot):
    place(edit, "f|")
    edit.show_suggestion("(x)")
    qtbot.keyClicks(edit, "(")
    assert (edit.text(), edit.ghost.text) == ("f(", "x)")


def test_typing_over_requests_a_suggestion(edit, qtbot):
    place(edit, "f|")
    qtbot.keyClicks(edit, "(")
    with qtbot.waitSignal(edit.typed, timeout=1000):
        qtbot.keyClicks(edit, ")")
