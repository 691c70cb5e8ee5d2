"""Commands for lines and selections: the text and the cursor afterwards, in one undo step."""

from __future__ import annotations

import functools

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication, QTextCursor

from gui.editor.text import line_commands as commands

# "|" is the cursor, "^" the other end of the selection.
CASES = {
    "move down": (
        functools.partial(commands.move_lines, down=True),
        "a|b\ncd\nef",
        "cd\na|b\nef",
    ),
    "move down at the end": (
        functools.partial(commands.move_lines, down=True), "ab\nc|d", "ab\nc|d",
    ),
    "move up a selection": (
        functools.partial(commands.move_lines, down=False),
        "one\nt^wo\nthr|ee\nfour",
        "t^wo\nthr|ee\none\nfour",
    ),
    "move down whole lines": (
        functools.partial(commands.move_lines, down=True),
        "^one\n|two\nthree",
        "two\n^one\n|three",
    ),
    "move down before the last line": (
        functools.partial(commands.move_lines, down=True), "^one\n|two", "two\n^one|",
    ),
    "move over wide characters": (
        functools.partial(commands.move_lines, down=True),
        "a|b\n\U0001f600x\n",
        "\U0001f600x\na|b\n",
    ),
    "copy down": (functools.partial(commands.copy_lines, down=True), "a|b\nc", "ab\na|b\nc"),
    "copy up": (functools.partial(commands.copy_lines, down=False), "a|b\nc", "a|b\nab\nc"),
    "delete": (commands.delete_lines, "one\nt|wo\nthree", "one\nt|hree"),
    "delete the last": (commands.delete_lines, "one\ntw|o", "on|e"),
    "delete the only one": (commands.delete_lines, "on|e", "|"),
    "delete several": (commands.delete_lines, "a\nb^b\nc|c\nd", "a\nd|"),
    "join": (commands.join_lines, "a =|\n    1\nb", "a =| 1\nb"),
    "join three": (commands.join_lines, "^a\n  b\nc|\nd", "a b| c\nd"),
    "join with an empty one": (commands.join_lines, "    a|\n\nb", "    a|\nb"),
    "join the last": (commands.join_lines, "a\nb|", "a\nb|"),
    "trim": (commands.trim_trailing, "a  \n|b\t \n\U0001f600 \nc", "a\n|b\n\U0001f600\nc"),
    "sort": (commands.sort_lines, "^c\nB\na|\nx", "^a\nB\nc|\nx"),
    "upper case of a word": (
        functools.partial(commands.change_case, change=str.upper), "say he|llo", "say ^HELLO|",
    ),
    "lower case of a selection": (
        functools.partial(commands.change_case, change=str.lower), "S^AY| NO", "S^ay| NO",
    ),
    "select a line": (commands.select_line, "a\nb|b\nc", "a\n^bb\n|c"),
    "select one more": (commands.select_line, "a\n^bb\n|c", "a\n^bb\nc|"),
    "select a word": (commands.select_word_or_next, "one t|wo", "one ^two|"),
    "select the next": (commands.select_word_or_next, "^aa| aab aa", "aa aab ^aa|"),
    "select a part": (commands.select_word_or_next, "^a|a b", "a^a| b"),
    "select around the end": (commands.select_word_or_next, "aa ^aa|", "^aa| aa"),
    "match forward": (commands.go_to_bracket, "f(|a[b])", "f(a[b])|"),
    "match backward": (commands.go_to_bracket, "f(a[b])|", "f(|a[b])"),
    "no bracket": (commands.go_to_bracket, "f|oo(", "f|oo("),
}  # fmt: skip


def put(edit, marked: str) -> None:
    """Set text and selection from a text with marks."""
    places = {
        mark: len(marked.split(mark)[0].replace("^", "").replace("|", "").encode("utf-16-le")) // 2
        for mark in "^|"
        if mark in marked
    }
    edit.set_text(marked.replace("^", "").replace("|", ""))
    cursor = edit.textCursor()
    cursor.setPosition(places.get("^", places["|"]))
    cursor.setPosition(places["|"], QTextCursor.MoveMode.KeepAnchor)
    edit.setTextCursor(cursor)


def shown(edit) -> str:
    """The text with marks; a text of wide characters in Qt's units."""
    cursor = edit.textCursor()
    data = edit.text().encode("utf-16-le")
    marks = {cursor.position(): "|"}
    if cursor.hasSelection():
        marks[cursor.anchor()] = "^"
    for place in sorted(marks, reverse=True):
        data = data[: 2 * place] + marks[place].encode("utf-16-le") + data[2 * place :]
    return data.decode("utf-16-le")


@pytest.mark.parametrize("name", CASES)
def test_text_and_cursor_after_a_command(edit, name):
    command, before, after = CASES[name]
    put(edit, before)
    text = edit.text()
    edit.change(command)
    assert shown(edit) == after
    if edit.text() != text:
        edit.undo()
        assert edit.text() == text, "one step takes it back"


@pytest.mark.parametrize(
    ("below", "after"), [(True, "if a:\n    |\n    b\n"), (False, "|\nif a:\n    b\n")]
)
def test_a_new_line_begins_wherever_the_cursor_is(edit, below, after):
    put(edit, "i|f a:\n    b\n")
    edit.insert_line(below=below)
    assert shown(edit) == after


def test_a_line_above_has_the_indentation_of_its_line(edit):
    put(edit, "if a:\n    b|\n")
    edit.insert_line(below=False)
    assert shown(edit) == "if a:\n    |\n    b\n"


def test_without_a_selection_the_whole_line_is_copied_and_pasted_above(edit, qtbot):
    put(edit, "one\nt|wo\nthree")
    qtbot.keyClick(edit, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "two\n"
    put(edit, "one\nthr|ee")
    qtbot.keyClick(edit, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert shown(edit) == "one\ntwo\nthr|ee"
    qtbot.keyClick(edit, Qt.Key.Key_X, Qt.KeyboardModifier.ControlModifier)
    assert shown(edit) == "one\ntwo|"
    assert QGuiApplication.clipboard().text() == "three\n"


def test_text_of_another_program_is_pasted_at_the_cursor(edit):
    data = QMimeData()
    data.setText("2\n")
    put(edit, "one|")
    edit.insertFromMimeData(data)
    assert shown(edit) == "one2\n|"


def test_a_ghost_is_gone_before_a_command(edit):
    put(edit, "a\nb|")
    edit.show_suggestion("cd")
    edit.change(functools.partial(commands.move_lines, down=False))
    assert shown(edit) == "b|\na"
    assert not edit.ghost.is_visible
