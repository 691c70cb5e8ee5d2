"""The weights of a run while it trains, for readers in other threads.

The weights change in place, once a step. A reader holds a lock that delays the change, and
sees from the step number whether the weights are still the ones that it read before. The
reader runs the model itself.
"""

from __future__ import annotations

import threading
from collections.abc import Generator
from contextlib import contextmanager

from core.model.gpt import GPT
from core.tokenizer.tokenizer import Tokenizer


class LiveWeights:
    """A model in training. It stays valid as long as it is referenced, also after the run.

    Attributes:
        run: the name of the run.
        model: the model; it must not be changed, nor be run outside ``reading``.
        tokenizer: the tokenizer of the run's dataset.
    """

    def __init__(self, run: str, model: GPT, tokenizer: Tokenizer, step: int) -> None:
        self.run = run
        self.model = model
        self.tokenizer = tokenizer
        self._step = step
        self._lock = threading.Lock()

    @property
    def step(self) -> int:
        """The number of optimizer steps taken; any thread may read it."""
        return self._step

    @contextmanager
    def reading(self) -> Generator[int]:
        """Hold the weights unchanged inside the block, which gets their step.

        It waits for an optimizer step that is being taken, never for a forward or backward pass.
        """
        with self._lock:
            yield self._step

    @contextmanager
    def changing(self) -> Generator[None]:
        """Change the weights inside the block; used by the trainer, counts a step at its end."""
        with self._lock:
            yield
            self._step += 1
