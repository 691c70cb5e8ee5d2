"""onnxruntime on the light copy of a checkpoint; runs on every machine.

Importing this module loads onnxruntime: 20 MB and a tenth of a second.
"""

from __future__ import annotations

from core.completion.backends.base import CheckpointFile, OpenedModel, Source
from core.inference.onnx_model import OnnxModel


def probe() -> str:
    """Return the kernel; onnxruntime is loaded with this module."""
    return "CPU"


def open_model(source: Source, threads: int | None) -> OpenedModel:
    """Open the light copy; see ``base.BackendModule``."""
    assert isinstance(source, CheckpointFile)
    copy = source.light_copy()
    model = OnnxModel(copy.graph, copy.info.model_config, threads)
    return OpenedModel(model=model, tokenizer=copy.tokenizer, info=copy.info, kernel=probe())
