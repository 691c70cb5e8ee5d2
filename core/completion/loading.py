"""From a checkpoint file to an engine that completes.

The place that chooses the backend. Importing it imports torch, so windows do it
in a worker thread and the command line when it is needed.
"""

from __future__ import annotations

from pathlib import Path

from core.checkpoints.format import CheckpointInfo
from core.checkpoints.store import describe, load_for_inference
from core.completion.engine import CompletionEngine
from core.inference.torch_model import TorchModel


def load_engine(checkpoint: Path) -> tuple[CompletionEngine, CheckpointInfo]:
    """An engine for a checkpoint, and what is known of the checkpoint.

    Raises:
        CheckpointError: damaged, foreign, or not fitting its own tokenizer.
    """
    info = describe(checkpoint)
    loaded = load_for_inference(checkpoint)
    return CompletionEngine(TorchModel.from_checkpoint(loaded), loaded.tokenizer), info
