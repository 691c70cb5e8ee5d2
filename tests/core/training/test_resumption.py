"""What a resumed run may rely on: what it refuses and says, and that a refusal harms nothing."""

import errno
import json
import random
import shutil
from pathlib import Path

import pytest
import torch

from core import files
from core.checkpoints import store
from core.config import to_toml
from core.control import Control
from core.data.retokenize import retokenized
from core.data.token_dataset import TokenDataset
from core.errors import CheckpointError, CoreError, StorageError, TrainingError, WorkspaceError
from core.events import Evaluated, Notice, TrainStep, discard
from core.training.loop.train import train
from core.training.presets import load_preset
from core.training.runs import provenance
from core.training.runs.run_folder import read_run, read_run_config, resume_config
from core.training.step.learner import Learner
from core.workspace import open_workspace
from tests.core.conftest import TINY_SHAPE, build_datasets, write_tiny_sources

NAME = "tiny--tiny-everyday"
GOLDEN = Path(__file__).parents[2] / "golden" / "training_record_1.json"
LATEST = store.CHECKPOINTS / store.LATEST
EXACT = "as if the run had never stopped"
NOT_EXACT = "but not as if it had never stopped: "


def write_other_sources(folder):
    draw = random.Random(3)
    folder.mkdir(parents=True)
    for number in range(40):
        lines = [f"class Shape{number}:"]
        for index in range(8):
            lines += [
                f"    def side_{index}(self, length_{index}):",
                f"        self.sides.append(length_{index} ** {draw.randrange(9)})",
                "",
            ]
        (folder / f"shape_{number:02d}.py").write_text("\n".join(lines))
    return folder


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """Datasets to put in place: the first, one of other sources, and both with its tokenizer."""
    workspace = build_datasets(
        tmp_path_factory.mktemp("built"), tiny=write_tiny_sources, other=write_other_sources
    )
    first, second = (TokenDataset.open(workspace.find_dataset(n)) for n in ("tiny", "other"))
    same = retokenized(second, first.tokenizer, workspace, discard, Control())
    return {
        "first": first.folder,
        "other tokenizer": second.folder,
        "other text": same.folder,
    }


@pytest.fixture
def workspace(tmp_path, built):
    fresh = open_workspace(tmp_path / "workspace")
    shutil.copytree(built["first"], fresh.datasets / NAME)
    return fresh


def put(workspace, source, name=NAME):
    """What a build under the same name leaves behind."""
    shutil.rmtree(workspace.datasets / name, ignore_errors=True)
    shutil.copytree(source, workspace.datasets / name)


def run_config(steps=4, *assignments):
    return load_preset(
        "nano",
        dataset="tiny",
        assignments=[
            *TINY_SHAPE,
            f"train.max_steps={steps}",
            "train.batch_size=2",
            "train.evaluate_steps=2",
            "train.evaluation_tokens=128",
            "train.sample_tokens=0",
            "train.threads=1",
            "train.precision=fp32",
            "train.compile=off",
            "train.warmup_steps=1",
            *assignments,
        ],
    )


class Told:
    """Keeps what was told, and may stop the run after a step."""

    def __init__(self, stop_at=0):
        self.events, self.stop_at, self.control = [], stop_at, Control()

    def __call__(self, event):
        self.events.append(event)
        if isinstance(event, TrainStep) and event.step == self.stop_at:
            self.control.stop()

    def of(self, kind):
        return [event for event in self.events if isinstance(event, kind)]

    @property
    def sentences(self):
        return [notice.message for notice in self.of(Notice)]

    @property
    def warnings(self):
        return [notice.message for notice in self.of(Notice) if notice.level == "warning"]


def new_run(workspace, config=None, stop_at=2):
    """The folder of a run that was stopped after some steps."""
    told = Told(stop_at)
    done = train(config or run_config(), workspace, told, told.control)
    return workspace.runs / done.run


def continue_run(workspace, folder, *assignments):
    told = Told()
    train(resume_config(folder, assignments), workspace, told, told.control, folder)
    return told


