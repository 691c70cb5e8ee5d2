"""The batches of a run: which windows, of which dataset, for which process.

A pure function of the micro-step, like the order of windows that it stands on
(``core.data.batches``): nothing to save, nothing to restore. Old data is mixed in
by a fixed share, so that a model that goes on with new data does not forget, and
the windows of a batch are dealt out when several processes learn together.
"""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

from core.data.batches import BatchOrder, gather
from core.data.fim import FillInTheMiddle
from core.data.token_dataset import TokenDataset
from core.errors import TrainingError
from core.training.config import RunConfig


class BatchSampler:
    """Reads the windows of micro-batches.

    Args:
        config: of the run.
        dataset: the data that the run is about.
        old: what is mixed in; None for nothing.
        rank, size: which of how many processes this is.

    Raises:
        TrainingError: the batch cannot be dealt out evenly, a dataset is too short,
            or the tokenizer does not fit the training_config.
    """

    def __init__(
        self,
        config: RunConfig,
        dataset: TokenDataset,
        old: TokenDataset | None = None,
        rank: int = 0,
        size: int = 1,
    ) -> None:
        training_config = config.train
        if training_config.batch_size % size:
            raise TrainingError(
                f"A batch of {training_config.batch_size} windows cannot be dealt out to "
                f"{size} processes.",
                f"--set train.batch_size={math.ceil(training_config.batch_size / size) * size}",
            )
        self._context, self._batch_size = config.model.context, training_config.batch_size
        self._rank, self._size = rank, size
        self._new = _Stream(dataset, self._context, training_config.seed)
        self._old = _Stream(old, self._context, training_config.seed) if old is not None else None
        self._old_share = training_config.replay_fraction if old is not None else 0.0
        self._fim = (
            FillInTheMiddle(dataset.tokenizer, training_config.fim_rate, training_config.seed)
            if training_config.fim_rate
            else None
        )

    def batch(
        self, micro_step: int, window_splits: int = 1
    ) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Inputs and targets of a micro-batch, each int64 (B x parts / size, T / parts).

        Args:
            micro_step: micro-batches before this one since the run began.
            window_splits: into how many windows each window is cut; the order stays what it is.
                As many as divide the context, where it is odd.
        """
        first, last = micro_step * self._batch_size, (micro_step + 1) * self._batch_size
        old_first, old_last = (math.floor(place * self._old_share) for place in (first, last))
        streams = [self._new.windows(first - old_first, last - old_last)]
        if self._old is not None and old_last > old_first:
            streams.append(self._old.windows(old_first, old_last))
        inputs, targets = (np.concatenate(arrays) for arrays in zip(*streams, strict=True))
        length = self._context // math.gcd(window_splits, self._context)
        inputs, targets = inputs.reshape(-1, length), targets.reshape(-1, length)
        if self._fim is not None:
            inputs, targets = self._fim.rewrite(inputs, targets, micro_step)
        if self._size > 1:
            mine = slice(self._rank, None, self._size)
            inputs, targets = (
                np.ascontiguousarray(inputs[mine]),
                np.ascontiguousarray(targets[mine]),
            )
        return inputs, targets


class _Stream:
    """The windows of one dataset, counted through all its epochs."""

    def __init__(self, dataset: TokenDataset, context: int, seed: int) -> None:
        self._tokens, self._context = dataset.train, context
        self._order = BatchOrder(len(dataset.train), context, 1, seed)

    def windows(self, first: int, last: int) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        if first == last:
            empty = np.empty((0, self._context), dtype=np.int64)
            return empty, empty
        starts = np.concatenate([self._order.windows(place) for place in range(first, last)])
        return gather(self._tokens, starts, self._context)
