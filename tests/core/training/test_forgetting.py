"""Forgetting a file: where a run first read it, the corpus without it, the run without it."""

import dataclasses

import numpy as np
import pytest
import torch

from core.checkpoints import store
from core.checkpoints.milestones import find_milestones
from core.config import from_mapping, override, to_mapping
from core.control import Control
from core.corpus.store.manifest import read_manifest
from core.corpus.store.reader import iter_documents
from core.data.build import build, build_config
from core.data.removal import find_files_named, remove_files
from core.data.token_dataset import TokenDataset
from core.errors import SourceError, WorkspaceError
from core.events import discard
from core.training.config import RunConfig
from core.training.forgetting.first_read import first_step_of
from core.training.forgetting.forget import forget, plan_forgetting
from core.training.loop.train import train
from core.training.presets import load_preset
from core.training.step.batch_sampler import BatchSampler
from core.training.step.learner import Learner
from tests.core.conftest import TINY_SHAPE, build_datasets, write_tiny_sources

FILE = "module_07.py"


def tiny_config(**train_settings):
    settings = [f"train.{name}={value}" for name, value in train_settings.items()]
    defaults = ["train.max_steps=30", "train.batch_size=1", "train.sample_tokens=0"]
    table = override(
        to_mapping(load_preset("nano")), [*TINY_SHAPE, *defaults, *settings, "dataset=tiny"]
    )
    return from_mapping(RunConfig, table, "test")


@pytest.fixture
def workspace(tmp_path):
    return build_datasets(tmp_path, tiny=write_tiny_sources)


def tiny(workspace):
    return TokenDataset.open(workspace.find_dataset("tiny"))


def span_of(workspace, path):
    """Where a training file is in the token stream."""
    dataset = tiny(workspace)
    rows = [row for row in read_manifest(workspace.corpus("tiny")) if row.split == "train"]
    number = [row.path for row in rows].index(path)
    ends = [0, *dataset.train_ends.tolist()]
    return ends[number], ends[number + 1]


def training_files(workspace):
    rows = read_manifest(workspace.corpus("tiny"))
    return [row.path for row in rows if row.kept and row.split == "train"]


@pytest.mark.parametrize("changes", [{}, {"batch_size": 3}, {"accumulation": 2, "seed": 5}])
def test_the_first_read_is_that_of_the_real_batches(workspace, changes):
    config, dataset = tiny_config(**changes), tiny(workspace)
    # The same batches over a stream in which every token is its own position.
    marked = tiny(workspace)
    marked.train = np.arange(len(dataset.train), dtype=np.uint16)
    sampler = BatchSampler(config, marked)
    accumulation = config.train.accumulation
    for path in training_files(workspace)[::5]:
        begin, end = span_of(workspace, path)
        first = None
        for step in range(200):
            read = [
                array
                for micro in range(step * accumulation, (step + 1) * accumulation)
                for array in sampler.batch(micro)
            ]
            if any(((array >= begin) & (array < end)).any() for array in read):
                first = step
                break
        assert first is not None
        assert first_step_of(config, len(dataset.train), [(begin, end)], 200) == first
        assert first_step_of(config, len(dataset.train), [(begin, end)], first) is None


def test_removing_leaves_everything_else_as_it_was(workspace):
    corpus = workspace.corpus("tiny")
    before = {document.path: document.text for document in iter_documents(corpus)}
    ids = {path: np.array(tiny(workspace).train[slice(*span_of(workspace, path))])
           for path in training_files(workspace)}  # fmt: skip
    tokenizer = tiny(workspace).info.tokenizer_sha256
    path = training_files(workspace)[3]
    remove_files(corpus, find_files_named(corpus, path), workspace, Control())
    after = {document.path: document.text for document in iter_documents(corpus)}
    assert after == {name: text for name, text in before.items() if name != path}
    dataset = tiny(workspace)
    dataset.verify()
    assert dataset.info.tokenizer_sha256 == tokenizer
    for name in training_files(workspace):
        assert (dataset.train[slice(*span_of(workspace, name))] == ids[name]).all()
    assert sum(map(len, ids.values())) - len(ids[path]) == len(dataset.train)
    # The next build keeps it out.
    sources = [str(workspace.folder.parent / "tiny")]
    build(
        build_config("tiny", sources, ["tokenizer.vocabulary=400"]), workspace, discard, Control()
    )
    assert path not in {document.path for document in iter_documents(corpus)}


