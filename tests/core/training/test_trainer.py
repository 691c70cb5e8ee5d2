"""The training loop on a tiny model: what it writes, how it ends, how it is resumed."""

import csv
import json
from dataclasses import replace

import pytest
import torch

from core.checkpoints import store
from core.control import Control
from core.errors import (
    Cancelled,
    CheckpointError,
    ConfigError,
    DiskFull,
    TrainingError,
    WorkspaceError,
)
from core.events import (
    CheckpointSaved,
    Evaluated,
    Notice,
    RunDiverged,
    RunFinished,
    RunStarted,
    SampleDrawn,
    TrainStep,
)
from core.training.loop.train import train
from core.training.presets import load_preset
from core.training.runs.run_folder import (
    LOSS_LOG,
    read_events,
    read_run,
    resume_config,
    run_lock,
)
from tests.core.conftest import TINY_SHAPE


def run_config(steps=8, *assignments):
    return load_preset(
        "nano",
        dataset="tiny",
        assignments=[
            *TINY_SHAPE,
            f"train.max_steps={steps}",
            "train.batch_size=2",
            "train.accumulation=2",
            "train.evaluate_steps=4",
            "train.evaluation_tokens=128",
            "train.sample_tokens=4",
            "train.threads=1",
            "train.precision=fp32",  # what the tests expect must not depend on the machine
            "train.warmup_steps=2",
            *assignments,
        ],
    )


class Recorder:
    """Keeps the events, and does something at a step."""

    def __init__(self, at=0, action=None):
        self.events, self.at, self.action = [], at, action

    def __call__(self, event):
        self.events.append(event)
        if isinstance(event, TrainStep) and event.step == self.at:
            self.action()

    def of(self, kind):
        return [event for event in self.events if isinstance(event, kind)]


def weights(folder):
    return store.load(folder / store.CHECKPOINTS / store.LATEST).model_state


def run_folder(workspace):
    (folder,) = workspace.runs.iterdir()
    return folder


def test_a_run_leaves_what_it_promises(workspace):
    seen = Recorder()
    result = train(run_config(), workspace, seen, Control())
    folder = run_folder(workspace)
    assert (result.state, result.step, result.run) == ("finished", 8, folder.name)
    assert result.tokens_seen == 8 * 2 * 2 * 32
    assert isinstance(seen.events[0], RunStarted)
    assert [event.step for event in seen.of(TrainStep)] == list(range(1, 9))
    assert [event.step for event in seen.of(Evaluated)] == [4, 8]
    assert [event.step for event in seen.of(SampleDrawn)] == [4, 8]
    assert seen.of(RunFinished)[0].state == "finished"
    first, last = seen.of(Evaluated)
    assert last.bits_per_byte < first.bits_per_byte
    assert result.best_bits_per_byte == last.bits_per_byte
    with open(folder / LOSS_LOG, newline="") as file:
        rows = list(csv.DictReader(file))
    assert [int(row["step"]) for row in rows] == list(range(1, 9))
    assert float(rows[7]["validation_bits_per_byte"]) == pytest.approx(last.bits_per_byte, abs=1e-5)
    assert [type(event) for event in read_events(folder)] == [type(event) for event in seen.events]
    assert read_run(folder).status.state == "finished"
    best = store.load(folder / store.CHECKPOINTS / store.BEST)
    assert best.training is None
    assert best.origin.bits_per_byte == last.bits_per_byte
    assert best.origin.step == 8
    assert not list(folder.rglob("*.tmp-*"))


@pytest.mark.parametrize(("rate", "ends", "expected"), [(0.5, True, True), (0.0, True, False)])
def test_a_checkpoint_says_whether_its_model_ends_middles(workspace, rate, ends, expected):
    config = run_config()
    config = replace(config, train=replace(config.train, fim_rate=rate, fim_ends_middles=ends))
    train(config, workspace, Recorder(), Control())
    latest = store.load(run_folder(workspace) / store.CHECKPOINTS / store.LATEST)
    assert latest.origin.fim_ends_middles is expected


