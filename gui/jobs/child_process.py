"""A sub-command of ``main.py`` that runs as a child process behind the interface of an operation.

For work in which Python itself is the load: in a thread it would hold the
interpreter's lock and make the window stutter. The child prints its events as
lines of JSON and its result, or its error, last (``core.cli.terminal``).
"""

from __future__ import annotations

import contextlib
import json
import os
import signal
import subprocess
import sys
import tempfile
import threading
from collections.abc import Sequence
from typing import IO, Any

import psutil

from core.control import Control
from core.errors import Cancelled, EnvironmentProblem, from_record
from core.events import Emit, from_json
from core.program import ROOT
from core.texts import Text
from gui.errors import UnexpectedError

_POLL_SECONDS = 0.05
# A child that was asked to end and does not is stuck; what it wrote is not complete anyway.
_PATIENCE_SECONDS = 10.0
_DETAILS_CHARS = 4000
# The nice value of a child that is suspended while somebody types.
_LOWEST = 19


class ChildHandle:
    """Suspends a child process, and lets it continue; from any thread, immediately.

    A safe point of a computation may be a second away, and until then it competes with whoever
    types. A process that is suspended uses only memory.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._child: subprocess.Popen[str] | None = None
        self._is_suspended = False

    @property
    def is_suspended(self) -> bool:
        """Whether the child waits."""
        return self._is_suspended

    def suspend(self) -> None:
        """Let the child wait; one that starts later waits too."""
        with self._lock:
            if not self._is_suspended:
                self._is_suspended = True
                self._signal()

    def resume(self) -> None:
        """Let it continue."""
        with self._lock:
            if self._is_suspended:
                self._is_suspended = False
                self._signal()

    def attach(self, child: subprocess.Popen[str] | None) -> None:
        """Take a child that was started; None when it has ended."""
        with self._lock:
            self._child = child
            if self._is_suspended:
                self._signal()

    def _signal(self) -> None:
        child = self._child
        if child is None or child.poll() is not None:
            return
        try:
            if sys.platform == "win32":
                process = psutil.Process(child.pid)
                (process.suspend if self._is_suspended else process.resume)()
            else:
                # With the processes that it has started; see ``_start``.
                kind = signal.SIGSTOP if self._is_suspended else signal.SIGCONT
                os.killpg(child.pid, kind)
        except (OSError, psutil.Error):
            pass  # it has just ended


def run_command(
    arguments: Sequence[str], emit: Emit, control: Control, handle: ChildHandle | None = None
) -> dict[str, Any]:
    """Run ``main.py ARGUMENTS --events jsonl`` to its end.

    Args:
        arguments: the sub-command and its options, without positional ones that
            could be taken for options; those go behind "--".
        emit: receives the child's events.
        control: stop and cancel reach the child as Ctrl+C does; while it is paused, the child is
            suspended.
        handle: suspends the child too, which then has the lowest priority; None for one that only
            ``control`` suspends.

    Returns:
        The record that the child printed as its result; empty where that was nothing.

    Raises:
        Cancelled: it was asked to end, and did.
        CoreError: what the child reported.
        UnexpectedError: it ended without a result; its standard error is the cause.
    """
    with tempfile.TemporaryFile("w+", encoding="utf-8", errors="replace") as complaints:
        child = _start(arguments, complaints, is_lowest=handle is not None)
        if handle is None:
            handle = ChildHandle()
        handle.attach(child)
        watcher = threading.Thread(target=_pass_on_end, args=(child, control, handle), daemon=True)
        watcher.start()
        assert child.stdout is not None
        with child.stdout as lines:
            last = _read(lines, emit)
        status = child.wait()
        watcher.join()
        handle.attach(None)
        if "result" in last:
            return last["result"] or {}
        if control.cancelling or control.stopping:
            raise Cancelled
        if "error" in last:
            raise from_record(last["error"])
        complaints.seek(0)
        text = complaints.read()[-_DETAILS_CHARS:]
    raise UnexpectedError(
        Text("A helper process ended unexpectedly (status {status}).", status=status),
        Text("Nothing half-made was left behind; try again. Copy the details for a report."),
    ) from RuntimeError(text)


def _start(
    arguments: Sequence[str], complaints: IO[str], *, is_lowest: bool
) -> subprocess.Popen[str]:
    command = [sys.executable, str(ROOT / "main.py"), *arguments]
    # "--" and what follows must stay last.
    index = command.index("--") if "--" in command else len(command)
    command[index:index] = ["--events", "jsonl"]
    try:
        child = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=complaints,
            env={**os.environ, "PYTHONUTF8": "1"},
            encoding="utf-8",
            errors="replace",
            # A group of its own: it is suspended with its own children. Where the window dies
            # meanwhile, the system ends a suspended group that nobody could continue.
            process_group=0 if sys.platform != "win32" else None,
        )
        if is_lowest:
            with contextlib.suppress(psutil.Error):
                lowest = psutil.IDLE_PRIORITY_CLASS if sys.platform == "win32" else _LOWEST
                psutil.Process(child.pid).nice(lowest)
        return child
    except OSError as error:
        raise EnvironmentProblem(
            Text("A helper process could not be started: {error}.", error=error)
        ) from error


def _read(lines: IO[str], emit: Emit) -> dict[str, Any]:
    """Hand on the events; returns the last line that is none."""
    last: dict[str, Any] = {}
    for line in lines:
        event = from_json(line)
        if event is not None:
            emit(event)
            continue
        try:
            record = json.loads(line)
        except ValueError:
            continue
        if isinstance(record, dict) and ("result" in record or "error" in record):
            last = record
    return last


def _pass_on_end(child: subprocess.Popen[str], control: Control, handle: ChildHandle) -> None:
    """Pause the child with its job; ask it to end when its job is asked, and insist."""
    was_paused = False
    while child.poll() is None:
        if control.cancelling or control.stopping:
            _interrupt(child)
            handle.resume()  # a process that is suspended hears nothing
            try:
                child.wait(_PATIENCE_SECONDS)
            except subprocess.TimeoutExpired:
                _kill(child)
            return
        # Only a change: the owner of the handle suspends for reasons of its own.
        if control.paused != was_paused:
            was_paused = not was_paused
            (handle.suspend if was_paused else handle.resume)()
        try:
            child.wait(_POLL_SECONDS)
        except subprocess.TimeoutExpired:
            continue


def _kill(child: subprocess.Popen[str]) -> None:
    """End the child with its own children: as long as one lives, the pipe of the lines is open."""
    if sys.platform == "win32":
        child.kill()
        return
    with contextlib.suppress(OSError):
        os.killpg(child.pid, signal.SIGKILL)


def _interrupt(child: subprocess.Popen[str]) -> None:
    if sys.platform == "win32":
        child.terminate()  # there is no Ctrl+C for a process without a console
    else:
        child.send_signal(signal.SIGINT)
