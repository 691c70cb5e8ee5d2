"""The estimate of a run: one probe, then arithmetic for every other length."""

from dataclasses import replace

import pytest

from core.errors import TrainingError
from core.training.presets import load_preset
from core.training.run_setup import ProbedSetup
from gui.train import estimate_card
from gui.train.estimate_card import EstimateCard
from tests.core.training.test_estimate import PROBE


@pytest.fixture
def probes(monkeypatch):
    """A probe that takes no time; counts how often it was asked."""
    asked = []

    def operation(setup, workspace):
        def operate(emit, control):
            asked.append(setup)
            if setup.train.batch_size == 13:
                raise TrainingError("There is no such data.", "Build it.")
            return ProbedSetup(setup=setup, config=setup, probe=PROBE)

        return operate

    monkeypatch.setattr(estimate_card, "probe_operation", operation)
    return asked


@pytest.fixture
def card(context, qtbot, probes):
    result = EstimateCard(context)
    qtbot.addWidget(result)
    result.show()
    result.show_setup(setup("small", "train.max_minutes=60"))
    return result


def setup(preset, *assignments):
    return load_preset(preset, dataset="d", assignments=assignments)


def estimate(card, qtbot):
    card.button.click()
    qtbot.waitUntil(lambda: not card.is_probing)


def test_there_is_no_estimate_before_a_probe(card):
    assert card.estimate is None
    assert card.value_of("time") == ""
    assert not card.minutes_button.isVisible()


def test_another_length_needs_no_other_probe(card, qtbot, probes):
    estimate(card, qtbot)
    assert card.value_of("time") == "1:00:00"
    assert card.value_of("steps") == "2,400"
    assert card.value_of("epochs") == "0.49 (20 M tokens)"
    card.show_setup(setup("small", "train.max_steps=100", "train.learning_rate=0.01"))
    assert card.value_of("time") == "2:30"
    assert len(probes) == 1


def test_another_model_makes_it_invalid(card, qtbot):
    estimate(card, qtbot)
    card.show_setup(setup("base", "train.max_minutes=60"))
    assert card.estimate is None
    assert "Estimate again" in card.state.text()
    card.show_setup(setup("small", "train.max_minutes=60"))
    assert card.estimate is not None


def test_suggestions_can_be_used(card, qtbot):
    card.show_setup(setup("base", "train.max_minutes=10"))
    estimate(card, qtbot)
    assert "will come out ahead of base" in card.warnings.text()
    with qtbot.waitSignal(card.preset_requested) as wanted:
        card.preset_button.click()
    assert wanted.args == [card.estimate.suggested_preset]
    card.show_setup(setup("small", "train.max_minutes=60"))
    estimate(card, qtbot)
    minutes = card.estimate.suggested_minutes
    with qtbot.waitSignal(card.minutes_requested) as wanted:
        card.minutes_button.click()
    assert wanted.args == [float(minutes)]
    card.show_setup(setup("small", f"train.max_minutes={minutes}"))
    assert not card.minutes_button.isVisible()


def test_a_probe_that_fails_says_why(card, qtbot, context):
    card.show_setup(setup("small", "train.max_minutes=60", "train.batch_size=13"))
    estimate(card, qtbot)
    assert "no such data" in context.errors.history[-1].message
    assert card.button.isEnabled()


def test_there_is_no_probe_during_a_run(card):
    card.set_may_probe(False)
    assert not card.button.isEnabled()


def test_a_probe_applies_to_another_learning_rate():
    config = setup("small", "train.max_minutes=60")
    probed = ProbedSetup(setup=config, config=config, probe=PROBE)
    assert probed.applies_to(
        replace(config, train=replace(config.train, learning_rate=0.001, prompts=("x",)))
    )
    assert not probed.applies_to(replace(config, train=replace(config.train, batch_size=16)))
