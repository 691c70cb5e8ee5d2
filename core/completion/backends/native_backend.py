"""Our decoder in C on the light copy of a checkpoint; see ``core.inference.native``."""

from __future__ import annotations

from core.completion.backends.base import (
    BackendUnavailable,
    CheckpointFile,
    OpenedModel,
    Source,
)
from core.inference.native.library import find_native_library
from core.inference.native.native_model import NativeModel
from core.processor import default_threads
from core.texts import Text


def probe() -> str:
    """Return the kernel; compiles the decoder where that was never done on this machine."""
    found = find_native_library()
    if found.library is None:
        raise BackendUnavailable(found.reason)
    return found.kernel


def open_model(source: Source, threads: int | None) -> OpenedModel:
    """Open the light copy; see ``base.BackendModule``."""
    assert isinstance(source, CheckpointFile)
    found = find_native_library()
    if found.library is None:
        raise BackendUnavailable(found.reason)
    copy = source.light_copy()
    config = copy.info.model_config
    try:
        model = NativeModel(found.library, copy.tensors(), config, threads or default_threads())
    except (OSError, ValueError, MemoryError) as error:
        # What the decoder does not take, whatever it is, onnxruntime may.
        raise BackendUnavailable(
            Text("It did not take the model: {error}.", error=error or "no memory")
        ) from error
    return OpenedModel(model=model, tokenizer=copy.tokenizer, info=copy.info, kernel=found.kernel)
