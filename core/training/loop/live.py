"""The weights of a run while it trains, for readers in other threads.

They change in place, once a step. Whoever reads them holds that change off for
the moment, and learns from the step whether they are still the ones it knows.
Running the model is the reader's business.
"""

from __future__ import annotations

import threading
from collections.abc import Generator
from contextlib import contextmanager

from core.model.gpt import GPT
from core.tokenizer.tokenizer import Tokenizer


class LiveWeights:
    """A model in training; valid as long as anybody holds on to it, also after the run.

    Attributes:
        run: the name of the run.
        model: not to be changed, nor to be run outside ``reading``.
        tokenizer: of the run's dataset.
    """

    def __init__(self, run: str, model: GPT, tokenizer: Tokenizer, step: int) -> None:
        self.run = run
        self.model = model
        self.tokenizer = tokenizer
        self._step = step
        self._lock = threading.Lock()

    @property
    def step(self) -> int:
        """How often the weights were changed; any thread may look."""
        return self._step

    @contextmanager
    def reading(self) -> Generator[int]:
        """Weights that stay as they are for the duration; gives their step.

        Waits for a change that is under way, never for a forward or backward pass.
        """
        with self._lock:
            yield self._step

    @contextmanager
    def changing(self) -> Generator[None]:
        """The trainer's part: changes the weights inside; counts a step when it is done."""
        with self._lock:
            yield
            self._step += 1
