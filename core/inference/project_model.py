"""Any language model, mixed with predictions from the edited file and its project.

Seven predictors (``memory_weights``), whose weights depend on how long a context the file and
the project have each seen before. Behind the ``LanguageModel`` interface like ``MixedModel``,
which it extends by the project; only entries that a memory names are touched.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

from core.inference.language_model import LanguageModel, Logits
from core.inference.memory_weights import MixtureObservation, checked, set_of
from core.inference.mixed_model import MixedModel
from core.memory.lookup import MIN_LEFT, Found, LookUp
from core.memory.project_index import NO_PROJECT, Snapshot
from core.memory.segment import MAX_CONTEXT

# Tokens after which a use counts a third (1 / e) of one that was just now.
_DECAY_TOKENS: Final = 600.0
DECAY: Final = math.exp(-1 / _DECAY_TOKENS)
# The counts of the file are recomputed after this many new tokens.
_REBASE_TOKENS: Final = 64
_MIN_MATCH: Final = 2
# Those of one answer and its alternatives.
_MAX_STEPS: Final = 64
_NOTHING: Final[dict[int, float]] = {}


@dataclass(frozen=True, slots=True, eq=False)
class Unigrams:
    """How often, and how recently, each token occurs in the file.

    Attributes:
        table: (3, V), shared and not to be changed: recency in a first part of the file, recency
            in the text after the cursor, and counts in both.
        more: the tokens between the two, oldest first.
        sums: of the three rows.
    """

    table: NDArray[np.float64]
    more: tuple[int, ...]
    sums: tuple[float, float, float]

    def weighted(self, of_recent: float, of_counts: float) -> NDArray[np.float64]:
        """Return both as probabilities, with a weight each, summed: (V,)."""
        fade, recents, total = self._scales()
        if not total:
            return np.zeros(self.table.shape[1])
        factors = (of_recent * fade / recents, of_recent / recents, of_counts / total)
        found = np.array(factors) @ self.table
        for age, token in enumerate(reversed(self.more)):
            found[token] += of_recent * DECAY**age / recents + of_counts / total
        return found

    def probabilities_of(self, token: int) -> tuple[float, float]:
        """Return the probability of a token by recency and by counts."""
        fade, recents, total = self._scales()
        if not total:
            return 0.0, 0.0
        first, after, counts = self.table[:, token].tolist()
        recent = first * fade + after
        recent += sum(DECAY**age for age, one in enumerate(reversed(self.more)) if one == token)
        return recent / recents, (counts + self.more.count(token)) / total

    @property
    def is_empty(self) -> bool:
        """Whether the file has no token."""
        return not self._scales()[2]

    def _scales(self) -> tuple[float, float, float]:
        """Return what the first part has faded to, the sum of all recencies, and of all counts."""
        recent, after, counts = self.sums
        fade = DECAY ** len(self.more)
        recents = recent * fade + after
        recents += sum(DECAY**age for age in range(len(self.more)))
        return fade, recents, counts + len(self.more)


@dataclass(frozen=True, slots=True, eq=False)
class Step:
    """What the memories predict for one next token.

    Attributes:
        weights: of the predictors, (7,); those without a prediction have 0.
        blend, longest: of the file, by token.
        unigrams: of the file.
        found: of the project.
        context: the tokens that led up to it.
        file_matched: how many of them occur together in the file.
    """

    weights: NDArray[np.float64]
    blend: dict[int, float]
    longest: dict[int, float]
    unigrams: Unigrams
    found: Found
    context: tuple[int, ...]
    file_matched: int

    def probabilities_of(self, token: int) -> tuple[float, ...]:
        """Return the probability of a token by each predictor but the model, in their order."""
        found = self.found
        indices = np.flatnonzero(found.ids == token)
        blend, longest = (
            (float(found.blend[indices[0]]), float(found.longest[indices[0]]))
            if len(indices)
            else (0.0, 0.0)
        )
        recent, counts = self.unigrams.probabilities_of(token)
        return (
            self.blend.get(token, 0.0),
            self.longest.get(token, 0.0),
            recent,
            blend,
            longest,
            counts,
        )

    def contributions(self, token: int) -> tuple[float, float]:
        """Return what file and project each add to the probability of a token."""
        blend, longest, recent, project, project_longest, counts = self.probabilities_of(token)
        w = self.weights.tolist()
        of_file = w[1] * blend + w[2] * longest + w[3] * recent + w[6] * counts
        return of_file, w[4] * project + w[5] * project_longest


class ProjectModel(MixedModel):
    """A ``LanguageModel`` around another one; until ``remember`` is called, it is that one.

    Args:
        model: predicts from its window.
        weights: flat, as ``fit_weights`` gives them.
        look_up: asks the project.
    """

    def __init__(self, model: LanguageModel, weights: Sequence[float], look_up: LookUp) -> None:
        super().__init__(model, longest=MAX_CONTEXT)
        self._weights = checked(weights)
        self._look_up = look_up
        self._snapshot = NO_PROJECT
        self._first_part = Unigrams(np.zeros((3, model.vocabulary)), (), (0.0, 0.0, 0.0))
        self._first_length = self._background_length = 0
        self._steps: dict[int, tuple[Step, Logits]] = {}
        self._known: dict[tuple[int, ...], Found] = {}

    @property
    def snapshot(self) -> Snapshot:
        """The project that is asked."""
        return self._snapshot

    def ask(self, snapshot: Snapshot) -> None:
        """Ask another state of the project from now on."""
        if snapshot is not self._snapshot:
            self._snapshot = snapshot
            self._known.clear()

    def remember(
        self, background: Sequence[int], sequence: Sequence[int], prompt_tokens: int
    ) -> None:
        """Set the tokens of the file around the cursor; see ``MixedModel.remember``."""
        super().remember(background, sequence, prompt_tokens)
        self._steps.clear()
        self._known.clear()
        self._background_length = len(background)
        self._sum_up()

    def step_at(self, length: int) -> tuple[Step, Logits] | None:
        """Return the prediction for the token after the first ``length`` of the sequence, if known.

        Returns:
            the prediction of the memories, and the log-probabilities of the mixture, (V,).
        """
        return self._steps.get(length)

    def guess(self, token: int, max_tokens: int) -> list[int]:
        """Return what may follow ``token``, which is about to be read: from file, then project.

        The longer match is taken, the file's where both are equal.
        """
        if not self._is_mixing:
            return []
        matched, following = self._memory.latest(token, max_tokens)
        context = (*self._memory.context(MAX_CONTEXT - 1), token)
        found = self._found(context)
        if found.matched > max(matched, _MIN_MATCH - 1):
            tokens = self._snapshot.views[found.view].segment
            end = tokens.span(tokens.document_of(found.position))[1]
            return tokens.tokens[found.position : min(end, found.position + max_tokens)].tolist()
        return following if matched >= _MIN_MATCH else []

    def observe(self, logits: Logits, token: int) -> MixtureObservation:
        """Return the probability of ``token`` by each predictor, the model's from ``logits``."""
        step = self._step()
        peak = float(logits.max())
        total = peak + math.log(float(np.exp(logits - peak).sum()))
        alone = math.exp(float(logits[token]) - total)
        return MixtureObservation(
            set_of(step.file_matched, step.found.matched), (alone, *step.probabilities_of(token))
        )

    def probability(self, token: int, alone: float) -> float:
        """The probability of ``token`` in the mixture, where the model gives it ``alone``."""
        step = self._step()
        return float(step.weights @ np.array((alone, *step.probabilities_of(token))))

    def read_token(self, token: int) -> None:
        """Take a token into the file's memory without the model; for ``observe``."""
        self._memory.append(token)

    def _mixed(self, logits: Logits, is_at_caret: bool) -> Logits:
        """Log-probabilities of the mixture, float32 (V,); inside the prompt the logits alone."""
        if not is_at_caret:
            return logits
        step = self._step()
        weights, found = step.weights, step.found
        peak = float(logits.max())
        # NaN where the model predicts NaN; the sampler raises the error.
        total = peak + math.log(float(np.exp(logits - peak).sum()))
        mixed = logits - np.float32(total - math.log(weights[0]))
        extra = step.unigrams.weighted(float(weights[3]), float(weights[6]))
        for weight, table in ((weights[1], step.blend), (weights[2], step.longest)):
            if table and weight:
                ids = np.fromiter(table.keys(), np.int64, len(table))
                extra[ids] += weight * np.fromiter(table.values(), np.float64, len(table))
        if len(found.ids):
            extra[found.ids] += weights[4] * found.blend + weights[5] * found.longest
        named = np.flatnonzero(extra)
        mixed[named] = np.log(np.exp(mixed[named].astype(np.float64)) + extra[named])
        self._keep(step, mixed)
        return mixed

    def _step(self) -> Step:
        levels = self._memory.followers()
        blend, longest = _blended(levels)
        context = tuple(self._memory.context(MAX_CONTEXT))
        found = self._found(context)
        unigrams = self._unigrams()
        weights = self._weights[set_of(len(levels), found.matched)].copy()
        if not levels:
            weights[1:3] = 0.0
        if not found.matched:
            weights[4:6] = 0.0
        if unigrams.is_empty:
            weights[[3, 6]] = 0.0
        # A predictor without a prediction leaves its weight to the others.
        weights /= weights.sum()
        return Step(weights, blend, longest, unigrams, found, context, len(levels))

    def _keep(self, step: Step, mixed: Logits) -> None:
        self._steps[self._prompt_tokens + len(self._memory) - self._remembered] = step, mixed
        if len(self._steps) > _MAX_STEPS:
            del self._steps[next(iter(self._steps))]

    def _found(self, context: tuple[int, ...]) -> Found:
        found = self._known.get(context)
        if found is None:
            found = self._known[context] = self._look_up(self._snapshot.views, context)
        return found

    def _sum_up(self) -> None:
        """Count the tokens of the file, all alike and by their distance to the cursor."""
        tokens, size = self._memory.tokens, self.vocabulary
        after = np.array(tokens[: self._background_length], dtype=np.int64)
        before = np.array(tokens[self._background_length + 1 :], dtype=np.int64)
        table = np.empty((3, size))
        table[0], table[1] = _recency(before[::-1], size), _recency(after, size)
        np.add(np.bincount(before, minlength=size), np.bincount(after, minlength=size), table[2])
        recent, later, count = table.sum(axis=1).tolist()
        self._first_part = Unigrams(table, (), (recent, later, count))
        self._first_length = len(tokens)

    def _unigrams(self) -> Unigrams:
        grown = len(self._memory) - self._first_length
        if not 0 <= grown <= _REBASE_TOKENS:
            self._sum_up()
        more = tuple(self._memory.tokens[self._first_length :])
        return Unigrams(self._first_part.table, more, self._first_part.sums)


