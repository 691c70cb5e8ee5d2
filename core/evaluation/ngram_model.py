"""The n-gram baseline behind the same interface as a trained model.

So it is healed, mixed with the file, stopped and trimmed by the same engine, and differs
in its predictions alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np

from core.evaluation.ngram_counts import ORDER, NGramCounts
from core.inference.language_model import LanguageModel, Logits

CONTEXT_TOKENS: Final = 256


class NGramModel(LanguageModel):
    """A ``LanguageModel`` that sees the last four tokens."""

    def __init__(self, counts: NGramCounts) -> None:
        self._counts = counts
        self._tokens: list[int] = []

    @property
    def context(self) -> int:
        """The most tokens that the sequence may hold."""
        return CONTEXT_TOKENS

    @property
    def vocabulary(self) -> int:
        """How many logits there are."""
        return self._counts.vocabulary

    @property
    def length(self) -> int:
        """How many tokens the sequence holds now."""
        return len(self._tokens)

    @property
    def tokens(self) -> Sequence[int]:
        """The sequence itself."""
        return self._tokens

    def extend(self, ids: Sequence[int]) -> Logits:
        """Read ``ids``, return the log-probabilities after the last, (V,)."""
        if not 0 < len(ids) <= self.context - self.length:
            raise ValueError(f"{self.length} + {len(ids)} tokens in a context of {self.context}")
        self._tokens += ids
        return self._log_probabilities()

    def extend_all(self, ids: Sequence[int]) -> Logits:
        """Like ``extend``, with the log-probabilities after each of ``ids``: (len(ids), V)."""
        return np.stack([self.extend((id,)) for id in ids])

    def truncate(self, length: int) -> None:
        """Cut the sequence back to its first ``length`` tokens."""
        del self._tokens[length:]

    def _log_probabilities(self) -> Logits:
        return np.log(self._counts.predict(self._tokens[1 - ORDER :])).astype(np.float32)
