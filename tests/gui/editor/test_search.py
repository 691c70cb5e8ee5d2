"""Finding and replacing, by function and by bar."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextDocument

from core.editing.search import Query
from gui.editor.find.find_bar import FindBar
from gui.editor.find.search import find_all, replace
from gui.text_units import document_text
from tests.core.editing.samples import REPLACEMENTS


@pytest.mark.parametrize(
    ("query", "places"),
    [
        (Query(text="ab"), [(0, 2), (3, 5), (8, 10)]),
        (Query(text="ab", matches_case=True), [(0, 2), (8, 10)]),
        (Query(text="ab", whole_words=True), [(0, 2), (3, 5)]),
        (Query(text="a.", is_pattern=True), [(0, 2), (3, 5), (8, 10)]),
        (Query(text="^x?", is_pattern=True), [(6, 7)]),
        (Query(text="(", is_pattern=True), []),
        (Query(text=r"b\nx", is_pattern=True), [(4, 7)]),
        (Query(text=r"\w+", is_pattern=True, whole_words=True), [(0, 2), (3, 5), (6, 7), (8, 11)]),
        (Query(text=""), []),
    ],
)
def test_find_all(qapp, query, places):
    document = QTextDocument("ab AB\u2029x abc")
    assert [
        (match.start, match.end) for match in find_all(document_text(document), query).matches
    ] == places


def test_positions_after_wide_characters_are_in_utf16_units(qapp):
    document = QTextDocument("\U0001f600 ab")
    for is_pattern in (False, True):
        found = find_all(document_text(document), Query(text="ab", is_pattern=is_pattern))
        assert [(m.start, m.end) for m in found.matches] == [(3, 5)]


def test_replace_with_groups_is_one_undo_step(qapp):
    document = QTextDocument("f(a), f(b)")
    query = Query(text=r"f\((\w)\)", is_pattern=True)
    replace(document, find_all(document_text(document), query, r"\1.g").matches)
    assert document.toPlainText() == "a.g, b.g"
    document.undo()
    assert document.toPlainText() == "f(a), f(b)"


@pytest.fixture
def bar(qtbot, edit) -> FindBar:
    widget = FindBar()
    qtbot.addWidget(widget)
    widget.set_edit(edit)
    return widget


def selected(edit):
    return edit.textCursor().selectionStart(), edit.textCursor().selectedText()


def test_the_bar_steps_through_matches_and_around(bar, edit, qtbot):
    edit.set_text("one two one")
    bar.open(with_replace=False)
    qtbot.keyClicks(bar._find, "one")
    assert selected(edit) == (0, "one")
    qtbot.keyClick(bar._find, Qt.Key.Key_Return)
    assert selected(edit) == (8, "one")
    qtbot.keyClick(bar._find, Qt.Key.Key_Return)
    assert selected(edit) == (0, "one")
    bar.find_previous()
    assert selected(edit) == (8, "one")
    assert bar._count.text() == "2 found"
    assert len(edit.extraSelections()) == 2
    qtbot.keyClick(bar._find, Qt.Key.Key_Escape)
    assert not bar.isVisible()
    assert edit.extraSelections() == []


def test_the_bar_replaces_one_and_all(bar, edit, qtbot):
    edit.set_text("a b a b a")
    bar.open(with_replace=True)
    bar._find.setText("a")
    bar._replacement.setText("aa")
    bar.replace_one()
    assert edit.text() == "aa b a b a"
    assert selected(edit) == (5, "a")
    bar.replace_all()
    assert edit.text() == "aaaa b aa b aa"
    edit.undo()
    assert edit.text() == "aa b a b a"


def test_an_invalid_pattern_is_reported(bar, edit):
    edit.set_text("abc")
    bar.open(with_replace=False)
    bar._pattern.setChecked(True)
    bar._find.setText("(")
    assert bar._problem.text() == "Invalid pattern: missing closing parenthesis at character 1."
    assert not bar._next.isEnabled()
    assert bar._find.property("invalid")
    bar._find.setText("b")
    assert bar._problem.text() == ""
    assert bar._next.isEnabled()


def test_a_group_that_is_missing_replaces_nothing(bar, edit):
    edit.set_text("abc")
    bar.open(with_replace=True)
    bar._pattern.setChecked(True)
    bar._find.setText("(b)")
    bar._replacement.setText("$2")
    bar.replace_all()
    assert bar._problem.text() == "The pattern has no group 2."
    assert edit.text() == "abc"


@pytest.mark.parametrize(("template", "result"), REPLACEMENTS)
def test_what_a_replacement_may_contain(qapp, template, result):
    document = QTextDocument("ab c")
    query = Query(text=r"(b (?<name>c))", is_pattern=True)
    (match,) = find_all(document_text(document), query, template).matches
    assert match.replacement == result


@pytest.mark.parametrize("count", [18, 22, 40, 2000])
def test_a_pattern_that_takes_too_long_is_stopped(bar, edit, count):
    edit.set_text(("a" * count + "b\n") * 2000)
    bar.open(with_replace=True)
    bar._pattern.setChecked(True)
    bar._find.setText("(a+)+$")
    assert "too long" in bar._problem.text()
    bar.replace_all()
    assert "too long" in bar._problem.text()
    assert not edit.document().isUndoAvailable()


def test_matches_across_lines_are_found_in_every_block(qapp):
    document = QTextDocument("\u2029".join(["x", "y"] * 400))
    found = find_all(document_text(document), Query(text=r"y\nx\ny", is_pattern=True))
    starts = [match.start for match in found.matches]
    assert starts == list(range(2, 4 * 399, 8))


def test_typing_searches_again_after_a_pause(bar, edit, qtbot):
    edit.set_text("ab")
    bar.open(with_replace=False)
    bar._find.setText("ab")
    edit.go_to(0, 0)
    edit.insertPlainText("ab ")
    qtbot.waitUntil(lambda: bar._count.text() == "2 found", timeout=2000)
    edit.insertPlainText("ab ")
    bar.find_next()
    assert selected(edit) == (6, "ab")


def test_the_bar_finds_the_selected_word_and_never_the_ghost(bar, edit):
    edit.set_text("word other word")
    edit.go_to(0, 15)
    edit.show_suggestion(" ghostly")
    bar.open(with_replace=False)
    bar._find.setText("ghostly")
    assert bar._count.text() == "Not found"
    bar._find.setText("word")
    assert bar._count.text() == "2 found"


def test_tab_goes_from_the_text_to_find_to_its_replacement(bar, qtbot):
    bar.open(with_replace=True)
    qtbot.keyClick(bar._find, Qt.Key.Key_Tab)
    assert bar.focusWidget() is bar._replacement
