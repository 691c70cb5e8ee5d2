"""The operations of this page, as the runner takes them.

Each imports what it needs inside, in the worker thread: torch must not delay
the window.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from core.control import Control
from core.events import Emit
from core.export.options import ExportConfig
from core.training.config import RunConfig
from core.workspace import Workspace
from gui.jobs.child_process import run_command
from gui.jobs.job import Operation
from gui.train.run_record import RunRecord

if TYPE_CHECKING:
    from core.training.live import LiveWeights
    from core.training.run_library import RunEntry
    from core.training.trainer import TrainResult


def train_operation(
    config: RunConfig,
    workspace: Workspace,
    resume: Path | None,
    on_model: Callable[[LiveWeights], None] | None = None,
) -> Operation[TrainResult]:
    """Training itself; its result is a ``TrainResult``. ``on_model``: as in ``train``."""

    def operate(emit: Emit, control: Control) -> TrainResult:
        from core.evaluation.held_out_typist import held_out_typist
        from core.training.trainer import train

        return train(config, workspace, emit, control, resume, on_model, held_out_typist)

    return operate


def list_runs_operation(workspace: Workspace) -> Operation[list[RunEntry]]:
    """What runs there are; the result is a list of ``RunEntry``, newest first."""

    def operate(_emit: Emit, control: Control) -> list[RunEntry]:
        from core.training.run_library import list_entries

        return list_entries(workspace, control)

    return operate


def read_record_operation(folder: Path) -> Operation[RunRecord]:
    """Everything a run has told; the result is a ``RunRecord``."""

    def operate(_emit: Emit, control: Control) -> RunRecord:
        from core.training.runs import read_events

        record = RunRecord(folder.name)
        for event in read_events(folder):
            control.safe_point()
            record.add(event)
        # The events keep the name that the run was started with; its folder may have another.
        record.name = folder.name
        return record

    return operate


def export_operation(
    workspace: Workspace, checkpoint: Path, config: ExportConfig, target: Path, replace: bool
) -> Operation[dict[str, Any]]:
    """A checkpoint in the form of another program; the result is the record of ``export``.

    In a child process: other programs' libraries open the result there to prove it.
    """

    def operate(emit: Emit, control: Control) -> dict[str, Any]:
        arguments = ["export", "--to", config.format, "--out", str(target)]
        arguments += ["--workspace", str(workspace.folder)]
        if config.format != "hf":
            arguments += ["--precision", config.precision]
        if replace:
            arguments.append("--force")
        return run_command([*arguments, "--", str(checkpoint)], emit, control)

    return operate
