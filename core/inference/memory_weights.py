"""The weight of each predictor in the mixture of model, file and project.

One set of weights for each pair of matched lengths, in the file and in the project, as
Jelinek and Mercer (1980) choose theirs by counts; fitted by expectation maximization on files
of projects that nothing was trained on. Default ones ship with the program.
"""

from __future__ import annotations

import json
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

from core.resources import resource

PREDICTORS: Final = (
    "model", "file blend", "file longest", "file recent", "project blend", "project longest",
    "counts",
)  # fmt: skip
# The shortest matched length of each bucket: 0, 1, 2, 3 to 4, 5 to 8, 9 to 16, more.
BUCKET_STARTS: Final = (0, 1, 2, 3, 5, 9, 17)
SETS: Final = len(BUCKET_STARTS) ** 2
_ROUNDS: Final = 40
# What a set is taken to have seen before anything was observed: the defaults, so often.
_PRIOR_OBSERVATIONS: Final = 60.0

Weights = NDArray[np.float64]


def set_of(file_matched: int, project_matched: int) -> int:
    """Return which set of weights holds for two matched lengths."""
    buckets = len(BUCKET_STARTS)
    return (bisect_right(BUCKET_STARTS, file_matched) - 1) * buckets + (
        bisect_right(BUCKET_STARTS, project_matched) - 1
    )


@dataclass(frozen=True, slots=True)
class MixtureObservation:
    """The probability that each predictor gave one token of a held-out file.

    Attributes:
        set: see ``set_of``.
        probabilities: in the order of ``PREDICTORS``; 0 where one makes no prediction.
    """

    set: int
    probabilities: tuple[float, ...]


def checked(values: Sequence[float]) -> Weights:
    """Weights (SETS, 7) from a flat list.

    Raises:
        ValueError: they are no weights, or give the model nothing.
    """
    if len(values) != SETS * len(PREDICTORS):
        raise ValueError(f"{len(values)} weights")
    table = np.array(values, dtype=np.float64).reshape(SETS, len(PREDICTORS))
    is_sound = np.isfinite(table).all() and (table >= 0).all() and (table[:, 0] > 0).all()
    if not is_sound or not np.allclose(table.sum(axis=1), 1.0, atol=1e-3):
        raise ValueError("weights that do not sum to 1")
    return table / table.sum(axis=1, keepdims=True)


@cache
def default_weights(has_model: bool) -> tuple[float, ...]:
    """Return the weights that ship: beside a trained model, or beside none."""
    table = json.loads(resource("memory", "weights.json").read_text("utf-8"))
    return tuple(table["with_model" if has_model else "without_model"])


def fit_weights(
    observations: Iterable[MixtureObservation], start: Sequence[float]
) -> tuple[float, ...]:
    """Return the maximum-likelihood weights for held-out tokens, by expectation maximization.

    Args:
        observations: of every token.
        start: flat; what a set keeps where little was observed.

    Returns:
        SETS x 7 numbers, set by set.
    """
    table = checked(start)
    seen: list[list[tuple[float, ...]]] = [[] for _ in range(SETS)]
    for observation in observations:
        seen[observation.set].append(observation.probabilities)
    for number, rows in enumerate(seen):
        if rows:
            table[number] = _fitted(np.array(rows), table[number])
    return tuple(float(round(weight, 6)) for weight in _floored(table).ravel())


def _fitted(probabilities: NDArray[np.float64], prior: Weights) -> Weights:
    """Return the weights (7,) of one set from what was observed in it, (N, 7)."""
    weights = prior.copy()
    for _ in range(_ROUNDS):
        posterior = np.maximum(probabilities, 1e-12) * weights
        posterior /= posterior.sum(axis=1, keepdims=True)
        counts = posterior.sum(axis=0) + _PRIOR_OBSERVATIONS * prior
        weights = counts / counts.sum()
    return weights


def _floored(table: Weights) -> Weights:
    """Never certain: what neither file nor project has seen is still possible."""
    table = table.copy()
    table[:, 0] = np.maximum(table[:, 0], 0.01)
    return table / table.sum(axis=1, keepdims=True)
