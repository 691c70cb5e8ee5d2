"""Fitting the gate on suggestions of which it is known whether they were right.

Logistic regression by Newton's method (iteratively reweighted least squares), drawn towards
weights that ship, since a checkpoint is calibrated on a few hundred cursors only; then
isotonic regression of its score. Plain arithmetic on arrays.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from core.completion.gate import NO_GATE, Gate
from core.completion.isotonic import isotonic

Floats = npt.NDArray[np.float64]

_ROUNDS: Final = 30
# How much a weight may differ from the one that ships: a normal distribution of this width, in
# units of the feature's standard deviation.
_WIDTH: Final = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgedText:
    """A text that may be shown at a cursor.

    Attributes:
        features: see ``suggestion_features``.
        is_right: whether the file continues with it.
    """

    features: tuple[float, ...]
    is_right: bool


def fit_gate(cursors: Sequence[Sequence[JudgedText]], start: Gate = NO_GATE) -> Gate:
    """Return the gate for some cursors, each with the texts that may be shown, the longest first.

    Every cursor counts once, however many texts it has.

    Args:
        cursors: of which at least one has a text.
        start: what the weights are drawn towards; without any, towards 0.
    """
    rows = [text for texts in cursors for text in texts]
    counts = np.array([1 / len(texts) for texts in cursors for _ in texts])
    features = np.array([text.features for text in rows])
    right = np.array([float(text.is_right) for text in rows])
    prior = np.array(start.weights) if start.weights else np.zeros(features.shape[1])
    weights = _logistic(features, right, counts, prior)
    knots, precisions = isotonic(features @ weights, right)
    return Gate(
        weights=tuple(float(round(weight, 5)) for weight in weights),
        scores=tuple(knots.tolist()),
        precisions=tuple(precisions.tolist()),
        samples=len(cursors),
    )


def _logistic(features: Floats, right: Floats, counts: Floats, prior: Floats) -> Floats:
    """Return the weights (F,) that make ``right`` (N,) likeliest, near ``prior`` (F,)."""
    scale = features.std(axis=0)
    # What never varies stays as it was, but for the constant itself.
    precision = np.where(scale > 1e-9, (scale / _WIDTH) ** 2, 1e6)
    precision[0] = 1e-6
    weights = prior.copy()
    for _ in range(_ROUNDS):
        expected = 1 / (1 + np.exp(-np.clip(features @ weights, -30, 30)))
        slope = features.T @ (counts * (right - expected)) - precision * (weights - prior)
        spread = counts * np.maximum(expected * (1 - expected), 1e-6)
        curvature = (features * spread[:, None]).T @ features + np.diag(precision)
        change = np.linalg.solve(curvature, slope)
        weights = weights + change
        if np.abs(change * np.maximum(scale, 1e-9)).max() < 1e-6:
            break
    return weights
