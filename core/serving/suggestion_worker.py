"""One thread that owns the engine and answers the requests of many clients.

The newest request of a client replaces its older one; clients take turns, so that none starves.
Equal requests in flight become the alternatives of one generation. Giving up a request concerns
that request alone, and takes effect within a token. Between requests the thread computes what
will be asked if the last suggestion is accepted.
"""

from __future__ import annotations

import dataclasses
import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from typing import Final, Protocol

from core.completion.precision import PrecisionTable
from core.completion.request import SUPERSEDED, CompletionRequest, Suggestion
from core.control import ForegroundGate
from core.errors import Cancelled, CoreError
from core.inference.language_model import LanguageModel
from core.serving.failures import reported

TOO_LATE: Final = "The time limit passed before there was an answer."
_MAX_ALTERNATIVES: Final = 8
_PREFETCH_WAIT_SECONDS: Final = 0.01
# Who was answered so recently is typing, and what the model holds for them stays.
_TYPING_SECONDS: Final = 1.0


class Engine(Protocol):
    """What completes; ``core.completion.engine.CompletionEngine`` is one."""

    model: LanguageModel

    @property
    def precision(self) -> PrecisionTable:
        """The calibration of what answers."""
        ...

    def lookup(self, request: CompletionRequest) -> Suggestion | None:
        """Return the answer if it is known already."""
        ...

    def complete(self, request: CompletionRequest, should_stop: Callable[[], bool]) -> Suggestion:
        """Answer a request; return early once ``should_stop()`` is true."""
        ...

    def prefetch(
        self, request: CompletionRequest, suggestion: Suggestion, should_stop: Callable[[], bool]
    ) -> None:
        """Answer what will be asked if the suggestion is accepted, for the cache."""
        ...

    def read_ahead(
        self, request: CompletionRequest, visible_chars: int, should_stop: Callable[[], bool]
    ) -> bool:
        """Read what a request would read, and sample nothing; False where it was stopped."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of a request.

    Attributes:
        suggestion: the answer; without text where there is a reason for none.
        is_superseded: whether a newer request of the same client replaced it.
        error: what went wrong, or None.
    """

    suggestion: Suggestion
    is_superseded: bool = False
    error: CoreError | None = None


Deliver = Callable[[Outcome], None]


@dataclass(eq=False, slots=True)
class Ticket:
    """One request of one client, from ``submit`` to the outcome.

    ``cancel`` may be called from any thread; no outcome is delivered afterwards, except one that
    is being delivered already.
    """

    client: Hashable
    request: CompletionRequest
    deliver: Deliver
    arrived: float = field(default_factory=time.perf_counter)
    is_cancelled: bool = False
    is_closed: bool = False  # an outcome was delivered, or nobody wants one

    def cancel(self) -> None:
        """Nobody wants the answer any more."""
        self.is_cancelled = True


@dataclass(frozen=True, slots=True)
class _Generation:
    """An answered request: what was asked, how many had an answer of it, and when it ended."""

    asked: CompletionRequest
    given: int
    ended: float


