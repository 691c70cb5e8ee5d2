"""The operations of the train page, for the job runner.

Each imports what it needs in the worker thread: torch must not delay the window.
"""

from __future__ import annotations

import copy
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from core.control import Control
from core.events import Emit
from core.export.options import ExportConfig, export_format
from core.reports.curve_csv import write_curves
from core.reports.plotted_runs import PlottedRun
from core.reports.run_record import RunRecord, read_record
from core.training.config import RunConfig
from core.training.run_setup import ProbedSetup, RunSetup, resolve
from core.workspace import Workspace
from gui.jobs.child_process import run_command
from gui.jobs.job import Operation

if TYPE_CHECKING:
    from core.training.loop.live import LiveWeights
    from core.training.loop.trainer import TrainResult
    from core.training.runs.run_library import RunEntry


def train_operation(
    config: RunConfig,
    workspace: Workspace,
    resume: Path | None,
    on_model: Callable[[LiveWeights], None] | None = None,
) -> Operation[TrainResult]:
    """Train; the result is a ``TrainResult``. ``on_model``: as in ``train``."""

    def operate(emit: Emit, control: Control) -> TrainResult:
        from core.evaluation.fine_tuning import compare_lines
        from core.evaluation.validation_typing import make_simulator
        from core.inference.dataset_memory import dataset_memory
        from core.training.loop.train import train

        result = train(
            config, workspace, emit, control, resume, on_model, make_simulator, dataset_memory
        )
        if result.state == "finished":
            compare_lines(config, Path(result.folder), workspace, emit, control)
        return result

    return operate


def list_runs_operation(workspace: Workspace) -> Operation[list[RunEntry]]:
    """List the runs; the result is a list of ``RunEntry``, newest first."""

    def operate(_emit: Emit, control: Control) -> list[RunEntry]:
        from core.training.runs.run_library import list_entries

        return list_entries(workspace, control)

    return operate


def read_record_operation(folder: Path) -> Operation[RunRecord]:
    """Read the events of a run; the result is a ``RunRecord``."""

    def operate(_emit: Emit, control: Control) -> RunRecord:
        return read_record(folder, control)

    return operate


def resolve_operation(setup: RunSetup, workspace: Workspace) -> Operation[RunConfig]:
    """Resolve a setup; the result is a ``RunConfig``. May tokenize its data again."""

    def operate(emit: Emit, control: Control) -> RunConfig:
        return resolve(setup, workspace, emit, control)

    return operate


def probe_operation(setup: RunSetup, workspace: Workspace) -> Operation[ProbedSetup]:
    """Measure what a run would take; the result is a ``ProbedSetup``."""

    def operate(emit: Emit, control: Control) -> ProbedSetup:
        from core.training.estimate.probe import probe_run

        config = resolve(setup, workspace, emit, control)
        probe = probe_run(config, workspace, emit, control)
        return ProbedSetup(setup=setup, config=config, probe=probe)

    return operate


def export_curves_operation(runs: Sequence[PlottedRun], path: Path) -> Operation[Path]:
    """Write the points of some runs as a table; the result is the path."""
    # Copied, because a run may continue while the worker writes.
    curves = [(run.key, copy.deepcopy(run.record.curve)) for run in runs]

    def operate(_emit: Emit, control: Control) -> Path:
        write_curves(curves, path, control)
        return path

    return operate


def export_operation(
    workspace: Workspace, checkpoint: Path, config: ExportConfig, target: Path, replace: bool
) -> Operation[dict[str, Any]]:
    """Export a checkpoint for another program; the result is the record of ``export``.

    It runs in a child process, in which libraries of other programs open the result to check it.
    """

    def operate(emit: Emit, control: Control) -> dict[str, Any]:
        arguments = ["export", "--to", config.format, "--out", str(target)]
        arguments += ["--workspace", str(workspace.folder)]
        if export_format(config.format).is_gguf:
            arguments += ["--precision", config.precision]
        if replace:
            arguments.append("--force")
        return run_command([*arguments, "--", str(checkpoint)], emit, control)

    return operate
