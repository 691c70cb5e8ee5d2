"""R3: a run that was stopped and resumed is the run left alone, to the last bit."""

import os

import pytest

from core.checkpoints import store
from core.control import Control
from core.data.batches import BatchOrder
from core.events import TrainStep
from core.training.loop.train import train
from core.training.runs.run_folder import resume_config
from core.training.step.optimizers import Optimizers
from tests.core.conftest import tiny_workspace, workspace  # noqa: F401 - fixtures
from tests.torture.training import LATEST, fingerprint, new_run, run_config, stop_at, table, times

pytestmark = [pytest.mark.torture, pytest.mark.timeout(times(3600, 600))]

LOSSES_AFTER = times(50, 12)
STEPS = times(20, 3)
# There is no dropout to draw; cutting documents for fill-in-the-middle draws instead.
SITUATIONS = {
    "random cuts": ("train.fim_rate=0.5",),
    "accumulation": ("train.accumulation=3", "train.optimizer=adamw", "train.learning_rate=0.003"),
    "mid-epoch": ("train.batch_size=16",),
    "warm-up": ("train.warmup_steps=200",),
    "after a measurement": ("train.evaluate_steps=1", "train.sample_tokens=3"),
}
# Saving is not what is tested here: a save at each step would be most of the time.
SELDOM = "train.save_seconds=1000"


class Losses:
    """Keeps what every step told, to the last bit."""

    def __init__(self):
        self.steps = {}

    def __call__(self, event):
        if isinstance(event, TrainStep):
            self.steps[event.step] = (event.loss, event.gradient_norm, event.learning_rate)


def resumed(workspace, folder):  # noqa: F811
    losses = Losses()
    train(resume_config(folder), workspace, losses, Control(), folder)
    return losses.steps


def interrupted(workspace, config, step):  # noqa: F811
    """A run stopped at a step; its folder."""
    folder = new_run(workspace, config, *stop_at(step))
    assert store.load(folder / LATEST).origin.step == step
    return folder


@pytest.mark.parametrize("situation", SITUATIONS)
def test_the_next_losses_are_the_same_to_the_last_bit(situation, workspace):  # noqa: F811
    config = run_config(STEPS + LOSSES_AFTER, SELDOM, *SITUATIONS[situation])
    alone = Losses()
    whole = new_run(workspace, config, alone)
    expected = fingerprint(whole / LATEST)
    for step in range(1, STEPS + 1):
        folder = interrupted(workspace, config, step)
        steps = resumed(workspace, folder)
        assert len(steps) >= LOSSES_AFTER
        assert steps == {number: told for number, told in alone.steps.items() if number > step}
        assert fingerprint(folder / LATEST) == expected
        assert table(folder) == table(whole)


def _no_moments(monkeypatch):
    monkeypatch.setattr(Optimizers, "load_state_dict", lambda self, state: None)


def _order_from_the_start(monkeypatch):
    real = BatchOrder.windows
    calls = iter(range(10**6))
    monkeypatch.setattr(BatchOrder, "windows", lambda self, place: real(self, next(calls)))


def _one_weight(monkeypatch):
    real = store.load

    def changed(path):
        loaded = real(path)
        loaded.model_state["blocks.0.ffn.up.weight"][0, 0] *= 1.001
        return loaded

    monkeypatch.setattr(store, "load", changed)


@pytest.mark.parametrize("harm", [_no_moments, _order_from_the_start, _one_weight])
def test_control_what_is_not_restored_is_noticed(harm, workspace, monkeypatch):  # noqa: F811
    config = run_config(16, SELDOM)
    alone = Losses()
    whole = new_run(workspace, config, alone)
    folder = interrupted(workspace, config, 5)
    with monkeypatch.context() as patch:
        harm(patch)
        steps = resumed(workspace, folder)
    assert any(told != alone.steps[number] for number, told in steps.items())
    assert fingerprint(folder / LATEST) != fingerprint(whole / LATEST)


def test_the_number_of_threads_goes_with_the_run(workspace):  # noqa: F811
    threads = 2 if (os.cpu_count() or 1) > 1 else 1
    folder = interrupted(workspace, run_config(6, SELDOM, f"train.threads={threads}"), 3)
    assert store.load(folder / LATEST).training["threads"] == threads
