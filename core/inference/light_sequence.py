"""What the two backends of light copies have in common: the sequence that they hold."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from core.inference.held_sequence import HeldSequence
from core.model.config import ModelConfig


class LightSequence(HeldSequence):
    """Tokens whose keys and values lie in a cache of full length.

    A cut costs nothing: what lies beyond is written over before it is read.

    Args:
        config: the shape.
    """

    def __init__(self, config: ModelConfig) -> None:
        super().__init__(config.context, config.vocabulary)
        self._config = config


def pieces(ids: Sequence[int], most: int) -> Iterator[Sequence[int]]:
    """``ids`` in pieces of one size, give or take one, of ``most`` at most."""
    count = -(-len(ids) // most)
    for number in range(count):
        start, end = (len(ids) * n // count for n in (number, number + 1))
        yield ids[start:end]
