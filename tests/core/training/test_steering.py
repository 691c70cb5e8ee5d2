"""A run that is typed with on its way, and chooses its best weights by that."""

import json

import pytest
import torch

from core.checkpoints import store
from core.checkpoints.milestones import find_milestones
from core.control import Control
from core.errors import Cancelled
from core.evaluation.validation_typing import make_simulator
from core.events import CheckpointSaved, Evaluated, Notice, RunFinished, TypingSimulated
from core.training.loop.train import train
from core.training.observe import typing_simulation
from core.training.observe.typing_simulator import Typed
from core.training.runs.run_folder import read_events, read_run, resume_config
from tests.core.training.test_trainer import Recorder, run_config, run_folder, weights


@pytest.fixture
def at_every_measurement(monkeypatch):
    """There is time for every typing simulation, however short the run."""
    run = typing_simulation.TypingSimulation.run

    def is_due(self, state, done, reading_seconds, is_last=False):
        return self.is_possible and not (self.last and self.last.step == state.step)

    monkeypatch.setattr(typing_simulation.TypingSimulation, "is_due", is_due)
    monkeypatch.setattr(
        typing_simulation.TypingSimulation,
        "run",
        lambda self, state, wait, must_end=False: run(self, state, wait, must_end=True),
    )


class Scripted:
    """Saves the keystrokes that the list says, one simulation after another."""

    def __init__(self, *saved):
        self.saved = list(saved)

    def __call__(self, dataset, languages, context):
        return self

    def type(self, read, should_continue):
        assert should_continue(0)
        assert read([2, 5, 6, 7], 2).shape == (2, 400)
        return Typed(characters=100, keys=100 - self.saved.pop(0), passages=1)


def best(folder):
    return store.describe(folder / store.CHECKPOINTS / store.BEST).origin


def test_a_typing_simulation_is_an_event_of_its_step(workspace, at_every_measurement):
    seen = Recorder()
    result = train(run_config(), workspace, seen, Control(), make_typing_simulator=make_simulator)
    typed = seen.of(TypingSimulated)
    assert [event.step for event in typed] == [event.step for event in seen.of(Evaluated)]
    assert all(0 <= event.keystrokes_saved < 1 for event in typed)
    assert all(event.characters > 100 and event.seconds > 0 for event in typed)
    assert result.keystrokes_saved == typed[-1].keystrokes_saved
    folder = run_folder(workspace)
    assert [e for e in read_events(folder) if isinstance(e, TypingSimulated)] == typed
    status = read_run(folder).status
    assert status.keystrokes_saved == typed[-1].keystrokes_saved
    assert status.best_keystrokes_saved == max(event.keystrokes_saved for event in typed)
    assert seen.of(RunFinished)[0].best_keystrokes_saved == status.best_keystrokes_saved


def test_typing_simulations_change_no_bit(workspace, at_every_measurement):
    train(run_config(8, "train.evaluate_steps=1"), workspace, Recorder(), Control())
    plain = run_folder(workspace)
    plain.rename(workspace.folder / "plain")
    before = torch.get_rng_state()
    seen = Recorder()
    config = run_config(8, "train.evaluate_steps=1")
    train(config, workspace, seen, Control(), make_typing_simulator=make_simulator)
    assert len(seen.of(TypingSimulated)) == 8
    expected = weights(workspace.folder / "plain")
    for name, value in weights(run_folder(workspace)).items():
        assert torch.equal(value, expected[name]), name
    torch.set_rng_state(before)


def test_without_a_simulator_no_typing_is_simulated(workspace, at_every_measurement):
    seen = Recorder()
    result = train(run_config(), workspace, seen, Control())
    assert seen.of(TypingSimulated) == []
    assert result.keystrokes_saved is None
    assert best(run_folder(workspace)).chosen_by == "bits_per_byte"


def test_the_best_weights_by_keystrokes_saved(workspace, at_every_measurement):
    seen = Recorder()
    config = run_config(8, "train.evaluate_steps=2", "train.best_by=keystrokes_saved")
    train(config, workspace, seen, Control(), make_typing_simulator=Scripted(10, 30, 20, 29))
    saved = [event.keystrokes_saved for event in seen.of(TypingSimulated)]
    assert saved == pytest.approx([0.1, 0.3, 0.2, 0.29])
    chosen = best(run_folder(workspace))
    assert (chosen.step, chosen.chosen_by) == (4, "keystrokes_saved")
    assert chosen.keystrokes_saved == pytest.approx(0.3)
    assert chosen.bits_per_byte == seen.of(Evaluated)[1].bits_per_byte


def test_what_was_best_is_known_after_a_resume(workspace, at_every_measurement):
    control = Control()
    config = run_config(8, "train.evaluate_steps=2", "train.best_by=keystrokes_saved")
    seen = Recorder(5, control.stop)
    train(config, workspace, seen, control, make_typing_simulator=Scripted(10, 30))
    folder = run_folder(workspace)
    again = Recorder()
    train(
        resume_config(folder),
        workspace,
        again,
        Control(),
        folder,
        make_typing_simulator=Scripted(29, 31),
    )
    assert [event.step for event in again.of(TypingSimulated)] == [6, 8]
    saved = [e.step for e in again.of(CheckpointSaved) if e.path.endswith(store.BEST)]
    assert saved == [8], "29 is less than the 30 of before"
    assert best(folder).keystrokes_saved == pytest.approx(0.31)


