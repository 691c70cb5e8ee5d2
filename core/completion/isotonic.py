"""A monotone curve through scores and outcomes, and where on it half are right.

Isotonic regression by pooling adjacent violators (Ayer et al. 1955), as used to
calibrate classifiers (Zadrozny and Elkan 2002). Plain arithmetic on arrays;
what is scored is the business of ``calibrating``.
"""

from __future__ import annotations

from typing import Final

import numpy as np
import numpy.typing as npt

from core.completion.precision import PrecisionTable

Floats = npt.NDArray[np.float64]

# Of how the score depends on length: the whole line's probability, its tokens' mean,
# and half way. The one that tells right from wrong best is taken.
_LENGTH_EXPONENTS: Final = (0.0, 0.5, 1.0)
# Fewer cannot show a curve, nor a fraction of one half.
MIN_SAMPLES: Final = 40
_MIN_SHOWN: Final = 20
# Blocks of a curve hold at least this fraction of the samples: 3 of 3 right is no 100 %.
_MIN_BLOCK_SHARE: Final = 1 / 25


def fit_table(log_probabilities: Floats, tokens: Floats, right: Floats) -> PrecisionTable:
    """The table for suggestions of which it is known whether they were right.

    Args:
        log_probabilities: sums over the tokens of each, (N,), in nats.
        tokens: how many tokens each has, (N,).
        right: 1 where it was right, else 0, (N,); N is at least ``MIN_SAMPLES``.
    """
    candidates = [(log_probabilities / tokens**power, power) for power in _LENGTH_EXPONENTS]
    scores, exponent = max(candidates, key=lambda pair: ranking_quality(pair[0], right))
    knots, precisions = isotonic(scores, right)
    found = np.interp(scores, knots, precisions)
    minimum = half_right(found, right)
    shown = found >= minimum
    return PrecisionTable(
        scores=tuple(knots.tolist()),
        precisions=tuple(precisions.tolist()),
        length_exponent=exponent,
        default_minimum=minimum,
        samples=len(right),
        right=float(right.mean()),
        default_shown=float(shown.mean()),
        default_right=float(right[shown].mean()),
    )


def ranking_quality(scores: Floats, right: Floats) -> float:
    """The chance that a right one scores above a wrong one (area under the ROC curve)."""
    positive = right > 0.5
    if positive.all() or not positive.any():
        return 0.5
    order = np.argsort(scores, kind="stable")
    ranks = np.empty(len(scores))
    ranks[order] = np.arange(1, len(scores) + 1)
    for value in np.unique(scores):  # equal scores have equal ranks
        same = scores == value
        ranks[same] = ranks[same].mean()
    count = positive.sum()
    surplus = ranks[positive].sum() - count * (count + 1) / 2
    return float(surplus / (count * (len(scores) - count)))


def isotonic(scores: Floats, right: Floats) -> tuple[Floats, Floats]:
    """Knots (K,) and the fraction that is right at each (K,), neither ever falling.

    One right and one wrong are added to each block, so that no fraction is 0 or 1.
    """
    order = np.argsort(scores, kind="stable")
    least = max(1, int(len(scores) * _MIN_BLOCK_SHARE))
    pieces = np.array_split(order, max(1, len(order) // least))
    blocks = [
        (len(piece), float(right[piece].sum()), float(scores[piece].sum())) for piece in pieces
    ]
    pooled: list[tuple[int, float, float]] = []
    for block in blocks:
        pooled.append(block)
        while len(pooled) > 1 and _fraction(pooled[-2]) >= _fraction(pooled[-1]):
            above, below = pooled.pop(), pooled.pop()
            pooled.append((below[0] + above[0], below[1] + above[1], below[2] + above[2]))
    knots = np.array([total / count for count, _right, total in pooled])
    fractions = np.array([(hits + 1) / (count + 2) for count, hits, _total in pooled])
    # Knots of equal scores would make a step of no width.
    distinct = np.concatenate(([True], np.diff(knots) > 0))
    return knots[distinct], np.maximum.accumulate(fractions)[distinct]


def half_right(precisions: Floats, right: Floats) -> float:
    """The lowest minimum at which what is shown is right at least half of the time.

    With a margin of one standard error, since it was found on few; where even the
    surest are wrong more often, what shows only the surest.
    """
    best = float(precisions.max())
    for minimum in np.unique(precisions):
        shown = precisions >= minimum
        count = int(shown.sum())
        if count < _MIN_SHOWN:
            break
        fraction = float(right[shown].mean())
        if fraction - np.sqrt(fraction * (1 - fraction) / count) >= 0.5:
            return float(minimum)
    return best


def _fraction(block: tuple[int, float, float]) -> float:
    return block[1] / block[0]
