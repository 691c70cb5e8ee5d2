"""*Find in files* behind the interface of an operation: a child process that can be killed.

Regular expressions hold Python's lock while they match, in Qt as in Python; in a thread of the
window, a bad pattern would stop the window. So the search is a process of low priority. Cancelling
kills it, whatever it does.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

from core.control import Control
from core.errors import Cancelled, CoreError, EnvironmentProblem
from core.memory.search_config import SearchConfig
from core.memory.search_results import FileMatches, SearchProgress
from core.program import ROOT
from gui.errors import UnexpectedError
from gui.translation import tr

_POLL_SECONDS = 0.05
_NICE = 5
_DETAILS_CHARS = 2000


def search_in_child(
    root: Path,
    config: SearchConfig,
    found: Callable[[FileMatches], object],
    progress: Callable[[SearchProgress], object],
    control: Control,
) -> SearchProgress:
    """Search a project in a child process; blocks until it ends.

    Args:
        root: as for ``search_project``.
        config: as for ``search_project``.
        found: as for ``search_project``.
        progress: as for ``search_project``.
        control: a cancel or a stop kills the child within a moment.

    Raises:
        Cancelled: it was asked for.
        EnvironmentProblem: no process could be started.
        UnexpectedError: the child ended without a result.
    """
    child = _start()
    watcher = threading.Thread(target=_kill_on_end, args=(child, control), daemon=True)
    watcher.start()
    order = {"root": str(root), "config": config.to_json()}
    done: SearchProgress | None = None
    # A second pipe that is not emptied would block the child; its complaints are few.
    complaints = b""
    assert child.stdin is not None
    assert child.stdout is not None
    assert child.stderr is not None
    try:
        with child.stdin as stdin:
            stdin.write(json.dumps(order).encode("ascii"))
        for line in child.stdout:
            done = _take(json.loads(line), found, progress) or done
        complaints = child.stderr.read()
    except (OSError, ValueError) as error:
        complaints = str(error).encode()
    finally:
        child.kill()
        child.wait()
        watcher.join()
        child.stdout.close()
        child.stderr.close()
    if done is not None:
        return done
    if control.cancelling or control.stopping:
        raise Cancelled
    raise UnexpectedError(
        tr("The search ended unexpectedly."), tr("Try again. Copy the details for a report.")
    ) from CoreError(complaints.decode("utf-8", "replace")[-_DETAILS_CHARS:])


def _take(
    message: dict[str, Any],
    found: Callable[[FileMatches], object],
    progress: Callable[[SearchProgress], object],
) -> SearchProgress | None:
    """Hand a message on; returns the result, where it is that."""
    if "file" in message:
        found(FileMatches.from_json(message["file"]))
    elif "progress" in message:
        progress(SearchProgress(**message["progress"]))
    elif "done" in message:
        return SearchProgress(**message["done"])
    return None


def _start() -> subprocess.Popen[bytes]:
    search = os.pathsep.join(filter(None, [str(ROOT), os.environ.get("PYTHONPATH", "")]))
    command = [sys.executable, "-P", "-m", "gui.editor.find.search_process"]
    if hasattr(os, "nice") and sys.platform != "win32":
        command = ["nice", "-n", str(_NICE), *command]
    try:
        return subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": search, "PYTHONUTF8": "1"},
        )
    except OSError as error:
        message = tr("The search could not be started: {error}.").format(error=error)
        raise EnvironmentProblem(message) from error


def _kill_on_end(child: subprocess.Popen[bytes], control: Control) -> None:
    while child.poll() is None:
        if control.cancelling or control.stopping:
            child.kill()
            return
        try:
            child.wait(_POLL_SECONDS)
        except subprocess.TimeoutExpired:
            continue
