"""From a checkpoint file to an engine that completes.

The place that chooses the backend. Importing it imports torch, so windows do it
in a worker thread and the command line when it is needed.
"""

from __future__ import annotations

from pathlib import Path

from core.checkpoints.format import CheckpointInfo
from core.checkpoints.store import describe, load_for_inference
from core.completion.calibration import NOT_CALIBRATED, load_calibration
from core.completion.engine import CompletionEngine
from core.completion.project_defaults import project_precision_of
from core.inference.native.native_lookup import fastest_look_up
from core.inference.torch_model import TorchModel
from core.workspace import Workspace


def load_engine(
    checkpoint: Path, workspace: Workspace | None = None, threads: int | None = None
) -> tuple[CompletionEngine, CheckpointInfo]:
    """An engine for a checkpoint, and what is known of the checkpoint.

    Args:
        checkpoint: the file.
        workspace: whose cache may hold the checkpoint's calibration.
        threads: processor cores that torch may use in this process; None to leave that as
            it is.

    Raises:
        CheckpointError: damaged, foreign, or not fitting its own tokenizer.
    """
    info = describe(checkpoint)
    loaded = load_for_inference(checkpoint)
    calibration = load_calibration(workspace, checkpoint) if workspace else NOT_CALIBRATED
    engine = CompletionEngine(
        TorchModel.from_checkpoint(loaded, threads),
        loaded.tokenizer,
        fills_in_the_middle=info.origin.fim_rate > 0,
        precision=calibration.precision,
        file_shares=calibration.file_shares,
        project_weights=calibration.project_weights,
        project_precision=project_precision_of(calibration.project_precision),
        look_up=fastest_look_up(),
    )
    return engine, info
