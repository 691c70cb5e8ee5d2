"""From a checkpoint file to an engine, whatever its shape: the light one, or torch's.

The light engine answers sooner and needs no torch. Shapes that it cannot run train and
complete all the same, so whoever needs answers rather than that engine opens checkpoints here.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from core.checkpoints.format import CheckpointInfo
from core.checkpoints.light_copy import UnsupportedShape
from core.completion.engine import CompletionEngine
from core.completion.light_loading import load_light_engine
from core.workspace import Workspace


def open_engine(
    checkpoint: Path,
    workspace: Workspace,
    threads: int | None = None,
    before_export: Callable[[], None] | None = None,
) -> tuple[CompletionEngine, CheckpointInfo]:
    """The light engine for a checkpoint, or torch's where only torch can run it.

    Args:
        checkpoint: the file.
        workspace: whose cache holds the light copy and the calibration.
        threads: processor cores at work; None for all, the light engine takes up to four.
        before_export: called before a light copy is made, which takes some seconds.

    Raises:
        CheckpointError: damaged, foreign, not fitting its own tokenizer, or the light
            copy could not be made.
    """
    try:
        return load_light_engine(checkpoint, workspace, threads, before_export)
    except UnsupportedShape:
        # Importing it imports torch, which no other checkpoint needs.
        from core.completion.loading import load_engine

        return load_engine(checkpoint, workspace, threads)
