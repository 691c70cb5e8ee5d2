"""Writes checkpoint files, and exports the functions that read them.

A file is replaced by one rename after the new one was read back; the previous file is kept.
Reading is in ``reading.py``. Neither knows the content of the training state.
"""

from __future__ import annotations

import contextlib
import dataclasses
import errno
import os
from pathlib import Path
from typing import Any

import torch
from torch import Tensor

from core import files
from core.checkpoints.container import check_container
from core.checkpoints.format import FORMAT, FORMAT_VERSION, Origin
from core.checkpoints.paths import BEST, CHECKPOINTS, LATEST, find_checkpoints, previous
from core.checkpoints.reading import describe, load, load_for_inference
from core.config import to_mapping
from core.errors import CheckpointError
from core.model.config import ModelConfig
from core.tokenizer.tokenizer import Tokenizer

__all__ = [
    "BEST",
    "CHECKPOINTS",
    "LATEST",
    "describe",
    "find_checkpoints",
    "load",
    "load_for_inference",
    "previous",
    "save",
]


def save(
    path: Path,
    *,
    model_config: ModelConfig,
    model_state: dict[str, Tensor],
    tokenizer: Tokenizer,
    origin: Origin,
    training: dict[str, Any] | None = None,
) -> None:
    """Write a checkpoint so that ``path`` is always either the old or the new one.

    The replaced file is kept as ``previous_<name>``.

    Raises:
        StorageError: the disk refused, or the file read back differs from what was written;
            ``path`` is unchanged.
    """
    record = {
        "format": FORMAT,
        "version": FORMAT_VERSION,
        "model_config": to_mapping(model_config),
        "model_state": model_state,
        "tokenizer": tokenizer.to_json(),
        "origin": dataclasses.asdict(origin),
    }
    if training is not None:
        record["training"] = training

    def verify(written: Path) -> None:
        _verify_written(written)
        # Only now: a new file that is damaged must not replace the file before the last.
        if path.exists():
            _keep_previous(path)

    with files.atomic_writer(path, verify=verify) as file:
        try:
            torch.save(record, file)
        except RuntimeError as error:
            raise _refusal(error) from error


def _verify_written(path: Path) -> None:
    try:
        check_container(path)
    except CheckpointError as error:
        raise OSError(errno.EIO, f"read back wrong: {error.message}") from error


def _keep_previous(path: Path) -> None:
    """Link the present file under its previous name, if the file system supports links."""
    link = path.with_name(f"{path.name}{files.TEMPORARY_MARK}{os.getpid()}-previous")
    with contextlib.suppress(OSError):
        link.unlink(missing_ok=True)
        os.link(path, link)
        files.replace(link, previous(path))


def _refusal(error: RuntimeError) -> OSError:
    """Return the OSError behind the RuntimeError that torch's zip writer raises."""
    cause = error.__context__
    while cause is not None:
        if isinstance(cause, OSError):
            return cause
        cause = cause.__context__
    return OSError(errno.ENOSPC, str(error))
