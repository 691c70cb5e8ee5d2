"""Language models that hold their sequence as a list of tokens, cut back at no cost."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence

import numpy as np

from core.inference.language_model import LanguageModel, Logits


class HeldSequence(LanguageModel):
    """The sequence of a model, and its bounds.

    Args:
        context: the most tokens that it may hold.
        vocabulary: how many logits there are.
    """

    def __init__(self, context: int, vocabulary: int) -> None:
        self._context = context
        self._vocabulary = vocabulary
        self._tokens: list[int] = []

    @property
    def context(self) -> int:
        """The most tokens that the sequence may hold."""
        return self._context

    @property
    def vocabulary(self) -> int:
        """How many logits there are."""
        return self._vocabulary

    @property
    def length(self) -> int:
        """How many tokens the sequence holds now."""
        return len(self._tokens)

    @property
    def tokens(self) -> Sequence[int]:
        """The sequence itself."""
        return self._tokens

    def truncate(self, length: int) -> None:
        """Cut the sequence back to its first ``length`` tokens; costs nothing.

        Raises:
            ValueError: the sequence is shorter than that.
        """
        if not 0 <= length <= len(self._tokens):
            raise ValueError(f"cannot cut {len(self._tokens)} tokens back to {length}")
        del self._tokens[length:]

    def _require_room(self, ids: Sequence[int]) -> None:
        """Refuse ids for which there is no room, or none at all.

        Raises:
            ValueError: how many were given, and how many fit.
        """
        room = self.context - len(self._tokens)
        if not 0 < len(ids) <= room:
            raise ValueError(
                f"{len(ids)} tokens were given, and there is room for {room} in the context"
            )


class UncachedModel(HeldSequence):
    """A model whose prediction is cheap enough to be made from the tokens each time."""

    def extend(self, ids: Sequence[int]) -> Logits:
        """Read ``ids``, return the logits after the last, (V,).

        Raises:
            ValueError: there is no room for them, or there are none.
        """
        self._require_room(ids)
        self._tokens += ids
        return self._predict()

    def extend_all(self, ids: Sequence[int]) -> Logits:
        """Like ``extend``, with the logits after each of ``ids``: (len(ids), V)."""
        return np.stack([self.extend((id,)) for id in ids])

    @abstractmethod
    def _predict(self) -> Logits:
        """The logits after the tokens that are held, (V,), float32; the caller may change them."""
