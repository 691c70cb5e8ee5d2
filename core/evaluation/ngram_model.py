"""Interpolated Kneser-Ney estimates of the next token, order 5, over a token stream.

The classical language model (Kneser and Ney 1995; Chen and Goodman 1998, equation 21, one
discount an order): sequences that were seen give up a discount to what shorter contexts say,
and a shorter context counts after how many different tokens a token follows, not how often.
Tables are sorted NumPy arrays; a prediction is four binary searches. It is a baseline that a
trained model has to beat, built from the same tokens.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from core.control import Control
from core.inference.held_sequence import UncachedModel
from core.inference.language_model import Logits

ORDER: Final = 5
CONTEXT_TOKENS: Final = 256
# Where nothing came twice, the estimate would take all that was seen away.
_MAX_DISCOUNT: Final = 0.9

Probabilities = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Table:
    """All different sequences of one length.

    Attributes:
        keys: context's number x V + token, ascending, int64 (S,). The number of a
            sequence is its index here; a context is a sequence of one token less.
        counts: float64 (S,).
        discount: what every sequence gives up.
    """

    keys: NDArray[np.int64]
    counts: NDArray[np.float64]
    discount: float


class NGramCounts:
    """Made once from a training set.

    Args:
        tokens: ids below ``vocabulary``, (N,).
        vocabulary: V.
        control: asked between two orders.

    Raises:
        Cancelled: between two orders.
    """

    def __init__(self, tokens: NDArray[np.uint16], vocabulary: int, control: Control) -> None:
        self.vocabulary = vocabulary
        stream = tokens.astype(np.int64)
        numbers = stream  # of the sequence that ends at each token
        keys = np.arange(vocabulary, dtype=np.int64)
        occurrences = np.bincount(stream, minlength=vocabulary).astype(np.float64)
        raw: list[tuple[NDArray[np.int64], NDArray[np.float64]]] = [(keys, occurrences)]
        continuations: list[NDArray[np.float64]] = []
        for _ in range(ORDER - 1):
            control.safe_point()
            if len(numbers) < 2:
                break
            joined = numbers[:-1] * vocabulary + stream[-(len(numbers) - 1) :]
            keys, first, places, counts = np.unique(
                joined, return_index=True, return_inverse=True, return_counts=True
            )
            # Each different sequence is one context of its end without the first token.
            ends = numbers[1:][first]
            places_of = np.bincount(ends, minlength=len(raw[-1][0])).astype(np.float64)
            # The start of the stream follows nothing.
            continuations.append(np.maximum(places_of, 1.0) if len(raw) > 1 else places_of)
            raw.append((keys, counts.astype(np.float64)))
            numbers = places
        self._tables = tuple(
            _Table(keys=keys, counts=counts, discount=_discount(counts))
            for (keys, _), counts in zip(raw, [*continuations, raw[-1][1]], strict=True)
        )
        self._unigrams = _unigrams(self._tables[0])

    def predict(self, context: Sequence[int]) -> Probabilities:
        """The probability of each token after ``context``, float64 (V,), the caller's own."""
        probabilities = self._unigrams.copy()
        for order in range(2, len(self._tables) + 1):
            if len(context) < order - 1:
                break
            number = self._number(context[len(context) - order + 1 :])
            if number is None:
                break
            table = self._tables[order - 1]
            low, high = np.searchsorted(
                table.keys, (number * self.vocabulary, (number + 1) * self.vocabulary)
            )
            if low == high:
                break
            counts = table.counts[low:high]
            total = counts.sum()
            probabilities *= table.discount * (high - low) / total
            seen = table.keys[low:high] - number * self.vocabulary
            probabilities[seen] += (counts - table.discount) / total
        return probabilities

    def _number(self, sequence: Sequence[int]) -> int | None:
        """Return the index of a sequence in its table; None where it never occurred."""
        number = sequence[0]
        for length, token in enumerate(sequence[1:], start=2):
            keys = self._tables[length - 1].keys
            key = number * self.vocabulary + token
            index = int(np.searchsorted(keys, key))
            if index == len(keys) or keys[index] != key:
                return None
            number = index
        return number


class NGramModel(UncachedModel):
    """A ``LanguageModel`` that sees the last four tokens.

    The engine heals, mixes, stops and trims as it does for a trained model, so that only the
    predictions differ.
    """

    def __init__(self, counts: NGramCounts) -> None:
        super().__init__(CONTEXT_TOKENS, counts.vocabulary)
        self._counts = counts

    def _predict(self) -> Logits:
        """Return the log-probabilities after the last four tokens."""
        return np.log(self._counts.predict(self._tokens[1 - ORDER :])).astype(np.float32)


def _unigrams(table: _Table) -> Probabilities:
    """Return the shortest context of all; what it gives up goes to every token alike."""
    counts, total = table.counts, table.counts.sum()
    even = np.full(len(counts), 1 / len(counts))
    if not total:
        return even
    given_up = table.discount * np.count_nonzero(counts) / total
    return np.maximum(counts - table.discount, 0) / total + given_up * even


def _discount(counts: NDArray[np.float64]) -> float:
    """Ney's estimate n1 / (n1 + 2 n2) from how many sequences came once and twice."""
    once, twice = float((counts == 1).sum()), float((counts == 2).sum())
    return min(_MAX_DISCOUNT, once / (once + 2 * twice)) if once else 0.5
