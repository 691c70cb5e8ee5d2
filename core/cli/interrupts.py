"""Ctrl+C: the first one asks the operation to end, the second one ends the process.

The first reaches the running operation through its control and lets it save. Saving may
take a while, so the second ends the process immediately. A separate thread receives the
signals, because Python runs handlers only in the main thread and only between two of its
instructions, while a call of a library may take minutes.
"""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Callable, Generator
from contextlib import contextmanager
from typing import Final

EXIT_INTERRUPTED = 130

_SIGNALS: Final = (signal.SIGINT, signal.SIGTERM)


@contextmanager
def interrupts(first: Callable[[], None]) -> Generator[Callable[[], bool]]:
    """Call ``first`` at the first SIGINT or SIGTERM inside; exit at the second.

    After the first signal a further one ends the process immediately, even after the
    context has been left.

    Args:
        first: called in another thread.

    Yields:
        A function that returns whether a signal has come.
    """
    if threading.current_thread() is not threading.main_thread():
        # Only the main thread may set handlers; a test's thread goes without.
        yield lambda: False
        return
    listener = _Listener(first)
    # Without a handler of Python's nothing is written for the listener.
    handlers = {number: signal.signal(number, _leave_to_listener) for number in _SIGNALS}
    wakeup = signal.set_wakeup_fd(listener.file_descriptor, warn_on_full_buffer=False)
    try:
        yield lambda: listener.count > 0
    finally:
        signal.set_wakeup_fd(wakeup)
        listener.close()
        for number, handler in handlers.items():
            signal.signal(number, _leave if listener.count else handler)


def _leave(number: int, frame: object) -> None:
    del number, frame
    os._exit(EXIT_INTERRUPTED)


def _leave_to_listener(number: int, frame: object) -> None:
    """The handler of the main thread, which may be late and counts several signals once."""
    del number, frame


class _Listener:
    """A thread that receives a byte for each signal, from the system's own handler.

    Attributes:
        count: of the signals that have come.
    """

    def __init__(self, first: Callable[[], None]) -> None:
        self.count = 0
        self._first = first
        # Sockets rather than a pipe: Windows writes to nothing else.
        import socket  # not for completing: 0.4 MB

        self._reader, self._writer = socket.socketpair()
        self._writer.setblocking(False)
        self._thread = threading.Thread(target=self._listen, name="interrupts", daemon=True)
        self._thread.start()

    @property
    def file_descriptor(self) -> int:
        """Where the numbers of signals are to be written."""
        return self._writer.fileno()

    def close(self) -> None:
        """Receive what has come until now, and end the thread."""
        self._writer.close()
        self._thread.join()
        self._reader.close()

    def _listen(self) -> None:
        while numbers := self._reader.recv(4096):
            for number in numbers:
                if number in _SIGNALS:
                    self._receive()

    def _receive(self) -> None:
        self.count += 1
        if self.count > 1:
            os._exit(EXIT_INTERRUPTED)
        self._first()