def weights(folder):
    return store.load(folder / LATEST).model_state


def require_equal_weights(folder, other):
    for name, value in weights(folder).items():
        assert torch.equal(value, weights(other)[name]), name


def contents(workspace):
    """Every byte of the workspace but its cache; lock files are empty and come and go."""
    return {
        path: path.read_bytes()
        for path in workspace.folder.rglob("*")
        if path.is_file() and workspace.cache not in path.parents and path.suffix != ".lock"
    }


# --- other data ---------------------------------------------------------------------------


def test_another_tokenizer_is_refused_and_nothing_is_written(workspace, built):
    folder = new_run(workspace)
    put(workspace, built["other tokenizer"])
    before = contents(workspace)
    with pytest.raises(TrainingError, match="another tokenizer than the run") as caught:
        continue_run(workspace, folder)
    assert caught.value.hint.endswith(f"--from {folder.name} --dataset {NAME}")
    assert contents(workspace) == before
    put(workspace, built["first"])
    assert EXACT in continue_run(workspace, folder).sentences[0]


def test_a_run_of_an_older_version_refuses_another_tokenizer_too(workspace, built):
    folder = new_run(workspace)
    forget_provenance(folder)
    put(workspace, built["other tokenizer"])
    with pytest.raises(TrainingError, match="another tokenizer than the run"):
        continue_run(workspace, folder)


def test_another_dataset_with_another_tokenizer_is_refused(workspace, built):
    folder = new_run(workspace)
    put(workspace, built["other tokenizer"], "other--other-everyday")
    with pytest.raises(TrainingError, match="another tokenizer than the run"):
        continue_run(workspace, folder, "dataset=other")


def test_what_was_built_again_from_the_same_files_is_the_same(workspace, built):
    whole = new_run(workspace, stop_at=0)
    folder = new_run(workspace)
    put(workspace, built["first"])
    told = continue_run(workspace, folder)
    assert EXACT in told.sentences[0]
    assert not told.warnings
    require_equal_weights(folder, whole)


def test_other_text_of_the_same_tokenizer_is_learned_and_told(workspace, built):
    folder = new_run(workspace)
    put(workspace, built["other text"])
    told = continue_run(workspace, folder)
    assert told.warnings[0].startswith("The run learns from other data than before")
    assert told.of(Notice)[0].hint
    assert told.sentences[1].endswith(f"{NOT_EXACT}the dataset {NAME} has other text.")
    # From here on the run is one of the new data.
    again = continue_run(workspace, folder, "train.max_steps=4", "train.max_steps=6")
    assert not again.warnings
    assert "other text" not in again.sentences[0]


def test_a_renamed_dataset_is_found_by_its_content(workspace):
    whole = new_run(workspace, stop_at=0)
    folder = new_run(workspace)
    (workspace.datasets / NAME).rename(workspace.datasets / "renamed")
    told = continue_run(workspace, folder)
    assert told.sentences[0] == f"The dataset {NAME} of this run is called renamed now."
    assert EXACT in told.sentences[1]
    assert not told.warnings
    assert read_run_config(folder).dataset == "renamed"
    require_equal_weights(folder, whole)


def test_a_dataset_that_was_put_aside_and_built_again_is_the_one_that_was_put_aside(
    workspace, built
):
    whole = new_run(workspace, stop_at=0)
    folder = new_run(workspace)
    (workspace.datasets / NAME).rename(workspace.datasets / "aside")
    put(workspace, built["other tokenizer"])
    told = continue_run(workspace, folder)
    assert told.sentences[0] == f"The dataset {NAME} of this run is called aside now."
    require_equal_weights(folder, whole)


def test_a_dataset_that_the_user_names_is_taken(workspace, built):
    folder = new_run(workspace)
    put(workspace, built["other text"], "named")
    told = continue_run(workspace, folder, "dataset=named")
    assert told.warnings == [
        "The run learns from other data than before: named has the same tokenizer, but other text."
    ]
    assert read_run_config(folder).dataset == "named"


