"""Training time: the wall clock without the time spent waiting for a person."""

from __future__ import annotations

import time
from collections.abc import Generator
from contextlib import contextmanager


class ActiveClock:
    """Seconds of training, going on from an earlier part of the run.

    Args:
        seconds: what earlier parts have spent.
    """

    def __init__(self, seconds: float = 0.0) -> None:
        self._start = time.perf_counter() - seconds

    @property
    def seconds(self) -> float:
        """Seconds spent so far."""
        return time.perf_counter() - self._start

    @contextmanager
    def held(self) -> Generator[None]:
        """Leave out the time spent inside."""
        entered = time.perf_counter()
        try:
            yield
        finally:
            self._start += time.perf_counter() - entered
