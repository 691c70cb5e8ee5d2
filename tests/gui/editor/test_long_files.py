"""The time of a key press does not depend on the length of the file."""

from __future__ import annotations

import random

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor, QTextDocument
from PySide6.QtWidgets import QApplication, QPlainTextDocumentLayout

from core.completion.request import REACH_AFTER, REACH_BEFORE
from core.editing.language_mode import PYTHON
from core.editing.line_lexer import LineLexer
from core.editing.utf16 import split_utf16
from gui.editor.text import incremental_fill
from gui.editor.text.caret_context import _MAX_AFTER, _MAX_BEFORE
from gui.editor.text.text_mirror import TextMirror
from gui.text_units import document_text

LINE = "    return {'key': [1, 2.5, None]}  # a line of the usual length\n"
LONG = LINE * 6000


def whole(document, position):
    """The position, or the one before it where it is between the halves of a character."""
    return position - ("\udc00" <= document.characterAt(position) <= "\udfff")


@pytest.mark.parametrize("seed", range(4))
def test_the_mirror_is_the_text_whatever_is_edited(qapp, seed):
    rng = random.Random(seed)
    document = QTextDocument()
    document.setDocumentLayout(QPlainTextDocumentLayout(document))
    mirror = TextMirror(document)
    document.setPlainText(LINE * 2000 + "\U0001f600 wide\n" * 500)
    snippets = ["x", "\n", "\U0001f600", "a\nb\nc", LINE * 300, "", "e\u0301\u00a0"]
    for step in range(120):
        cursor = QTextCursor(document)
        cursor.setPosition(whole(document, rng.randrange(document.characterCount())))
        if rng.random() < 0.5:
            reach = rng.choice([1, 50, 5_000, 60_000])
            end = min(cursor.position() + reach, document.characterCount() - 1)
            cursor.setPosition(whole(document, end), QTextCursor.MoveMode.KeepAnchor)
        match rng.randrange(6):
            case 0:
                document.undo()
            case 1:
                document.redo()
            case 2:
                cursor.beginEditBlock()
                cursor.insertText(rng.choice(snippets))
                cursor.movePosition(QTextCursor.MoveOperation.Start)
                cursor.insertText(rng.choice(snippets[:3]))
                cursor.endEditBlock()
            case _:
                cursor.insertText(rng.choice(snippets))
        text = document_text(document)
        assert mirror.text() == text, step
        start = whole(document, rng.randrange(document.characterCount()))
        end = whole(document, rng.randrange(start, document.characterCount()))
        before = split_utf16(text, end)[0]
        assert mirror.between(start, end) == split_utf16(before, start)[1]
    document.setPlainText("")
    assert mirror.text() == ""
    assert mirror.between(0, 10) == ""


def test_a_key_reads_a_bounded_part_of_the_text(edit, qtbot, monkeypatch):
    edit.set_text(LONG)
    edit.finish_filling()
    edit.go_to(3000)
    read = []
    real = TextMirror.between

    def between(mirror, start, end):
        read.append(end - start)
        return real(mirror, start, end)

    def whole(_mirror):
        raise AssertionError("the whole text was copied")

    monkeypatch.setattr(TextMirror, "between", between)
    monkeypatch.setattr(TextMirror, "text", whole)
    monkeypatch.setattr(QTextDocument, "toPlainText", whole)
    monkeypatch.setattr(QTextDocument, "toRawText", whole)
    edit.typed.connect(edit.around_caret)
    qtbot.keyClicks(edit, "x = (1)")
    assert read
    assert max(read) <= _MAX_BEFORE


def test_the_context_is_the_whole_text_in_short_files(edit):
    text = LINE * 40
    edit.set_text(text)
    edit.go_to(20, 3)
    position = edit.textCursor().position()
    assert edit.around_caret() == (text[:position], text[position:])


def test_the_context_keeps_its_ends_while_typing(edit, qtbot):
    edit.set_text(LONG)
    edit.finish_filling()
    edit.go_to(3000, 4)
    before, after = edit.around_caret()
    assert REACH_BEFORE <= len(before) <= _MAX_BEFORE
    assert REACH_AFTER <= len(after) <= _MAX_AFTER
    assert before + after in LONG
    for letter in "abc = 1":
        qtbot.keyClicks(edit, letter)
        now = edit.around_caret()
        assert now[0].startswith(before)
        assert now[1] == after
    edit.go_to(10)
    assert edit.around_caret()[0] == edit.text()[: edit.textCursor().position()]
    edit.go_to(edit.blockCount())
    assert edit.around_caret()[1] == ""


