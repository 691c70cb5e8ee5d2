"""Leafing through samples."""

import pytest

from core.events import SampleDrawn
from core.training.config import MAX_PROMPTS
from gui.train.prompts_dialog import PromptsDialog
from gui.train.samples_panel import SamplesPanel
from tests.core.reports.events import sample


@pytest.fixture
def panel(context, qtbot):
    result = SamplesPanel(context)
    qtbot.addWidget(result)
    return result


def test_the_latest_is_shown_and_followed(panel):
    panel.show_samples([sample(1), sample(2)])
    assert panel.text.toPlainText() == "def f(x):\n    return 2\n"
    panel.show_samples([sample(1), sample(2), sample(3)])
    assert "return 3" in panel.text.toPlainText()
    assert not panel.newer_button.isEnabled()


def test_an_older_one_stays_while_new_ones_come(panel):
    panel.show_samples([sample(1), sample(2)])
    panel.older_button.click()
    assert "return 1" in panel.text.toPlainText()
    panel.show_samples([sample(1), sample(2), sample(3)])
    assert "return 1" in panel.text.toPlainText()
    panel.newer_button.click()
    panel.newer_button.click()
    panel.show_samples([sample(1), sample(2), sample(3), sample(4)])
    assert "return 4" in panel.text.toPlainText()


def test_another_run_starts_with_its_latest(panel):
    panel.show_samples([sample(1), sample(2)])
    panel.older_button.click()
    panel.show_samples([sample(8), sample(9)], of_other_run=True)
    assert "return 9" in panel.text.toPlainText()


def test_no_samples(panel):
    panel.show_samples([sample(1)])
    panel.show_samples([], of_other_run=True)
    assert panel.text.toPlainText() == ""
    assert not panel.older_button.isEnabled()


def drawn(step, *prompts):
    return [SampleDrawn(step=step, prompt=one, text=f"{one} at {step}") for one in prompts]


def test_each_prompt_has_samples_of_its_own(panel):
    panel.show_samples([*drawn(1, "held", "mine"), *drawn(2, "held", "mine")])
    assert [panel.prompt.itemText(row) for row in range(2)] == ["held", "mine"]
    panel.prompt.set_key("mine")
    assert panel.text.toPlainText() == "minemine at 2"
    panel.older_button.click()
    assert panel.text.toPlainText() == "minemine at 1"
    # Of the third step the other prompt has come first.
    panel.show_samples([*drawn(1, "held", "mine"), *drawn(2, "held", "mine"), *drawn(3, "held")])
    assert panel.text.toPlainText() == "minemine at 1"
    assert panel.prompt.key() == "mine"


def test_one_prompt_needs_no_choice(panel):
    panel.show_samples(drawn(1, "held"))
    assert panel.prompt.isHidden()


def test_prompts_are_written_and_removed(qtbot):
    dialog = PromptsDialog(["x = 1\ndef f("])
    qtbot.addWidget(dialog)
    assert dialog.list.item(0).text() == "def f("
    dialog.add_button.click()
    dialog.text.setPlainText("class Tree:\n    ")
    dialog.add_button.click()
    assert dialog.prompts() == ("x = 1\ndef f(", "class Tree:\n    ")
    dialog.list.setCurrentRow(0)
    dialog.remove_button.click()
    assert dialog.prompts() == ("class Tree:\n    ",)
    while dialog.add_button.isEnabled():
        dialog.add_button.click()
    assert dialog.list.count() == MAX_PROMPTS
