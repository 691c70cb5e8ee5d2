"""The token sequence of both backends of light copies."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from core.inference.held_sequence import HeldSequence
from core.model.config import ModelConfig


class LightSequence(HeldSequence):
    """Tokens whose keys and values are in a cache of full length.

    Truncation costs nothing: entries after the end are overwritten before they are read.

    Args:
        config: the shape.
    """

    def __init__(self, config: ModelConfig) -> None:
        super().__init__(config.context, config.vocabulary)
        self._config = config


def pieces(ids: Sequence[int], max_tokens: int) -> Iterator[Sequence[int]]:
    """Split ``ids`` into pieces of equal size (within one token), at most ``max_tokens`` each."""
    count = -(-len(ids) // max_tokens)
    for number in range(count):
        start, end = (len(ids) * n // count for n in (number, number + 1))
        yield ids[start:end]
