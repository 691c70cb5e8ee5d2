"""From a checkpoint file to the light engine: onnxruntime, and never torch.

The checkpoint's light copy is opened from the cache; where there is none yet, a
child process makes it first. ``loading`` is the way to the torch backend.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from core.checkpoints.format import CheckpointInfo
from core.checkpoints.light_copy import LightCopy, copy_folder, read_copy
from core.completion.calibration import load_calibration
from core.completion.engine import CompletionEngine
from core.errors import CheckpointError
from core.export.child import make_light_copy_in_child
from core.inference.onnx_model import OnnxModel
from core.workspace import Workspace


def load_light_engine(
    checkpoint: Path,
    workspace: Workspace,
    threads: int | None = None,
    before_export: Callable[[], None] | None = None,
) -> tuple[CompletionEngine, CheckpointInfo]:
    """The light engine for a checkpoint, and what is known of the checkpoint.

    Args:
        checkpoint: the file.
        workspace: whose cache holds the copy.
        threads: see ``OnnxModel``.
        before_export: called before a copy is made, which takes some seconds.

    Raises:
        UnsupportedShape: only torch can run this checkpoint.
        CheckpointError: damaged, foreign, not fitting its own tokenizer, or the
            copy could not be made.
    """
    copy = find_light_copy(checkpoint, workspace)
    if copy is None:
        if before_export is not None:
            before_export()
        make_light_copy_in_child(checkpoint, workspace)
        copy = find_light_copy(checkpoint, workspace)
    if copy is None:
        raise CheckpointError(
            f"The light copy of {checkpoint.name} was made and is gone, or is damaged already.",
            "Is another program cleaning the cache, or the disk failing? Try again.",
        )
    calibration = load_calibration(workspace, checkpoint)
    model = OnnxModel(copy.graph, copy.info.model_config, threads)
    engine = CompletionEngine(
        model,
        copy.tokenizer,
        fills_in_the_middle=copy.info.origin.fim_rate > 0,
        precision=calibration.precision,
        file_shares=calibration.file_shares,
    )
    return engine, copy.info


def find_light_copy(checkpoint: Path, workspace: Workspace) -> LightCopy | None:
    """The copy of a checkpoint, if it is there and whole.

    Raises:
        CheckpointError: the checkpoint itself is missing, or no checkpoint.
    """
    return read_copy(copy_folder(workspace, checkpoint), checkpoint)
