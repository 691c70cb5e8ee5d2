"""The ghost is visible, but is in no text, selection or undo step."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt, QTextBoundaryFinder
from PySide6.QtGui import QGuiApplication, QTextCursor

from core.editing.utf16 import utf16_length
from gui.editor.text.ghost import GhostText


def state(edit):
    document = edit.document()
    return (
        edit.text(),
        document.revision(),
        document.isUndoAvailable(),
        document.availableUndoSteps(),
        document.isModified(),
        document.characterCount(),
        edit.textCursor().position(),
    )


def formats(edit, line=0):
    layout = edit.document().findBlockByNumber(line).layout()
    return [(f.start, f.length, f.format.foreground().color().name()) for f in layout.formats()]


def painted(edit, line=0):
    """The color of each character; ranges may be split where a ghost was."""
    return {i: color for s, n, color in formats(edit, line) for i in range(s, s + n)}


@pytest.mark.parametrize("text", ["x", "width, height", "\n    a\n    b", "\U0001f600 é"])
def test_showing_and_clearing_never_touches_the_document(edit, text):
    edit.set_text("call()  # note\nnext\n")
    edit.go_to(0, 5)
    before, colors = state(edit), painted(edit)
    edit.show_suggestion(text)
    assert edit.ghost.is_visible
    assert state(edit) == before
    edit.ghost.clear()
    assert state(edit) == before
    assert painted(edit) == colors
    assert edit.document().firstBlock().layout().preeditAreaText() == ""


def test_the_layout_shows_it_with_line_separators(edit):
    edit.set_text("for x in y:\n")
    edit.go_to(0, 11)
    height = edit.blockBoundingRect(edit.document().firstBlock()).height()
    edit.show_suggestion("\n    a\n    b")
    layout = edit.document().firstBlock().layout()
    assert layout.preeditAreaText() == "\u2028    a\u2028    b"
    assert layout.preeditAreaPosition() == 11
    assert edit.blockBoundingRect(edit.document().firstBlock()).height() > 2.5 * height
    assert layout.lineCount() == 3


def test_colors_after_the_caret_are_shifted(edit):
    edit.set_text("f()  # note\n")
    edit.highlighter.finish()
    comment = formats(edit)[-1]
    edit.go_to(0, 2)
    edit.show_suggestion("abc")
    shown = formats(edit)
    assert (comment[0] + 3, comment[1], comment[2]) in shown
    assert shown[-1] == (2, 3, edit.theme.ghost)


def test_a_token_around_the_caret_is_split(edit):
    edit.set_text('"abcd"\n')
    edit.highlighter.finish()
    before = formats(edit)
    edit.go_to(0, 3)
    edit.show_suggestion("XY")
    string = edit.theme.string
    assert (3, 2, edit.theme.ghost) in formats(edit)
    assert all(not (s < 5 and s + n > 3) for s, n, color in formats(edit) if color == string)
    edit.ghost.clear()
    assert sum(n for _, n, color in formats(edit) if color == string) == sum(
        n for _, n, color in before if color == string
    )


def test_the_ghost_keeps_its_color_when_its_line_is_colored_again(edit):
    edit.set_text('"abcd"\n')
    edit.go_to(0, 3)
    edit.show_suggestion("XY")
    edit.highlighter.restart()
    edit.highlighter.finish()
    assert formats(edit)[-1] == (3, 2, edit.theme.ghost)


def test_accept_is_one_undo_step_and_later_typing_another(edit, qtbot):
    qtbot.keyClicks(edit, "ab")
    edit.show_suggestion("cd(\n    ef)")
    edit.ghost.accept()
    assert edit.text() == "abcd(\n    ef)"
    assert not edit.ghost.is_visible
    qtbot.keyClicks(edit, "x")
    edit.undo()
    assert edit.text() == "abcd(\n    ef)"
    edit.undo()
    assert edit.text() == "ab"
    edit.redo()
    assert edit.text() == "abcd(\n    ef)"


def test_accept_word_keeps_the_rest(edit):
    edit.show_suggestion("self.value = 1")
    words = []
    edit.ghost.accepted.connect(words.append)
    while edit.ghost.is_visible:
        edit.ghost.accept_word()
    assert words == ["self", ".", "value", " =", " 1"]
    assert edit.text() == "self.value = 1"
    edit.undo()
    assert edit.text() == "self.value ="


def test_accept_line(edit):
    edit.show_suggestion("a()\n    b()")
    edit.ghost.accept_line()
    assert edit.text() == "a()"
    assert edit.ghost.text == "\n    b()"
    edit.ghost.accept_line()
    assert edit.text() == "a()\n    b()"


def test_it_is_not_copied_found_or_printed(edit):
    edit.set_text("abc\n")
    edit.go_to(0, 3)
    edit.show_suggestion("SECRET")
    assert edit.document().find("SECRET").isNull()
    edit.show_suggestion("SECRET")
    assert "SECRET" not in edit.toPlainText()
    assert "SECRET" not in edit.document().toHtml()
    edit.selectAll()
    edit.copy()
    assert QGuiApplication.clipboard().text() == "abc\n"
    assert not edit.ghost.is_visible


@pytest.mark.parametrize(
    "disturb",
    [
        lambda edit, qtbot: qtbot.mouseClick(edit.viewport(), Qt.MouseButton.LeftButton),
        lambda edit, qtbot: qtbot.keyClick(edit, Qt.Key.Key_Left),
        lambda edit, qtbot: qtbot.keyClick(edit, Qt.Key.Key_Backspace),
        lambda edit, qtbot: qtbot.keyClick(edit, Qt.Key.Key_Escape),
        lambda edit, qtbot: qtbot.keyClicks(edit, "z"),
        lambda edit, qtbot: edit.moveCursor(QTextCursor.MoveOperation.Start),
        lambda edit, qtbot: edit.insertPlainText("q"),
        lambda edit, qtbot: edit.clearFocus(),
        lambda edit, qtbot: edit.setPlainText("other"),
        lambda edit, qtbot: QTextCursor(edit.document()).insertText("elsewhere"),
    ],
)
def test_any_other_change_removes_it(edit, qtbot, disturb):
    edit.set_text("abc")
    edit.go_to(0, 3)
    edit.show_suggestion("def")
    disturb(edit, qtbot)
    assert not edit.ghost.is_visible
    assert all(
        edit.document().findBlockByNumber(n).layout().preeditAreaText() == ""
        for n in range(edit.blockCount())
    )
    assert "def" not in edit.text()


def test_undo_with_a_ghost_in_view_undoes_what_was_typed(edit, qtbot):
    qtbot.keyClicks(edit, "ab")
    edit.show_suggestion("cd")
    qtbot.keyClick(edit, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert edit.text() == ""
    assert not edit.ghost.is_visible


def test_an_empty_suggestion_shows_nothing(edit):
    ghost: GhostText = edit.ghost
    ghost.show("")
    assert not ghost.is_visible
    ghost.accept()
    ghost.accept_word()
    assert edit.text() == ""


CLUSTERS = [
    "cafe\u0301s = 1",
    "\u0939\u093f\u0928\u094d\u0926\u0940 = x",
    "'\U0001f469\u200d\U0001f4bb\ufe0f' + x",
    "1\ufe0f\u20e3 \U0001f44d\U0001f3fd \U0001f1e9\U0001f1ea",
    "x\U000e0100y a\u0323\u0302\n    e\u0301",
]


@pytest.mark.parametrize("text", CLUSTERS)
def test_accepting_words_never_splits_a_grapheme(edit, text):
    finder = QTextBoundaryFinder(QTextBoundaryFinder.BoundaryType.Grapheme, text)
    boundaries = {0}
    while (place := finder.toNextBoundary()) >= 0:
        boundaries.add(place)
    edit.show_suggestion(text)
    while edit.ghost.is_visible:
        edit.ghost.accept_word()
        assert utf16_length(edit.text()) in boundaries
    assert edit.text() == text
