"""Checkpoints without a description: the decoder is recognized by its tensors.

The published project saved ``model_state`` alone. Two forms of its architecture
are told by names and shapes: blocks with one fused projection for query, key and
value (as nanoGPT), and ``nn.TransformerEncoderLayer(norm_first=True)``. In both a
block has the same four matrices, whatever their names. What no tensor tells is
taken as the card has it: heads of 64, exact GELU, query before key before value.
Whatever else it is, it is refused with the reason.
"""

from __future__ import annotations

import itertools
import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final, cast

from core.checkpoints.claims import TensorClaim
from core.errors import CheckpointError, ConfigError
from core.model.config import ModelConfig
from core.texts import Text

_STATE_KEYS: Final = ("model_state", "model_state_dict", "state_dict", "model")
_CONFIG_KEYS: Final = ("config", "model_config", "args", "hparams")
_HEAD_KEYS: Final = ("heads", "n_head", "n_heads", "num_heads", "nhead")
# Prefixes that wrappers add to every name.
_WRAPPERS: Final = ("module.", "_orig_mod.", "model.")
_CARD_HEAD_DIM: Final = 64
_BLOCK: Final = re.compile(r"^(?P<stack>.*?)(?P<number>\d+)\.(?P<name>.+)$")
_MATRICES: Final = ("attention.qkv", "attention.output", "ffn.up", "ffn.down")
_HINT: Final = Text(
    "Tabwright opens its own checkpoints, and those of a GPT with fused query, key and value "
    "or of nn.TransformerEncoderLayer with learned positions and a final norm."
)

Tensors = dict[str, TensorClaim]


@dataclass(frozen=True, slots=True, kw_only=True)
class ForeignModel:
    """The recognized model.

    Attributes:
        config: the shape.
        tensors: the tensor of each of our names; one that is not in the file, since
            it would be zero, is missing here.
        step: the step recorded in the file, else 0.
    """

    config: ModelConfig
    tensors: Mapping[str, TensorClaim]
    step: int


def recognize(record: object, name: str) -> ForeignModel:
    """Recognize the model in a record that Tabwright did not write.

    Args:
        record: the content that ``read_claims`` returns.
        name: the name of the file, for the message.

    Raises:
        CheckpointError: it is none of the two forms; says what is missing.
    """
    try:
        return _recognise(record)
    except _Unknown as error:
        raise CheckpointError(
            Text("{name} was not written by Tabwright, and {error}.", name=name, error=error), _HINT
        ) from None
    except ConfigError as error:
        raise CheckpointError(
            Text(
                "{name} was not written by Tabwright, and has an unusual shape: {error}",
                name=name,
                error=error,
            ),
            _HINT,
        ) from None


class _Unknown(Exception):
    """The reason why it is not recognized, as the end of a sentence."""


def _recognise(record: object) -> ForeignModel:
    state = _state(record)
    blocks, rest = _split(state)
    rest = {name: claim for name, claim in rest.items() if not _is_mask(name, claim)}
    token, position, head = _tables(rest)
    width = token.shape[1]
    tensors: Tensors = {"token_embedding.weight": token, "position_embedding.weight": position}
    ffn = 0
    for number, block in enumerate(blocks):
        found, ffn = _block(block, width)
        tensors |= {f"blocks.{number}.{name}": claim for name, claim in found.items()}
    tensors |= _final_norm(rest, width)
    tensors["head.weight"] = head
    for name, claim in rest.items():
        if claim.shape == (token.shape[0],) and name.endswith("bias"):
            tensors["head.bias"] = claim
    heads = _heads(record, width)
    config = ModelConfig(
        architecture="gpt2",
        vocabulary=token.shape[0],
        context=position.shape[0],
        layers=len(blocks),
        heads=heads,
        kv_heads=heads,
        head_dim=width // heads,
        width=width,
        ffn=ffn,
    )
    step = cast("dict[Any, Any]", record).get("step")
    return ForeignModel(config=config, tensors=tensors, step=step if type(step) is int else 0)


def _state(record: object) -> Tensors:
    """Return the table of tensors, without the prefixes of wrappers."""
    if not isinstance(record, dict):
        raise _Unknown(Text("holds no table of tensors"))
    table = cast("dict[Any, Any]", record)
    for key in _STATE_KEYS:
        if isinstance(table.get(key), dict):
            table = cast("dict[Any, Any]", table[key])
            break
    state = {
        name: claim
        for name, claim in table.items()
        if isinstance(name, str) and isinstance(claim, TensorClaim)
    }
    if not state:
        raise _Unknown(Text("holds no table of tensors under 'model_state'"))
    for wrapper in _WRAPPERS:
        if all(name.startswith(wrapper) for name in state):
            state = {name.removeprefix(wrapper): claim for name, claim in state.items()}
    return state


def _split(state: Tensors) -> tuple[list[Tensors], Tensors]:
    """Return the tensors of each block in order, and the others."""
    numbered: dict[int, Tensors] = {}
    rest: Tensors = {}
    stacks: set[str] = set()
    for name, claim in state.items():
        match = _BLOCK.match(name)
        if match is None:
            rest[name] = claim
            continue
        stacks.add(match["stack"])
        numbered.setdefault(int(match["number"]), {})[match["name"]] = claim
    if not numbered:
        raise _Unknown(Text("has no numbered blocks"))
    if len(stacks) > 1:
        raise _Unknown(
            Text("has several stacks of blocks ({stacks})", stacks=", ".join(sorted(stacks)[:3]))
        )
    if sorted(numbered) != list(range(len(numbered))):
        raise _Unknown(Text("lacks some of its blocks"))
    return [numbered[number] for number in range(len(numbered))], rest


