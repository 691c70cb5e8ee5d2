"""Drawing the next token from logits: temperature, top-k, top-p, a seed.

Plain NumPy, so that every backend draws alike and tests need no model. Masks
(token healing, control tokens) come from the caller as allowed entries.
"""

from __future__ import annotations

import math
from typing import NamedTuple, TypeAlias

import numpy as np
import numpy.typing as npt

from core.errors import CheckpointError
from core.inference.language_model import Logits
from core.inference.sampling_config import AUTOCOMPLETE, CREATIVE, MODES, SamplingConfig

__all__ = ["AUTOCOMPLETE", "CREATIVE", "MODES", "Mask", "Sampler", "SamplingConfig", "ScoredToken"]

Mask: TypeAlias = npt.NDArray[np.bool_]


class ScoredToken(NamedTuple):
    """A drawn token and what the model thought of it.

    ``log_probability`` is in nats, among the allowed tokens, at temperature 1
    and before top-k and top-p: it is comparable across modes.
    """

    id: int
    log_probability: float


class Sampler:
    """Draws tokens by one ``SamplingConfig``; its random numbers start at the seed."""

    def __init__(self, config: SamplingConfig) -> None:
        self._config = config
        self._random = np.random.default_rng(config.seed)

    def choose(self, logits: Logits, allowed: Mask | None = None) -> ScoredToken:
        """Draw one token.

        Args:
            logits: shape (V,).
            allowed: shape (V,), True where a token may be drawn; at least one is.

        Raises:
            CheckpointError: the logits are not numbers, as after a diverged training.
        """
        scores = logits.astype(np.float64)
        if allowed is not None:
            scores = np.where(allowed, scores, -np.inf)
        best = int(scores.argmax())
        if not math.isfinite(scores[best]):
            raise CheckpointError(
                "This checkpoint predicts no numbers: its training diverged.",
                "Choose an earlier checkpoint, or train again with a smaller learning rate.",
            )
        log_normalizer = scores[best] + math.log(np.exp(scores - scores[best]).sum())
        chosen = best if self._config.temperature == 0 else self._draw(scores)
        return ScoredToken(chosen, float(scores[chosen] - log_normalizer))

    def _draw(self, scores: npt.NDArray[np.float64]) -> int:
        """Draw from ``scores`` after top-k, temperature and top-p, in this order."""
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
        cumulative = probabilities.cumsum()
        position = np.searchsorted(cumulative, self._random.random() * cumulative[-1], side="right")
        return int(order[min(int(position), len(order) - 1)])
