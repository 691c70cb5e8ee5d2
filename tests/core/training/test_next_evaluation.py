"""When the next validation comes is told, and why it is later than the settings ask for."""

import dataclasses

import pytest

from core.events import EvaluationPlanned
from core.training.config import TrainingConfig
from core.training.observe.monitor import Monitor
from core.training.step.state import LoopState


def monitor(cost=0.0, is_empty=False, **settings):
    """A monitor whose last measurement took ``cost`` seconds."""
    made = Monitor.__new__(Monitor)
    made._training_config = dataclasses.replace(TrainingConfig(), **settings)
    made._cost_seconds = cost
    made._validation = type("Nothing", (), {"is_empty": is_empty})()
    return made


def first_due(made, last, until=4000.0):
    """The moment at which the trainer would measure, a tenth of a second after the other."""
    for tenth in range(int(10 * last), int(10 * until)):
        if made.is_due(LoopState(step=9, elapsed_seconds=tenth / 10, seconds_at_evaluation=last)):
            return tenth / 10
    raise AssertionError


@pytest.mark.parametrize("last", [0.0, 5.0, 12.0, 100.0, 1000.0])
@pytest.mark.parametrize("cost", [0.0, 0.2, 6.65])
@pytest.mark.parametrize("wanted", [10.0, 30.0, 600.0])
def test_the_plan_is_what_the_trainer_does(last, cost, wanted):
    made = monitor(cost, evaluate_seconds=wanted)
    planned = made.planned(LoopState(step=9, elapsed_seconds=last, seconds_at_evaluation=last))
    assert planned.next_elapsed_seconds == pytest.approx(first_due(made, last), abs=0.2)
    assert bool(planned.reason) == (cost / 0.05 > wanted)


def test_an_interval_that_cannot_be_kept_says_why():
    made = monitor(6.65, evaluate_seconds=30.0)
    planned = made.planned(LoopState(step=9, elapsed_seconds=300, seconds_at_evaluation=300))
    assert planned.next_elapsed_seconds == pytest.approx(433)
    assert "takes 6.7 s here" in planned.reason
    assert "every 133 s, not every 30 s" in planned.reason


def test_steps_count_where_they_were_set_and_nothing_is_planned_without_held_out_files():
    planned = monitor(evaluate_steps=50).planned(LoopState(step=120))
    assert planned == EvaluationPlanned(step=120, next_step=150, next_elapsed_seconds=None)
    assert monitor(is_empty=True).planned(LoopState()) is None
