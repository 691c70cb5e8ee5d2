"""One function over many tasks in child processes, results in the order of the tasks.

For work that is Python's own, which threads would not speed up. Children are
spawned, have only what they were given, and are killed when the context is
left, so a cancel is immediate; they end by themselves when this process dies.
Where children are not worth their start, or not allowed, the same code runs here.
A task that ends its child ends the work, unless somebody rescues it.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import queue
import signal
import threading
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from types import TracebackType
from typing import Any, Generic, TypeVar

from core.control import Control
from core.errors import EnvironmentProblem
from core.processor import available_cores
from core.texts import Text

T = TypeVar("T")
R = TypeVar("R")

START_METHOD = "spawn"
"""Not "fork": the window has threads, and a fork would copy their locks."""

_POLL_SECONDS = 0.05
# One to work on, and the next one, so that a child never waits.
_TASKS_AHEAD = 2
# Finished results that wait for an earlier one; bounds the memory.
_WINDOW_PER_CHILD = 8


def usable_cores() -> int:
    """Return the cores that this process may run on, at most eight."""
    return min(available_cores(), 8)


def may_have_children() -> bool:
    """Return whether this process may start others; a daemonic one may not."""
    return not multiprocessing.current_process().daemon


RunIsolated = Callable[[T], R | None]
"""Does one task in a child that does nothing else; None where the child did not survive it."""

Rescue = Callable[[T, RunIsolated[T, R]], R]
"""Makes a result of a task that was lost with its child, perhaps by parts of it alone."""


@dataclass(frozen=True, slots=True)
class _Answer:
    place: int
    value: Any
    error: BaseException | None


class Workers(Generic[T, R]):
    """A context manager around some children.

    Args:
        make: called once in each child; makes the function. Must be picklable.
        processes: how many children; 0 to work in this process.
        rescue: what to do about a task that was lost with its child; it may have been
            another task that the child did not survive. None to end the work.
    """

    def __init__(
        self,
        make: Callable[[], Callable[[T], R]],
        processes: int,
        rescue: Rescue[T, R] | None = None,
    ) -> None:
        self._make = make
        self._rescue = rescue
        self._spare: _Child | None = None
        self._children = [_Child(make) for _ in range(processes)] if may_have_children() else []

    def __enter__(self) -> Workers[T, R]:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        for child in (*self._children, self._spare):
            if child is not None:
                child.kill()

    def map(self, tasks: Iterable[T], control: Control) -> Iterator[R]:
        """Yield the results, in order; tasks are taken as children become free.

        Raises:
            EnvironmentProblem: the system ended a child.
            Cancelled: within a fraction of a second after it was asked for; without
                children, before the next task.
        """
        if self._children:
            yield from self._map_in_children(tasks, control)
            return
        function = self._make()
        for task in tasks:
            control.safe_point()
            yield function(task)

    def _map_in_children(self, tasks: Iterable[T], control: Control) -> Iterator[R]:
        upcoming = enumerate(tasks)
        finished: dict[int, R] = {}
        sent = given = 0
        window = _WINDOW_PER_CHILD * len(self._children)
        is_over = False
        while True:
            while given in finished:
                yield finished.pop(given)
                given += 1
            for child in self._children:
                while not is_over and len(child.tasks) < _TASKS_AHEAD and sent - given < window:
                    control.safe_point()
                    try:
                        place, task = next(upcoming)
                    except StopIteration:
                        is_over = True
                        break
                    child.send(place, task)
                    sent += 1
            if is_over and given == sent:
                return
            control.safe_point()
            for child in self._ready():
                answer = child.receive()
                if answer is None:
                    finished.update(self._rescued(child, control))
                elif answer.error is not None:
                    raise answer.error
                else:
                    finished[answer.place] = answer.value

    def _rescued(self, child: _Child, control: Control) -> Iterator[tuple[int, R]]:
        """Yield the results of the tasks of a child that has ended; another child replaces it."""
        if self._rescue is None:
            raise child.ended()
        child.kill()
        self._children[self._children.index(child)] = _Child(self._make)
        for place, task in child.tasks.items():
            yield place, self._rescue(task, lambda part: self._run_isolated(part, control))

    def _run_isolated(self, task: T, control: Control) -> R | None:
        child = self._spare = self._spare or _Child(self._make)
        child.send(0, task)
        while not child.connection.poll(_POLL_SECONDS):
            control.safe_point()
        answer = child.receive()
        if answer is None:
            child.kill()
            self._spare = None
            return None
        if answer.error is not None:
            raise answer.error
        return answer.value

    def _ready(self) -> list[_Child]:
        by_connection = {id(child.connection): child for child in self._children}
        ready = wait([child.connection for child in self._children], _POLL_SECONDS)
        return [by_connection[id(connection)] for connection in ready]


class _Child:
    """One process and the pipe to it.

    Attributes:
        tasks: those that it has not answered yet, by their index.
    """

    def __init__(self, make: Callable[[], Callable[[Any], Any]]) -> None:
        context = multiprocessing.get_context(START_METHOD)
        self.connection, theirs = context.Pipe()
        self.tasks: dict[int, Any] = {}
        self._process = context.Process(target=_serve, args=(theirs, make), daemon=True)
        try:
            self._process.start()
        except OSError as error:
            raise EnvironmentProblem(
                Text("No process can be started: {strerror}.", strerror=error.strerror or error),
                Text("Close other programs and try again."),
            ) from error
        finally:
            theirs.close()

    def send(self, place: int, task: Any) -> None:
        """Send a task; the child takes it from the pipe immediately and works on it later."""
        self.tasks[place] = task
        with contextlib.suppress(OSError):  # it has ended, as ``receive`` will find
            self.connection.send((place, task))

    def receive(self) -> _Answer | None:
        """Return the next answer, None when the process has ended; call it when one is there."""
        try:
            answer: _Answer = self.connection.recv()
        except (OSError, EOFError):
            return None
        del self.tasks[answer.place]
        return answer

    def kill(self) -> None:
        """End the process, whatever it is doing."""
        self._process.kill()
        self._process.join()
        self.connection.close()

    def ended(self) -> EnvironmentProblem:
        """Return the error to report when it has."""
        self._process.join(timeout=1.0)
        return EnvironmentProblem(
            Text(
                "A process of this build was ended by the system (exit code {exitcode}).",
                exitcode=self._process.exitcode,
            ),
            Text("Was there too little memory? Close other programs and try again."),
        )


def _serve(connection: Connection, make: Callable[[], Callable[[Any], Any]]) -> None:
    """What a child does until it is killed or its parent is gone."""
    # Ctrl+C goes to the parent too, which decides and ends this process.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    tasks: queue.SimpleQueue[tuple[int, Any]] = queue.SimpleQueue()

    def take() -> None:
        # Always emptied, so that neither side waits for the other in a full pipe.
        with contextlib.suppress(OSError, EOFError):
            while True:
                tasks.put(connection.recv())
        os._exit(0)  # the parent is gone: nobody wants the answer

    threading.Thread(target=take, daemon=True).start()
    function: Callable[[Any], Any] | None = None
    while True:
        place, task = tasks.get()
        try:
            function = function or make()
            answer = _Answer(place, function(task), None)
        except Exception as error:  # noqa: BLE001 - the parent raises it
            answer = _Answer(place, None, error)
        try:
            connection.send(answer)
        except OSError:
            return
