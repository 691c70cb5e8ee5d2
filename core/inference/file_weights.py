"""The weight of the file beside a model, fitted on held-out files.

The better the model, the less it needs the file. For each length of matching context the
weight that makes held-out tokens most probable is found by expectation maximization, as weights
of an interpolated language model are (Jelinek and Mercer 1980).
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from core.control import Control
from core.inference.file_memory import MAX_CONTEXT, FileMemory
from core.inference.language_model import LanguageModel
from core.inference.mixed_model import DEFAULT_FILE_WEIGHTS
from core.inference.scoring import score_tokens

_ROUNDS: Final = 30
# With fewer observations of a length the default is better.
_MIN_OBSERVED: Final = 50
_HIGHEST: Final = 0.95


@dataclass(frozen=True, slots=True)
class Observation:
    """The probabilities that two predictors gave a token of a held-out file.

    Attributes:
        token: the token.
        alone: its probability by the model.
        recalled: its probability by the file; 0 where that makes no prediction.
        matched: how long a context the file had seen before.
    """

    token: int
    alone: float
    recalled: float
    matched: int


def fit_file_weights(
    model: LanguageModel, documents: Iterable[Sequence[int]], control: Control
) -> tuple[float, ...]:
    """Return the best file weights for ``MixedModel``.

    Args:
        model: the model alone.
        documents: tokens of held-out files, each from its start.
        control: asked between two tokens.

    Returns:
        MAX_CONTEXT + 1 weights, by length of matching context.

    Raises:
        Cancelled: when that was asked for.
    """
    chances: list[list[tuple[float, float]]] = [[] for _ in range(MAX_CONTEXT + 1)]
    for ids in documents:
        for seen in observe(model, ids, control):
            chances[seen.matched].append((seen.alone, seen.recalled))
    return tuple(
        _best_weight(pairs) if len(pairs) >= _MIN_OBSERVED else default
        for pairs, default in zip(chances, DEFAULT_FILE_WEIGHTS, strict=True)
    )


def observe(model: LanguageModel, ids: Sequence[int], control: Control) -> Iterator[Observation]:
    """Yield the probabilities of model and file for every token of a document but the first.

    Raises:
        Cancelled: when that was asked for.
    """
    memory = FileMemory()
    scores = score_tokens(model, ids, lambda: control.cancelling, best=0)
    for before, score in zip(ids, scores, strict=False):
        control.safe_point()
        memory.append(before)
        recalled = memory.recall()
        yield Observation(
            token=score.id,
            alone=math.exp(score.log_probability),
            recalled=recalled.probabilities.get(score.id, 0.0),
            matched=recalled.matched,
        )
    control.safe_point()  # a cancel has ended the scores too


def _best_weight(pairs: Sequence[tuple[float, float]]) -> float:
    """Return the weight of the second of two predictors."""
    alone, recalled = np.maximum(np.array(pairs), 1e-12).T
    weight = 0.5
    for _ in range(_ROUNDS):
        mixed = (1 - weight) * alone + weight * recalled
        weight = float(np.mean(weight * recalled / mixed))
    # Never certain: what the file has not seen is still possible.
    return min(weight, _HIGHEST)
