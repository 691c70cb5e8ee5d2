import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.data.batches import BatchOrder, evaluation_windows, gather
from core.errors import TrainingError

SIZES = st.tuples(st.integers(2, 2000), st.integers(1, 64)).filter(lambda size: size[0] > size[1])


def starts(order: BatchOrder, batch_size: int, count: int) -> list[int]:
    """The first ``count`` starts of a run."""
    micro_steps = -(-count // batch_size)
    return np.concatenate([order.windows(step) for step in range(micro_steps)])[:count].tolist()


@given(size=SIZES, batch_size=st.integers(1, 9), seed=st.integers(0, 99))
def test_every_window_of_an_epoch_comes_once_and_fits(size, batch_size, seed):
    tokens, context = size
    order = BatchOrder(tokens, context, batch_size, seed)
    epoch = order.windows_per_epoch
    drawn = starts(order, batch_size, 3 * epoch)
    for first in range(0, 3 * epoch, epoch):
        windows = sorted(drawn[first : first + epoch])
        assert np.all(np.diff(windows) == context)  # side by side, none twice
        assert windows[0] >= 0
        assert windows[-1] + context < tokens  # the last target is inside
        # Less than two windows' worth is left out at the two ends.
        assert tokens - epoch * context <= 2 * context


@given(size=SIZES, seed=st.integers(0, 99), step=st.integers(0, 10_000))
def test_a_batch_is_a_function_of_its_step(size, seed, step):
    fresh = BatchOrder(*size, 4, seed).windows(step)
    used = BatchOrder(*size, 4, seed)
    for other in (0, step + 3, max(0, step - 1), 500):
        used.windows(other)
    assert used.windows(step).tolist() == fresh.tolist()
    assert fresh.dtype == np.int64
    assert fresh.shape == (4,)


def test_the_order_is_seeded_and_new_in_each_epoch():
    order = BatchOrder(10_000, 10, 1, seed=1)
    epoch = order.windows_per_epoch
    first, second = (
        [int(order.windows(step)[0]) for step in range(place, place + epoch)]
        for place in (0, epoch)
    )
    assert first != sorted(first)
    assert [start // 10 for start in first] != [start // 10 for start in second]
    offsets = {int(order.windows(place * epoch)[0]) % 10 for place in range(30)}
    assert len(offsets) > 5  # borders fall elsewhere in each epoch
    assert BatchOrder(10_000, 10, 1, seed=2).windows(0) != order.windows(0)


def test_the_order_never_changes_between_versions():
    """A run that was started with one NumPy continues with the next: these never change."""
    assert BatchOrder(1000, 16, 4, seed=20).windows(0).tolist() == FIRST
    assert BatchOrder(1000, 16, 4, seed=20).windows(77).tolist() == LATER


FIRST = [554, 858, 602, 618]
LATER = [192, 288, 32, 352]


def test_a_stream_of_one_window_is_enough():
    order = BatchOrder(17, 16, 2, seed=0)
    assert order.windows_per_epoch == 1
    assert order.windows(0).tolist() == [0, 0]


def test_too_short_a_stream_is_a_sentence():
    with pytest.raises(TrainingError, match="16 tokens, too few for a window of 16") as caught:
        BatchOrder(16, 16, 1, seed=0)
    assert caught.value.hint


def test_targets_are_the_inputs_shifted_by_one():
    tokens = np.arange(100, dtype=np.uint16)
    inputs, targets = gather(tokens, np.array([0, 50, 95]), 4)
    assert inputs.tolist() == [[0, 1, 2, 3], [50, 51, 52, 53], [95, 96, 97, 98]]
    assert (targets == inputs + 1).all()
    for array in (inputs, targets):
        assert array.dtype == np.int64
        assert array.flags.c_contiguous
        assert array.flags.owndata


def test_no_window_beyond_the_end_is_gathered():
    with pytest.raises(IndexError):
        gather(np.arange(100, dtype=np.uint16), np.array([96]), 4)


@given(st.integers(0, 5000), st.integers(1, 70), st.integers(1, 40))
def test_evaluation_windows_are_spread_and_do_not_overlap(tokens, context, most):
    windows = evaluation_windows(tokens, context, most)
    possible = max(0, tokens - 1) // context
    assert len(windows) == min(most, possible)
    assert (np.diff(windows) >= context).all()
    if len(windows):
        assert windows[0] == 0
        assert windows[-1] + context < tokens
        assert windows[-1] >= (possible - 1) * context * (len(windows) - 1) / len(windows) - context