def test_a_moved_workspace_changes_nothing(workspace, tmp_path):
    whole = new_run(workspace, stop_at=0)
    folder = new_run(workspace)
    moved = open_workspace(workspace.folder.rename(tmp_path / "elsewhere"))
    told = continue_run(moved, moved.runs / folder.name)
    assert EXACT in told.sentences[0]
    require_equal_weights(moved.runs / folder.name, moved.runs / whole.name)


def test_a_dataset_on_another_disk_is_the_same(workspace, tmp_path):
    folder = new_run(workspace)
    disk = shutil.move(workspace.datasets / NAME, tmp_path / "disk")
    (workspace.datasets / NAME).symlink_to(disk)
    assert EXACT in continue_run(workspace, folder).sentences[0]


def test_a_dataset_that_is_gone_is_told_by_its_name(workspace):
    folder = new_run(workspace)
    before = contents(workspace)
    shutil.move(workspace.datasets / NAME, workspace.folder / "gone")
    with pytest.raises(WorkspaceError, match="no dataset 'tiny'"):
        continue_run(workspace, folder)
    shutil.move(workspace.folder / "gone", workspace.datasets / NAME)
    assert contents(workspace) == before


def only_held_out_of(workspace, source):
    """Exchange the held-out files alone, as another split does."""
    here = workspace.datasets / NAME
    for path in source.glob("val-*"):
        shutil.copy(path, here / path.name)
    ours, theirs = (json.loads((f / "dataset.json").read_text()) for f in (here, source))
    (here / "dataset.json").write_text(json.dumps({**ours, "validation": theirs["validation"]}))


def test_other_held_out_files_leave_the_weights_and_end_the_comparison(workspace, built):
    whole = new_run(workspace, stop_at=0)
    folder = new_run(workspace)
    only_held_out_of(workspace, built["other text"])
    counters = store.load(folder / LATEST).training["counters"]
    assert counters["best_bits_per_byte"] > 0
    told = continue_run(workspace, folder)
    assert told.warnings[0] == f"The held-out files of {NAME} are other ones than before."
    assert EXACT in told.sentences[1]
    require_equal_weights(folder, whole)
    # The best of the run is the best by the new files, whatever the old figure was.
    assert read_run(folder).status.best_bits_per_byte == min(
        event.bits_per_byte for event in told.of(Evaluated)
    )


def test_replay_data_is_compared_too(workspace, built):
    put(workspace, built["first"], "old--x")
    mixing = ("train.replay_dataset=old--x", "train.replay_fraction=0.5")
    folder = new_run(workspace, run_config(4, *mixing))
    assert (
        EXACT in continue_run(workspace, folder, "train.max_steps=4", "train.seed=1").sentences[0]
    )

    folder = new_run(workspace, run_config(4, *mixing))
    (workspace.datasets / "old--x").rename(workspace.datasets / "older")
    told = continue_run(workspace, folder)
    assert told.sentences[0] == "The dataset old--x of this run is called older now."
    assert EXACT in told.sentences[1]

    folder = new_run(
        workspace, run_config(4, "train.replay_dataset=older", "train.replay_fraction=0.5")
    )
    put(workspace, built["other text"], "older")
    shutil.rmtree(workspace.datasets / "old--x", ignore_errors=True)
    put(workspace, built["first"])
    told = continue_run(workspace, folder, "dataset=tiny")
    # The same content is still here under the name of the dataset itself.
    assert told.sentences[0] == f"The dataset older of this run is called {NAME} now."

    folder = new_run(
        workspace, run_config(4, "train.replay_dataset=older", "train.replay_fraction=0.5")
    )
    told = continue_run(workspace, folder, "train.replay_dataset=")
    assert told.sentences[0].endswith(f"{NOT_EXACT}nothing is mixed in instead of older.")
    put(workspace, built["other tokenizer"], "older")
    folder = new_run(workspace, run_config(4))
    with pytest.raises(TrainingError, match="have different tokenizers"):
        continue_run(workspace, folder, "train.replay_dataset=older")


