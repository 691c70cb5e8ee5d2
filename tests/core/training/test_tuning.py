"""Which way of computing is chosen, from scripted figures; and what a trial really measures."""

import json

import pytest
import torch

from core.control import Control
from core.data.token_dataset import TokenDataset
from core.errors import Cancelled, CheckpointError
from core.events import Notice, StageProgress, discard
from core.training.config import TrainingConfig
from core.training.loop.train import train
from core.training.setup import tuning as module
from core.training.setup.tuning import resumed_tuning, tune
from tests.core.training.test_trainer import Recorder, run_config

RATES = {"fp32": 100.0, "bf16": 300.0, "fp32, compiled": 140.0, "bf16, compiled": 400.0}


@pytest.fixture
def machine(monkeypatch):
    """A machine with bf16 units and a compiler, and the trials that were made on it."""
    tried = []

    def measure(_trials, candidate):
        tried.append(module._name(candidate))
        return RATES[tried[-1]]

    monkeypatch.setattr(module._Trials, "_measure", measure)
    monkeypatch.setattr(module, "multiplies_bf16", lambda device: True)
    monkeypatch.setattr(module, "has_compiler", lambda: True)
    monkeypatch.setattr(module, "has_native_step", lambda config: False)
    return tried


def settled(workspace, *assignments, emit=discard):
    config = run_config(0, "train.precision=auto", *assignments)
    return tune(
        config, TokenDataset.open(workspace.find_dataset("tiny")), workspace, emit, Control()
    )


def test_a_long_run_tries_everything_and_takes_the_fastest(workspace, machine):
    found = settled(workspace, "train.max_minutes=60")
    assert machine == ["fp32", "bf16", "bf16, compiled"]
    assert (found.training_config.precision, found.training_config.compile) == ("bf16", "on")
    assert found.reason == (
        "Computes in bf16, compiled: 400 tokens/s in trials (instead of fp32 100, bf16 300)."
    )


def test_a_run_of_minutes_is_not_compiled_and_a_shorter_one_not_tried(workspace, machine):
    events = []
    short = settled(workspace, "train.max_minutes=2", emit=events.append)
    assert machine == []
    assert (short.training_config.precision, short.training_config.compile) == ("auto", "off")
    assert (short.reason, events) == ("", [])
    found = settled(workspace, "train.max_minutes=10")
    assert machine == ["fp32", "bf16"]
    assert (found.training_config.precision, found.training_config.compile) == ("bf16", "off")


def test_what_is_remembered_serves_a_short_run_too(workspace, machine):
    settled(workspace, "train.max_minutes=10")
    machine.clear()
    found = settled(workspace, "train.max_minutes=2")
    assert (found.training_config.precision, found.training_config.compile) == ("bf16", "off")
    settled(workspace, "train.max_minutes=60")
    assert machine == ["bf16, compiled"]
    # Its code is in the cache now.
    found = settled(workspace, "train.max_minutes=2")
    assert (found.training_config.precision, found.training_config.compile) == ("bf16", "on")
    assert settled(workspace, "train.max_minutes=0.5").training_config.compile == "off"
    assert machine == ["bf16, compiled"]


def test_the_compiled_step_is_tried_where_it_can_compute(workspace, machine, monkeypatch):
    monkeypatch.setattr(module, "has_native_step", lambda config: True)
    monkeypatch.setitem(RATES, "fp32, own C code", 150.0)
    found = settled(workspace, "train.max_minutes=60")
    assert machine == ["fp32, own C code", "fp32", "bf16", "bf16, compiled"]
    assert (found.training_config.precision, found.training_config.native) == ("bf16", "auto")
    machine.clear()
    monkeypatch.setattr(module, "multiplies_bf16", lambda device: False)
    found = settled(workspace, "train.max_minutes=60", "model.ffn=48")
    # Blocks are compiled for torch alone.
    assert machine == ["fp32, own C code", "fp32"]
    assert (found.training_config.precision, found.training_config.native) == ("fp32", "on")
    machine.clear()
    monkeypatch.setitem(RATES, "fp32, own C code", 90.0)
    found = settled(workspace, "train.max_minutes=60", "model.ffn=56")
    assert machine == ["fp32, own C code", "fp32", "fp32, compiled"]
    assert (found.training_config.compile, found.training_config.native) == ("on", "off")


def test_few_steps_are_a_short_run(workspace, machine):
    settled(workspace, "train.max_steps=1000")
    settled(workspace, "train.max_steps=1000", "train.max_minutes=600")
    assert machine == []
    settled(workspace, "train.max_steps=100000000")
    assert machine


def test_bf16_that_is_slower_is_not_taken(workspace, machine, monkeypatch):
    monkeypatch.setitem(RATES, "bf16", 90.0)
    found = settled(workspace, "train.max_minutes=60")
    assert machine == ["fp32", "bf16", "fp32, compiled"]
    assert (found.training_config.precision, found.training_config.compile) == ("fp32", "on")


def test_a_small_advantage_is_not_worth_it(workspace, machine, monkeypatch):
    monkeypatch.setitem(RATES, "bf16, compiled", 301.0)
    assert settled(workspace, "train.max_minutes=60").training_config.compile == "off"


