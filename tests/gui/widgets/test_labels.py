"""Labels that give way."""

import pytest
from PySide6.QtGui import Qt, QTextDocument

from gui.widgets.labels import ElidedLabel, label, plain_tip, set_invalid, set_role


def test_a_long_path_does_not_widen_the_window(qtbot):
    path = "/very/long" * 40
    text = ElidedLabel(path)
    qtbot.addWidget(text)
    assert text.minimumSizeHint().width() < 50
    assert text.toolTip() == path
    text.resize(100, 20)
    assert not text.grab().isNull()


def test_markup_in_a_label_is_text(qtbot):
    text = label("<b>x</b>", "muted", wraps=True)
    qtbot.addWidget(text)
    assert text.text() == "<b>x</b>"
    assert text.property("role") == "muted"


def test_roles_and_marks_change(qtbot):
    text = label("x")
    qtbot.addWidget(text)
    set_role(text, "title")
    assert text.property("role") == "title"
    set_invalid(text, True)
    assert text.property("invalid") is True
    set_invalid(text, False)
    assert text.property("invalid") is False


@pytest.mark.parametrize(
    "text",
    [
        "a plain title\n/home/ada/runs",
        "my <b>first</b> run\n/tmp/a&amp;b",
        "<i>",
        "a < b\nc",
        "x &lt;",
        "5 < 9\n<b>",
    ],
)
def test_a_tooltip_shows_titles_and_paths_as_they_are(text):
    tip = plain_tip(text)
    if tip == text:
        assert not Qt.mightBeRichText(text)
        return
    shown = QTextDocument()
    shown.setHtml(tip)
    assert shown.toPlainText().replace("\u2028", "\n") == text


def test_an_elided_label_has_a_plain_tooltip(qtbot):
    text = ElidedLabel("<b>x</b>")
    qtbot.addWidget(text)
    assert text.toolTip() == "<p>&lt;b&gt;x&lt;/b&gt;</p>"