@pytest.mark.parametrize(("kind", "context_warmup"), [("muon", 0.5), ("adamw", 0.0)])
@pytest.mark.parametrize("stop_at", [3, 5])
def test_a_stopped_and_resumed_run_equals_an_uninterrupted_one(
    workspace, kind, context_warmup, stop_at
):
    config = run_config(
        8,
        f"train.optimizer={kind}",
        "train.learning_rate=0.01",
        f"train.context_warmup={context_warmup}",
    )
    train(config, workspace, Recorder(), Control())
    whole = run_folder(workspace)
    expected = weights(whole)
    whole.rename(workspace.folder / "whole")
    control = Control()
    stopped = train(config, workspace, Recorder(stop_at, control.stop), control)
    assert (stopped.state, stopped.step) == ("stopped", stop_at)
    folder = run_folder(workspace)
    assert read_run(folder).is_resumable
    seen = Recorder()
    resumed = train(resume_config(folder), workspace, seen, Control(), folder)
    assert (resumed.state, resumed.step) == ("finished", 8)
    assert [event.step for event in seen.of(TrainStep)] == list(range(stop_at + 1, 9))
    said = [event.message for event in seen.of(Notice)]
    assert f"Continuing from step {stop_at} as if the run had never stopped" in said[0]
    # The windows became whole after step 4.
    is_told = said[1:] == ["Windows are 32 tokens from here on."]
    assert is_told == (context_warmup > 0 and stop_at < 4)
    for name, value in weights(folder).items():
        assert torch.equal(value, expected[name]), name


