"""The thread behind ``completion_service.py``: one slot for each kind of work.

The most urgent work goes first, a newer piece replaces an older one of its kind,
and a request makes whatever is less urgent yield within a token. What the
work is, this loop does not know.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass
from enum import IntEnum
from typing import TypeAlias

from PySide6.QtCore import QThread, Signal

from gui.errors import as_core_error
from gui.jobs.priority import STACK_BYTES


class Urgency(IntEnum):
    """The kinds of work, the most urgent first."""

    LOAD = 0
    COPY = 1  # weights that were adapted to the project; quick
    PROJECT = 2  # another project to ask; quick
    TRAINING_SET = 3  # an index of the training set; quick
    REQUEST = 4
    PREFETCH = 5  # answers that nobody has asked for yet
    READ_AHEAD = 6  # the text at the cursor, before anybody asks
    INSPECTION = 7
    WARM_UP = 8


IsOutdated: TypeAlias = Callable[[], bool]
# True when it is done; False when it yielded and wants to continue later.
Work: TypeAlias = Callable[[IsOutdated], bool]


@dataclass(slots=True)
class _Ticket:
    """The work in flight. A torn read is impossible under the GIL, a late one costs a token."""

    urgency: Urgency
    is_outdated: bool = False
    is_dropped: bool = False  # outdated for good: it shall not continue later


class CompletionWorker(QThread):
    """Waits for work, does the most urgent, waits again.

    Signals (emitted in this thread):
        failed: a ``CoreError``.
    """

    failed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("completion")
        self.setStackSize(STACK_BYTES)
        self._changed = threading.Condition()
        # Guarded by the condition:
        self._waiting: dict[Urgency, Work] = {}
        self._ticket: _Ticket | None = None
        self._is_ending = False

    def post(self, urgency: Urgency, work: Work) -> None:
        """Replace the waiting work of that kind; what is no more urgent gives way to it."""
        with self._changed:
            self._waiting[urgency] = work
            self._outdate(urgency)
            self._changed.notify_all()
            if not self._is_ending and not self.isRunning():
                self.start()

    def drop(self, urgency: Urgency) -> None:
        """Forget the work of that kind, waiting or in flight."""
        with self._changed:
            self._waiting.pop(urgency, None)
            ticket = self._ticket
            if ticket is not None and ticket.urgency == urgency:
                ticket.is_outdated = ticket.is_dropped = True

    def shutdown(self) -> None:
        """Outdate everything, end the loop, wait for the thread."""
        with self._changed:
            self._is_ending = True
            if self._ticket is not None:
                self._ticket.is_outdated = self._ticket.is_dropped = True
            self._changed.notify_all()
        self.wait()

    def _outdate(self, urgency: Urgency) -> None:
        ticket = self._ticket
        # A request in flight is short: a load waits for it, and so does another project.
        threshold = Urgency.PREFETCH if urgency < Urgency.REQUEST else urgency
        if ticket is not None and ticket.urgency >= threshold:
            ticket.is_outdated = True
            ticket.is_dropped |= ticket.urgency == urgency

    def _next(self) -> tuple[Work, _Ticket] | None:
        """The most urgent work, waiting for some; None when it is time to end."""
        with self._changed:
            self._ticket = None
            while not self._is_ending:
                if self._waiting:
                    urgency = min(self._waiting)
                    self._ticket = _Ticket(urgency)
                    return self._waiting.pop(urgency), self._ticket
                self._changed.wait()
            return None

    def _put_back(self, work: Work, ticket: _Ticket) -> None:
        with self._changed:
            if not ticket.is_dropped:
                self._waiting.setdefault(ticket.urgency, work)

    def run(self) -> None:
        """The loop; runs in the thread."""
        while (piece := self._next()) is not None:
            work, ticket = piece
            try:
                if not work(lambda ticket=ticket: ticket.is_outdated):
                    self._put_back(work, ticket)
            except BaseException as error:  # noqa: BLE001 - nothing may escape into Qt
                self.failed.emit(as_core_error(error))