def _is_mask(name: str, claim: TensorClaim) -> bool:
    """Whether this is a causal mask, a triangle of ones."""
    shape = claim.shape
    is_square = len(shape) >= 2 and shape[-1] == shape[-2] and math.prod(shape) == shape[-1] ** 2
    return is_square and name.endswith(("mask", "tril", "bias"))


def _tables(rest: Tensors) -> tuple[TensorClaim, TensorClaim, TensorClaim]:
    """Return token embedding, position embedding and head."""
    flat = {name: _flat(claim) for name, claim in rest.items()}
    tables = {name: claim for name, claim in flat.items() if claim and len(claim.shape) == 2}
    positions = [name for name in tables if re.search(r"pos|wpe|\bpe\b", name)]
    if len(positions) != 1:
        raise _Unknown(
            Text("has no learned positions") if not positions else Text("has two position tables")
        )
    position = tables.pop(positions[0])
    if not tables:
        raise _Unknown(Text("has no table of tokens"))
    if len(tables) > 2 or len({claim.shape for claim in tables.values()}) > 1:
        shapes = ", ".join(f"{name} {claim.shape}" for name, claim in list(tables.items())[:4])
        raise _Unknown(Text("has tables that do not belong together: {shapes}", shapes=shapes))
    token = next(iter(tables.values()))
    # If embedding and head are tied, both get a copy.
    head = list(tables.values())[-1]
    if position.shape[1] != token.shape[1]:
        raise _Unknown(
            Text(
                "has positions of width {shape} and tokens of {shape_2}",
                shape=position.shape[1],
                shape_2=token.shape[1],
            )
        )
    return token, position, head


def _flat(claim: TensorClaim) -> TensorClaim | None:
    """Return a (1, T, C) or (T, 1, C) table as (T, C)."""
    if len(claim.shape) != 3:
        return claim
    kept = [place for place in range(3) if claim.shape[place] != 1]
    if len(kept) != 2:
        return None
    return TensorClaim(
        storage=claim.storage,
        offset=claim.offset,
        shape=tuple(claim.shape[place] for place in kept),
        stride=tuple(claim.stride[place] for place in kept),
    )


def _block(block: Tensors, width: int) -> tuple[Tensors, int]:
    """Return the tensors of one block under our names, and the width of its feed-forward part."""
    matrices = [
        name for name, claim in block.items() if len(claim.shape) == 2 and not _is_mask(name, claim)
    ]
    if len(matrices) != 4:
        raise _Unknown(
            Text(
                "has {count} matrices in a block instead of 4 "
                "(query, key and value fused; attention output; feed-forward in and out)",
                count=len(matrices),
            )
        )
    fitting = [
        order
        for order in itertools.permutations(matrices)
        if _fits([block[name].shape for name in order], width)
    ]
    if not fitting:
        shapes = ", ".join(f"{name} {block[name].shape}" for name in matrices)
        raise _Unknown(Text("has blocks of another kind: {shapes}", shapes=shapes))
    # If shapes are ambiguous, the order in which torch registers the tensors decides.
    order = fitting[0]
    found: Tensors = {}
    biases: set[str] = set()
    for ours, theirs in zip(_MATRICES, order, strict=True):
        found[f"{ours}.weight"] = block[theirs]
        bias = re.sub(r"weight$", "bias", theirs)
        if bias != theirs and bias in block:
            found[f"{ours}.bias"] = block[bias]
            biases.add(bias)
    norms = [
        name for name, claim in block.items() if claim.shape == (width,) and name.endswith("weight")
    ]
    if len(norms) != 2:
        raise _Unknown(Text("has {count} norms in a block instead of 2", count=len(norms)))
    for ours, theirs in zip(("attention_norm", "ffn_norm"), norms, strict=True):
        found[f"{ours}.weight"] = block[theirs]
        bias = re.sub(r"weight$", "bias", theirs)
        if bias in block:
            found[f"{ours}.bias"] = block[bias]
    return found, block[order[2]].shape[0]


def _fits(shapes: list[tuple[int, ...]], width: int) -> bool:
    qkv, output, up, down = shapes
    return (
        qkv == (3 * width, width)
        and output == (width, width)
        and up[1] == width
        and down == (width, up[0])
    )


def _final_norm(rest: Tensors, width: int) -> Tensors:
    norms = [name for name, c in rest.items() if c.shape == (width,) and name.endswith("weight")]
    if len(norms) != 1:
        raise _Unknown(
            Text(
                "has no norm after its last block, so its blocks normalise after adding, "
                "which this architecture does not"
            )
        )
    found = {"final_norm.weight": rest[norms[0]]}
    bias = re.sub(r"weight$", "bias", norms[0])
    if bias in rest:
        found["final_norm.bias"] = rest[bias]
    return found


def _heads(record: object, width: int) -> int:
    """The number of heads, which no tensor shows."""
    table = cast("dict[Any, Any]", record)
    for holder in (table, *(table.get(key) for key in _CONFIG_KEYS)):
        if isinstance(holder, dict):
            for key in _HEAD_KEYS:
                told = cast("dict[Any, Any]", holder).get(key)
                if type(told) is int and told > 0 and width % told == 0:
                    return told
    if width % _CARD_HEAD_DIM:
        raise _Unknown(
            Text(
                "does not tell its number of heads, and a width of {width} is no multiple of "
                "{card_head_dim}",
                width=width,
                card_head_dim=_CARD_HEAD_DIM,
            )
        )
    return width // _CARD_HEAD_DIM
