"""A screen that nobody sees, with a window manager, for the tests of real windows."""

from __future__ import annotations

import contextlib
import os
import select
import subprocess
from collections.abc import Iterator

_SIZE = "1280x900x24"
_PATIENCE_SECONDS = 30


class ScreenError(Exception):
    """The server or the window manager did not start; the message says which, and what it said."""


@contextlib.contextmanager
def virtual_screen() -> Iterator[str]:
    """Start Xvfb on a free display and openbox on it; both are ended however the block is left.

    Yields:
        the value for ``DISPLAY``.

    Raises:
        ScreenError: one of them did not start.
    """
    with contextlib.ExitStack() as stack:
        reads, writes = os.pipe()
        stack.callback(os.close, reads)
        try:
            # The server itself looks for a free number and tells it.
            server = _start("Xvfb", "-displayfd", str(writes), "-screen", "0", _SIZE,
                            "-nolisten", "tcp", pass_fds=(writes,))  # fmt: skip
        finally:
            os.close(writes)
        stack.callback(_end, server)
        number = _read_line(reads)
        if not number.isdecimal():
            raise ScreenError("Xvfb did not start.")
        display = f":{number}"
        manager = _start("openbox", env={**os.environ, "DISPLAY": display})
        stack.callback(_end, manager)
        yield display


def _start(*command: str, **options: object) -> subprocess.Popen[bytes]:
    try:
        return subprocess.Popen(
            command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, **options
        )
    except OSError as error:
        raise ScreenError(f"{command[0]} could not be started: {error.strerror}.") from None


def _read_line(source: int) -> str:
    """The first line; empty when the server ended or was silent for too long."""
    text = b""
    while not text.endswith(b"\n"):
        ready, _, _ = select.select([source], [], [], _PATIENCE_SECONDS)
        part = os.read(source, 64) if ready else b""
        if not part:
            return ""
        text += part
    return text.decode("ascii", "replace").strip()


def _end(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    try:
        process.wait(5)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
