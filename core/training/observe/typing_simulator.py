"""The interface of what simulates typing while a model trains.

Completion and its evaluation are layers above training, so a simulator is handed in by the
caller that starts a run (``core.evaluation.validation_typing``). It asks for logits, and returns
how many keys were pressed.
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
    """The result of a typing simulation.

    Attributes:
        characters: the number of keys pressed without any suggestion.
        keys: the number of keys pressed with suggestions, including those that accept one.
        passages: the number of passages typed.
    """

    characters: int
    keys: int
    passages: int

    @property
    def keystrokes_saved(self) -> float:
        """The fraction of the keys that suggestions saved, 0 to 1."""
        return 1 - self.keys / self.characters if self.characters else 0.0


class ReadWindow(Protocol):
    """Computes logits with the current weights."""

    def __call__(self, ids: Sequence[int], last: int) -> NDArray[np.float32]:
        """Return the logits after each of the last ``last`` ids, (last, V)."""
        ...


class TypingSimulator(Protocol):
    """Types the same passages in the same order every time, so that the figures compare."""

    def type(self, read: ReadWindow, should_continue: Callable[[int], bool]) -> Typed:
        """Type with the current weights; changes no weight and draws no random number.

        Args:
            read: computes logits with the current weights.
            should_continue: is called before each passage with the number of passages typed; an
                exception that it raises ends the simulation.
        """
        ...


MakeTypingSimulator: TypeAlias = Callable[
    [TokenDataset, TokenLanguages | None, int], TypingSimulator | None
]
"""Makes a simulator from a dataset, the languages of its validation split and the model's context;
returns None if there is nothing to type."""