def test_what_the_user_chose_stays(workspace, machine):
    found = settled(workspace, "train.max_minutes=60", "train.precision=fp32", "train.compile=off")
    assert machine == []
    assert (found.training_config.precision, found.training_config.compile) == ("fp32", "off")
    found = settled(workspace, "train.max_minutes=60", "train.compile=off")
    assert machine == ["fp32", "bf16"]
    assert (found.training_config.precision, found.training_config.compile) == ("bf16", "off")


def test_without_bf16_units_or_a_compiler_there_is_nothing_to_try(workspace, machine, monkeypatch):
    monkeypatch.setattr(module, "multiplies_bf16", lambda device: False)
    monkeypatch.setattr(module, "has_compiler", lambda: False)
    found = settled(workspace, "train.max_minutes=60")
    assert machine == ["fp32"]
    assert (found.training_config.precision, found.training_config.compile) == ("fp32", "off")


def test_figures_are_remembered_for_the_machine_and_the_shape(workspace, machine):
    settled(workspace, "train.max_minutes=60")
    machine.clear()
    again = settled(workspace, "train.max_minutes=60")
    assert machine == []
    assert again.training_config.compile == "on"
    settled(workspace, "train.max_minutes=60", "model.ffn=48")
    assert machine


def test_a_damaged_memory_is_made_again(workspace, machine):
    workspace.cache.mkdir(parents=True)
    place = workspace.cache / "training_speed.json"
    for text in ("", "[]", '{"x": 1}', '{"x": {"fp32": "fast"}}', "{"):
        place.write_text(text)
        machine.clear()
        settled(workspace, "train.max_minutes=60")
        assert len(machine) == 3
    assert {"fp32", "bf16", "bf16, compiled"} in [
        set(row) for row in json.loads(place.read_text()).values()
    ]


def test_a_trial_measures_and_leaves_nothing_behind(workspace, monkeypatch):
    monkeypatch.setattr(module, "multiplies_bf16", lambda device: False)
    monkeypatch.setattr(module, "has_compiler", lambda: False)
    events = []
    found = settled(workspace, "train.max_minutes=60", emit=events.append)
    rates = json.loads((workspace.cache / "training_speed.json").read_text()).popitem()[1]
    assert all(rate > 0 for rate in rates.values())
    assert f"{max(rates.values()):,.0f}" in found.reason
    assert any(isinstance(event, StageProgress) and event.stage == "tune" for event in events)
    assert not workspace.runs.exists()


def test_a_trial_is_cancelled_immediately(workspace, monkeypatch):
    monkeypatch.setattr(module, "multiplies_bf16", lambda device: False)
    control = Control()
    control.cancel()
    dataset = TokenDataset.open(workspace.find_dataset("tiny"))
    with pytest.raises(Cancelled):
        tune(run_config(0, "train.max_minutes=60"), dataset, workspace, discard, control)


def test_a_run_is_the_same_to_the_last_bit_with_trials_before_it(workspace, monkeypatch):
    def final():
        recorder = Recorder()
        result = train(run_config(4, "train.precision=auto"), workspace, recorder, Control())
        losses = [event.loss for event in recorder.events if type(event).__name__ == "TrainStep"]
        return result, losses, recorder

    monkeypatch.setattr(module, "multiplies_bf16", lambda device: False)
    monkeypatch.setattr(module, "has_compiler", lambda: False)
    monkeypatch.setattr("core.training.step.device.multiplies_bf16", lambda device: False)
    _, plain, _ = final()
    monkeypatch.setattr(module, "_MIN_SECONDS", 0.0)
    _, tuned, recorder = final()
    assert tuned == plain
    assert any("Computes in fp32" in notice.message for notice in recorder.of(Notice))


def test_a_resumed_run_computes_as_it_began():
    began = {"precision": "fp32", "compiled": False}
    found = resumed_tuning(TrainingConfig(), began)
    assert (found.training_config.precision, found.training_config.compile) == ("fp32", "off")
    # The present choice of the user counts, and an older checkpoint has no record.
    assert (
        resumed_tuning(TrainingConfig(precision="bf16"), began).training_config.precision == "bf16"
    )
    old = resumed_tuning(TrainingConfig(), {"threads": 2})
    assert (old.training_config.precision, old.training_config.compile) == ("auto", "off")
    # What an older version began with torch's operations continues with them.
    assert (found.training_config.native, old.training_config.native) == ("off", "off")
    assert resumed_tuning(TrainingConfig(), {"native": True}).training_config.native == "auto"


@pytest.mark.parametrize(
    "record", [{"precision": "fp8"}, {"compiled": "yes"}, {"native": 1}, {"precision": 3}]
)
def test_an_unreadable_record_is_refused(record):
    with pytest.raises(CheckpointError):
        resumed_tuning(TrainingConfig(), record)


def test_compiled_code_needs_its_compiler_again(monkeypatch):
    monkeypatch.setattr(module, "has_compiler", lambda: False)
    assert resumed_tuning(TrainingConfig(), {"compiled": True}).training_config.compile == "off"


def test_the_checkpoint_says_how_it_computed(workspace):
    result = train(run_config(2), workspace, discard, Control())
    state = torch.load(result.checkpoint, weights_only=True)["training"]
    assert state["precision"] in ("fp32", "bf16")
    assert state["compiled"] is False
