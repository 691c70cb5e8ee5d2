"""The bar below a text shows the last message and its buttons."""

import pytest

from gui.editor.files.file_bar import BarAction, FileBar


@pytest.fixture
def bar(qtbot) -> FileBar:
    widget = FileBar()
    qtbot.addWidget(widget)
    return widget


def action(text: str, slot=lambda: None) -> BarAction:
    return BarAction(text=text, tip="A tip.", slot=slot)


def test_hidden_until_there_is_a_message(bar):
    assert bar.isHidden()
    assert bar.message == ""
    bar.show_message("One.")
    assert bar.isVisible()
    assert bar.message == "One."


def test_new_buttons_replace_the_old_ones(bar, qtbot):
    chosen = []
    bar.show_message("One.", action("&Yes"), action("&No"))
    bar.show_message("Two.", action("&Later", lambda: chosen.append("later")))
    assert list(bar.buttons) == ["Later"]
    button = bar.buttons["Later"]
    assert button.isVisible()
    assert button.toolTip() == "A tip."
    button.click()
    assert chosen == ["later"]


def test_a_long_message_wraps_instead_of_widening_the_window(bar):
    bar.show_message("word " * 200, action("&OK"))
    assert bar.minimumSizeHint().width() < 300
