"""Any language model, mixed with predictions from the file that is being edited.

A trained model knows the language, the file knows its own names: on projects that no model had
seen the mixture halves the bits per byte (docs/lab-book.md). Each next-token distribution is
(1 - w) model + w file, where the weight w depends on how long a context the file has seen
before. It implements ``LanguageModel``, so sampling, healing and drafts work unchanged.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from typing import Final

import numpy as np

from core.inference.file_memory import MAX_CONTEXT, FileMemory
from core.inference.language_model import LanguageModel, Logits, ShouldStop
from core.inference.wrapped_model import WrappedModel

# By matched context of 0, 1, 2 ... tokens; fitted on held-out projects (docs/lab-book.md).
DEFAULT_FILE_WEIGHTS: Final = (0.1, 0.5, 0.7, 0.75, 0.8, 0.85, 0.85, 0.9)


class MixedModel(WrappedModel):
    """A ``LanguageModel`` around another one.

    Until ``remember`` is called, it is that other one.

    Args:
        model: predicts from its window.
        file_weights: the file's weight by length of matching context, MAX_CONTEXT + 1 of
            them, each at least 0 and below 1.
        longest: the most tokens of context that are compared in the file.
    """

    def __init__(
        self,
        model: LanguageModel,
        file_weights: Sequence[float] = DEFAULT_FILE_WEIGHTS,
        longest: int = MAX_CONTEXT,
    ) -> None:
        if len(file_weights) != MAX_CONTEXT + 1 or not all(0 <= w < 1 for w in file_weights):
            raise ValueError(f"file weights: {file_weights}")
        super().__init__(model)
        self._file_weights = tuple(file_weights)
        self._memory = FileMemory(longest)
        # The lengths of the model's sequence and of the memory when ``remember`` was called.
        self._prompt_tokens = 0
        self._remembered = 0
        self._is_mixing = False

    def remember(
        self, background: Sequence[int], sequence: Sequence[int], prompt_tokens: int
    ) -> None:
        """Set the tokens of the file around the cursor.

        Args:
            background: the tokens after the cursor.
            sequence: the tokens before it, as far back as they are to count; they end as
                the prompt ends, except for marks that are in no file.
            prompt_tokens: the length of the prompt. Tokens that the model reads beyond it
                are taken to follow ``sequence``.
        """
        self._memory.become(background, sequence)
        self._remembered = len(self._memory)
        self._prompt_tokens = prompt_tokens
        self._is_mixing = True

    def extend(self, ids: Sequence[int]) -> Logits:
        """Read ``ids``, return the logits after the last."""
        before = self._model.length
        logits = self._model.extend(ids)
        return self._mixed(logits, self._learn(ids, before))

    def read(self, ids: Sequence[int], should_stop: ShouldStop) -> Logits | None:
        """Like ``extend``, but gives up once ``should_stop()`` is true; None then."""
        before = self._model.length
        logits = self._model.read(ids, should_stop)
        is_at_caret = self._learn(self._model.tokens[before:], before)
        return None if logits is None else self._mixed(logits, is_at_caret)

    def extend_all(self, ids: Sequence[int]) -> Logits:
        """Like ``extend``, with the logits after each of ``ids``: (len(ids), V)."""
        before = self._model.length
        rows = self._model.extend_all(ids)
        for index, id in enumerate(ids):
            rows[index] = self._mixed(rows[index], self._learn((id,), before + index))
        return rows

    def read_rows(self, ids: Sequence[int]) -> Iterator[Logits]:
        """Like ``extend_all``, but a row is mixed, and its token remembered, when it is wanted."""
        before = self._model.length
        for index, row in enumerate(self._model.read_rows(ids)):
            yield self._mixed(row, self._learn((ids[index],), before + index))

    def truncate(self, length: int) -> None:
        """Cut the sequence back to its first ``length`` tokens."""
        self._model.truncate(length)
        self._cut_memory(length)

    def _cut_memory(self, length: int) -> None:
        if self._is_mixing:
            self._memory.truncate(self._remembered + max(0, length - self._prompt_tokens))

    def _learn(self, ids: Sequence[int], before: int) -> bool:
        """Add the tokens after the prompt; return whether memory and model now end alike."""
        if not self._is_mixing:
            return False
        for id in ids[max(0, self._prompt_tokens - before) :]:
            self._memory.append(id)
        return before + len(ids) >= self._prompt_tokens

    def _mixed(self, logits: Logits, is_at_caret: bool) -> Logits:
        """Log-probabilities of the mixture, float32 (V,); inside the prompt the logits alone."""
        if not is_at_caret:
            return logits
        recalled = self._memory.recall()
        file_weight = self._file_weights[recalled.matched] if recalled.probabilities else 0.0
        if not file_weight:
            return logits
        peak = float(logits.max())
        # NaN where the model predicts NaN; the sampler raises the error.
        total = peak + math.log(float(np.exp(logits - peak).sum()))
        mixed = logits - np.float32(total - math.log1p(-file_weight))
        ids = np.fromiter(recalled.probabilities.keys(), dtype=np.int64)
        known = np.fromiter(recalled.probabilities.values(), dtype=np.float64)
        mixed[ids] = np.log(np.exp(mixed[ids].astype(np.float64)) + file_weight * known)
        return mixed