def _recency(tokens: NDArray[np.int64], size: int) -> NDArray[np.float64]:
    """Return the decayed counts of tokens, the nearest first, (size,)."""
    weights = _decays(1 << len(tokens).bit_length())[: len(tokens)]
    return np.asarray(np.bincount(tokens, weights, minlength=size), dtype=np.float64)


@lru_cache(maxsize=4)
def _decays(count: int) -> NDArray[np.float64]:
    """Return what a use of 0, 1, 2 ... tokens ago counts, (count,)."""
    return np.power(DECAY, np.arange(count, dtype=np.float64))


def _blended(levels: Sequence[dict[int, int]]) -> tuple[dict[int, float], dict[int, float]]:
    """All contexts together, by the rule of ``core.memory.lookup``; and the longest alone."""
    if not levels:
        return _NOTHING, _NOTHING
    blend: dict[int, float] = {}
    left = 1.0
    for follow in reversed(levels):
        total = sum(follow.values()) + len(follow)
        for token, count in follow.items():
            blend[token] = blend.get(token, 0.0) + left * count / total
        left *= len(follow) / total
        if left < MIN_LEFT:
            break
    longest = levels[-1]
    seen = sum(longest.values())
    return (
        {token: value / (1.0 - left) for token, value in blend.items()},
        {token: count / seen for token, count in longest.items()},
    )
