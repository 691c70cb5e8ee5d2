"""The bar above a text: what it tells last is what it shows."""

import pytest

from gui.editor.files.file_bar import Choice, FileBar


@pytest.fixture
def bar(qtbot) -> FileBar:
    widget = FileBar()
    qtbot.addWidget(widget)
    return widget


def choice(text: str, slot=lambda: None) -> Choice:
    return Choice(text=text, tip="A tip.", slot=slot)


def test_hidden_until_it_tells(bar):
    assert bar.isHidden()
    assert bar.sentence == ""
    bar.tell("One.")
    assert bar.isVisible()
    assert bar.sentence == "One."


def test_other_choices_take_the_place_of_the_old_while_it_is_shown(bar, qtbot):
    chosen = []
    bar.tell("One.", choice("&Yes"), choice("&No"))
    bar.tell("Two.", choice("&Later", lambda: chosen.append("later")))
    assert list(bar.buttons) == ["Later"]
    button = bar.buttons["Later"]
    assert button.isVisible()
    assert button.toolTip() == "A tip."
    button.click()
    assert chosen == ["later"]


def test_a_long_sentence_wraps_instead_of_widening_the_window(bar):
    bar.tell("word " * 200, choice("&OK"))
    assert bar.minimumSizeHint().width() < 300
