"""Keeps the computer from sleeping while a run is on, with what the system offers.

Best effort: where there is nothing to ask, the run continues as ever, and the
system sleeps by its own rules. The screen may go dark.
"""

from __future__ import annotations

import contextlib
import ctypes
import os
import shutil
import subprocess
import sys
from collections.abc import Generator
from contextlib import contextmanager
from typing import Final

_WHY: Final = "A model is being trained"
# They hold sleep back until ``cat`` ends, which it does with this process at the latest.
_LINUX: Final = (
    ("systemd-inhibit", "--what=idle:sleep", "--who=Tabwright", f"--why={_WHY}", "cat"),
    ("gnome-session-inhibit", "--inhibit", "idle:suspend", "--reason", _WHY, "cat"),
)
_ES_CONTINUOUS: Final = 0x8000_0000
_ES_SYSTEM_REQUIRED: Final = 0x0000_0001


@contextmanager
def keep_awake(platform: str = sys.platform) -> Generator[None]:
    """Hold sleep back for the duration.

    Args:
        platform: the value of ``sys.platform``.
    """
    if platform == "win32":
        with _windows():
            yield
        return
    command = _command(platform)
    if command is None:
        yield
        return
    with _held_by(command):
        yield


def _command(platform: str) -> tuple[str, ...] | None:
    """The program that holds sleep back here, with its arguments; None where there is none."""
    candidates = _LINUX
    if platform == "darwin":
        candidates = (("caffeinate", "-i", "-w", str(os.getpid())),)
    return next((command for command in candidates if shutil.which(command[0])), None)


@contextmanager
def _held_by(command: tuple[str, ...]) -> Generator[None]:
    try:
        holder = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,  # Ctrl+C is meant for the run.
        )
    except OSError:
        yield
        return
    try:
        yield
    finally:
        with contextlib.suppress(OSError, subprocess.SubprocessError):
            holder.terminate()
            holder.communicate(timeout=5)


@contextmanager
def _windows() -> Generator[None]:
    """The state belongs to this thread; Windows drops it when the thread ends."""
    library = getattr(ctypes, "windll", None)
    if library is None:
        yield
        return
    library.kernel32.SetThreadExecutionState(_ES_CONTINUOUS | _ES_SYSTEM_REQUIRED)
    try:
        yield
    finally:
        library.kernel32.SetThreadExecutionState(_ES_CONTINUOUS)
