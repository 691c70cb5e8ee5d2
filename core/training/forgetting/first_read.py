"""When a run first read a part of its training stream; the order of batches is known exactly."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from core.data.batches import BatchOrder
from core.training.config import RunConfig


def first_step_of(
    config: RunConfig, token_count: int, spans: Sequence[tuple[int, int]], steps: int
) -> int | None:
    """Return how many steps a run had taken before the step that first read one of some spans.

    Args:
        config: of the run; its batches must have had this shape from the start.
        token_count: the length of its token stream.
        spans: begin and end of each part of the stream.
        steps: how many steps the run has taken.

    Returns:
        0 where the first step read it; None where no step did.
    """
    training, context = config.train, config.model.context
    per_step = training.batch_size * training.accumulation
    windows = _new_windows(config, steps * per_step)
    order = BatchOrder(token_count, context, 1, training.seed)
    for epoch in range(math.ceil(windows / order.windows_per_epoch)):
        starts = order.epoch_starts(epoch)
        rank = _first_of(starts, context, spans)
        if rank is not None:
            number = epoch * order.windows_per_epoch + rank
            return _index_of(config, number) // per_step if number < windows else None
    return None


def _first_of(
    starts: NDArray[np.int64], context: int, spans: Sequence[tuple[int, int]]
) -> int | None:
    """Return the rank of the first window that has a token of a span as input or target."""
    ranks: list[int] = []
    for begin, end in spans:
        found = np.flatnonzero((starts < end) & (starts + context >= begin))
        if len(found):
            ranks.append(int(found[0]))
    return min(ranks, default=None)


def _new_windows(config: RunConfig, windows: int) -> int:
    """Return how many of the first windows of a run are of its own dataset, not of the replay."""
    fraction = config.train.replay_fraction if config.train.replay_dataset else 0.0
    return windows - math.floor(windows * fraction)


def _index_of(config: RunConfig, number: int) -> int:
    """Return which window of the run a window of its own dataset is."""
    low, high = number, number
    while _new_windows(config, high + 1) <= number:
        high = 2 * high + 1
    while low < high:
        middle = (low + high) // 2
        if _new_windows(config, middle + 1) > number:
            high = middle
        else:
            low = middle + 1
    return low