# --- other settings ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("assignment", "words"),
    [
        ("train.batch_size=4", "train.batch_size is 4 instead of 2"),
        ("train.accumulation=2", "train.accumulation is 2 instead of 1"),
        ("train.seed=5", "train.seed is 5 instead of 1"),
        ("train.fim_rate=0.5", "train.fim_rate is 0.5 instead of 0"),
        ("train.weight_decay=0.2", "train.weight_decay is 0.2 instead of 0.01"),
        ("train.gradient_clip=0.5", "train.gradient_clip is 0.5 instead of 1"),
        (
            "train.embedding_learning_rate=0.001",
            "train.embedding_learning_rate is 0.001 instead of 0.01",
        ),
        ("train.context_warmup=0.9", "train.context_warmup is 0.9 instead of 0"),
        ("train.threads=2", "threads is 2 instead of 1"),
        ("train.precision=bf16", "precision is bf16 instead of fp32"),
    ],
)
def test_a_setting_on_which_the_last_bit_depends_is_named(workspace, assignment, words):
    folder = new_run(workspace)
    (sentence,) = [
        s for s in continue_run(workspace, folder, assignment).sentences if "Continuing" in s
    ]
    assert sentence == (
        f"Continuing from step 2 with the weights and the optimizer of the run, {NOT_EXACT}{words}."
    )


@pytest.mark.parametrize(
    "assignment",
    [
        "train.evaluate_steps=1", "train.evaluation_tokens=64",
        "train.typing_simulation_fraction=0",
        "train.best_by=keystrokes_saved", "train.keep_milestones=false", "train.save_seconds=1",
        "train.sample_tokens=3", 'train.prompts=["def f"]',
    ],
)  # fmt: skip
def test_what_is_only_measured_or_shown_changes_no_bit(workspace, assignment):
    whole = new_run(workspace, stop_at=0)
    folder = new_run(workspace)
    told = continue_run(workspace, folder, assignment)
    assert any(EXACT in sentence for sentence in told.sentences)
    require_equal_weights(folder, whole)


def test_a_new_horizon_says_from_what_to_what_the_rate_rises(workspace):
    folder = new_run(workspace, run_config(4, "train.learning_rate=0.02"), stop_at=0)
    told = continue_run(workspace, folder, "train.max_steps=16")
    # The last step of four had a quarter of the peak; at step 4 of 16 it is three quarters.
    assert told.of(TrainStep)[0].learning_rate == pytest.approx(0.015)
    assert told.sentences == [
        "Continuing from step 4 with the weights and the optimizer of the run, "
        f"{NOT_EXACT}train.max_steps is 16 instead of 4; "
        "the learning rate rises again from 0.005 to 0.015."
    ]


def test_a_shorter_horizon_says_how_the_rate_falls(workspace):
    folder = new_run(workspace, run_config(100, "train.learning_rate=0.02"), stop_at=4)
    (sentence,) = continue_run(workspace, folder, "train.max_steps=5").sentences
    assert "the learning rate falls from 0.0194 to 0.004." in sentence


def test_a_time_in_place_of_steps_is_named_and_follows_the_clock(workspace):
    folder = new_run(workspace)
    (sentence,) = continue_run(workspace, folder, "train.max_minutes=0.01").sentences
    assert "train.max_steps is 0 instead of 4; train.max_minutes is 0.01 instead of 0" in sentence
    folder = new_run(workspace, run_config(0, "train.max_minutes=0.05"), stop_at=2)
    (sentence,) = continue_run(workspace, folder).sentences
    assert EXACT in sentence
    assert sentence.endswith("The learning rate follows the clock.")


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"torch": "1.0"}, "instead of 1.0"),
        ({"processor": "another"}, "it computes on another processor"),
        ({"device": "cuda"}, "device is cpu instead of cuda"),
        ({"compiled": True}, "the model is not compiled any more"),
        ({"processes": 2}, "processes is 1 instead of 2"),
    ],
)
def test_another_machine_is_named(workspace, change, words, monkeypatch):
    folder = new_run(workspace)
    real = provenance.recorded_training

    def elsewhere(state, recorded):
        from dataclasses import replace

        known = real(state, recorded)
        return replace(known, provenance=replace(known.provenance, **change))

    monkeypatch.setattr("core.training.setup.starting_point.recorded_training", elsewhere)
    (sentence,) = continue_run(workspace, folder).sentences
    assert NOT_EXACT in sentence
    assert words in sentence


