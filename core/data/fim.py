"""Fill-in-the-middle: windows rewritten so that a model learns to write between two texts.

A document is cut at two characters, and its parts are put in the order prefix,
suffix, middle, each behind its control token (PSM). Done when a batch is made, so
the same text is cut elsewhere in every epoch, and the token files stay as they are.
A pure function of seed and step: a resumed run sees the same batches.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from core.errors import TrainingError
from core.texts import Text
from core.tokenizer.special_tokens import (
    BOS_ID,
    EOS_ID,
    FIM_MIDDLE_ID,
    FIM_PREFIX_ID,
    FIM_SUFFIX_ID,
)
from core.tokenizer.tokenizer import Tokenizer

_MIN_CHARS = 3
# Separates these random numbers from those of the batch order, which has the same seed.
_STREAM = 7


class FillInTheMiddle:
    """Rewrites a fraction of the documents in windows.

    Args:
        tokenizer: the tokenizer of the dataset; its style must have the three control tokens.
        rate: the fraction of the documents to rewrite, 0 to 1.
        seed: the seed of the choice and of the cuts.
        ends_middles: whether every middle is whole and ends with ``<eos>``: the beginning of the
            document makes room for the control tokens. Otherwise the end of the middle does, so
            that a document as long as the window never shows where a middle ends.

    Raises:
        TrainingError: the tokenizer lacks the control tokens.
    """

    def __init__(
        self, tokenizer: Tokenizer, rate: float, seed: int, *, ends_middles: bool = False
    ) -> None:
        if tokenizer.style != "everyday":
            raise TrainingError(
                Text("The tokenizer of this dataset has no tokens for fill-in-the-middle."),
                Text("Build the dataset with tokenizer.style=everyday, or set the rate to 0."),
            )
        self._tokenizer = tokenizer
        self._rate = rate
        self._seed = seed
        self._ends_middles = ends_middles

    def rewrite(
        self, inputs: NDArray[np.int64], targets: NDArray[np.int64], micro_step: int
    ) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Return a batch with some of its documents cut and reordered.

        A window keeps its length: tokens that the control tokens push beyond its end are
        dropped, unless middles are ended. A window that would become shorter stays unchanged.

        Args:
            inputs: int64 (B, T), as ``gather`` gives them.
            targets: int64 (B, T), the inputs shifted by one.
            micro_step: the number of micro-batches before this one, as in ``BatchOrder.windows``.
        """
        bits = np.random.MT19937(np.random.SeedSequence([self._seed, _STREAM, micro_step]))
        random = np.random.RandomState(bits)
        windows = np.concatenate((inputs, targets[:, -1:]), axis=1)  # (B, T + 1)
        windows = np.stack([self._window(window, random) for window in windows])
        return np.ascontiguousarray(windows[:, :-1]), np.ascontiguousarray(windows[:, 1:])

    def _window(
        self, window: NDArray[np.int64], random: np.random.RandomState
    ) -> NDArray[np.int64]:
        parts: list[NDArray[np.int64]] = []
        for part in _documents(window):
            # Drawn for every document, so that one choice does not shift the next.
            chance, cuts = random.random_sample(), random.random_sample(2)
            parts.append(self._document(part, cuts) if chance < self._rate else part)
        rewritten = np.concatenate(parts)[: len(window)]
        return rewritten if len(rewritten) == len(window) else window

    def _document(self, ids: NDArray[np.int64], cuts: NDArray[np.float64]) -> NDArray[np.int64]:
        """The part of a document in a window, with its own control tokens."""
        start = int(ids[0] == BOS_ID)
        end = len(ids) - int(ids[-1] == EOS_ID)
        inner: list[int] = ids[start:end].tolist()
        text = self._tokenizer.decode(inner)
        # A window may begin inside a character; then there is no text to cut.
        if len(text) < _MIN_CHARS or self._tokenizer.encode(text) != inner:
            return ids
        first, second = sorted((cuts * (len(text) + 1)).astype(int).tolist())
        prefix, middle, suffix = text[:first], text[first:second], text[second:]
        before, after, inside = (self._tokenizer.encode(part) for part in (prefix, suffix, middle))
        if self._ends_middles:
            return self._ended(ids, before, after, inside)
        moved = [FIM_PREFIX_ID, *before, FIM_SUFFIX_ID, *after, FIM_MIDDLE_ID, *inside]
        return np.concatenate((ids[:start], np.array(moved, dtype=np.int64), ids[end:]))

    @staticmethod
    def _ended(
        ids: NDArray[np.int64], before: list[int], after: list[int], inside: list[int]
    ) -> NDArray[np.int64]:
        """The three parts and ``<eos>`` in as many tokens as the document has."""
        start = [BOS_ID] if ids[0] == BOS_ID else []
        surplus = len(start) + len(before) + len(after) + len(inside) + 4 - len(ids)
        if surplus > 0 and before:
            # What begins within a document has no <bos>.
            surplus, start = surplus - len(start), []
            before, surplus = before[surplus:], max(0, surplus - len(before))
        if surplus > len(after):
            return ids
        moved = [
            *(*start, FIM_PREFIX_ID, *before),
            *(FIM_SUFFIX_ID, *after[: len(after) - surplus]),
            *(FIM_MIDDLE_ID, *inside, EOS_ID),
        ]
        return np.array(moved, dtype=np.int64)


def _documents(window: NDArray[np.int64]) -> list[NDArray[np.int64]]:
    """The window, split before the beginning of each document."""
    borders = np.flatnonzero(window == BOS_ID)
    return [part for part in np.split(window, borders) if len(part)]
