"""Several continuations of one prompt, which is read once.

The first is the plain one. Every later one branches off at the position
where the model was least certain: of all runners-up found so far, the one with the
most probable prefix is taken next (best-first search over prefixes).
Both the prompt and the shared beginning stay in the KV cache. Tokens may differ
while the text is the same, so callers that show texts drop duplicates.
"""

from __future__ import annotations

import heapq
from collections.abc import Callable, Container, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Final, Self

import numpy as np

from core.inference.drafting import Drafter
from core.inference.generation import Constraint, continue_from
from core.inference.language_model import LanguageModel, Logits, ShouldStop, advance_to
from core.inference.sampling import Mask, Sampler, SamplingConfig, ScoredToken, log_probabilities

# Runners-up kept at each position. A third choice early on is seldom more probable than
# a second choice somewhere else.
_RUNNERS_UP: Final = 2


@dataclass(frozen=True, slots=True, order=True)
class _Branch:
    """The beginning of a continuation that was not taken; the most probable sorts first."""

    cost: float  # minus the log-probability of all its tokens
    number: int
    tokens: tuple[ScoredToken, ...] = field(compare=False)


class Alternatives:
    """Iterator over continuations; each is an iterator of tokens, as ``continue_from`` gives.

    One at a time: asking for the next continuation ends the one before it, and a caller
    that stops iterating over its tokens also ends branching from it.

    Args:
        model: holds exactly the prompt.
        logits: after the prompt.
        sampling: how tokens are drawn where nothing is prescribed; each further
            continuation uses the next seed.
        stop: ids that end a continuation and are not part of it.
        should_stop: asked before every forward pass.
        new_constraint: makes a fresh constraint for each continuation.
        drafter: see ``continue_from``.
    """

    def __init__(
        self,
        model: LanguageModel,
        logits: Logits,
        sampling: SamplingConfig,
        stop: Container[int],
        should_stop: ShouldStop,
        new_constraint: Callable[[], Constraint | None] = lambda: None,
        drafter: Drafter | None = None,
    ) -> None:
        self._model = model
        self._prompt = list(model.tokens)
        self._logits = logits
        self._sampling = sampling
        self._stop = stop
        self._should_stop = should_stop
        self._new_constraint = new_constraint
        self._drafter = drafter
        self._branches = [_Branch(0.0, 0, ())]
        self._made = 0
        self._met = 0

    def __iter__(self) -> Self:
        return self

    def __next__(self) -> Iterator[ScoredToken]:
        """The next continuation, which repeats the prefix that it has in common with another."""
        if not self._branches or self._should_stop():
            raise StopIteration
        branch = heapq.heappop(self._branches)
        self._made += 1
        return self._continuation(branch, self._made)

    def _continuation(self, branch: _Branch, number: int) -> Iterator[ScoredToken]:
        constraint = self._new_constraint()
        for token in branch.tokens:
            if constraint is not None:
                constraint.accept(token.id)
            yield token
        if number != self._made:
            return  # a later continuation now uses the model
        logits: Logits | None = self._logits
        if branch.tokens or self._model.tokens != self._prompt:
            ids = [*self._prompt, *(token.id for token in branch.tokens)]
            if len(ids) > self._model.context:
                return
            logits, _reused = advance_to(self._model, ids, self._should_stop)
        if logits is None:
            return
        sampling = replace(self._sampling, seed=self._sampling.seed + number - 1)
        watched = _Watched(Sampler(sampling), branch, self._keep)
        for token in continue_from(
            self._model, logits, watched, self._stop, self._should_stop, constraint, self._drafter
        ):
            yield token
            if number != self._made:
                return

    def _keep(self, cost: float, tokens: tuple[ScoredToken, ...]) -> None:
        if tokens[-1].id not in self._stop:
            self._met += 1
            heapq.heappush(self._branches, _Branch(cost, self._met, tokens))


class _Watched:
    """A sampler whose runners-up are reported, each with the tokens before it."""

    def __init__(
        self,
        sampler: Sampler,
        branch: _Branch,
        keep: Callable[[float, tuple[ScoredToken, ...]], None],
    ) -> None:
        self._sampler = sampler
        self._tokens = branch.tokens
        self._cost = branch.cost
        self._keep = keep

    def see(self, ids: Sequence[int]) -> None:
        """As ``Sampler.see``."""
        self._sampler.see(ids)

    def choose(self, logits: Logits, allowed: Mask | None = None) -> ScoredToken:
        """As ``Sampler.choose``."""
        token = self._sampler.choose(logits, allowed)
        scores = log_probabilities(logits, allowed)
        count = min(_RUNNERS_UP + 1, len(scores))
        top = np.argpartition(-scores, count - 1)[:count]
        runners_up = [id for id in top.tolist() if id != token.id]
        runners_up.sort(key=lambda id: (-scores[id], id))
        for id in runners_up[:_RUNNERS_UP]:
            if np.isfinite(scores[id]):
                other = ScoredToken(id, float(scores[id]))
                self._keep(self._cost - other.log_probability, (*self._tokens, other))
        self._tokens = (*self._tokens, token)
        self._cost -= token.log_probability
        return token
