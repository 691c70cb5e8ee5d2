"""Opens checkpoint files; every claim is checked before anything is used.

The order is: the list of entries, the claims of the description, format, shapes and names of the
tensors, the checksum of every entry; then the tensors are mapped. Checkpoints of the original
project, which have no description, are opened too (``foreign.py``). Damage is reported as a
sentence, never as a traceback.
"""

from __future__ import annotations

import dataclasses
import functools
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final, cast

import torch
from torch import Tensor

from core.checkpoints.claims import TensorClaim, read_claims
from core.checkpoints.container import check_container
from core.checkpoints.foreign import recognize
from core.checkpoints.format import FORMAT, FORMAT_VERSION, Checkpoint, CheckpointInfo, Origin
from core.checkpoints.mapping import TensorMap
from core.config import from_mapping
from core.errors import CheckpointError, ConfigError, CoreError
from core.model.config import ModelConfig, parameter_count
from core.model.gpt import GPT
from core.texts import Text
from core.tokenizer.tokenizer import Tokenizer

_HINT: Final = Text("Only whole checkpoints of Tabwright or of the original project can be opened.")
_TOKENIZER_FILE: Final = "tokenizer.json"
_WEIGHT_KINDS: Final = ("FloatStorage", "DoubleStorage", "HalfStorage", "BFloat16Storage")
_MAX_VALUE_CHARS: Final = 1000


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class _Content:
    """A checkpoint with claims instead of tensors, of whichever program."""

    config: ModelConfig
    state: dict[str, TensorClaim]
    origin: Origin
    tokenizer: str | None
    training: Any


def load(path: Path, tokenizer_file: Path | None = None) -> Checkpoint:
    """Load a checkpoint onto the CPU, tensors mapped from the file.

    Args:
        path: the file.
        tokenizer_file: for a checkpoint without one; by default the
            ``tokenizer.json`` beside it or above it.

    Raises:
        CheckpointError: damaged, foreign, from a newer version, or not fitting
            its own shape.
    """
    try:
        content = _content(path)
        _check_state(content, path)
        check_container(path)
        tokenizer = _tokenizer(content, path, tokenizer_file)
        tensors = TensorMap(path)
        state = _with_zeros(content.config, tensors.tensors_in(content.state))
        training = tensors.tensors_in(content.training)
    except RecursionError:
        raise CheckpointError(
            Text("{name} is folded into itself.", name=path.name), _HINT
        ) from None
    except OSError as error:
        raise CheckpointError(
            Text("{path} cannot be read: {strerror}.", path=path, strerror=error.strerror or error),
            Text("Check its permissions."),
        ) from None
    return Checkpoint(
        path=path,
        model_config=content.config,
        model_state=state,
        tokenizer=tokenizer,
        origin=content.origin,
        training=training,
    )


def load_for_inference(path: Path, tokenizer_file: Path | None = None) -> Checkpoint:
    """Load a checkpoint without its training state, which is then never read."""
    return dataclasses.replace(load(path, tokenizer_file), training=None)


def describe(path: Path) -> CheckpointInfo:
    """Return architecture and origin of a checkpoint, without reading its weights.

    Raises:
        CheckpointError: it is no checkpoint that ``load`` opens. Damage in the
            weights is not noticed here.
    """
    content = _content(path)
    return CheckpointInfo(
        path=path,
        model_config=content.config,
        parameters=parameter_count(content.config),
        origin=content.origin,
    )


def _content(path: Path) -> _Content:
    claims = read_claims(path)
    if not isinstance(claims, dict) or "format" not in claims:
        foreign = recognize(claims, path.name)
        return _Content(
            config=foreign.config,
            state=dict(foreign.tensors),
            origin=Origin(step=foreign.step),
            tokenizer=None,
            training=None,
        )
    record = cast("dict[str, Any]", claims)
    if record["format"] != FORMAT:
        raise CheckpointError(Text("{name} was not written by Tabwright.", name=path.name), _HINT)
    version = record.get("version")
    if type(version) is not int or version > FORMAT_VERSION:
        raise CheckpointError(
            Text(
                "{name} was written by a newer Tabwright (format {version}).",
                name=path.name,
                version=str(version)[:20],
            ),
            Text("Update Tabwright to open it."),
        )
    return _Content(
        config=_model_config(record, path),
        state=_state(record, path),
        origin=_origin(record, path),
        tokenizer=_text(record.get("tokenizer")),
        training=record.get("training"),
    )


def _model_config(record: dict[str, Any], path: Path) -> ModelConfig:
    try:
        return from_mapping(ModelConfig, _plain(record["model_config"]), path.name)
    except (ConfigError, KeyError, AttributeError, TypeError, ValueError) as error:
        raise CheckpointError(
            Text("{name} does not describe a model: {error}", name=path.name, error=error), _HINT
        ) from None