def test_a_resume_falls_back_to_the_previous_checkpoint(workspace):
    train(run_config(4), workspace, Recorder(), Control())
    folder = run_folder(workspace)
    train(resume_config(folder, ["train.max_steps=6"]), workspace, Recorder(), Control(), folder)
    latest = folder / store.CHECKPOINTS / store.LATEST
    data = bytearray(latest.read_bytes())
    data[len(data) // 2] ^= 1
    latest.write_bytes(data)
    seen = Recorder()
    train(resume_config(folder, ["train.max_steps=6"]), workspace, seen, Control(), folder)
    assert [event.step for event in seen.of(TrainStep)] == [5, 6]


def test_watching_more_often_changes_no_weight(workspace):
    train(run_config(6), workspace, Recorder(), Control())
    seldom = run_folder(workspace)
    seldom.rename(workspace.folder / "seldom")
    train(run_config(6, "train.evaluate_steps=1"), workspace, Recorder(), Control())
    often = weights(run_folder(workspace))
    for name, value in weights(workspace.folder / "seldom").items():
        assert torch.equal(value, often[name]), name


def test_accumulation_equals_a_larger_batch(workspace):
    # AdamW makes whole steps of the smallest gradients: bf16 would round some to the other side.
    same = ("train.optimizer=adamw", "train.precision=fp32")
    halves = run_config(3, "train.batch_size=2", "train.accumulation=2", *same)
    train(halves, workspace, Recorder(), Control())
    first = run_folder(workspace)
    first.rename(workspace.folder / "halves")
    whole = run_config(3, "train.batch_size=4", "train.accumulation=1", *same)
    train(whole, workspace, Recorder(), Control())
    for name, value in weights(workspace.folder / "halves").items():
        torch.testing.assert_close(value, weights(run_folder(workspace))[name], atol=2e-3, rtol=0)


def test_a_cancel_keeps_the_last_checkpoint_and_says_stopped(workspace):
    control = Control()
    with pytest.raises(Cancelled):
        train(run_config(), workspace, Recorder(2, control.cancel), control)
    assert read_run(run_folder(workspace)).status.state == "stopped"


def poisoned(seen, monkeypatch, at, change):
    """From step ``at`` on, ``change`` is done to the loss."""
    from core.training.step.loss import head_loss

    def poison():
        monkeypatch.setattr(
            "core.training.step.learner.head_loss",
            lambda *arguments: change(head_loss(*arguments)),
        )

    seen.at, seen.action = at, poison


def test_a_loss_that_is_no_number_ends_with_the_last_good_state(workspace, monkeypatch):
    seen = Recorder()
    poisoned(seen, monkeypatch, 3, lambda loss: loss * float("nan"))
    with pytest.raises(TrainingError) as caught:
        train(run_config(8, "train.native=off"), workspace, seen, Control())
    folder = run_folder(workspace)
    assert "step 4" in caught.value.message
    assert caught.value.hint.endswith(
        f"--resume {folder.name} --set train.learning_rate=0.01 "
        "--set train.embedding_learning_rate=0.005 "
        "--set train.head_learning_rate=0.0015"
    )
    status = read_run(folder).status
    assert (status.state, status.step) == ("failed", 3)
    assert status.hint == caught.value.hint
    (offer,) = seen.of(RunDiverged)
    assert (offer.step, offer.good_step, offer.run) == (3, 3, folder.name)
    monkeypatch.undo()
    again = Recorder()
    done = train(resume_config(folder, offer.settings.split()), workspace, again, Control(), folder)
    assert done.state == "finished"
    steps = again.of(TrainStep)
    assert [step.step for step in steps] == [4, 5, 6, 7, 8]
    assert steps[0].learning_rate == pytest.approx(0.01 * 5 / 8)


def test_weights_that_are_no_numbers_are_not_saved(workspace, monkeypatch):
    seen = Recorder()

    def spoil():
        seen.model.head.weight.data[3, 3] = float("nan")

    seen.at, seen.action = 3, spoil

    def keep(weights):
        seen.model = weights.model

    config = run_config(8, "train.save_seconds=0")
    with pytest.raises(TrainingError, match="step 2, is kept"):
        train(config, workspace, seen, Control(), on_model=keep)
    assert all(torch.isfinite(value).all() for value in weights(run_folder(workspace)).values())


def test_a_loss_that_climbs_and_stays_ends_the_run_before_it_spoils_the_checkpoint(
    workspace, monkeypatch
):
    seen = Recorder()
    poisoned(seen, monkeypatch, 40, lambda loss: loss + 3.0)
    config = run_config(90, "train.save_seconds=0", "train.native=off")
    with pytest.raises(TrainingError, match="climbed far above") as caught:
        train(config, workspace, seen, Control())
    (offer,) = seen.of(RunDiverged)
    assert offer.step < 52
    assert 40 <= offer.good_step < 48
    assert f"step {offer.good_step}, is kept" in caught.value.message
    kept = store.load(run_folder(workspace) / store.CHECKPOINTS / store.LATEST)
    assert kept.origin.step == offer.good_step


def test_a_full_disk_pauses_the_run_until_there_is_room(workspace, monkeypatch):
    seen = Recorder()
    real, refusals = store.save, iter([False, True, True, True])

    def save(path, **content):
        if path.name == store.LATEST and next(refusals, False):
            states.append(read_run(run_folder(workspace)).status.state)
            raise DiskFull("The disk is full.", "Free some space.")
        real(path, **content)

    states = []
    monkeypatch.setattr(store, "save", save)
    monkeypatch.setattr("core.training.loop.trainer._DISK_POLL_SECONDS", 0.01)
    config = run_config(6, "train.save_seconds=0")
    result = train(config, workspace, seen, Control())
    assert result.state == "finished"
    assert [event.step for event in seen.of(TrainStep)] == [1, 2, 3, 4, 5, 6]
    paused, resumed = seen.of(Notice)
    assert paused.message == "The disk is full. Training is paused at step 2."
    assert "continues by itself" in paused.hint
    assert "free space again" in resumed.message
    assert states == ["running", "paused", "paused"]
    assert [event.step for event in seen.of(CheckpointSaved) if "latest" in event.path][1] == 2


def test_a_stop_while_the_disk_is_full_ends_with_the_sentence(workspace, monkeypatch):
    real = store.save
    control = Control()

    def save(path, **content):
        if seen.of(CheckpointSaved) and path.name == store.LATEST:
            raise DiskFull("The disk is full.", "Free some space.")
        real(path, **content)

    class Stopper(Recorder):
        def __call__(self, event):
            super().__call__(event)
            if isinstance(event, Notice):
                control.stop()

    seen = Stopper()
    monkeypatch.setattr(store, "save", save)
    config = run_config(50, "train.save_seconds=0")
    with pytest.raises(DiskFull):
        train(config, workspace, seen, control)
    folder = run_folder(workspace)
    assert read_run(folder).status.state == "failed"
    assert store.load(folder / store.CHECKPOINTS / store.LATEST).origin.step == 1


def test_a_vocabulary_that_does_not_fit_is_refused_with_the_fix(workspace):
    config = run_config()
    config = replace(config, model=replace(config.model, vocabulary=300))
    with pytest.raises(TrainingError) as caught:
        train(config, workspace, Recorder(), Control())
    assert "vocabulary of 400" in caught.value.message
    assert caught.value.hint == "Give the model as many: --set model.vocabulary=400"
    assert not workspace.runs.exists()


def test_too_little_text_is_refused(workspace):
    config = run_config()
    config = replace(config, model=replace(config.model, context=8192))
    with pytest.raises(TrainingError, match="less than one window of 8192"):
        train(config, workspace, Recorder(), Control())


def test_a_run_without_an_end_is_refused(workspace):
    with pytest.raises(ConfigError, match="has no end"):
        train(run_config(0), workspace, Recorder(), Control())


def test_an_unknown_dataset_names_the_nearest(workspace):
    with pytest.raises(WorkspaceError) as caught:
        train(replace(run_config(), dataset="tinny"), workspace, Recorder(), Control())
    assert "tiny" in caught.value.hint


def test_a_run_killed_before_its_first_checkpoint_starts_over(workspace):
    train(run_config(4), workspace, Recorder(), Control())
    folder = run_folder(workspace)
    expected = weights(folder)
    for path in (folder / store.CHECKPOINTS).iterdir():
        path.unlink()
    for place in (folder, folder / "training_logs", folder / store.CHECKPOINTS):
        (place / "x.tmp-1-2").write_text("orphan")
    seen = Recorder()
    train(resume_config(folder), workspace, seen, Control(), folder)
    assert [event.step for event in seen.of(TrainStep)] == [1, 2, 3, 4]
    assert all(torch.equal(value, expected[name]) for name, value in weights(folder).items())
    assert not list(folder.rglob("*.tmp-*"))


def test_a_checkpoint_of_another_run_is_skipped_with_a_notice(workspace):
    for _ in range(2):
        train(run_config(4), workspace, Recorder(), Control())
    mine, other = sorted(workspace.runs.iterdir())
    train(resume_config(mine, ["train.max_steps=6"]), workspace, Recorder(), Control(), mine)
    latest = mine / store.CHECKPOINTS / store.LATEST
    latest.write_bytes((other / store.CHECKPOINTS / store.LATEST).read_bytes())
    seen = Recorder()
    train(resume_config(mine, ["train.max_steps=7"]), workspace, seen, Control(), mine)
    assert [event.step for event in seen.of(TrainStep)] == [5, 6, 7]
    assert "is the checkpoint of another run. Continuing from step 4." in seen.of(Notice)[0].message


def test_two_processes_never_train_one_run(workspace):
    train(run_config(2), workspace, Recorder(), Control())
    folder = run_folder(workspace)
    with run_lock(folder).acquire(timeout=0), pytest.raises(TrainingError, match="another process"):
        train(run_config(4), workspace, Recorder(), Control(), folder)


def test_a_foreign_optimizer_state_is_refused(workspace):
    train(run_config(2), workspace, Recorder(), Control())
    folder = run_folder(workspace)
    config = resume_config(folder, ["train.max_steps=4", "train.optimizer=adamw"])
    with pytest.raises(CheckpointError, match="does not fit the run"):
        train(config, workspace, Recorder(), Control(), folder)


def test_a_refused_write_is_a_notice_and_training_continues(workspace, monkeypatch):
    seen = Recorder()
    real = store.save

    def refuse_once(path, **content):
        if not seen.of(Notice):
            from core.errors import StorageError

            raise StorageError("The disk is full.", "Free some space.")
        real(path, **content)

    monkeypatch.setattr(store, "save", refuse_once)
    result = train(run_config(), workspace, seen, Control())
    assert result.state == "finished"
    assert seen.of(Notice)[0].message == "The disk is full."
    assert [event.path for event in seen.of(CheckpointSaved)][-1].endswith(store.LATEST)


def test_a_time_horizon_ends_the_run(workspace):
    config = run_config(0, "train.max_minutes=0.02")
    result = train(config, workspace, Recorder(), Control())
    assert result.state == "finished"
    assert result.elapsed_seconds >= 1.2
    last = json.loads((run_folder(workspace) / "status.json").read_text())
    assert last["max_seconds"] == pytest.approx(1.2)


def test_a_resume_with_nothing_left_to_train_changes_nothing(workspace):
    train(run_config(3), workspace, Recorder(), Control())
    folder = run_folder(workspace)
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    config = resume_config(folder, ["train.max_steps=2", "train.learning_rate=0.5"])
    with pytest.raises(TrainingError, match="nothing left to train: the run is at step 3"):
        train(config, workspace, Recorder(), Control(), folder)
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before


def test_a_run_keeps_the_time_of_its_start(workspace):
    train(run_config(2), workspace, Recorder(), Control())
    folder = run_folder(workspace)
    status = json.loads((folder / "status.json").read_text())
    (folder / "status.json").write_text(json.dumps({**status, "started_at": "2026-01-02"}))
    train(resume_config(folder, ["train.max_steps=4"]), workspace, Recorder(), Control(), folder)
    assert read_run(folder).status.started_at == "2026-01-02"
