"""A learned gate: how likely a suggestion is right, from everything that is known of it.

Logistic regression over the features of ``suggestion_features``, and a monotone curve over its
score, both measured on held-out code (``gate_fitting``). Reading it needs neither NumPy nor
the model.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True, kw_only=True)
class Gate:
    """Weights of the features, and a curve.

    Attributes:
        weights: one for each feature.
        scores: ascending knots of the curve, sums of weights times features.
        precisions: from 0 to 1, one for each knot, never falling.
        samples: cursors that it was fitted on; 0 for none, then it judges nothing.
    """

    weights: tuple[float, ...] = ()
    scores: tuple[float, ...] = ()
    precisions: tuple[float, ...] = ()
    samples: int = 0

    @property
    def is_measured(self) -> bool:
        """Whether it judges anything."""
        return self.samples > 0

    def score_of(self, features: Sequence[float]) -> float:
        """What the curve is read at."""
        return sum(one * other for one, other in zip(self.weights, features, strict=True))

    def precision_of(self, features: Sequence[float]) -> float:
        """The chance that a suggestion with these features is right."""
        return interpolated(self.scores, self.precisions, self.score_of(features))


NO_GATE: Final = Gate()


def interpolated(knots: Sequence[float], values: Sequence[float], at: float) -> float:
    """A curve at one score: straight lines between the knots, flat beyond them."""
    right = bisect_right(knots, at)
    if right == 0:
        return values[0]
    if right == len(knots):
        return values[-1]
    low, high = knots[right - 1], knots[right]
    fraction = (at - low) / (high - low)
    return values[right - 1] + fraction * (values[right] - values[right - 1])
