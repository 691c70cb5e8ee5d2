"""How a background thread makes itself unobtrusive, and safe on every platform."""

from __future__ import annotations

import os
import sys
import threading

# macOS gives secondary threads 512 KB, and BLAS overruns that with a bus error
# (numpy#11551). The memory is only reserved, so every platform gets the same.
STACK_BYTES = 16 * 1024 * 1024

BACKGROUND_NICE = 10


def lower_priority(nice: int) -> None:
    """Raise the nice value of the calling thread, and of threads that it starts later.

    Linux keeps one for each thread; elsewhere it would slow the window as well,
    so nothing is done there.
    """
    if sys.platform == "linux" and nice > 0:
        os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), nice)