def forget_provenance(folder):
    """Make the checkpoint one of an older version."""
    path = folder / LATEST
    loaded = store.load(path)
    training = {k: v for k, v in loaded.training.items() if k not in ("provenance", "recipe")}
    store.save(
        path,
        model_config=loaded.model_config,
        model_state=loaded.model_state,
        tokenizer=loaded.tokenizer,
        origin=loaded.origin,
        training=training,
    )
    store.previous(path).unlink(missing_ok=True)
    (folder / "provenance.json").unlink()


def test_a_run_of_an_older_version_continues_and_promises_what_is_known(workspace):
    whole = new_run(workspace, stop_at=0)
    folder = new_run(workspace)
    forget_provenance(folder)
    (sentence,) = continue_run(workspace, folder).sentences
    assert "did not record its data" in sentence
    assert EXACT not in sentence
    require_equal_weights(folder, whole)
    # The configuration that it was trained with is in its folder.
    folder = new_run(workspace)
    forget_provenance(folder)
    (sentence,) = continue_run(workspace, folder, "train.batch_size=4").sentences
    assert sentence.endswith(f"{NOT_EXACT}train.batch_size is 4 instead of 2.")


def test_what_a_newer_version_records_is_not_understood_and_not_in_the_way(workspace, monkeypatch):
    monkeypatch.setattr(
        "core.training.runs.run_writer.record",
        lambda *_: {"provenance": {"new": 1}, "recipe": "[new]"},
    )
    folder = new_run(workspace)
    monkeypatch.undo()
    (sentence,) = continue_run(workspace, folder).sentences
    assert "Continuing from step 2" in sentence


def test_the_configuration_that_counts_is_that_of_the_checkpoint(workspace):
    """A resume with other settings that was killed before it saved left the old checkpoint."""
    folder = new_run(workspace)
    (folder / "config.toml").write_text(to_toml(run_config(4, "train.batch_size=4")))
    (sentence,) = continue_run(workspace, folder).sentences
    assert sentence.endswith(f"{NOT_EXACT}train.batch_size is 4 instead of 2.")


def test_a_run_records_where_its_weights_come_from(workspace, built):
    folder = new_run(workspace)
    record = json.loads((folder / "provenance.json").read_text())
    info = json.loads((built["first"] / "dataset.json").read_text())
    assert record["started_at"] == read_run(folder).status.started_at
    assert record["data"] == {
        "name": NAME,
        "train_sha256": info["train"]["tokens_sha256"],
        "validation_sha256": info["validation"]["tokens_sha256"],
        "tokenizer_sha256": info["tokenizer_sha256"],
    }
    assert (record["threads"], record["precision"], record["device"]) == (1, "fp32", "cpu")


# --- a refusal harms nothing ------------------------------------------------------------


@pytest.mark.parametrize(
    "assignments",
    [
        ("train.optimizer=adamw",),
        ("train.device=mps",),
        ("train.max_steps=1",),
        ("train.max_steps=0",),
        ("train.replay_dataset=nowhere",),
        ("dataset=nowhere",),
        ("model.layers=1",),
        ("train.batch_size=0",),
        ("train.no_such=1",),
    ],
)
def test_a_refused_resume_leaves_the_run_as_it_was(workspace, assignments):
    whole = new_run(workspace, stop_at=0)
    folder = new_run(workspace)
    before = contents(workspace)
    with pytest.raises(CoreError) as caught:
        continue_run(workspace, folder, *assignments)
    assert caught.value.message
    assert contents(workspace) == before
    assert EXACT in continue_run(workspace, folder).sentences[0]
    require_equal_weights(folder, whole)


