"""The probability that a model gives the tokens of an existing text.

For each token its probability and the most probable others, lazily and in pieces: the
memory does not grow with the text, and a caller that stops iterating stops the model.
``text_scoring`` adds the offsets in a text.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from core.inference.language_model import (
    LanguageModel,
    Logits,
    ShouldStop,
    advance_to,
)
from core.inference.sampling import ScoredToken

# Tokens of one pass: some milliseconds, and a megabyte of logits.
_PIECE: Final = 32
BEST: Final = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class TokenScore:
    """The score of one token, given those before it.

    Attributes:
        id: the token.
        log_probability: in nats.
        rank: how many tokens are more probable; 0 for the model's first choice.
        best: the most probable tokens, the most probable first.
    """

    id: int
    log_probability: float
    rank: int
    best: tuple[ScoredToken, ...]


def score_tokens(
    model: LanguageModel,
    ids: Sequence[int],
    should_stop: ShouldStop,
    first: int = 1,
    best: int = BEST,
) -> Iterator[TokenScore]:
    """Scores of ``ids[first:]``, in order.

    A text longer than the context is read in windows that overlap by half: every
    token is seen with half a context before it at least, where there is as much.

    Args:
        model: what it holds is lost.
        ids: the whole text; it begins with the token that texts begin with in training.
        should_stop: asked before every pass.
        first: the first token to be scored; at least 1, since the model makes no
            prediction for the first token.
        best: how many of the most probable tokens each score names; 0 for none.

    Yields:
        Scores until the end or a stop.
    """
    half = model.context // 2
    index = max(1, first)
    while index < len(ids):
        start = max(0, index - half)
        logits, _reused = advance_to(model, ids[start:index], should_stop)
        if logits is None:
            return
        end = min(len(ids), start + model.context)
        while index < end:
            # The last logits predict the next token: each piece passes them to the next.
            piece = ids[index : min(index + _PIECE, end)]
            if should_stop():
                return
            after = model.extend_all(piece)  # (P, V)
            yield from _scores(np.concatenate((logits[None], after[:-1])), piece, best)
            logits = after[-1]
            index += len(piece)


def _scores(logits: Logits, ids: Sequence[int], best: int) -> Iterator[TokenScore]:
    """Scores of tokens (P,) from the logits before each of them, (P, V)."""
    top = _top(logits, best)  # (P, best)
    largest = logits.max(axis=1, keepdims=True)
    normalizers = np.log(np.exp(logits - largest).sum(axis=1)) + largest[:, 0]
    for row, id in enumerate(ids):
        own = logits[row, id]
        yield TokenScore(
            id=id,
            log_probability=float(own - normalizers[row]),
            rank=int((logits[row] > own).sum()),
            best=tuple(
                ScoredToken(other, float(logits[row, other] - normalizers[row]))
                for other in top[row].tolist()
            ),
        )


def _top(logits: Logits, count: int) -> npt.NDArray[np.int64]:
    """Indices (P, count) of the largest logits of each row, the largest first."""
    if not count:
        return np.empty((len(logits), 0), dtype=np.int64)
    count = min(count, logits.shape[1])
    found = np.argpartition(-logits, count - 1, axis=1)[:, :count]
    order = np.argsort(-np.take_along_axis(logits, found, axis=1), axis=1, kind="stable")
    return np.take_along_axis(found, order, axis=1)
