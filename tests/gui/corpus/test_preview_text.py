"""The text of a file with its colors and marks."""

from core.corpus.preview import Preview, PreviewRange
from core.corpus.store.manifest import ManifestRow
from gui.corpus.preview_text import MARK_STYLES, preview_text

ROW = ManifestRow(path="a.py", source="/s", language="python")


def made(text, *ranges):
    return preview_text(ROW, Preview(text=text, ranges=ranges))


def styles(shown, line):
    return [style for _start, _length, style in shown.text.lines[line]]


def test_code_has_the_colors_of_its_language():
    shown = made("import os  # why\n")
    roles = [style.text for style in styles(shown, 0)]
    assert "keyword" in roles
    assert "comment" in roles
    assert shown.kinds == frozenset()


def test_marks_are_above_the_colors_and_have_a_tip():
    text = "# \N{PILE OF POO}\nKEY = '<SECRET>'\n"
    start = text.index("<SECRET>")
    span = PreviewRange(start=start, end=start + 8, kind="redacted", tip="Was: a token.")
    shown = made(text, span)
    assert shown.kinds == {"redacted"}
    assert styles(shown, 1)[-1] == MARK_STYLES["redacted"]
    assert shown.tip_at(start + 1) == "Was: a token."  # Qt counts the emoji twice
    assert shown.tip_at(start) == ""


def test_long_lines_and_texts_are_cut_and_marks_move_along():
    text = "x" * 5_000 + "\n" + "KEY = 1\n"
    start = text.index("KEY")
    shown = made(text, PreviewRange(start=start, end=start + 3, kind="redacted", tip=""))
    assert "2,000 characters" in shown.note
    assert len(shown.text.text.split("\n")[0]) == 2_000
    assert (0, 3, MARK_STYLES["redacted"]) in shown.text.lines[1]
    assert "first 120,000" in made("x = 1\n" * 30_000).note


def test_an_unknown_language_is_shown_without_colors():
    row = ManifestRow(path="a.zz", source="/s", language="no such language")
    assert preview_text(row, Preview(text="a b\n")).text.lines == [[], []]