def test_another_optimizer_is_refused_by_its_name(workspace):
    folder = new_run(workspace)
    with pytest.raises(CheckpointError, match="adamw does not fit the run") as caught:
        continue_run(workspace, folder, "train.optimizer=adamw")
    assert "--from" in caught.value.hint


@pytest.mark.parametrize("assignment", ["train.device=mps", "train.replay_dataset=nowhere"])
def test_a_refused_new_run_leaves_no_folder(workspace, assignment):
    with pytest.raises(CoreError):
        train(run_config(4, assignment), workspace, Told(), Control())
    assert not workspace.runs.exists()


def test_a_configuration_that_fails_in_its_first_step_is_not_kept(workspace, monkeypatch):
    whole = new_run(workspace, stop_at=0)
    folder = new_run(workspace)
    recorded = (folder / "config.toml").read_bytes()

    def no_memory(self, step, before_each, window_splits=1):
        raise torch.OutOfMemoryError("Tried to allocate 20 GB")

    with monkeypatch.context() as patch:
        patch.setattr(Learner, "compute_gradients", no_memory)
        with pytest.raises(TrainingError, match="ran out of memory"):
            continue_run(workspace, folder, "train.batch_size=2048")
    assert (folder / "config.toml").read_bytes() == recorded
    assert EXACT in continue_run(workspace, folder).sentences[0]
    require_equal_weights(folder, whole)


def test_memory_that_is_short_before_the_first_step_is_a_sentence(workspace, monkeypatch):
    def no_memory(*_arguments, **_options):
        raise torch.OutOfMemoryError("Tried to allocate 20 GB")

    monkeypatch.setattr("core.training.loop.train.Learner", no_memory)
    with pytest.raises(TrainingError, match="ran out of memory"):
        train(run_config(), workspace, Told(), Control())
    assert not workspace.runs.exists()


def test_a_configuration_is_written_with_the_first_step(workspace):
    folder = new_run(workspace)
    seen = []

    def look(event):
        if isinstance(event, TrainStep):
            seen.append(read_run_config(folder).train.max_steps)

    train(resume_config(folder, ["train.max_steps=6"]), workspace, look, Control(), folder)
    assert seen == [6, 6, 6, 6]


def test_a_disk_that_refuses_the_first_files_leaves_no_half_a_run(workspace, monkeypatch):
    real = files.write_text

    def refuse(path, text):
        if path.name == "config.toml":
            raise files.storage_error(OSError(errno.ENOSPC, "No space left on device"), path)
        real(path, text)

    monkeypatch.setattr(files, "write_text", refuse)
    with pytest.raises(StorageError, match="The disk is full"):
        train(run_config(), workspace, Told(), Control())
    assert list(workspace.runs.iterdir()) == []


@pytest.mark.parametrize("number", [errno.EROFS, errno.EACCES, errno.EPERM])
def test_a_run_on_a_disk_that_is_read_only_is_a_sentence(workspace, monkeypatch, number):
    folder = new_run(workspace)
    before = contents(workspace)

    def refuse(*_arguments, **_options):
        raise OSError(number, "Read-only file system")

    monkeypatch.setattr("filelock.FileLock.acquire", refuse)
    with pytest.raises(StorageError, match="may not be written") as caught:
        continue_run(workspace, folder)
    assert "--workspace" in caught.value.hint
    assert contents(workspace) == before


def test_a_record_of_an_earlier_version_is_read():
    state = json.loads(GOLDEN.read_text())
    known = provenance.recorded_training(state, run_config())
    assert known.config.train.batch_size == 6
    assert known.config.dataset == "golden"
    assert known.provenance.data.name == "golden--golden-everyday"
    assert known.provenance.data.tokenizer_sha256.startswith("1d7c")
    assert (known.provenance.threads, known.provenance.precision) == (2, "bf16")
    assert provenance.recorded_training({}, run_config()).provenance is None
    assert provenance.recorded_training(None, run_config()).config == run_config()
