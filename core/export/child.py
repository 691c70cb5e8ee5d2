"""The light export in a process of its own, so that the caller never loads torch.

Import costs of torch, 220 MB and more than a second, end with that process. The
operation itself is ``light_export``.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any, Final

from core.checkpoints.light_copy import UnsupportedShape
from core.errors import CheckpointError
from core.program import ROOT
from core.workspace import Workspace

UNSUPPORTED_STATUS: Final = 3


def make_light_copy_in_child(checkpoint: Path, workspace: Workspace) -> None:
    """Make the light copy of a checkpoint; blocks for a few seconds.

    Raises:
        UnsupportedShape, CheckpointError: as ``make_light_copy``, with its message and hint.
    """
    search = [str(ROOT), os.environ.get("PYTHONPATH", "")]
    done = subprocess.run(
        # "-P": nothing in the folder where the program was started is taken for a module.
        [
            sys.executable,
            "-P",
            "-m",
            "core.export",
            str(checkpoint.absolute()),
            str(workspace.folder),
        ],
        check=False,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        # What it says is ASCII, its last words perhaps in any encoding.
        encoding="utf-8",
        errors="replace",
        env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, search))},
    )
    if done.returncode == 0:
        return
    try:
        error: dict[str, Any] = json.loads(done.stdout)
        message, hint = str(error["message"]), str(error["hint"])
    except (ValueError, KeyError, TypeError):
        # Killed, out of memory, or a bug: its last words are all there is.
        last_words = (done.stderr.strip().splitlines() or [f"exit status {done.returncode}"])[-1]
        message = f"{checkpoint.name} could not be prepared: {last_words}"
        hint = "Look whether memory is short; then try again."
    kind = UnsupportedShape if done.returncode == UNSUPPORTED_STATUS else CheckpointError
    raise kind(message, hint)
