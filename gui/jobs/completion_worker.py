"""The thread behind ``completion_service.py``: a mailbox of size one and its loop.

Knows the engine only by what it does, so that tests can hand in a small fake.
"""

from __future__ import annotations

import importlib
import threading
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QThread, Signal

from core.control import ForegroundGate
from gui.errors import as_core_error
from gui.jobs.priority import STACK_BYTES

if TYPE_CHECKING:
    from core.checkpoints.format import CheckpointInfo
    from core.completion.request import CompletionRequest, Suggestion


class Engine(Protocol):
    """What completes; ``core.completion.engine.CompletionEngine`` is one."""

    def complete(self, request: CompletionRequest, should_stop: Callable[[], bool]) -> Suggestion:
        """Answer a request; return early once ``should_stop()`` is true."""
        ...


Loader = Callable[[Path], "tuple[Engine, CheckpointInfo]"]


def load_from_core(path: Path) -> tuple[Engine, CheckpointInfo]:
    """The real loader. It imports torch, so it runs in the worker thread alone."""
    from core.completion.loading import load_engine

    return load_engine(path)


class CompletionWorker(QThread):
    """Waits for work, does the most urgent, waits again.

    Signals (emitted in this thread):
        answered: a ``Suggestion``.
        loaded: a ``CheckpointInfo``, or None after unloading.
        failed: a ``CoreError``.
    """

    answered = Signal(object)
    loaded = Signal(object)
    failed = Signal(object)

    def __init__(self, gate: ForegroundGate, loader: Loader) -> None:
        super().__init__()
        self.setObjectName("completion")
        self.setStackSize(STACK_BYTES)
        self._gate = gate
        self._loader = loader
        self._engine: Engine | None = None
        self._changed = threading.Condition()
        # Guarded by the condition:
        self._request: CompletionRequest | None = None
        self._generation = 0  # counts posted requests: a change outdates the one in flight
        self._load: Callable[[], None] | None = None
        self._warms_up = False
        self._is_ending = False

    def post_request(self, request: CompletionRequest | None) -> None:
        """Replace the waiting request and outdate the one in flight."""
        with self._changed:
            self._request = request
            self._generation += 1
            self._wake(starts=request is not None)

    def post_load(self, path: Path) -> None:
        """Replace the waiting load."""
        with self._changed:
            self._load = lambda: self._do_load(path)
            self._wake()

    def post_unload(self) -> None:
        """Forget the engine, in place of any waiting load."""
        with self._changed:
            self._load = self._do_unload
            self._wake()

    def post_warm_up(self) -> None:
        """Import the heavy modules when there is nothing better to do."""
        with self._changed:
            self._warms_up = True
            self._wake()

    def shutdown(self) -> None:
        """Outdate everything, end the loop, wait for the thread."""
        with self._changed:
            self._is_ending = True
            self._generation += 1
            self._changed.notify_all()
        self.wait()

    def _wake(self, starts: bool = True) -> None:
        self._changed.notify_all()
        if starts and not self._is_ending and not self.isRunning():
            self.start()

    def _do_load(self, path: Path) -> None:
        engine, info = self._loader(path)
        self._engine = engine
        self.loaded.emit(info)

    def _do_unload(self) -> None:
        self._engine = None
        self.loaded.emit(None)

    def _do_request(self, request: CompletionRequest, generation: int) -> None:
        def is_outdated() -> bool:
            # A torn read is impossible under the GIL, and a late one costs a token.
            return self._generation != generation

        engine = self._engine
        if engine is None:
            from core.completion.request import Suggestion

            reason = "no model is loaded"
            nothing = Suggestion(
                id=request.id, text="", tokens=0, milliseconds=0.0, why_nothing=reason
            )
            self.answered.emit(nothing)
            return
        with self._gate.entered():
            suggestion = engine.complete(request, is_outdated)
        if not is_outdated():
            self.answered.emit(suggestion)

    def _next(self) -> Callable[[], None] | None:
        """The most urgent work, waiting for some; None when it is time to end."""
        with self._changed:
            while True:
                if self._is_ending:
                    return None
                if self._load is not None:
                    work, self._load = self._load, None
                    return work
                if self._request is not None:
                    request, self._request = self._request, None
                    generation = self._generation
                    return lambda: self._do_request(request, generation)
                if self._warms_up:
                    self._warms_up = False
                    return _import_engine
                self._changed.wait()

    def run(self) -> None:
        """The loop; runs in the thread."""
        while (work := self._next()) is not None:
            try:
                work()
            except BaseException as error:  # noqa: BLE001 - nothing may escape into Qt
                self.failed.emit(as_core_error(error))


def _import_engine() -> None:
    # For its side effect alone: torch is in memory after it.
    importlib.import_module("core.completion.loading")