def test_the_context_begins_in_code(edit):
    text = '"""' + "words in a string\n" * 30 + '"""\n' + LINE * 20
    edit.set_text(text * 300)
    edit.finish_filling()
    edit.highlighter.finish()
    for line in range(2000, 12000, 777):
        edit.go_to(line)
        before, _ = edit.around_caret()
        start = edit.textCursor().position() - len(before)
        block = edit.document().findBlock(start)
        assert edit.highlighter.is_code(block, 0)


def test_a_very_long_line_has_a_context_too(edit):
    edit.set_text("x = [" + "1, " * 90_000 + "]")
    edit.finish_filling()
    edit.go_to(0, 150_000)
    before, after = edit.around_caret()
    assert 0 < len(before) <= _MAX_BEFORE
    assert 0 < len(after) <= _MAX_AFTER


def test_a_long_text_is_inserted_while_the_window_responds(edit, qtbot, monkeypatch):
    monkeypatch.setattr(incremental_fill, "_BUDGET_SECONDS", 0)
    edit.set_text(LONG)
    assert edit.is_filling
    assert edit.isReadOnly()
    assert edit.blockCount() < 1000
    assert edit.text() == LONG
    assert not edit.document().isModified()
    qtbot.waitUntil(lambda: not edit.is_filling, timeout=20000)
    assert not edit.isReadOnly()
    assert document_text(edit.document()) == edit.text() == LONG
    assert not edit.document().isModified()
    assert not edit.document().isUndoAvailable()
    qtbot.keyClicks(edit, "x")
    assert edit.document().isModified()
    edit.undo()
    assert edit.text() == LONG


def test_keys_that_come_too_early_are_not_lost(edit, qtbot):
    edit.set_text(LONG)
    qtbot.keyClicks(edit, "a =")
    qtbot.keyClick(edit, Qt.Key.Key_Backspace)
    assert edit.text() == LONG
    qtbot.waitUntil(lambda: not edit.is_filling, timeout=20000)
    assert edit.text() == "a " + LONG


def test_another_text_in_the_middle_of_filling(edit, qtbot):
    edit.set_text(LONG)
    qtbot.keyClicks(edit, "early")
    edit.set_text("other")
    assert not edit.is_filling
    assert not edit.isReadOnly()
    assert edit.text().endswith("other")
    qtbot.wait(30)
    assert edit.text().endswith("other")


@pytest.mark.parametrize("way", ["line", "position", "replace", "comment"])
def test_commands_that_need_the_whole_text_get_it(edit, way):
    edit.set_text(LONG)
    match way:
        case "line":
            edit.go_to(5500)
            assert edit.textCursor().blockNumber() == 5500
        case "position":
            edit.set_position(len(LONG) - 5)
            assert edit.textCursor().position() == len(LONG) - 5
        case "replace":
            edit.replace_text("new\n" + LONG)
            assert edit.text() == "new\n" + LONG
            edit.undo()
            assert edit.text() == LONG
        case "comment":
            edit.toggle_comment()
            assert edit.text() == LONG.replace("    return", "    # return", 1)
    assert not edit.is_filling


def test_a_file_that_is_saved_during_filling_is_complete(page, tmp_path):
    path = tmp_path / "long.py"
    path.write_text(LONG)
    page.open_file(path)
    page.commands.save()
    assert path.read_text() == LONG
    assert not page.tabs.current().is_modified


def test_only_what_is_in_view_is_colored(edit, qtbot):
    edit.set_text(LINE * 3000)
    qtbot.waitUntil(lambda: edit.highlighter.is_complete, timeout=20000)
    edit.grab()
    document = edit.document()
    assert document.firstBlock().layout().formats()
    assert not document.findBlockByNumber(2500).layout().formats()
    edit.go_to(2500)
    edit.grab()
    assert document.findBlockByNumber(2500).layout().formats()


