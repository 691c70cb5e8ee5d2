"""The order of training batches: which windows of the token stream, as a pure function of the step.

No position has to be saved or restored: a resumed run asks for the same step and gets the same
windows. Windows are T tokens long and adjacent; they are drawn in a new seeded order each epoch,
shifted by a new seeded offset so that their borders are at other tokens. Shapes: B batch,
T context.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from core.errors import TrainingError
from core.texts import Text


class BatchOrder:
    """The order of training windows.

    Every window of an epoch comes exactly once before the next epoch begins; a batch may contain
    windows of two epochs.

    Attributes:
        windows_per_epoch: the number of windows of each epoch.

    Args:
        token_count: the length of the token stream.
        context: T, the number of tokens in a window.
        batch_size: B, the number of windows in a micro-batch.
        seed: the seed of the order.

    Raises:
        TrainingError: the stream is shorter than one window and its targets.
    """

    def __init__(self, token_count: int, context: int, batch_size: int, seed: int) -> None:
        if token_count <= context:
            raise TrainingError(
                Text(
                    "There are {token_count:,} tokens, too few for a window of {context:,}.",
                    token_count=token_count,
                    context=context,
                ),
                Text("Add more source files to the corpus, or choose a shorter context."),
            )
        self._context = context
        self._batch_size = batch_size
        self._seed = seed
        # One window fewer than would fit, so that any offset below T is possible.
        self.windows_per_epoch = max(1, (token_count - context) // context)
        room = token_count - 1 - self.windows_per_epoch * context
        self._max_offset = min(context - 1, room)
        self._epoch = -1
        self._starts = np.empty(0, dtype=np.int64)

    def windows(self, micro_step: int) -> NDArray[np.int64]:
        """Return the index of the first token of each window of a micro-batch, int64 (B,).

        Args:
            micro_step: the number of micro-batches before this one since the start of the run.
        """
        index, missing = micro_step * self._batch_size, self._batch_size
        parts: list[NDArray[np.int64]] = []
        while missing:
            epoch, first = divmod(index, self.windows_per_epoch)
            part = self.epoch_starts(epoch)[first : first + missing]
            parts.append(part)
            index += len(part)
            missing -= len(part)
        return np.concatenate(parts)

    def epoch_starts(self, epoch: int) -> NDArray[np.int64]:
        """Return the first token of each window, in the order of an epoch, int64 (W,)."""
        if epoch != self._epoch:
            # NumPy guarantees that the streams of this generator never change (NEP 19). Those of
            # default_rng may, and a resumed run would then get other batches.
            bits = np.random.MT19937(np.random.SeedSequence([self._seed, epoch]))
            random = np.random.RandomState(bits)
            offset = random.randint(0, self._max_offset + 1)
            order = random.permutation(self.windows_per_epoch).astype(np.int64)
            self._epoch, self._starts = epoch, order * self._context + offset
        return self._starts


def gather(
    tokens: NDArray[np.uint16], starts: NDArray[np.int64], context: int
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return the windows that begin at ``starts``, and the token after each of their tokens.

    Args:
        tokens: the token stream, uint16 (N,), usually a memory map.
        starts: the index of the first token of each window, int64 (B,).
        context: T, the number of tokens in a window.

    Returns:
        Inputs and targets, each int64 (B, T) in memory of its own; the targets are the inputs
        shifted by one.
    """
    positions = starts[:, None] + np.arange(context + 1, dtype=np.int64)
    windows = tokens[positions].astype(np.int64)  # (B, T + 1)
    return np.ascontiguousarray(windows[:, :-1]), np.ascontiguousarray(windows[:, 1:])


def evaluation_windows(token_count: int, context: int, max_windows: int) -> NDArray[np.int64]:
    """Return fixed, evenly spread windows without overlap, to compare steps and runs.

    Returns:
        The starts, int64 (at most ``max_windows``,), ascending: all windows if they are few, and
        none if the stream is shorter than a window and its targets.
    """
    count = max(0, token_count - 1) // context
    if count <= max_windows:
        return np.arange(count, dtype=np.int64) * context
    return np.arange(max_windows, dtype=np.int64) * count // max_windows * context
