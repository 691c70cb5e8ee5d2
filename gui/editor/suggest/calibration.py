"""Measuring how often a model is right, as the runner takes it: in a child process.

The measuring itself is ``core.completion.calibrating``; the result is in the
workspace's cache and comes with the model when it is next opened.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from core.control import Control
from core.events import Emit
from core.workspace import Workspace
from gui.jobs.child_process import run_command
from gui.jobs.job import Operation


def calibrate_operation(checkpoint: Path, workspace: Workspace) -> Operation[dict[str, Any]]:
    """Measure a checkpoint on the held-out files of its dataset."""

    def operate(emit: Emit, control: Control) -> dict[str, Any]:
        arguments = ("calibrate", "--workspace", str(workspace.folder))
        return run_command((*arguments, "--checkpoint", str(checkpoint)), emit, control)

    return operate
