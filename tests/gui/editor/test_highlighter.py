"""Syntax highlighting: correct after every edit, and never delays typing."""

from __future__ import annotations

import inspect
import json.decoder
import random

import pytest

from core.editing.language_mode import JAVA, PLAIN_TEXT, PYTHON, C
from gui.editor.text.code_edit import CodeEdit
from tests.core.editing.samples import C_TEXT, JAVA_TEXT


def colors(edit):
    edit.highlighter.finish()
    result, block = [], edit.document().firstBlock()
    while block.isValid():
        ranges = block.layout().formats()
        painted = [""] * block.length()
        for r in ranges:
            for i in range(r.start, min(r.start + r.length, len(painted))):
                painted[i] = r.format.foreground().color().name()
        result.append(painted)
        block = block.next()
    return result


@pytest.mark.parametrize(
    ("language", "text"),
    [(PYTHON, inspect.getsource(json.decoder)[:3000]), (C, C_TEXT * 3), (JAVA, JAVA_TEXT * 3)],
)
def test_after_random_edits_the_colors_equal_those_of_a_fresh_editor(qtbot, language, text):
    rng = random.Random(7)
    edit, fresh = CodeEdit(), CodeEdit()
    for widget in (edit, fresh):
        qtbot.addWidget(widget)
        widget.set_language(language)
    edit.set_text(text)
    snippets = ['"""', "/*", "*/", "\n", "def f():", "'", "#if 0\n", "x = 1\n", "\U0001f600", '"']
    for _ in range(25):
        cursor = edit.textCursor()
        cursor.setPosition(rng.randrange(edit.document().characterCount()))
        if rng.random() < 0.4:
            cursor.movePosition(
                cursor.MoveOperation.NextCharacter, cursor.MoveMode.KeepAnchor, rng.randrange(40)
            )
        cursor.insertText(rng.choice(snippets))
    fresh.set_text(edit.text())
    assert colors(edit) == colors(fresh)


def test_wide_characters_do_not_shift_the_colors(edit):
    edit.set_text('x = "\U0001f600\U0001f600" + 12  # c\n')
    edit.highlighter.finish()
    number = [r for r in edit.document().firstBlock().layout().formats() if r.length == 2]
    text_before = 'x = "\U0001f600\U0001f600" + '
    assert len(text_before.encode("utf-16-le")) // 2 in [r.start for r in number]


def test_a_long_file_is_highlighted_in_slices_to_its_end(edit, qtbot):
    edit.set_text("def f(a):\n    return {'a': [1, 2.5, None]}  # note\n" * 600)
    assert not edit.highlighter.is_complete
    qtbot.waitUntil(lambda: edit.highlighter.is_complete, timeout=20000)
    edit.go_to(edit.blockCount() - 1)
    last = edit.document().lastBlock().previous()
    qtbot.waitUntil(lambda: bool(last.layout().formats()), timeout=5000)


def test_a_quote_opened_at_the_top_reaches_the_end_without_blocking(edit, qtbot):
    edit.set_text("a = 1\n" * 1500)
    edit.highlighter.finish()
    edit.go_to(0, 0)
    qtbot.keyClicks(edit, '"""')
    qtbot.waitUntil(lambda: edit.highlighter.is_complete, timeout=20000)
    edit.go_to(1499)
    last = edit.document().findBlockByNumber(1499).layout()
    expected = [edit.theme.string]
    qtbot.waitUntil(
        lambda: [r.format.foreground().color().name() for r in last.formats()] == expected,
        timeout=5000,
    )


def test_plain_text_has_no_colors(edit):
    edit.set_language(PLAIN_TEXT)
    edit.set_text("def f(): pass\n")
    edit.highlighter.finish()
    assert edit.document().firstBlock().layout().formats() == []
