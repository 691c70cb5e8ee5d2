"""How a background thread makes itself unobtrusive, and safe on every platform."""

from __future__ import annotations

import os
import sys
import threading

# macOS gives secondary threads 512 KB, and BLAS overruns that with a bus error
# (numpy#11551). The memory is only reserved, so every platform gets the same.
STACK_BYTES = 16 * 1024 * 1024

# For work that lasts minutes or hours. Not for short work in Python: under load the system may let
# a thread of low priority wait while it holds the interpreter's lock, and the window with it.
BACKGROUND_NICE = 10

# A thread that computes in Python gives the lock away when another one has waited for so long. The
# window's thread asks for it again after most calls of Qt: 40 times when a file is opened.
_SWITCH_SECONDS = 0.0001


def keep_window_responsive() -> None:
    """Let the window's thread wait less for threads that compute in Python than by default."""
    sys.setswitchinterval(_SWITCH_SECONDS)


def lower_priority(nice: int) -> None:
    """Raise the nice value of the calling thread, and of threads that it starts later.

    Linux keeps one for each thread; elsewhere it would slow the window as well,
    so nothing is done there.
    """
    if sys.platform == "linux" and nice > 0:
        os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), nice)
