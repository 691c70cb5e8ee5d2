"""The training time: the wall clock without the time spent waiting for the user."""

from __future__ import annotations

import time
from collections.abc import Generator
from contextlib import contextmanager


class ActiveClock:
    """Counts the seconds of training, continued from earlier parts of the run.

    Args:
        seconds: the training time of the earlier parts.
    """

    def __init__(self, seconds: float = 0.0) -> None:
        self._start = time.perf_counter() - seconds

    @property
    def seconds(self) -> float:
        """The training time so far, in seconds."""
        return time.perf_counter() - self._start

    @contextmanager
    def held(self) -> Generator[None]:
        """Do not count the time spent inside the block."""
        entered = time.perf_counter()
        try:
            yield
        finally:
            self._start += time.perf_counter() - entered
