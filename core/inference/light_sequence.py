"""What the two backends of light copies have in common: the sequence that they hold."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from core.inference.language_model import LanguageModel
from core.model.config import ModelConfig


class LightSequence(LanguageModel):
    """Tokens whose keys and values lie in a cache of full length.

    A cut costs nothing: what lies beyond is written over before it is read.

    Args:
        config: the shape.
    """

    def __init__(self, config: ModelConfig) -> None:
        self._config = config
        self._tokens: list[int] = []

    @property
    def context(self) -> int:
        """The most tokens that the sequence may hold."""
        return self._config.context

    @property
    def vocabulary(self) -> int:
        """How many logits there are."""
        return self._config.vocabulary

    @property
    def length(self) -> int:
        """How many tokens the cache holds."""
        return len(self._tokens)

    @property
    def tokens(self) -> Sequence[int]:
        """The ids in the cache."""
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
            raise ValueError(f"{len(ids)} tokens were given, and there is room for {room}")


def pieces(ids: Sequence[int], most: int) -> Iterator[Sequence[int]]:
    """``ids`` in pieces of one size, give or take one, of ``most`` at most."""
    count = -(-len(ids) // most)
    for number in range(count):
        start, end = (len(ids) * n // count for n in (number, number + 1))
        yield ids[start:end]
