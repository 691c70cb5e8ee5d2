"""A sub-command of ``main.py`` that runs as a child process behind the interface of an operation.

For work in which Python itself is the load: in a thread it would hold the
interpreter's lock and make the window stutter. The child prints its events as
lines of JSON and its result, or its error, last (``core.cli.terminal``).
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import tempfile
import threading
from collections.abc import Sequence
from typing import IO, Any

from core.control import Control
from core.errors import Cancelled, CoreError, EnvironmentProblem
from core.events import Emit, from_json
from core.program import ROOT
from gui.errors import UnexpectedError

_POLL_SECONDS = 0.05
# A child that was asked to end and does not is stuck; what it wrote is not complete anyway.
_PATIENCE_SECONDS = 10.0
_DETAILS_CHARS = 4000


def run_command(arguments: Sequence[str], emit: Emit, control: Control) -> dict[str, Any]:
    """Run ``main.py ARGUMENTS --events jsonl`` to its end.

    Args:
        arguments: the sub-command and its options, without positional ones that
            could be taken for options; those go behind "--".
        emit: receives the child's events.
        control: stop and cancel reach the child as Ctrl+C does; it cannot be paused.

    Returns:
        The record that the child printed as its result.

    Raises:
        Cancelled: it was asked to end, and did.
        CoreError: what the child reported.
        UnexpectedError: it ended without a result; its standard error is the cause.
    """
    with tempfile.TemporaryFile("w+", encoding="utf-8", errors="replace") as complaints:
        child = _start(arguments, complaints)
        watcher = threading.Thread(target=_pass_on_end, args=(child, control), daemon=True)
        watcher.start()
        assert child.stdout is not None
        with child.stdout as lines:
            last = _read(lines, emit)
        status = child.wait()
        watcher.join()
        if "result" in last:
            return last["result"]
        if control.cancelling or control.stopping:
            raise Cancelled
        if "error" in last:
            raise CoreError(last["error"]["message"], last["error"]["hint"])
        complaints.seek(0)
        text = complaints.read()[-_DETAILS_CHARS:]
    raise UnexpectedError(
        f"A helper process ended unexpectedly (status {status}).",
        "Nothing half-made was left behind; try again. Copy the details for a report.",
    ) from RuntimeError(text)


def _start(arguments: Sequence[str], complaints: IO[str]) -> subprocess.Popen[str]:
    command = [sys.executable, str(ROOT / "main.py"), *arguments]
    # "--" and what follows must stay last.
    index = command.index("--") if "--" in command else len(command)
    command[index:index] = ["--events", "jsonl"]
    try:
        return subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=complaints,
            env={**os.environ, "PYTHONUTF8": "1"},
            encoding="utf-8",
            errors="replace",
        )
    except OSError as error:
        raise EnvironmentProblem(f"A helper process could not be started: {error}.") from error


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


def _pass_on_end(child: subprocess.Popen[str], control: Control) -> None:
    """Ask the child to end when its job is asked, and insist when it does not."""
    while child.poll() is None:
        if control.cancelling or control.stopping:
            _interrupt(child)
            try:
                child.wait(_PATIENCE_SECONDS)
            except subprocess.TimeoutExpired:
                child.kill()
            return
        try:
            child.wait(_POLL_SECONDS)
        except subprocess.TimeoutExpired:
            continue


def _interrupt(child: subprocess.Popen[str]) -> None:
    if sys.platform == "win32":
        child.terminate()  # there is no Ctrl+C for a process without a console
    else:
        child.send_signal(signal.SIGINT)
