"""From a checkpoint file to the light engine, and never torch.

The checkpoint's light copy is opened from the cache; where there is none yet, a
child process makes it first. It runs in the decoder of ``core.inference.native`` where
this machine has what that needs, in onnxruntime elsewhere. ``loading`` is the way to the
torch backend.
"""

from __future__ import annotations

import contextlib
import importlib
from collections.abc import Callable
from pathlib import Path

from core.checkpoints.format import CheckpointInfo
from core.checkpoints.light_copy import LightCopy, copy_folder, read_copy
from core.completion.calibration import load_calibration
from core.completion.engine import CompletionEngine
from core.completion.project_defaults import project_precision_of
from core.errors import CheckpointError
from core.export.child import make_light_copy_in_child
from core.inference.language_model import LanguageModel
from core.inference.native.library import native_library
from core.inference.native.native_lookup import fastest_look_up
from core.inference.native.native_model import NativeModel
from core.processor import default_threads
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
        threads: see ``open_light_model``.
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
    model = open_light_model(copy, threads)
    engine = CompletionEngine(
        model,
        copy.tokenizer,
        fills_in_the_middle=copy.info.origin.fim_rate > 0,
        precision=calibration.precision,
        file_shares=calibration.file_shares,
        project_weights=calibration.project_weights,
        project_precision=project_precision_of(calibration.project_precision),
        look_up=fastest_look_up(),
    )
    return engine, copy.info


def warm_up() -> None:
    """Load, and once a machine compile, what runs light copies here."""
    if native_library() is None:
        importlib.import_module("core.inference.onnx_model")


def open_light_model(copy: LightCopy, threads: int | None = None) -> LanguageModel:
    """The fastest backend that this machine has for a light copy.

    Args:
        copy: whole, as ``find_light_copy`` gives it.
        threads: processor cores at work in a forward pass; None for all, up to four.
    """
    library = native_library()
    if library is not None:
        config = copy.info.model_config
        # What the decoder does not take, whatever it is, onnxruntime may.
        with contextlib.suppress(OSError, ValueError, MemoryError):
            return NativeModel(library, copy.tensors(), config, threads or default_threads())
    # onnxruntime takes 20 MB and a tenth of a second: loaded where it is needed.
    from core.inference.onnx_model import OnnxModel

    return OnnxModel(copy.graph, copy.info.model_config, threads)


def find_light_copy(checkpoint: Path, workspace: Workspace) -> LightCopy | None:
    """The copy of a checkpoint, if it is there and whole.

    Raises:
        CheckpointError: the checkpoint itself is missing, or no checkpoint.
    """
    return read_copy(copy_folder(workspace, checkpoint), checkpoint)
