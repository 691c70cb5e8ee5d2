"""Which windows a step reads: alone, mixed with older data, divided among several processes."""

import numpy as np
import pytest

from core.data.batches import BatchOrder, gather
from core.data.token_dataset import TokenDataset
from core.errors import TrainingError
from core.training.presets import load_preset
from core.training.step.batch_sampler import BatchSampler
from tests.core.conftest import TINY_SHAPE


@pytest.fixture
def dataset(tiny_workspace):
    return TokenDataset.open(tiny_workspace.find_dataset("tiny"))


def config(*assignments):
    return load_preset("nano", dataset="tiny", assignments=[*TINY_SHAPE, *assignments])


class Old:
    """A dataset of one token."""

    def __init__(self, dataset):
        self.train = np.full(len(dataset.train), 399, dtype=np.uint16)


def test_batches_are_those_of_the_order(dataset):
    sampler = BatchSampler(config("train.batch_size=6"), dataset)
    order = BatchOrder(len(dataset.train), 32, 6, 1)
    for micro_step in (0, 1, 2, 500):
        inputs, targets = sampler.batch(micro_step)
        expected = gather(dataset.train, order.windows(micro_step), 32)
        assert np.array_equal(inputs, expected[0])
        assert np.array_equal(targets, expected[1])


@pytest.mark.parametrize(("window_splits", "length"), [(2, 16), (4, 8), (3, 32)])
def test_a_window_can_be_cut_and_the_order_stays(window_splits, length, dataset):
    sampler = BatchSampler(config("train.batch_size=6"), dataset)
    whole, cut = sampler.batch(7), sampler.batch(7, window_splits)
    for before, after in zip(whole, cut, strict=True):
        assert after.shape == (6 * 32 // length, length)
        assert np.array_equal(after.ravel(), before.ravel())
    rewritten, _ = BatchSampler(config("train.fim_rate=1.0", "train.batch_size=6"), dataset).batch(
        7, window_splits
    )
    assert rewritten.shape == cut[0].shape


@pytest.mark.parametrize("size", [2, 3])
def test_processes_divide_the_batch_of_one(size, dataset):
    run_config = config("train.batch_size=6", "train.fim_rate=0.5")
    whole, _ = BatchSampler(run_config, dataset).batch(7)
    parts = [
        BatchSampler(run_config, dataset, None, rank, size).batch(7)[0] for rank in range(size)
    ]
    assert {len(part) for part in parts} == {6 // size}
    assert sorted(map(tuple, np.concatenate(parts))) == sorted(map(tuple, whole))


@pytest.mark.parametrize("fraction", [0.25, 0.1, 0.95])
def test_the_fraction_of_replay_windows_is_kept(fraction, dataset):
    sampler = BatchSampler(
        config("train.batch_size=4", f"train.replay_fraction={fraction}"), dataset, Old(dataset)
    )
    old = [int((sampler.batch(step)[0] == 399).all(axis=1).sum()) for step in range(200)]
    assert abs(sum(old) - fraction * 800) <= 1
    assert max(old) - min(old) <= 1


def test_new_windows_are_all_read_once_before_they_repeat(dataset):
    sampler = BatchSampler(
        config("train.batch_size=4", "train.replay_fraction=0.5"), dataset, Old(dataset)
    )
    windows = BatchOrder(len(dataset.train), 32, 1, 1).windows_per_epoch
    seen = np.concatenate([sampler.batch(step)[0] for step in range(windows // 2 + 1)])
    new = [tuple(window) for window in seen if not (window == 399).all()]
    assert len(new) >= windows
    assert len(set(new[:windows])) > 0.9 * windows


def test_a_batch_that_cannot_be_dealt_out_is_refused_with_the_fix(dataset):
    with pytest.raises(TrainingError, match="7 windows cannot be divided among 2") as caught:
        BatchSampler(config("train.batch_size=7"), dataset, None, 0, 2)
    assert caught.value.hint == "--set train.batch_size=8"


@pytest.mark.parametrize("size", [1, 2])
def test_predictions_of_the_memories_belong_to_the_targets(size, dataset):
    # Each row names its own token, so that a shift by one would be found.
    tokens = np.asarray(dataset.train)
    memory = np.stack((tokens, np.arange(len(tokens)) % 1000), axis=1).astype(np.float32)
    run_config = config("train.batch_size=6", "train.replay_fraction=0.5")
    for rank in range(size):
        sampler = BatchSampler(run_config, dataset, Old(dataset), rank, size, memory)
        for micro_step in (0, 7, 300):
            for splits in (1, 2):
                _, targets = sampler.batch(micro_step, splits)
                known = sampler.memory(micro_step, splits)
                assert known.shape == (*targets.shape, 2)
                is_new = known[..., 0] != 1.0
                assert (known[is_new][:, 0] == targets[is_new]).all()
                assert (targets[~is_new.any(axis=-1)] == 399).all()
    assert BatchSampler(run_config, dataset).memory(0) is None
