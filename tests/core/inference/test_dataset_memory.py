"""What the memories predict of a dataset's training tokens: kept beside it, computed once."""

import shutil

import numpy as np
import pytest

from core.control import Control
from core.data.memory_file import memory_file, read_memory
from core.data.token_dataset import TokenDataset
from core.errors import Cancelled, ConfigError, TrainingError
from core.events import discard
from core.inference.dataset_memory import dataset_memory
from core.tokenizer.special_tokens import BOS_ID, EOS_ID
from core.training.loop.train import train
from core.training.presets import load_preset
from core.training.step.distributed import DistributedContext
from core.training.step.learner import Learner
from core.workspace import open_workspace
from tests.core.conftest import TINY_SHAPE

SETTINGS = (
    *TINY_SHAPE,
    "train.max_steps=3",
    "train.batch_size=2",
    "train.memory_loss=true",
    "train.sample_tokens=0",
    "train.keep_milestones=false",
)


@pytest.fixture
def own(tiny_workspace, tmp_path):
    """A workspace of its own, since something is written beside the dataset."""
    shutil.copytree(tiny_workspace.folder, tmp_path / "own")
    return open_workspace(tmp_path / "own")


@pytest.fixture
def dataset(own):
    return TokenDataset.open(own.find_dataset("tiny"))


def test_predictions_are_computed_once_and_kept(own, dataset):
    assert read_memory(dataset) is None
    found = dataset_memory(dataset, own, discard, Control())
    assert found.shape == (len(dataset.train), 2)
    control = np.isin(dataset.train, (BOS_ID, EOS_ID))
    assert (found[control] == (1.0, 0.0)).all()
    # Files of one project resemble each other: much is known.
    assert found[~control, 1].astype(float).mean() > 0.3
    assert (found >= 0).all()
    assert (found.astype(float).sum(axis=1) <= 1.01).all()
    cancelled = Control()
    cancelled.cancel()
    again = dataset_memory(dataset, own, discard, cancelled)  # nothing is left to cancel
    assert np.array_equal(again, found)
    memory_file(dataset).write_bytes(b"damaged")
    with pytest.raises(Cancelled):
        dataset_memory(dataset, own, discard, cancelled)
    assert np.array_equal(dataset_memory(dataset, own, discard, Control()), found)
    dataset.verify()


def test_a_corpus_that_is_gone_is_one_project(own, dataset):
    found = dataset_memory(dataset, own, discard, Control())
    memory_file(dataset).unlink()
    shutil.rmtree(own.corpora)
    assert np.array_equal(dataset_memory(dataset, own, discard, Control()), found)


def test_a_run_learns_with_the_loss_of_the_mixture(own, dataset):
    config = load_preset("nano", dataset="tiny", assignments=SETTINGS)
    losses = {}

    def note(kind):
        return lambda event: (
            losses.setdefault(kind, []).append(event.loss)
            if (type(event).__name__ == "TrainStep")
            else None
        )

    train(config, own, note("mixture"), Control(), make_memory=dataset_memory)
    plain = load_preset("nano", dataset="tiny", assignments=[*SETTINGS, "train.memory_loss=false"])
    train(plain, own, note("plain"), Control(), make_memory=dataset_memory)
    assert len(losses["mixture"]) == 3
    assert losses["mixture"][0] < 0.7 * losses["plain"][0]


def test_what_does_not_go_together_is_refused(dataset):
    with pytest.raises(ConfigError, match="fill-in-the-middle"):
        load_preset("nano", assignments=[*SETTINGS, "train.fim_rate=0.5"])
    config = load_preset("nano", dataset="tiny", assignments=SETTINGS)
    with pytest.raises(TrainingError, match="one process"):
        Learner(config, dataset, distributed=DistributedContext(rank=0, size=2))
