"""PyTorch: checkpoints of every shape, and the weights of a running training.

``open_model`` imports torch, which takes more than a second: the window calls it in a worker
thread.
"""

from __future__ import annotations

import importlib.util
from pathlib import Path
from typing import TYPE_CHECKING

from core.checkpoints.format import CheckpointInfo, Origin
from core.completion.backends.base import (
    BackendUnavailable,
    CheckpointFile,
    OpenedModel,
    Source,
)
from core.model.config import parameter_count
from core.texts import Text

if TYPE_CHECKING:
    from core.training.loop.live import LiveWeights


def probe() -> str:
    """Say whether torch is installed, without importing it; the device is not known then."""
    try:
        found = importlib.util.find_spec("torch")
    except ImportError:
        found = None
    if found is None:
        raise BackendUnavailable(Text("torch is not installed."))
    return ""


def open_model(source: Source, threads: int | None) -> OpenedModel:
    """Open a checkpoint or the weights of a training; see ``base.BackendModule``."""
    assert source is not None
    if isinstance(source, CheckpointFile):
        return _open_checkpoint(source.path, threads)
    return _open_live(source)


def _open_checkpoint(path: Path, threads: int | None) -> OpenedModel:
    from core.checkpoints.store import describe, load_for_inference
    from core.inference.torch_model import TorchModel, best_device

    info = describe(path)
    loaded = load_for_inference(path)
    return OpenedModel(
        model=TorchModel.from_checkpoint(loaded, threads),
        tokenizer=loaded.tokenizer,
        info=info,
        kernel=best_device().type,
    )


def _open_live(weights: LiveWeights) -> OpenedModel:
    from core.inference.live_model import LiveModel

    config = weights.model.config
    info = CheckpointInfo(
        path=Path(weights.run) / "live",  # there is no file: only the name is shown
        model_config=config,
        parameters=parameter_count(config),
        origin=Origin(run=weights.run, step=weights.step),
    )
    return OpenedModel(
        model=LiveModel(weights),
        tokenizer=weights.tokenizer,
        info=info,
        kernel=weights.model.head.weight.device.type,
    )
