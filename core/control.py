"""Stops, cancels and pauses a running operation, and lets completions run first.

One ``Control`` belongs to one operation. The operation calls ``safe_point()`` wherever it can be
interrupted without harm; other threads call ``stop``, ``cancel``, ``pause`` and ``resume``. This
module does not know the operation, nor Qt.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Generator
from contextlib import contextmanager

from core.errors import Cancelled


class ForegroundGate:
    """Gives a completion priority over background work.

    A completion enters the gate; training waits at its next safe point until no completion is
    inside. Entering never waits, so typing never waits for a training step. One gate may be used
    by several operations.
    """

    def __init__(self) -> None:
        self._inside = 0
        self._changed = threading.Condition()
        self._listeners: tuple[Callable[[], None], ...] = ()

    def on_enter(self, listener: Callable[[], None]) -> None:
        """Call ``listener`` from now on whenever a completion enters, in its thread, first."""
        self._listeners = (*self._listeners, listener)

    @contextmanager
    def entered(self) -> Generator[None]:
        """Hold background work at its next safe point while the block runs."""
        for listener in self._listeners:
            listener()
        with self._changed:
            self._inside += 1
        try:
            yield
        finally:
            with self._changed:
                self._inside -= 1
                self._changed.notify_all()

    def wait_until_clear(self, timeout_seconds: float) -> bool:
        """Wait until the gate is empty; return False if the timeout has passed first."""
        with self._changed:
            return self._changed.wait_for(lambda: self._inside == 0, timeout_seconds)


class Control:
    """Controls one operation. Every method may be called from any thread."""

    # A safe point that waits checks this often for a cancel.
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
        """Whether the operation is paused, or will be at its next safe point."""
        return not self._running.is_set()

    def safe_point(self) -> None:
        """Wait while the operation is paused or a completion runs.

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
        """Sleep for some seconds, or until a stop or a cancel is asked for.

        Raises:
            Cancelled: when a cancel was asked for, before or during the wait.
        """
        deadline = time.monotonic() + seconds
        while not self.stopping and (left := deadline - time.monotonic()) > 0:
            if self.cancelling:
                raise Cancelled
            self._stop.wait(min(left, self._POLL_SECONDS))
