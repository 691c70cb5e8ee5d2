"""How a running operation is told to stop, cancel, pause or give way.

One ``Control`` belongs to one operation. The operation calls ``safe_point()``
wherever it can be interrupted without harm; any other thread calls the verbs.
This module knows nothing of what is being controlled, nor of Qt.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Generator
from contextlib import contextmanager

from core.errors import Cancelled


class ForegroundGate:
    """Lets a request of the user interrupt background work.

    A completion enters the gate; training waits at its next safe point until
    nobody is inside. Entering never waits, so typing never queues behind a step.
    One gate may serve several operations at the same time.
    """

    def __init__(self) -> None:
        self._inside = 0
        self._changed = threading.Condition()

    @contextmanager
    def entered(self) -> Generator[None]:
        """Hold background work at its next safe point for the duration."""
        with self._changed:
            self._inside += 1
        try:
            yield
        finally:
            with self._changed:
                self._inside -= 1
                self._changed.notify_all()

    def wait_until_clear(self, timeout_seconds: float) -> bool:
        """Wait until nobody is inside; False when the time ran out first."""
        with self._changed:
            return self._changed.wait_for(lambda: self._inside == 0, timeout_seconds)


class Control:
    """The reins of one operation. Every method may be called from any thread."""

    # A safe point wakes this often while it waits, to notice a cancel.
    _POLL_SECONDS = 0.05

    def __init__(self, gate: ForegroundGate | None = None) -> None:
        self.gate = gate if gate is not None else ForegroundGate()
        self._stop = threading.Event()
        self._cancel = threading.Event()
        self._running = threading.Event()
        self._running.set()

    def stop(self) -> None:
        """Ask for an orderly end: finish the step, save, return a result."""
        self._stop.set()
        self._running.set()

    def cancel(self) -> None:
        """Ask for an end without a result: ``Cancelled`` at the next safe point."""
        self._cancel.set()
        self._running.set()

    def pause(self) -> None:
        """Hold the operation at its next safe point until ``resume``."""
        if not (self.stopping or self.cancelling):
            self._running.clear()

    def resume(self) -> None:
        """Let a paused operation continue."""
        self._running.set()

    @property
    def stopping(self) -> bool:
        """Whether an orderly end was asked for."""
        return self._stop.is_set()

    @property
    def cancelling(self) -> bool:
        """Whether an end without a result was asked for."""
        return self._cancel.is_set()

    @property
    def paused(self) -> bool:
        """Whether the operation is held, or will be at its next safe point."""
        return not self._running.is_set()

    def safe_point(self) -> None:
        """Wait while paused or while someone is in the foreground.

        Raises:
            Cancelled: when a cancel was asked for, before or during the wait.
        """
        while True:
            if self.cancelling:
                raise Cancelled
            if self.paused:
                self._running.wait(self._POLL_SECONDS)
            elif self.gate.wait_until_clear(self._POLL_SECONDS):
                return

    def wait(self, seconds: float) -> None:
        """Sleep for a while, or until an end is asked for.

        Raises:
            Cancelled: when a cancel was asked for, before or during the wait.
        """
        deadline = time.monotonic() + seconds
        while not self.stopping and (left := deadline - time.monotonic()) > 0:
            if self.cancelling:
                raise Cancelled
            self._stop.wait(min(left, self._POLL_SECONDS))
