"""Leafing through samples."""

import pytest

from gui.train.samples_panel import SamplesPanel
from tests.gui.train.events import sample


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