def test_a_run_too_short_for_simulations_types_once_at_its_end(workspace):
    seen = Recorder()
    config = run_config(
        4, "train.best_by=keystrokes_saved", "train.typing_simulation_fraction=0.000001"
    )
    train(config, workspace, seen, Control(), make_typing_simulator=Scripted(12))
    assert [event.step for event in seen.of(TypingSimulated)] == [4]
    assert best(run_folder(workspace)).chosen_by == "keystrokes_saved"


def test_with_nothing_to_type_bits_per_byte_decides_and_it_is_said(workspace):
    seen = Recorder()
    config = run_config(4, "train.best_by=keystrokes_saved")
    train(config, workspace, seen, Control(), make_typing_simulator=lambda *_: None)
    assert "bits per byte decides" in seen.of(Notice)[0].message
    assert best(run_folder(workspace)).chosen_by == "bits_per_byte"


def test_a_cancel_in_the_middle_of_a_typing_simulation(workspace, at_every_measurement):
    control = Control()

    class Cancelling(Scripted):
        def type(self, read, should_continue):
            control.cancel()
            return super().type(read, should_continue)

    with pytest.raises(Cancelled):
        train(run_config(), workspace, Recorder(), control, make_typing_simulator=Cancelling(1))
    assert read_run(run_folder(workspace)).status.state == "stopped"


def test_milestones_are_kept(workspace):
    seen = Recorder()
    train(run_config(24, "train.evaluate_steps=20"), workspace, seen, Control())
    folder = run_folder(workspace)
    kept = find_milestones(folder)
    assert [milestone.step for milestone in kept] == [10, 20]
    saved = [event.path for event in seen.of(CheckpointSaved) if "step-" in event.path]
    assert saved == [f"model/checkpoints/{milestone.path.name}" for milestone in kept]
    loaded = store.load(kept[1].path)
    assert loaded.training is None
    assert (loaded.origin.step, loaded.origin.chosen_by) == (20, "")
    assert loaded.origin.bits_per_byte == seen.of(Evaluated)[0].bits_per_byte
    assert store.describe(kept[0].path).origin.bits_per_byte is None, "not measured at step 10"


def test_milestones_can_be_switched_off(workspace):
    train(run_config(12, "train.keep_milestones=false"), workspace, Recorder(), Control())
    assert find_milestones(run_folder(workspace)) == []


def test_no_more_milestones_than_there_is_room_for(workspace, monkeypatch):
    monkeypatch.setattr("core.training.runs.run_writer.max_milestones", lambda weights_bytes: 2)
    train(run_config(50), workspace, Recorder(), Control())
    assert [milestone.step for milestone in find_milestones(run_folder(workspace))] == [10, 50]


def test_a_resume_takes_back_the_milestones_after_its_checkpoint(workspace):
    control = Control()
    train(run_config(30), workspace, Recorder(15, control.stop), control)
    folder = run_folder(workspace)
    # As after a crash at step 20, from whose checkpoint nothing is left.
    kept = find_milestones(folder)[0].path
    (kept.parent / "step-000020.pth").write_bytes(kept.read_bytes())
    resumed = Control()
    train(resume_config(folder), workspace, Recorder(16, resumed.stop), resumed, folder)
    assert [milestone.step for milestone in find_milestones(folder)] == [10]


def test_a_milestone_that_the_disk_refuses_is_a_notice(workspace, monkeypatch):
    from core.errors import StorageError

    real = store.save

    def save(path, **content):
        if path.name.startswith("step-"):
            raise StorageError("The disk is full.", "Free some space.")
        real(path, **content)

    monkeypatch.setattr(store, "save", save)
    seen = Recorder()
    assert train(run_config(12), workspace, seen, Control()).state == "finished"
    assert [event.message for event in seen.of(Notice)] == ["The disk is full."]


def test_a_run_of_an_older_version_continues(workspace):
    """Its state, status and configuration have no typing simulations and milestones."""
    train(run_config(4), workspace, Recorder(), Control())
    folder = run_folder(workspace)
    config_file, status_file = folder / "config.toml", folder / "status.json"
    new = ("typing_simulation_fraction", "best_by", "keep_milestones")
    kept = [line for line in config_file.read_text().splitlines() if not line.startswith(new)]
    config_file.write_text("\n".join(kept) + "\n")
    status = json.loads(status_file.read_text())
    status_file.write_text(
        json.dumps({name: value for name, value in status.items() if "keystrokes" not in name})
    )
    done = train(
        resume_config(folder, ["train.max_steps=6"]), workspace, Recorder(), Control(), folder
    )
    assert (done.state, done.step) == ("finished", 6)
