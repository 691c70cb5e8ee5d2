"""From a checkpoint to its light copy in the cache: whole, or not there at all.

Needs torch, to read the checkpoint; ``child`` runs it for callers that must stay
without. What a copy consists of is known to ``core.checkpoints.light_copy``.
"""

from __future__ import annotations

import contextlib
import errno
import functools
import os
import secrets
import shutil
from pathlib import Path
from typing import Final

from core import files
from core.checkpoints.light_copy import (
    GRAPH,
    TOKENIZER,
    WEIGHTS,
    copies_folder,
    copy_folder,
    is_of_another_processor,
    write_record,
)
from core.checkpoints.store import load_for_inference
from core.export.exactness import signed_products_are_exact
from core.export.onnx_decoder import decoder_graph
from core.export.products import ByteProducts
from core.export.smoothing import smoothed
from core.model.gpt import GPT
from core.processor import processor
from core.resources import resource
from core.tokenizer.tokenizer import Tokenizer
from core.workspace import Workspace

# They show how large activations get; other ones make other copies, and need a new
# ``COPY_VERSION``.
_SAMPLES: Final = ("inventory.py", "moving_average.c", "WordCount.java")
# A copy of the reference model takes 40 MB. A run in progress makes a new one
# each time that its newest checkpoint is opened.
_COPIES_KEPT: Final = 8


def make_light_copy(checkpoint: Path, workspace: Workspace) -> Path:
    """Write the light copy of a checkpoint and return its folder.

    It is written under another name and renamed when it is complete; whatever
    was there before is deleted. The copies used longest ago are dropped.

    Raises:
        UnsupportedShape: see ``decoder_graph``.
        CheckpointError: the checkpoint is damaged or foreign.
        StorageError: the disk refused.
    """
    folder = copy_folder(workspace, checkpoint)
    loaded = load_for_inference(checkpoint)
    model = GPT.from_state(
        loaded.model_config, {name: tensor.float() for name, tensor in loaded.model_state.items()}
    )
    windows = _sample_windows(loaded.tokenizer, loaded.model_config.context)
    weights = {name: tensor.numpy() for name, tensor in smoothed(model, windows).items()}
    # A home directory may be shared: what is there for another processor is replaced by
    # what is right for both, or the two would take turns for ever.
    signed = signed_products_are_exact() and not is_of_another_processor(folder)
    graph = decoder_graph(
        loaded.model_config, weights, functools.partial(ByteProducts, signed=signed)
    )
    draft = folder.with_name(
        f"{folder.name}{files.TEMPORARY_MARK}{os.getpid()}-{secrets.token_hex(4)}"
    )
    try:
        draft.mkdir(parents=True)
        places = graph.save(draft / GRAPH, WEIGHTS)
        files.write_text(draft / TOKENIZER, loaded.tokenizer.to_json())
        only_on = processor() if signed else ""
        write_record(draft, places, loaded.model_config, loaded.origin, only_on)
        shutil.rmtree(folder, ignore_errors=True)
        try:
            files.replace(draft, folder)
        except OSError as error:
            # Somebody else may have made the same copy meanwhile: theirs is as good.
            if error.errno not in (errno.EEXIST, errno.ENOTEMPTY):
                raise
        files.sync_folder(folder.parent)
    except OSError as error:
        raise files.storage_error(error, folder) from error
    finally:
        shutil.rmtree(draft, ignore_errors=True)
    _drop_old_copies(copies_folder(workspace), folder)
    return folder


def _sample_windows(tokenizer: Tokenizer, context: int) -> list[list[int]]:
    """Return the sample files that ship with the program, a piece of each that fits the context."""
    texts = (resource("samples", name).read_text("utf-8") for name in _SAMPLES)
    windows = (tokenizer.encode(text)[:context] for text in texts)
    return [window for window in windows if window]


def _drop_old_copies(parent: Path, kept: Path) -> None:
    """Keep the copies used last, ``kept`` among them."""
    used: list[tuple[float, Path]] = []
    for folder in parent.iterdir():
        with contextlib.suppress(OSError):
            if folder != kept:
                used.append((folder.stat().st_mtime, folder))
    used.sort(reverse=True)
    for _time, folder in used[_COPIES_KEPT - 1 :]:
        shutil.rmtree(folder, ignore_errors=True)
