"""Waits while the window works: the event loop runs meanwhile."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QDeadlineTimer, QEventLoop, QTimer


def wait(seconds: float) -> None:
    """Let the event loop run for so long."""
    loop = QEventLoop()
    QTimer.singleShot(int(1000 * seconds), loop.quit)
    loop.exec()


def wait_until(
    condition: Callable[[], bool], patience_seconds: float, every_seconds: float
) -> None:
    """Let the event loop run until a condition holds, which is asked again and again.

    Raises:
        TimeoutError: it does not hold after ``patience_seconds``.
    """
    deadline = QDeadlineTimer(int(1000 * patience_seconds))
    while not condition():
        if deadline.hasExpired():
            raise TimeoutError("the window did not get ready")
        wait(every_seconds)
