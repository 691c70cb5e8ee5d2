"""What file and project predict of every token of whole documents, without any model.

The probability of a token in the mixture (``project_model``) is ``w p + m``, where ``p`` is the
model's. The weight ``w`` and what the memories add, ``m``, depend on the text alone, so they are
computed once: for a loss that leaves to the model what the memories do not know
(``core.training.step.loss``), and to judge several weights of a model on the same text.

The same predictors and weights as in ``project_model``, in another way: a document is indexed as
a whole and read from its start, so that both look-ups run in C. Of frequent contexts another
sample is counted; the bits of a document agree within a percent (tests).
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Final, TypeAlias

import numpy as np
from numpy.typing import NDArray

from core.control import Control
from core.inference.memory_weights import checked, default_weights, set_of
from core.inference.native.native_lookup import fastest_look_up
from core.inference.project_model import DECAY
from core.memory.lookup import Found, GrowingView
from core.memory.project_index import ProjectIndex
from core.memory.segment import MAX_CONTEXT, Segment, Tokens

Predictions: TypeAlias = NDArray[np.float32]
"""(N, 2): for each token the weight of the model, and what the memories add."""

# How often a cancel is looked for.
_TOKENS_AT_ONCE: Final = 256


class MemoryPredictor:
    """Predicts the tokens of documents from the text before them and from a project.

    Args:
        project: the documents of the project by name, without control tokens.
        weights: of the mixture, see ``memory_weights``; None for the default ones.
    """

    def __init__(
        self, project: Mapping[str, Tokens], weights: Sequence[float] | None = None
    ) -> None:
        self._index = ProjectIndex()
        self._index.put(project)
        self._index.merge()
        self._weights = checked(weights or default_weights(has_model=True))
        # Each keeps the views that it was asked with last.
        self._ask_file, self._ask_project = fastest_look_up(), fastest_look_up()

    def predict(self, ids: Tokens, control: Control, without: Collection[str] = ()) -> Predictions:
        """Return the predictions of each token of a document.

        Args:
            ids: of the document from its start, without control tokens, (N,).
            control: asked now and then.
            without: names in the project that do not count, that of the document above all.

        Raises:
            Cancelled: when that was asked for.
        """
        views = self._index.snapshot(without).views
        document = GrowingView(Segment([ids]))
        tokens: list[int] = ids.tolist()
        unigrams = _Unigrams()
        found = np.empty((len(tokens), 2), dtype=np.float32)
        read = (document,)
        for number, token in enumerate(tokens):
            if number % _TOKENS_AT_ONCE == 0:
                control.safe_point()
            document.read(number)
            context = tokens[max(0, number - MAX_CONTEXT) : number]
            file, project = self._ask_file(read, context), self._ask_project(views, context)
            found[number] = self._prediction(token, file, project, unigrams)
            unigrams.read(token)
        return found

    def _prediction(
        self, token: int, file: Found, project: Found, unigrams: _Unigrams
    ) -> tuple[float, float]:
        w = self._weights[set_of(file.matched, project.matched)].tolist()
        total, memories = w[0], 0.0
        for memory, blend, longest in ((file, w[1], w[2]), (project, w[4], w[5])):
            if memory.matched:
                total += blend + longest
                indices = np.flatnonzero(memory.ids == token)
                if len(indices):
                    index = indices[0]
                    memories += blend * float(memory.blend[index])
                    memories += longest * float(memory.longest[index])
        if unigrams.count:
            total += w[3] + w[6]
            memories += w[3] * unigrams.recency_of(token) + w[6] * unigrams.frequency_of(token)
        # A predictor without a prediction leaves its weight to the others.
        return w[0] / total, memories / total


class _Unigrams:
    """How often, and how recently, each token of a document occurred so far."""

    def __init__(self) -> None:
        self.count = 0
        self._counts: dict[int, int] = {}
        # The sum of the decayed occurrences of each token when it was last read, and when.
        self._recent: dict[int, tuple[float, int]] = {}
        self._sum = 0.0  # of all tokens, now

    def read(self, token: int) -> None:
        """Count one token more."""
        self._recent[token] = self._decayed(token) + 1.0, self.count
        self._counts[token] = self._counts.get(token, 0) + 1
        self._sum = self._sum * DECAY + 1.0
        self.count += 1

    def recency_of(self, token: int) -> float:
        """Return the probability of a token by what was read last."""
        # What was read last has not faded yet.
        return self._decayed(token) / DECAY / self._sum

    def frequency_of(self, token: int) -> float:
        """Return the probability of a token by its count."""
        return self._counts.get(token, 0) / self.count

    def _decayed(self, token: int) -> float:
        known = self._recent.get(token)
        return 0.0 if known is None else known[0] * DECAY ** (self.count - known[1])