def _origin(record: dict[str, Any], path: Path) -> Origin:
    try:
        return from_mapping(Origin, _plain(record["origin"]), path.name)
    except (ConfigError, KeyError, AttributeError, TypeError, ValueError):
        return Origin()


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _plain(table: Any) -> dict[str, Any]:
    """Return the table if it is flat and has plain values; error messages may print them."""
    for key, value in table.items():
        is_short = not isinstance(value, str) or len(value) <= _MAX_VALUE_CHARS
        is_small = not isinstance(value, int) or abs(value) < 1 << 63
        is_plain = value is None or isinstance(value, str | int | float)
        if not (isinstance(key, str) and is_plain and is_short and is_small):
            raise ValueError("it holds more than numbers and names.")
    return table


def _state(record: dict[str, Any], path: Path) -> dict[str, TensorClaim]:
    state = record.get("model_state")
    if not isinstance(state, dict):
        raise CheckpointError(Text("{name} holds no weights.", name=path.name), _HINT)
    table = cast("dict[Any, Any]", state)
    for name, claim in table.items():
        if not (isinstance(name, str) and isinstance(claim, TensorClaim)):
            raise CheckpointError(
                Text("{name} holds weights that are no tensors.", name=path.name), _HINT
            )
    return table


def _check_state(content: _Content, path: Path) -> None:
    """Raise unless the tensors have the shapes of the architecture; allocates nothing."""
    shapes = _shapes(content.config)
    for name in sorted(shapes.keys() | content.state.keys()):
        if name not in content.state:
            if content.tokenizer is None and name.endswith("bias"):
                continue  # A foreign model without biases is one whose biases are zero.
            raise CheckpointError(
                Text("{name} lacks the tensor {name_2}.", name=path.name, name_2=name), _HINT
            )
        if name not in shapes:
            raise CheckpointError(
                Text(
                    "{name} has a tensor too many: {name_2}.",
                    name=path.name,
                    name_2=name[:_MAX_VALUE_CHARS],
                ),
                _HINT,
            )
        claim, shape = content.state[name], shapes[name]
        if claim.shape != shape or not claim.is_contiguous:
            raise CheckpointError(
                Text(
                    "{name}: {name_2} is {shape}, its shape says {shape_2}.",
                    name=path.name,
                    name_2=name,
                    shape=claim.shape,
                    shape_2=shape,
                ),
                _HINT,
            )
        if claim.storage.kind not in _WEIGHT_KINDS:
            raise CheckpointError(
                Text(
                    "{name}: {name_2} holds whole numbers instead of weights.",
                    name=path.name,
                    name_2=name,
                ),
                _HINT,
            )


@functools.lru_cache(maxsize=4)
def _shapes(config: ModelConfig) -> Mapping[str, tuple[int, ...]]:
    with torch.device("meta"):
        return {name: tuple(t.shape) for name, t in GPT(config).state_dict().items()}


def _with_zeros(config: ModelConfig, state: dict[str, Tensor]) -> dict[str, Tensor]:
    """Add zeros for missing biases of a foreign model, and convert everything to float32."""
    whole = {name: tensor.float() for name, tensor in state.items()}
    for name, shape in _shapes(config).items():
        if name not in whole:
            whole[name] = torch.zeros(shape)
    return whole


def _tokenizer(content: _Content, path: Path, tokenizer_file: Path | None) -> Tokenizer:
    if content.tokenizer is None:
        tokenizer = _tokenizer_beside(path, tokenizer_file)
    else:
        try:
            tokenizer = Tokenizer.from_json(content.tokenizer)
        except CoreError:
            raise CheckpointError(
                Text("{name} holds no readable tokenizer.", name=path.name), _HINT
            ) from None
    if tokenizer.vocabulary_size > content.config.vocabulary:
        raise CheckpointError(
            Text(
                "{name}: its tokenizer has {vocabulary_size:,} entries, "
                "its model only {vocabulary:,}.",
                name=path.name,
                vocabulary_size=tokenizer.vocabulary_size,
                vocabulary=content.config.vocabulary,
            ),
            Text(
                "The two are of different runs; take the tokenizer that the model was trained with."
            ),
        )
    return tokenizer


def _tokenizer_beside(path: Path, tokenizer_file: Path | None) -> Tokenizer:
    """Return the given tokenizer, else the nearest ``tokenizer.json``, two folders up at most."""
    folders = path.absolute().parents[:3]
    paths = [
        path
        for folder in folders
        for path in (folder / _TOKENIZER_FILE, folder / "tokenizer" / _TOKENIZER_FILE)
    ]
    found = tokenizer_file or next((path for path in paths if path.is_file()), None)
    if found is None:
        raise CheckpointError(
            Text(
                "{name} is a model without a tokenizer, and there is none beside it.",
                name=path.name,
            ),
            Text(
                "Put the {tokenizer_file} that it was trained with into {parent}.",
                tokenizer_file=_TOKENIZER_FILE,
                parent=path.absolute().parent,
            ),
        )
    try:
        return Tokenizer.from_file(found)
    except CoreError as error:
        raise CheckpointError(
            error.message, Text("Take the one that the model was trained with.")
        ) from (None)
