"""Samples the batches of a run: which windows, of which dataset, for which process.

A batch is a pure function of the micro-step, like the order of windows that it is built on
(``core.data.batches``), so there is nothing to save or to restore. Older data is mixed in by a
fixed ratio (replay), so that a model that is fine-tuned on new data does not forget, and the
windows of a batch are divided among the processes that train together.
"""

from __future__ import annotations

import math
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from core.data.batches import BatchOrder, gather
from core.data.fim import FillInTheMiddle
from core.errors import TrainingError
from core.texts import Text
from core.tokenizer.tokenizer import Tokenizer
from core.training.config import RunConfig


class TrainingTokens(Protocol):
    """What is trained on: a ``TokenDataset``, or tokens that are on no disk."""

    @property
    def train(self) -> NDArray[np.uint16]:
        """The tokens of all documents one after the other, (N,)."""
        ...

    @property
    def tokenizer(self) -> Tokenizer:
        """The tokenizer that encoded them."""
        ...


class BatchSampler:
    """Reads the windows of each micro-batch.

    Args:
        config: the configuration of the run.
        dataset: the data to train on.
        old: older data that is mixed in (replay); None for none.
        rank, size: the rank of this process, and the number of processes.
        memory: what the memories predict of each token of ``dataset``, (N, 2), see
            ``core.inference.memory_predictions``; None for a loss of the model alone.

    Raises:
        TrainingError: the batch cannot be divided evenly among the processes, a dataset is
            too short, or the tokenizer does not fit the configuration.
    """

    def __init__(
        self,
        config: RunConfig,
        dataset: TrainingTokens,
        old: TrainingTokens | None = None,
        rank: int = 0,
        size: int = 1,
        memory: NDArray[np.floating[Any]] | None = None,
    ) -> None:
        training_config = config.train
        if training_config.batch_size % size:
            raise TrainingError(
                Text(
                    "A batch of {batch_size} windows cannot be divided among {size} processes.",
                    batch_size=training_config.batch_size,
                    size=size,
                ),
                Text(
                    "--set train.batch_size={ceil}",
                    ceil=math.ceil(training_config.batch_size / size) * size,
                ),
            )
        self._context, self._batch_size = config.model.context, training_config.batch_size
        self._rank, self._size = rank, size
        self._new = _Stream(dataset, self._context, training_config.seed)
        self._old = _Stream(old, self._context, training_config.seed) if old is not None else None
        self._memory = memory
        self._replay_fraction = training_config.replay_fraction if old is not None else 0.0
        self._fim = (
            FillInTheMiddle(
                dataset.tokenizer,
                training_config.fim_rate,
                training_config.seed,
                ends_middles=training_config.fim_ends_middles,
            )
            if training_config.fim_rate
            else None
        )

    def batch(
        self, micro_step: int, window_splits: int = 1
    ) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Inputs and targets of a micro-batch, each int64 (B x splits / size, T / splits).

        Args:
            micro_step: the number of micro-batches before this one since the start of the run.
            window_splits: into how many windows each window is cut; their order is unchanged.
                Where it does not divide the context, the largest common divisor is used.
        """
        new, old = self._parts(micro_step)
        streams = [self._new.windows(*new)]
        if self._old is not None and old[1] > old[0]:
            streams.append(self._old.windows(*old))
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

    def memory(self, micro_step: int, window_splits: int = 1) -> NDArray[np.float32] | None:
        """What the memories predict of the targets of ``batch``; of older data nothing.

        Returns:
            (B x splits / size, T / splits, 2); None where the loss is that of the model alone.
        """
        if self._memory is None:
            return None
        (first, last), (old_first, old_last) = self._parts(micro_step)
        rows = self._new.starts(first, last)[:, None] + np.arange(1, self._context + 1)
        nothing = np.zeros((old_last - old_first, self._context, 2), dtype=np.float32)
        nothing[..., 0] = 1.0
        found = np.concatenate((self._memory[rows].astype(np.float32), nothing))
        length = self._context // math.gcd(window_splits, self._context)
        return np.ascontiguousarray(found.reshape(-1, length, 2)[self._rank :: self._size])

    def _parts(self, micro_step: int) -> tuple[tuple[int, int], tuple[int, int]]:
        """Return which windows of the new and of the old data a micro-batch consists of."""
        first, last = micro_step * self._batch_size, (micro_step + 1) * self._batch_size
        old_first, old_last = (math.floor(index * self._replay_fraction) for index in (first, last))
        return (first - old_first, last - old_last), (old_first, old_last)


class _Stream:
    """The windows of one dataset, numbered through all its epochs."""

    def __init__(self, dataset: TrainingTokens, context: int, seed: int) -> None:
        self._tokens, self._context = dataset.train, context
        self._order = BatchOrder(len(dataset.train), context, 1, seed)

    def windows(self, first: int, last: int) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        if first == last:
            empty = np.empty((0, self._context), dtype=np.int64)
            return empty, empty
        return gather(self._tokens, self.starts(first, last), self._context)

    def starts(self, first: int, last: int) -> NDArray[np.int64]:
        """The index of the first token of each window, (last - first,)."""
        parts = [self._order.windows(index) for index in range(first, last)]
        return np.concatenate(parts) if parts else np.empty(0, dtype=np.int64)