def test_another_theme_colors_only_the_view(edit, qtbot, monkeypatch):
    edit.set_text(LINE * 3000)
    qtbot.waitUntil(lambda: edit.highlighter.is_complete, timeout=20000)
    edit.grab()
    lexed = []
    real = LineLexer.lex
    monkeypatch.setattr(LineLexer, "lex", lambda *args: lexed.append(1) or real(*args))
    from gui.theme import load_theme

    edit.highlighter.set_theme(load_theme("dark"))
    edit.grab()
    in_view = len(list(edit.visible_blocks()))
    assert in_view - 1 <= len(lexed) <= in_view + 3
    colors = {
        r.format.foreground().color().name()
        for block, _ in edit.visible_blocks()
        for r in block.layout().formats()
    }
    assert colors <= set(vars_of(load_theme("dark")))
    assert edit.highlighter.is_complete


def vars_of(theme):
    return [getattr(theme, name) for name in theme.__dataclass_fields__]


def test_many_themes_later_the_colors_are_right(edit):
    from gui.theme import load_theme

    themes = [load_theme("dark"), load_theme("light")]
    edit.set_text(LINE * 3)
    for number in range(600):
        edit.highlighter.set_theme(themes[number % 2])
        if number > 500:
            edit.grab()
            (first, *_) = edit.document().firstBlock().layout().formats()
            assert first.format.foreground().color().name() == themes[number % 2].keyword


def test_an_edit_below_lines_that_are_not_known_yet(edit, qtbot, monkeypatch):
    """A frontier on its way from above decides; what was typed below does not stop it."""
    from gui.editor.text import highlighter

    monkeypatch.setattr(highlighter, "_BUDGET_SECONDS", 0.0005)
    edit.set_text('x = """\n' + LINE * 600)
    edit.go_to(400, 0)
    qtbot.keyClicks(edit, "y = 1")
    qtbot.keyClick(edit, Qt.Key.Key_Return)
    assert not edit.highlighter.is_complete
    qtbot.waitUntil(lambda: edit.highlighter.is_complete, timeout=30000)
    edit.go_to(500)
    edit.grab()
    block = edit.document().findBlockByNumber(500)
    assert {r.format.foreground().color().name() for r in block.layout().formats()} == {
        edit.theme.string
    }
    assert edit.language == PYTHON


def test_only_matches_in_view_are_highlighted(page, tmp_path, qtbot):
    path = tmp_path / "long.py"
    path.write_text("needle = 1\nhay = 2\n" * 4000)
    page.open_file(path)
    page.commands.find()
    qtbot.keyClicks(page.find_bar.focusWidget(), "needle")
    edit = page.edit()
    edit.go_to(0)
    marked = [s.cursor.selectedText() for s in edit.extraSelections()]
    assert 5 < len(marked) < 200
    assert set(marked) == {"needle"}
    qtbot.keyClicks(edit, "x")
    assert {s.cursor.selectedText() for s in edit.extraSelections()} == {"needle"}
    edit.go_to(6000)
    assert {s.cursor.selectedText() for s in edit.extraSelections()} == {"needle"}
    assert all(s.cursor.blockNumber() > 5000 for s in edit.extraSelections())


def test_in_another_theme_the_text_has_only_its_colors(page, tmp_path, editor_context, qtbot):
    from gui.theme import load_theme

    path = tmp_path / "a.py"
    path.write_text("return None  # why\n" * 200)
    themes = editor_context.themes
    before = themes.choice
    try:
        themes.choose("light")
        QApplication.processEvents()
        page.open_file(path)
        edit = page.edit()
        edit.grab()
        themes.choose("dark")
        qtbot.waitUntil(lambda: edit.theme.name == "dark", timeout=5000)
        image = edit.viewport().grab().toImage()
        seen = {
            image.pixelColor(x, y).name()
            for x in range(image.width())
            for y in range(0, image.height(), 3)
        }
        light, dark = load_theme("light"), load_theme("dark")
        assert dark.surface in seen
        assert light.surface not in seen
        colors = {
            r.format.foreground().color().name()
            for block, _ in edit.visible_blocks()
            for r in block.layout().formats()
        }
        assert {dark.keyword, dark.comment} <= colors <= set(vars_of(dark))
    finally:
        themes.choose(before)
