"""The n-gram baseline behind the same interface as a trained model.

So it is healed, mixed with the file, stopped and trimmed by the same engine, and differs
in its predictions alone.
"""

from __future__ import annotations

from typing import Final

import numpy as np

from core.evaluation.ngram_counts import ORDER, NGramCounts
from core.inference.held_sequence import UncachedModel
from core.inference.language_model import Logits

CONTEXT_TOKENS: Final = 256


class NGramModel(UncachedModel):
    """A ``LanguageModel`` that sees the last four tokens."""

    def __init__(self, counts: NGramCounts) -> None:
        super().__init__(CONTEXT_TOKENS, counts.vocabulary)
        self._counts = counts

    def _predict(self) -> Logits:
        """Return the log-probabilities after the last four tokens."""
        return np.log(self._counts.predict(self._tokens[1 - ORDER :])).astype(np.float32)
