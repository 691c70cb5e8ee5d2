"""Marks cut into lines, and the view that colors what is seen."""

import pytest

from gui.widgets.marked_text import Mark, MarkStyle, marked_text
from gui.widgets.marked_view import MarkedView

RED, STRUCK = MarkStyle(text="error"), MarkStyle(ground="match", is_struck=True)


def test_a_mark_over_several_lines_is_cut_at_each_line_end():
    marked = marked_text("ab\ncd\n\nef", [Mark(1, 8, RED)])
    assert marked.lines == [[(1, 1, RED)], [(0, 2, RED)], [], [(0, 1, RED)]]


def test_marks_beyond_u_ffff_count_as_qt_counts():
    marked = marked_text("\N{PILE OF POO}ab\nc", [Mark(0, 1, RED), Mark(1, 3, STRUCK)])
    assert marked.lines[0] == [(0, 2, RED), (2, 2, STRUCK)]


@pytest.mark.parametrize("character", ["\r", "\u2029", "\ufdd0", "\ufdd1"])
def test_only_a_line_feed_ends_a_line(qtbot, character):
    view = MarkedView("text")
    qtbot.addWidget(view)
    view.show_text(marked_text(f"a{character}b\nc"))
    assert view.blockCount() == 2


def test_an_empty_text_and_a_mark_behind_the_end_are_harmless():
    assert marked_text("", [Mark(0, 5, RED)]).lines == [[]]


@pytest.fixture
def view(qtbot):
    view = MarkedView("text")
    qtbot.addWidget(view)
    view.resize(300, 200)
    view.show()
    qtbot.waitExposed(view)
    text = "\n".join(f"line {number}" for number in range(500))
    marks, start = [], 0
    for line in text.split("\n"):
        marks.append(Mark(start, start + 4, RED))
        start += len(line) + 1
    view.show_text(marked_text(text, marks))
    return view


def formats(view, line):
    return view.document().findBlockByNumber(line).layout().formats()


def test_lines_are_colored_when_they_come_into_view(qtbot, view):
    assert view.is_colored(0)
    assert not view.is_colored(400)
    assert formats(view, 400) == []
    view.verticalScrollBar().setValue(400)
    qtbot.waitUntil(lambda: view.is_colored(400))
    (mark,) = formats(view, 400)
    assert (mark.start, mark.length) == (0, 4)


def test_another_theme_gives_other_colors(view):
    from gui.theme import load_theme

    for name in ("light", "dark"):
        theme = load_theme(name)
        view.set_theme(theme)
        assert formats(view, 0)[0].format.foreground().color().name() == theme.error


def test_the_text_cannot_be_changed(qtbot, view):
    before = view.toPlainText()
    qtbot.keyClicks(view, "x")
    assert view.toPlainText() == before
