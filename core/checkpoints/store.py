"""Writing and reading checkpoint files.

Writing replaces one file by one rename, after the new one was read back; the
previous file stays beside it. Reading checks the container, then the format,
then the shape against the tensors, and unpickles nothing but tensors and plain
values. Neither knows what training state contains.
"""

from __future__ import annotations

import contextlib
import dataclasses
import errno
import os
import pickle
from pathlib import Path
from typing import Any, cast

import torch
from torch import Tensor

from core import files
from core.checkpoints.container import check_container
from core.checkpoints.format import FORMAT, FORMAT_VERSION, Checkpoint, CheckpointInfo, Origin
from core.checkpoints.places import BEST, CHECKPOINTS, LATEST, find_checkpoints, previous
from core.config import from_mapping, to_mapping
from core.errors import CheckpointError, ConfigError, CoreError
from core.model.config import ModelConfig, parameter_count
from core.model.gpt import GPT
from core.tokenizer.tokenizer import Tokenizer

__all__ = [
    "BEST",
    "CHECKPOINTS",
    "LATEST",
    "describe",
    "find_checkpoints",
    "load",
    "load_for_inference",
    "load_newest",
    "previous",
    "save",
]

_FOREIGN_HINT = "Only checkpoints written by Tabwright can be opened."


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

    The file that was there before is kept as ``previous_<name>``.

    Raises:
        StorageError: the disk refused, or the file read back is not what was
            written; ``path`` is what it was.
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
    with files.atomic_writer(path, verify=_verify_written) as file:
        try:
            torch.save(record, file)
        except RuntimeError as error:
            # The zip writer turns a refused write into a RuntimeError of its own.
            raise OSError(errno.ENOSPC, str(error)) from error
        if path.exists():
            _keep_previous(path)


def load(path: Path) -> Checkpoint:
    """Load a checkpoint onto the CPU, tensors mapped from the file.

    Raises:
        CheckpointError: damaged, foreign, from a newer version, or not fitting
            its own shape.
    """
    record = _read(path)
    config = _model_config(record, path)
    state = record.get("model_state")
    _check_state(config, state, path)
    try:
        tokenizer = Tokenizer.from_json(cast("str", record["tokenizer"]))
    except (CoreError, KeyError, TypeError):
        raise CheckpointError(f"{path.name} holds no readable tokenizer.", _FOREIGN_HINT) from None
    if tokenizer.vocabulary_size > config.vocabulary:
        raise CheckpointError(
            f"{path.name}: its tokenizer has {tokenizer.vocabulary_size:,} entries, "
            f"its model only {config.vocabulary:,}.",
            "The file was put together from two runs; train again.",
        )
    return Checkpoint(
        path=path,
        model_config=config,
        model_state=cast("dict[str, Tensor]", state),
        tokenizer=tokenizer,
        origin=_origin(record, path),
        training=record.get("training"),
    )


def load_for_inference(path: Path) -> Checkpoint:
    """``load`` without the training state, which the map then never reads."""
    return dataclasses.replace(load(path), training=None)


def load_newest(path: Path) -> Checkpoint:
    """``load``, or the previous one where ``path`` itself is damaged or missing.

    Raises:
        CheckpointError: neither can be read; the message is that of ``path``.
    """
    try:
        return load(path)
    except CheckpointError as first:
        if not previous(path).exists():
            raise
        try:
            return load(previous(path))
        except CheckpointError:
            raise first from None


def describe(path: Path) -> CheckpointInfo:
    """Shape and origin of a checkpoint, without reading its weights.

    Raises:
        CheckpointError: it is no checkpoint of ours. Damage in the weights is
            not noticed here.
    """
    record = _unpickle(path)
    config = _model_config(record, path)
    return CheckpointInfo(
        path=path,
        model_config=config,
        parameters=parameter_count(config),
        origin=_origin(record, path),
    )


def _verify_written(path: Path) -> None:
    try:
        check_container(path)
    except CheckpointError as error:
        raise OSError(errno.EIO, f"read back wrong: {error.message}") from error


def _keep_previous(path: Path) -> None:
    """Give the present file a second name; where links are not possible there is none."""
    link = path.with_name(f"{path.name}{files.TEMPORARY_MARK}{os.getpid()}-previous")
    with contextlib.suppress(OSError):
        link.unlink(missing_ok=True)
        os.link(path, link)
        files.replace(link, previous(path))


def _read(path: Path) -> dict[str, Any]:
    check_container(path)
    return _unpickle(path)


def _unpickle(path: Path) -> dict[str, Any]:
    try:
        record = torch.load(path, map_location="cpu", weights_only=True, mmap=True)
    except FileNotFoundError:
        raise CheckpointError(f"There is no file {path}.", "Check the path.") from None
    except (RuntimeError, pickle.UnpicklingError, OSError, ValueError, EOFError, KeyError):
        # A damaged file of our own must not be called an unsafe one.
        check_container(path)
        raise CheckpointError(
            f"{path.name} is not a checkpoint that can be opened safely.", _FOREIGN_HINT
        ) from None
    if not isinstance(record, dict) or record.get("format") != FORMAT:
        raise CheckpointError(f"{path.name} was not written by Tabwright.", _FOREIGN_HINT)
    version = record.get("version")
    if not isinstance(version, int) or version > FORMAT_VERSION:
        raise CheckpointError(
            f"{path.name} was written by a newer Tabwright (format {version}).",
            "Update Tabwright to open it.",
        )
    return cast("dict[str, Any]", record)


def _model_config(record: dict[str, Any], path: Path) -> ModelConfig:
    try:
        return from_mapping(ModelConfig, record["model_config"], path.name)
    except (ConfigError, KeyError, AttributeError, TypeError) as error:
        raise CheckpointError(
            f"{path.name} does not describe a model: {error}", _FOREIGN_HINT
        ) from None


def _origin(record: dict[str, Any], path: Path) -> Origin:
    try:
        return from_mapping(Origin, record["origin"], path.name)
    except (ConfigError, KeyError, AttributeError, TypeError):
        return Origin()


def _check_state(config: ModelConfig, state: object, path: Path) -> None:
    """Raise unless the tensors are those of the shape, before anything is allocated for it."""
    if not isinstance(state, dict):
        raise CheckpointError(f"{path.name} holds no weights.", _FOREIGN_HINT)
    with torch.device("meta"):
        expected = GPT(config).state_dict()
    tensors = cast("dict[str, Tensor]", state)
    for name in sorted(expected.keys() | tensors.keys()):
        if name not in tensors:
            raise CheckpointError(f"{path.name} lacks the tensor {name}.", _FOREIGN_HINT)
        if name not in expected:
            raise CheckpointError(f"{path.name} has a tensor too many: {name}.", _FOREIGN_HINT)
        tensor, shape = tensors[name], expected[name].shape
        if tensor.shape != shape or not tensor.is_contiguous():
            raise CheckpointError(
                f"{path.name}: {name} is {tuple(tensor.shape)}, its shape says {tuple(shape)}.",
                _FOREIGN_HINT,
            )
