"""How likely a suggestion is right, from what the model thought of its tokens.

A model's own probability of a line is a good order and a poor number. A table made
on held-out code (``calibrating``) turns it into the fraction of such lines that were
right, which is what the precision dial of the editor promises. Reading the table
needs neither NumPy nor the model.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from dataclasses import dataclass
from typing import Final

# A line that is still being written may get so many more tokens, all certain.
_MORE_TOKENS: Final = 16


@dataclass(frozen=True, slots=True, kw_only=True)
class PrecisionTable:
    """A monotone curve from the score of a suggestion to the chance that it is right.

    The score is the sum of the tokens' log-probabilities (nats), divided by their
    number to the power of ``length_exponent``: 0 takes the probability of the whole
    line, 1 the mean of its tokens.

    Attributes:
        scores: ascending knots.
        precisions: from 0 to 1, one for each knot, never falling.
        length_exponent: see above.
        default_minimum: the lowest threshold at which shown single lines are
            right at least half of the time.
        samples: suggestions that it was made on; 0 for the fallback.
        right: the fraction of them that was right.
        default_shown: the fraction of them that ``default_minimum`` lets through.
        default_right: the fraction of those that was right.
    """

    scores: tuple[float, ...]
    precisions: tuple[float, ...]
    length_exponent: float = 0.0
    default_minimum: float = 0.5
    samples: int = 0
    right: float = 0.0
    default_shown: float = 1.0
    default_right: float = 0.0

    @property
    def is_fallback(self) -> bool:
        """Whether nothing was measured: the model's own probability is believed."""
        return self.samples == 0

    def precision_of(self, log_probability: float, tokens: int) -> float:
        """The chance that a suggestion is right.

        Args:
            log_probability: the sum over its tokens, in nats.
            tokens: how many there are, at least one.
        """
        return self.at(self.score_of(log_probability, tokens))

    def best_case(self, log_probability: float, tokens: int) -> float:
        """Return the upper bound for a line that continues: all further tokens certain."""
        return self.precision_of(log_probability, tokens + _MORE_TOKENS)

    def score_of(self, log_probability: float, tokens: int) -> float:
        """What the curve is read at."""
        return float(log_probability / max(1, tokens) ** self.length_exponent)

    def at(self, score: float) -> float:
        """The curve at a score: straight lines between the knots, flat beyond them."""
        if self.is_fallback:
            return math.exp(min(0.0, score))
        right = bisect_right(self.scores, score)
        if right == 0:
            return self.precisions[0]
        if right == len(self.scores):
            return self.precisions[-1]
        low, high = self.scores[right - 1], self.scores[right]
        fraction = (score - low) / (high - low)
        below, above = self.precisions[right - 1], self.precisions[right]
        return below + fraction * (above - below)


FALLBACK_PRECISION: Final = PrecisionTable(scores=(), precisions=())
"""For a checkpoint that was never calibrated: the product of the tokens' probabilities."""
