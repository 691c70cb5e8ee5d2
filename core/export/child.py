"""The light export in a process of its own, so that the caller never loads torch.

Import costs of torch, 220 MB and more than a second, end with that process. The
operation itself is ``light_export``.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from core.checkpoints.light_copy import UnsupportedShape
from core.errors import Cancelled, CheckpointError, from_record
from core.program import ROOT
from core.texts import Text
from core.workspace import Workspace

if TYPE_CHECKING:
    import subprocess

UNSUPPORTED_STATUS: Final = 3
_POLL_SECONDS: Final = 0.1


def make_light_copy_in_child(
    checkpoint: Path, workspace: Workspace, should_stop: Callable[[], bool] = lambda: False
) -> None:
    """Make the light copy of a checkpoint; blocks for a few seconds.

    Args:
        checkpoint: the file.
        workspace: whose cache gets the copy.
        should_stop: asked ten times a second; the child process is ended once it is true.

    Raises:
        Cancelled: ``should_stop`` was true.
        UnsupportedShape, CheckpointError: as ``make_light_copy``, with its message and hint.
    """
    import subprocess  # only here: a process that completes starts none, and saves 0.6 MB

    search = [str(ROOT), os.environ.get("PYTHONPATH", "")]
    child = subprocess.Popen(
        # "-P": nothing in the folder where the program was started is taken for a module.
        [
            sys.executable,
            "-P",
            "-m",
            "core.export",
            str(checkpoint.absolute()),
            str(workspace.folder),
        ],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        # What it says is ASCII, its last words perhaps in any encoding.
        encoding="utf-8",
        errors="replace",
        env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, search))},
    )
    output, complaints = _wait(child, should_stop)
    if child.returncode == 0:
        return
    try:
        error: dict[str, Any] = json.loads(output)
        said = from_record(error)
        message, hint = said.message, said.hint
    except (ValueError, KeyError, TypeError, AttributeError):
        # Killed, out of memory, or a bug: its last words are all there is.
        last_words = (
            complaints.strip().splitlines()
            or [Text("exit status {returncode}", returncode=child.returncode)]
        )[-1]
        message = Text(
            "{checkpoint} could not be prepared: {last_words}",
            checkpoint=checkpoint.name,
            last_words=last_words,
        )
        hint = Text("Look whether memory is short; then try again.")
    kind = UnsupportedShape if child.returncode == UNSUPPORTED_STATUS else CheckpointError
    raise kind(message, hint)


def _wait(child: subprocess.Popen[str], should_stop: Callable[[], bool]) -> tuple[str, str]:
    """Return what a child wrote to its output and its errors.

    Raises:
        Cancelled: ``should_stop`` was true; the child is gone.
    """
    import subprocess

    try:
        while True:
            try:
                return child.communicate(timeout=_POLL_SECONDS)
            except subprocess.TimeoutExpired:
                if should_stop():
                    raise Cancelled from None
    except BaseException:
        child.kill()
        child.communicate()
        raise