def test_a_path_is_found_by_every_name_of_it(workspace, tmp_path):
    corpus = workspace.corpus("tiny")
    for name in (FILE, str(tmp_path / "tiny" / FILE)):
        assert [row.path for row in find_files_named(corpus, name).rows] == [FILE]
    assert len(find_files_named(corpus, str(tmp_path / "tiny")).rows) == 40
    with pytest.raises(SourceError, match="not in the corpus"):
        find_files_named(corpus, "module_0")
    with pytest.raises(SourceError, match="No training file"):
        remove_files(corpus, find_files_named(corpus, str(tmp_path / "tiny")), workspace, Control())


def file_read_late(workspace, config):
    """The training file that a run reads last for the first time."""
    dataset = tiny(workspace)
    firsts = {
        path: first_step_of(config, len(dataset.train), [span_of(workspace, path)], 10**6) or 0
        for path in training_files(workspace)
    }
    return max(firsts, key=lambda path: firsts[path]), max(firsts.values())


def weights_of(folder):
    return store.load_for_inference(folder / store.CHECKPOINTS / store.LATEST).model_state


def test_forgetting_equals_a_run_from_the_milestone_without_the_file(workspace):
    config = tiny_config()
    path, first = file_read_late(workspace, config)
    assert first >= 10  # so that there is a milestone before it
    config = dataclasses.replace(
        config, train=dataclasses.replace(config.train, max_steps=first + 10)
    )
    old = workspace.runs / train(config, workspace, discard, Control()).run
    plan = plan_forgetting(path, old, workspace)
    assert plan.first_step == first
    milestones = [each.step for each in find_milestones(old)]
    assert plan.start_step == max(step for step in milestones if step <= first)
    assert not any(f"step-{plan.start_step:06d}" in name for name in plan.checkpoints)
    assert any(name.endswith("latest_checkpoint.pth") for name in plan.checkpoints)
    kept = {file: file.read_bytes() for file in old.rglob("*.pth")}

    result = forget(path, old, workspace, discard, Control())

    assert {file: file.read_bytes() for file in old.rglob("*.pth")} == kept
    assert result.state == "finished"
    assert path not in training_files(workspace)
    # The same by hand: the milestone's weights, the batches of the dataset without the file.
    milestone = next(each for each in find_milestones(old) if each.step == plan.start_step)
    weights = store.load_for_inference(milestone.path).model_state
    learner = Learner(config, tiny(workspace), weights=weights)
    from core.training.step.schedule import plan_step, progress

    for step in range(plan.start_step, first + 10):
        planned = plan_step(config.train, step, progress(config.train, step, 0.0))
        learner.compute_gradients(step, lambda: None, planned.window_splits)
        learner.optimizer_step(planned.lr_multiplier)
    made = weights_of(workspace.runs / result.new_run)
    assert all(
        torch.equal(made[name], tensor) for name, tensor in learner.model.state_dict().items()
    )
    for exposure in (result.before, result.reference, result.after):
        assert exposure is not None
        assert 0 < exposure.bits_per_byte < 20
        assert 0 <= exposure.rank <= 1


def test_a_file_that_was_read_first_means_a_new_start(workspace):
    config = tiny_config()
    run = workspace.runs / train(config, workspace, discard, Control()).run
    dataset = tiny(workspace)
    path = min(
        training_files(workspace),
        key=lambda name: first_step_of(
            config, len(dataset.train), [span_of(workspace, name)], 10**6
        ),
    )
    result = forget(path, run, workspace, discard, Control())
    assert result.plan.start_step == 0
    fresh = workspace.runs / train(config, workspace, discard, Control()).run
    made, wanted = weights_of(workspace.runs / result.new_run), weights_of(fresh)
    assert all(torch.equal(made[name], wanted[name]) for name in wanted)


def test_what_changed_since_the_run_cannot_be_forgotten(workspace):
    run = workspace.runs / train(tiny_config(max_steps=2), workspace, discard, Control()).run
    path = training_files(workspace)[0]
    other = training_files(workspace)[1]
    corpus = workspace.corpus("tiny")
    remove_files(corpus, find_files_named(corpus, other), workspace, Control())
    with pytest.raises(WorkspaceError, match="has changed since"):
        forget(path, run, workspace, discard, Control())
