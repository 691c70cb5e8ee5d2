"""Tokens one after the other: a lazy iterator over a model and a sampler.

The next forward pass runs only when the next token is requested, so a caller that
stops iterating stops the model, and a cancel takes effect within one pass.
Rules about text (newlines, loops) belong to ``core.completion.stopping``.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from typing import Protocol

from core.inference.drafting import Drafter
from core.inference.language_model import LanguageModel, Logits, ShouldStop, advance_to
from core.inference.sampling import Mask, Sampler, SamplingConfig, ScoredToken


class Constraint(Protocol):
    """Which tokens may come next; told of each token that was drawn."""

    def allowed(self) -> Mask | None:
        """Return the mask for the next draw, shape (V,); None for no restriction."""
        ...

    def accept(self, id: int) -> None:
        """Take note of a drawn token."""
        ...


class Chooser(Protocol):
    """What draws tokens; ``Sampler`` is one."""

    def see(self, ids: Sequence[int]) -> None:
        """Record tokens that precede the next draw."""
        ...

    def choose(self, logits: Logits, allowed: Mask | None = None) -> ScoredToken:
        """Draw one token from logits (V,)."""
        ...


def generate(
    model: LanguageModel,
    prompt_ids: Sequence[int],
    sampling: SamplingConfig,
    stop: Container[int],
    should_stop: ShouldStop,
) -> Iterator[int]:
    """Yield the ids that follow a prompt.

    Args:
        model: truncated to the prefix that it has in common with the prompt, then extended.
        prompt_ids: at least one token, at most the context.
        sampling: how to draw; the same seed gives the same ids.
        stop: ids that end the text; they are not part of it.
        should_stop: asked before every forward pass.

    Yields:
        Ids until a stop token, a stop, or the end of the context.
    """
    logits, _ = advance_to(model, prompt_ids, should_stop)
    if logits is not None:
        for token in continue_from(model, logits, Sampler(sampling), stop, should_stop):
            yield token.id


def continue_from(
    model: LanguageModel,
    logits: Logits,
    sampler: Chooser,
    stop: Container[int],
    should_stop: ShouldStop,
    constraint: Constraint | None = None,
    drafter: Drafter | None = None,
) -> Iterator[ScoredToken]:
    """Like ``generate``, from a model that has read its prompt; with log-probabilities.

    With a drafter the model reads its guesses along with each token. A guess counts
    only where the very same token is then drawn, from logits after exactly what was
    drawn before, so the answer is the one without a drafter; it comes in fewer passes.
    (Where two tokens are all but equally likely, the other one may win: attention adds in
    another order.)
    The model may end up holding guesses beyond the last token.
    """
    held = list(model.tokens)
    sampler.see(held)
    guesses: list[int] = []
    rows: Iterator[Logits] = iter(())  # after each guess
    while not should_stop():
        token = sampler.choose(logits, constraint.allowed() if constraint else None)
        if token.id in stop:
            return
        if constraint:
            constraint.accept(token.id)
        yield token
        if should_stop() or len(held) >= model.context:
            return
        held.append(token.id)
        if guesses and guesses[0] == token.id:
            guesses.pop(0)
            logits = next(rows)
            continue
        model.truncate(len(held) - 1)
        guesses = drafter.draft(held)[: model.context - len(held)] if drafter else []
        if guesses:
            rows = model.read_rows([token.id, *guesses])
            logits = next(rows)
        else:
            logits = model.extend([token.id])
