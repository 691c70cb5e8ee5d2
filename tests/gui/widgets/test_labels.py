"""Labels that give way."""

from gui.widgets.labels import ElidedLabel, label, set_invalid, set_role


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