class SuggestionWorker:
    """The thread, and the queue before it.

    Args:
        open_engine: makes the engine; runs in the thread, may take seconds.
        gate: entered while a request is computed, so that a training in this process waits.

    Attributes:
        answered, superseded, cancelled: counts since the start.
        last_outcome: of the latest request, for status lines; None before the first one.
    """

    def __init__(
        self, open_engine: Callable[[], Engine], gate: ForegroundGate | None = None
    ) -> None:
        self._open_engine = open_engine
        self._gate = gate or ForegroundGate()
        self._engine: Engine | None = None
        self._error: CoreError | None = None
        self._changed = threading.Condition()
        self._queue: OrderedDict[Hashable, Ticket] = OrderedDict()
        self._running: list[Ticket] = []
        self._last: _Generation | None = None
        self._to_read: CompletionRequest | None = None
        self._is_ending = False
        self._loaded = threading.Event()
        self.answered = self.superseded = self.cancelled = 0
        self.last_outcome: Outcome | None = None
        self._thread = threading.Thread(target=self._run, name="suggestions", daemon=True)

    def start(self) -> None:
        """Start the thread; the engine is opened first."""
        self._thread.start()

    def wait_until_loaded(self, timeout: float | None = None) -> None:
        """Wait for the engine.

        Raises:
            CoreError: it could not be opened.
        """
        self._loaded.wait(timeout)
        if self._error is not None:
            raise self._error

    @property
    def is_loaded(self) -> bool:
        """Whether the engine is open, so that requests are answered immediately."""
        return self._engine is not None

    def context(self) -> int:
        """The model's context in tokens; 0 until the engine is there."""
        return self._engine.model.context if self._engine is not None else 0

    @property
    def error(self) -> CoreError | None:
        """Why there is no engine; None while it is being opened or is there."""
        return self._error

    @property
    def default_precision(self) -> float:
        """The threshold of the model's calibration; 0 until the engine is there."""
        return self._engine.precision.stops().automatic if self._engine is not None else 0.0

    def submit(self, client: Hashable, request: CompletionRequest, deliver: Deliver) -> Ticket:
        """Ask for a suggestion instead of what the same client asked before.

        Args:
            client: whose newest request counts.
            request: its ``budget_ms`` counts from now.
            deliver: called once with the outcome, in the worker's thread or in this one; must
                not block.
        """
        ticket = Ticket(client, request, deliver)
        with self._changed:
            older = [running for running in self._running if running.client == client]
            if client in self._queue:
                older.append(self._queue[client])
            # At the position of the older one: at the end, fast typing would never have a turn.
            self._queue[client] = ticket
            self._changed.notify_all()
        for replaced in older:
            self._give(replaced, _nothing(replaced.request, SUPERSEDED), is_superseded=True)
            replaced.cancel()
        return ticket

    def read_ahead(self, request: CompletionRequest) -> None:
        """Read the beginning of a file that was opened, while nobody waits and nobody types.

        A request of any client ends it within some milliseconds; a newer call replaces it.

        Args:
            request: one at the start of the file.
        """
        with self._changed:
            self._to_read = request
            self._changed.notify_all()

    @property
    def is_closing(self) -> bool:
        """Whether ``close`` was called; what opens the engine may ask, and give up."""
        return self._is_ending

    def close(self, *, waits: bool = True) -> None:
        """Give up everything.

        Args:
            waits: whether to wait for the thread; while the engine is being opened that takes as
                long as the opening. The thread ends in either case.
        """
        with self._changed:
            self._is_ending = True
            for ticket in (*self._queue.values(), *self._running):
                ticket.cancel()
            self._queue.clear()
            self._changed.notify_all()
        if waits and self._thread.is_alive():
            self._thread.join()

    # --- in the thread ----------------------------------------------------------------

    def _run(self) -> None:
        try:
            self._engine = self._open_engine()
        except Cancelled:
            return  # it was closed while the engine was being opened
        except Exception as error:  # noqa: BLE001 - the clients are told, and can continue
            self._error = reported(error)
        finally:
            self._loaded.set()
        while (tickets := self._next()) is not None:
            if tickets:
                self._answer(tickets)
            else:
                self._read_ahead()

    def _next(self) -> list[Ticket] | None:
        """The ticket whose turn it is with its equals; none to read ahead; None to end."""
        with self._changed:
            self._running = []
            while not self._is_ending:
                while self._queue:
                    _, first = self._queue.popitem(last=False)
                    if first.is_cancelled:
                        self._close(first)
                        continue
                    self._running = [first, *self._take_equals(first)]
                    return self._running
                if self._to_read is not None:
                    return []
                self._changed.wait()
            return None

    def _take_equals(self, first: Ticket) -> list[Ticket]:
        """The waiting tickets that ask the very same; the lock is held."""
        asked = _asked(first.request)
        equal = [
            client
            for client, ticket in self._queue.items()
            if not ticket.is_cancelled and _asked(ticket.request) == asked
        ]
        return [self._queue.pop(client) for client in equal]

    def _answer(self, tickets: list[Ticket]) -> None:
        first = tickets[0]
        engine = self._engine
        if engine is None:
            error = self._error
            assert error is not None
            for ticket in tickets:
                self._give(ticket, _nothing(ticket.request, error.message), error=error)
            return
        request = first.request
        # Equal ones that waited while the first of them ran get what was not given yet.
        last, asked = self._last, _asked(request)
        is_same = last is not None and last.asked == asked and first.arrived < last.ended
        given = last.given if last is not None and is_same else 0
        wanted = min(max(given + len(tickets), request.alternatives), _MAX_ALTERNATIVES)
        request = dataclasses.replace(request, alternatives=wanted)
        try:
            suggestion = self._complete(engine, request, tickets)
        except Exception as error:  # noqa: BLE001 - one request must not end the thread
            shown = reported(error)
            for ticket in tickets:
                self._give(ticket, _nothing(ticket.request, shown.message), error=shown)
            return
        self._last = _Generation(asked, given + len(tickets), time.perf_counter())
        for number, ticket in enumerate(tickets, given):
            self._give(ticket, _part_of(suggestion, number, ticket.request))
        if suggestion.text:
            self._prefetch(engine, first.request, suggestion)

    def _complete(
        self, engine: Engine, request: CompletionRequest, tickets: list[Ticket]
    ) -> Suggestion:
        def should_stop() -> bool:
            return all(ticket.is_cancelled for ticket in tickets)

        known = engine.lookup(request)
        if known is not None:
            return known
        waited_ms = (time.perf_counter() - tickets[0].arrived) * 1000
        if request.budget_ms:
            left_ms = int(request.budget_ms - waited_ms)
            if left_ms <= 0:
                return _nothing(request, TOO_LATE)
            request = dataclasses.replace(request, budget_ms=left_ms)
        with self._gate.entered():
            return engine.complete(request, should_stop)

    def _prefetch(self, engine: Engine, request: CompletionRequest, suggestion: Suggestion) -> None:
        def should_stop() -> bool:
            return self._is_ending or bool(self._queue)

        with self._changed:
            self._running = []
            # The thread that writes the answer needs the interpreter now; this one would hold it
            # for up to its switch interval, 5 ms.
            if not should_stop():
                self._changed.wait(_PREFETCH_WAIT_SECONDS)
        if not should_stop():
            try:
                engine.prefetch(request, suggestion, should_stop)
            except Exception as error:  # noqa: BLE001 - nobody asked for it
                reported(error)

    def _read_ahead(self) -> None:
        with self._changed:
            request, self._to_read = self._to_read, None
        last, engine = self._last, self._engine
        is_typing = last is not None and time.perf_counter() - last.ended < _TYPING_SECONDS
        if request is None or engine is None or is_typing:
            return

        def should_stop() -> bool:
            return self._is_ending or bool(self._queue) or self._to_read is not None

        try:
            engine.read_ahead(request, len(request.suffix), should_stop)
        except Exception as error:  # noqa: BLE001 - nobody asked for it
            reported(error)

    def _give(
        self,
        ticket: Ticket,
        suggestion: Suggestion,
        *,
        is_superseded: bool = False,
        error: CoreError | None = None,
    ) -> None:
        """Deliver once; what was given up gets nothing."""
        if not self._close(ticket) or ticket.is_cancelled:
            return
        outcome = Outcome(suggestion=suggestion, is_superseded=is_superseded, error=error)
        if is_superseded:
            self.superseded += 1
        else:
            self.answered += 1
            self.last_outcome = outcome
        try:
            ticket.deliver(outcome)
        except Exception as failure:  # noqa: BLE001 - one client must not end the thread
            reported(failure)

    def _close(self, ticket: Ticket) -> bool:
        """Whether this call ends the ticket; False where it was ended before."""
        with self._changed:
            if ticket.is_closed:
                return False
            ticket.is_closed = True
            self.cancelled += ticket.is_cancelled
            return True


def _asked(request: CompletionRequest) -> CompletionRequest:
    """The request without the number that tells equal ones apart."""
    return dataclasses.replace(request, id=0)


def _part_of(suggestion: Suggestion, number: int, request: CompletionRequest) -> Suggestion:
    """What the ``number``-th of several equal requests gets of one generation."""
    texts = suggestion.texts
    if number == 0 or not texts:
        return dataclasses.replace(suggestion, id=request.id)
    # The model has fewer different answers than were asked for: the first one again.
    text = texts[number] if number < len(texts) else texts[0]
    return dataclasses.replace(suggestion, id=request.id, text=text, alternatives=())


def _nothing(request: CompletionRequest, reason: str) -> Suggestion:
    return Suggestion(
        id=request.id, text="", tokens=0, milliseconds=0.0, no_suggestion_reason=reason
    )
