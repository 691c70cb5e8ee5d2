"""The plan of a run: probed once, then planned anew as one types."""

from dataclasses import replace

import pytest

from core.errors import TrainingError
from core.training.presets import load_preset
from gui.train import flight_plan_card
from gui.train.flight_plan_card import FlightPlanCard
from gui.train.probe import Probed
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
            return Probed(setup=setup, config=setup, probe=PROBE)

        return operate

    monkeypatch.setattr(flight_plan_card, "probe_operation", operation)
    return asked


@pytest.fixture
def card(context, qtbot, probes):
    result = FlightPlanCard(context)
    qtbot.addWidget(result)
    result.show()
    result.show_setup(setup("small", "train.max_minutes=60"))
    return result


def setup(preset, *assignments):
    return load_preset(preset, dataset="d", assignments=assignments)


def work_out(card, qtbot):
    card.button.click()
    qtbot.waitUntil(lambda: not card.is_probing)


def test_nothing_is_claimed_before_a_probe(card):
    assert card.plan is None
    assert card.value_of("Time") == ""
    assert not card.minutes_button.isVisible()


def test_another_length_is_planned_without_another_probe(card, qtbot, probes):
    work_out(card, qtbot)
    assert card.value_of("Time") == "1:00:00"
    assert card.value_of("Steps") == "2,400"
    assert card.value_of("Passes") == "0.49 of 20 M tokens"
    card.show_setup(setup("small", "train.max_steps=100", "train.learning_rate=0.01"))
    assert card.value_of("Time") == "2:30"
    assert len(probes) == 1


def test_another_model_makes_it_old(card, qtbot):
    work_out(card, qtbot)
    card.show_setup(setup("base", "train.max_minutes=60"))
    assert card.plan is None
    assert "work it out again" in card.state.text()
    card.show_setup(setup("small", "train.max_minutes=60"))
    assert card.plan is not None


def test_what_it_suggests_can_be_taken(card, qtbot):
    card.show_setup(setup("base", "train.max_minutes=10"))
    work_out(card, qtbot)
    assert "will come out ahead of base" in card.warnings.text()
    with qtbot.waitSignal(card.preset_wanted) as wanted:
        card.preset_button.click()
    assert wanted.args == [card.plan.suggested_preset]
    card.show_setup(setup("small", "train.max_minutes=60"))
    work_out(card, qtbot)
    minutes = card.plan.suggested_minutes
    with qtbot.waitSignal(card.minutes_wanted) as wanted:
        card.minutes_button.click()
    assert wanted.args == [float(minutes)]
    card.show_setup(setup("small", f"train.max_minutes={minutes}"))
    assert not card.minutes_button.isVisible()


def test_a_probe_that_fails_says_why(card, qtbot, context):
    card.show_setup(setup("small", "train.max_minutes=60", "train.batch_size=13"))
    work_out(card, qtbot)
    assert "no such data" in context.errors.history[-1].message
    assert card.button.isEnabled()


def test_beside_a_run_there_is_no_probe(card):
    card.set_may_probe(False)
    assert not card.button.isEnabled()


def test_a_setup_that_differs_in_its_rate_alone_fits():
    config = setup("small", "train.max_minutes=60")
    probed = Probed(setup=config, config=config, probe=PROBE)
    assert probed.fits(
        replace(config, train=replace(config.train, learning_rate=0.001, prompts=("x",)))
    )
    assert not probed.fits(replace(config, train=replace(config.train, batch_size=16)))
