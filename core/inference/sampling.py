"""Drawing the next token from logits: temperature, top-k, top-p, min-p, a penalty, a seed.

Plain NumPy, so that every backend draws alike and tests need no model. Masks
(token healing, control tokens) come from the caller as allowed entries.
"""

from __future__ import annotations

import math
from collections import deque
from collections.abc import Sequence
from typing import Final, NamedTuple, TypeAlias

import numpy as np
import numpy.typing as npt

from core.errors import CheckpointError
from core.inference.language_model import Logits
from core.inference.sampling_config import AUTOCOMPLETE, CREATIVE, MODES, SamplingConfig
from core.texts import Text

__all__ = [
    "AUTOCOMPLETE",
    "CREATIVE",
    "MODES",
    "Mask",
    "Sampler",
    "SamplingConfig",
    "ScoredToken",
    "log_probabilities",
]

Mask: TypeAlias = npt.NDArray[np.bool_]

# How far back a repetition counts, in tokens.
_REPETITION_WINDOW: Final = 64


class ScoredToken(NamedTuple):
    """A drawn token and the probability that the model gave it.

    ``log_probability`` is in nats, among the allowed tokens, at temperature 1
    and before penalty, top-k, top-p and min-p: it is comparable across modes.
    """

    id: int
    log_probability: float


class Sampler:
    """Draws tokens by one ``SamplingConfig``; its random numbers start at the seed."""

    def __init__(self, config: SamplingConfig) -> None:
        self._config = config
        self._random: np.random.Generator | None = None
        self._recent: deque[int] = deque(maxlen=_REPETITION_WINDOW)

    def see(self, ids: Sequence[int]) -> None:
        """Record tokens that precede the next draw; drawn tokens are recorded in any case."""
        self._recent.extend(ids[-_REPETITION_WINDOW:])

    def choose(self, logits: Logits, allowed: Mask | None = None) -> ScoredToken:
        """Draw one token.

        Args:
            logits: shape (V,).
            allowed: shape (V,), True where a token may be drawn; at least one is.

        Raises:
            CheckpointError: the logits are not numbers, as after a diverged training.
        """
        scores = log_probabilities(logits, allowed)
        penalized = self._penalized(scores) if self._config.repetition_penalty > 1 else scores
        chosen = int(penalized.argmax()) if self._config.temperature == 0 else self._draw(penalized)
        self._recent.append(chosen)
        return ScoredToken(chosen, float(scores[chosen]))

    def _penalized(self, scores: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
        """Log-probabilities of recent tokens times the penalty.

        CTRL (arXiv 1909.05858) divides positive logits and multiplies negative ones,
        which depends on their offset; log-probabilities are never positive.
        """
        penalized = scores.copy()
        recent = np.array(sorted(set(self._recent)), dtype=np.int64)
        penalized[recent] *= self._config.repetition_penalty
        return penalized

    def _draw(self, scores: npt.NDArray[np.float64]) -> int:
        """Draw from ``scores`` after top-k, temperature, top-p and min-p, in this order."""
        # Stable, so that equal logits are kept by id and a seed means one answer.
        order = np.argsort(-scores, kind="stable")
        if self._config.top_k:
            order = order[: self._config.top_k]
        # The largest score is subtracted before dividing: tiny temperatures stay finite.
        tempered = (scores[order] - scores[order[0]]) / self._config.temperature
        probabilities = np.exp(tempered)
        probabilities /= probabilities.sum()
        if self._config.top_p < 1:
            # The token that crosses the threshold is kept, so one always remains.
            kept = int(np.searchsorted(probabilities.cumsum(), self._config.top_p)) + 1
            order, probabilities = order[:kept], probabilities[:kept]
        if self._config.min_p:
            # Sorted by likelihood: the first one always remains.
            kept = int((probabilities >= self._config.min_p * probabilities[0]).sum())
            order, probabilities = order[:kept], probabilities[:kept]
        cumulative = probabilities.cumsum()
        if self._random is None:
            # NumPy loads its generators when they are first asked for, 2 MB of them.
            self._random = np.random.default_rng(self._config.seed)
        position = np.searchsorted(cumulative, self._random.random() * cumulative[-1], side="right")
        return int(order[min(int(position), len(order) - 1)])


def log_probabilities(logits: Logits, allowed: Mask | None = None) -> npt.NDArray[np.float64]:
    """Logits (V,) as natural logarithms of probabilities; minus infinity where not allowed.

    Raises:
        CheckpointError: the logits are not numbers, as after a diverged training.
    """
    scores = logits if allowed is None else np.where(allowed, logits, np.float32(-np.inf))
    largest = float(scores.max())
    if not math.isfinite(largest):
        raise CheckpointError(
            Text("This checkpoint predicts no numbers: its training diverged."),
            Text("Choose an earlier checkpoint, or train again with a smaller learning rate."),
        )
    # Powers in single precision, ten times as fast; their sum in double.
    scores = scores - np.float32(largest)
    return scores.astype(np.float64) - math.log(np.exp(scores).sum(dtype=np.float64))
