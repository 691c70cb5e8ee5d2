"""Ctrl+C: the first one asks, the second one leaves.

The first reaches the running operation through its control and lets it save;
nobody has to wait for that, so the second ends the process at once.
"""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Callable, Generator
from contextlib import contextmanager

EXIT_INTERRUPTED = 130


@contextmanager
def interrupts(first: Callable[[], None]) -> Generator[Callable[[], bool]]:
    """Call ``first`` at the first SIGINT or SIGTERM inside; exit at the second.

    Yields:
        A function that says whether one has come.
    """
    count = 0

    def handle(number: int, frame: object) -> None:
        nonlocal count
        del number, frame
        count += 1
        if count > 1:
            os._exit(EXIT_INTERRUPTED)
        first()

    if threading.current_thread() is not threading.main_thread():
        # Only the main thread may set handlers; a test's thread goes without.
        yield lambda: False
        return
    kept = {number: signal.signal(number, handle) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield lambda: count > 0
    finally:
        for number, handler in kept.items():
            signal.signal(number, handler)
