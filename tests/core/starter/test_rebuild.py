"""The whole way: archives, corpus, training, comparison with the record."""

import dataclasses
import json
from pathlib import Path

import pytest

from core.checkpoints import store
from core.control import Control
from core.corpus.store.reader import iter_documents
from core.errors import ConfigError, SourceError
from core.events import TrainStep
from core.starter.corpus import CORPUS, build_starter_corpus, starter_dataset
from core.starter.phases import export_weights, phase_config, run_phase
from core.starter.rebuild import check, rebuild
from core.starter.record import RECORD_FILE, compare, read_record, write_record
from core.starter.staging import stage_sources
from core.workspace import open_workspace
from tests.core.starter.small_recipe import PHASE, small_recipe


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """A recipe, its record, and the workspace in which the record was made."""
    folder = tmp_path_factory.mktemp("starter")
    second = dataclasses.replace(
        PHASE,
        name="second",
        start_from="first",
        settings=(*PHASE.settings, "train.decay_fraction=1"),
    )
    recipe = small_recipe(folder / "archives", phases=(PHASE, second))
    workspace = open_workspace(folder / "first")
    first = rebuild(recipe, folder / "archives", 1, workspace, print, Control(), folder)
    assert first.comparison is None  # there is no record yet
    (folder / RECORD_FILE).write_text("[]")
    with pytest.raises(ConfigError, match="cannot be read"):
        rebuild(recipe, folder / "archives", 1, workspace, print, Control(), folder)
    sources = workspace.cache / "starter" / "sources.zip"
    assert sources.is_file()
    dataset = starter_dataset(workspace, lambda _event: None, Control())
    done = run_phase(PHASE, dataset, None, None, workspace, lambda _event: None, Control())
    write_record(folder / RECORD_FILE, done.losses)
    return recipe, folder, done


def test_the_first_steps_are_the_same_to_the_last_bit(made, tmp_path):
    recipe, folder, done = made
    assert done.training.step == 4
    again = rebuild(
        recipe, folder / "archives", 3, open_workspace(tmp_path), lambda _e: None, Control(), folder
    )
    assert again.comparison.same_setup
    assert again.comparison.equal_steps == again.comparison.steps == 3
    assert again.comparison.is_same
    assert again.corpus.projects == 12
    assert again.corpus.largest_fraction <= 0.1
    assert again.weights == ""


def test_all_phases_start_from_the_weights_of_the_one_before(made, tmp_path):
    recipe, folder, _ = made
    workspace = open_workspace(tmp_path)
    again = rebuild(
        recipe, folder / "archives", None, workspace, lambda _e: None, Control(), folder
    )
    assert len(again.runs) == 2
    assert again.comparison.is_same
    weights = store.load(tmp_path / "cache" / "starter" / "weights" / "second.pth")
    assert weights.origin.step == 4
    assert weights.training is None


def test_no_step_builds_the_corpus_alone(made, tmp_path):
    recipe, folder, _ = made
    workspace = open_workspace(tmp_path)
    done = rebuild(recipe, folder / "archives", 0, workspace, lambda _e: None, Control(), folder)
    assert done.comparison is None
    assert not done.runs
    documents = list(iter_documents(workspace.corpus(CORPUS)))
    assert len(documents) == done.corpus.files == 48
    report = check(recipe, folder / "archives", workspace, lambda _e: None, Control())
    assert report.is_clean
    assert report.excluded_files == {"secret": 3}


def test_left_out_files_are_not_in_the_corpus(made, tmp_path):
    recipe, folder, _ = made
    recipe = dataclasses.replace(recipe, left_out=("project0/project0/part3.py",))
    workspace = open_workspace(tmp_path)
    done = rebuild(recipe, folder / "archives", 0, workspace, lambda _e: None, Control(), folder)
    paths = {document.path for document in iter_documents(workspace.corpus(CORPUS))}
    assert done.corpus.files == 47
    assert "project0/project0/part3.py" not in paths
    assert "project0/project0/part2.py" in paths


def test_other_settings_give_other_losses(made):
    _, folder, done = made
    workspace = open_workspace(folder / "first")
    dataset = starter_dataset(workspace, lambda _event: None, Control())
    other = dataclasses.replace(PHASE, settings=(*PHASE.settings, "train.seed=2"))
    found = run_phase(other, dataset, None, None, workspace, lambda _event: None, Control())
    compared = compare(done.losses, found.losses)
    assert compared.same_data
    assert not compared.is_same


def test_elsewhere_only_the_means_are_compared(made):
    record = made[2].losses
    there = dataclasses.replace(record.setup, processor="another")
    near = dataclasses.replace(
        record, setup=there, losses=tuple(loss + 0.001 for loss in record.losses)
    )
    far = dataclasses.replace(
        record, setup=there, losses=tuple(loss + 0.1 for loss in record.losses)
    )
    assert compare(record, near).is_same
    assert not compare(record, far).is_same
    assert not compare(record, dataclasses.replace(near, train_sha256="x")).is_same
    # On the same machine every bit counts.
    assert not compare(record, dataclasses.replace(near, setup=record.setup)).is_same


def test_observing_changes_no_loss(made):
    _, folder, done = made
    workspace = open_workspace(folder / "first")
    dataset = starter_dataset(workspace, lambda _event: None, Control())
    settings = (*PHASE.settings, "train.evaluate_steps=1", "train.save_seconds=0")
    watched = dataclasses.replace(PHASE, settings=settings)
    steps = []
    run_phase(watched, dataset, None, None, workspace, steps.append, Control())
    losses = tuple(event.loss for event in steps if isinstance(event, TrainStep))
    assert losses == done.losses.losses


def test_a_phase_without_an_end_needs_a_schedule_without_one():
    open_end = dataclasses.replace(PHASE, steps=0)
    assert phase_config(open_end, "d", None).train.max_steps > 10**6
    falling = dataclasses.replace(open_end, settings=(*PHASE.settings, "train.decay_fraction=1"))
    with pytest.raises(ConfigError, match="needs one"):
        phase_config(falling, "d", None)


def test_the_weights_are_half_as_large_and_the_same_rounded(made, tmp_path):
    _, _, done = made
    checkpoint = store.load_for_inference(Path(done.training.checkpoint))
    export_weights(Path(done.training.checkpoint), tmp_path / "half.pth")
    half = store.load(tmp_path / "half.pth")
    for name, tensor in checkpoint.model_state.items():
        assert half.model_state[name].equal(tensor.half().float())
    assert half.tokenizer.sha256 == checkpoint.tokenizer.sha256
    whole = sum(tensor.numel() * 4 for tensor in checkpoint.model_state.values())
    assert (tmp_path / "half.pth").stat().st_size < whole / 2 + len(
        half.tokenizer.to_json()
    ) + 2**17


def test_a_project_that_is_too_large_is_refused(tmp_path):
    recipe = small_recipe(tmp_path / "archives", projects=4)
    workspace = open_workspace(tmp_path / "w")
    target = tmp_path / "sources.zip"
    stage_sources(recipe, tmp_path / "archives", target, lambda _e: None, Control())
    with pytest.raises(SourceError, match="of the corpus; at most 10% are allowed"):
        build_starter_corpus(recipe, target, workspace, lambda _e: None, Control())


def test_a_record_can_be_read_again(made, tmp_path):
    record = made[2].losses
    write_record(tmp_path / "r.json", record)
    assert read_record(tmp_path / "r.json") == record
    assert json.loads((tmp_path / "r.json").read_text())["phase"] == "first"
    (tmp_path / "r.json").write_text("[1]")
    with pytest.raises(ConfigError):
        read_record(tmp_path / "r.json")
