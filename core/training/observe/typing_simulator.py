"""Who types held-out text while a model trains, as the trainer sees them.

Completion and its measures stand above training, so a typist is handed in by whoever
starts a run (``core.evaluation.validation_typing``). It asks for logits and tells keys.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeAlias

import numpy as np
from numpy.typing import NDArray

from core.data.token_dataset import TokenDataset
from core.training.observe.languages import TokenLanguages


@dataclass(frozen=True, slots=True, kw_only=True)
class Typed:
    """What a typist did.

    Attributes:
        characters: keys without any suggestion.
        keys: keys with suggestions, those that accept one included.
        passages: how many pieces of text that were.
    """

    characters: int
    keys: int
    passages: int

    @property
    def keystrokes_saved(self) -> float:
        """The share of the keys that suggestions saved, 0 to 1."""
        return 1 - self.keys / self.characters if self.characters else 0.0


class ReadWindow(Protocol):
    """Reads tokens with the weights of the moment."""

    def __call__(self, ids: Sequence[int], last: int) -> NDArray[np.float32]:
        """The logits after each of the last ``last`` of some ids, (last, V)."""
        ...


class TypingSimulator(Protocol):
    """Types the same passages in the same order every time, so that its figures compare."""

    def type(self, read: ReadWindow, should_continue: Callable[[int], bool]) -> Typed:
        """Type with the weights of the moment; changes none, draws no random number.

        Args:
            read: the weights.
            should_continue: asked before each passage with the number of those that were typed;
                what it raises ends the simulation.
        """
        ...


MakeTypingSimulator: TypeAlias = Callable[
    [TokenDataset, TokenLanguages | None, int], TypingSimulator | None
]
"""From a dataset, the languages of its held-out part and the model's context to a typist;
None where there is nothing to type."""
