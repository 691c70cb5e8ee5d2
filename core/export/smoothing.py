"""Weights that compute the same and lose less when activations are rounded to bytes.

SmoothQuant (Xiao et al. 2022, arXiv 2211.10438): some channels of what a matrix reads are
ten times as large as the rest and take all the levels of a byte for themselves. A channel
is divided by a factor where it is made (the gain of a norm, the row of the matrix before)
and multiplied by it where it is read (a column of the matrix), so that weights, which are
even, bear a part. It costs nothing when the model runs.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Final, TypeAlias

import torch
from torch import Tensor, nn

from core.export.products import is_down_sensitive
from core.model.config import ModelConfig
from core.model.gpt import GPT

State: TypeAlias = dict[str, Tensor]

# How much of the unevenness goes over to the weights: 0 none, 1 all. Greedy tokens of
# ``small`` after an hour agreed most often at 0.5 and 0.6 (docs/lab-book.md).
_SHARE: Final = 0.5
# Activations of the sensitive matrices are rounded to two bytes: there the weights are
# what should be even, mostly.
_SENSITIVE_SHARE: Final = 0.25
# Channels that were never seen to move.
_SMALLEST: Final = 1e-5


def smoothed(model: GPT, windows: Iterable[Sequence[int]]) -> State:
    """Return the state of ``model``, smoothed; it computes what the model does, up to rounding.

    Where the embedding is tied to the head, the head's matrix differs from it afterwards
    and is there under its own name.

    Args:
        model: in float32.
        windows: token ids of ordinary text, at most a context each, which show how large
            each channel gets.
    """
    largest = _largest_inputs(model, windows)
    state = {name: tensor.clone() for name, tensor in model.state_dict().items()}
    state["head.weight"] = model.head.weight.detach().clone()
    smooth = _smooth_gpt2 if model.config.architecture == "gpt2" else _smooth_qwen3
    for layer in range(model.config.layers):
        smooth(state, model.config, layer, largest)
    _smooth(
        state,
        ["head"],
        largest["head"],
        _norm_maker(state, "final_norm"),
        fraction=_SENSITIVE_SHARE,
    )
    return state


def _smooth_gpt2(state: State, config: ModelConfig, layer: int, largest: State) -> None:
    block = f"blocks.{layer}"
    qkv, output = f"{block}.attention.qkv", f"{block}.attention.output"
    _smooth(state, [qkv], largest[qkv], _norm_maker(state, f"{block}.attention_norm"))

    def divide_values(factors: Tensor) -> None:
        state[f"{qkv}.weight"][-config.width :] /= factors[:, None]
        state[f"{qkv}.bias"][-config.width :] /= factors

    _smooth(state, [output], largest[output], divide_values)
    up = f"{block}.ffn.up"
    _smooth(state, [up], largest[up], _norm_maker(state, f"{block}.ffn_norm"))
    # What the second matrix reads comes out of a GELU, through which no factor passes.


def _smooth_qwen3(state: State, config: ModelConfig, layer: int, largest: State) -> None:
    block = f"blocks.{layer}"
    attention, ffn = f"{block}.attention", f"{block}.ffn"
    readers = [f"{attention}.{part}" for part in ("query", "key", "value")]
    _smooth(state, readers, largest[readers[0]], _norm_maker(state, f"{block}.attention_norm"))

    # Several queries may read the same value: those have the same factor.
    groups = (config.kv_heads, config.heads // config.kv_heads, config.head_dim)

    def shared(numbers: Tensor) -> Tensor:
        most = numbers.view(groups).amax(1, keepdim=True)
        return most.expand(groups).reshape(-1)

    def divide_values(factors: Tensor) -> None:
        state[f"{attention}.value.weight"] /= factors.view(groups)[:, 0].reshape(-1, 1)

    output = f"{attention}.output"
    _smooth(state, [output], largest[output], divide_values, shared)
    readers = [f"{ffn}.gate", f"{ffn}.up"]
    _smooth(state, readers, largest[readers[0]], _norm_maker(state, f"{block}.ffn_norm"))

    def divide_up(factors: Tensor) -> None:
        # What is read is SiLU(gate) x up: proportional to up.
        state[f"{ffn}.up.weight"] /= factors[:, None]

    fraction = _SENSITIVE_SHARE if is_down_sensitive(config, layer) else _SHARE
    _smooth(state, [f"{ffn}.down"], largest[f"{ffn}.down"], divide_up, fraction=fraction)


def _smooth(
    state: State,
    readers: list[str],
    largest: Tensor,
    divide_maker: Callable[[Tensor], None],
    shared: Callable[[Tensor], Tensor] = lambda numbers: numbers,
    fraction: float = _SHARE,
) -> None:
    """Move a part of the unevenness of what ``readers`` read into their columns.

    Args:
        state: changed in place.
        readers: matrices (N, K) that read the same.
        largest: (K,), how large each channel gets.
        divide_maker: divides the channels by (K,) factors where they are made.
        shared: makes numbers (K,) equal where channels must have the same factor.
        fraction: the fraction of the unevenness that moves to the weights.
    """
    columns = torch.stack([state[f"{name}.weight"].abs().amax(0) for name in readers]).amax(0)
    activations = shared(largest).clamp(min=_SMALLEST)
    weights = shared(columns).clamp(min=_SMALLEST)
    factors = activations**fraction / weights ** (1 - fraction)
    factors /= factors.mean()
    for name in readers:
        state[f"{name}.weight"] *= factors
    divide_maker(factors)


def _norm_maker(state: State, norm: str) -> Callable[[Tensor], None]:
    def divide(factors: Tensor) -> None:
        state[f"{norm}.weight"] /= factors
        if f"{norm}.bias" in state:
            state[f"{norm}.bias"] /= factors

    return divide


def _largest_inputs(model: GPT, windows: Iterable[Sequence[int]]) -> State:
    """Return the largest amount of each channel that a matrix reads, by its name: (K,) each."""
    largest: State = {}

    def watch(name: str) -> Callable[[nn.Module, tuple[Tensor, ...]], None]:
        def look(_module: nn.Module, inputs: tuple[Tensor, ...]) -> None:
            seen = inputs[0].abs().flatten(0, -2).amax(0)
            largest[name] = torch.maximum(largest.get(name, seen), seen)

        return look

    hooks = [
        module.register_forward_pre_hook(watch(name))
        for name, module in model.named_modules()
        if isinstance(module, nn.Linear)
    ]
    try:
        with torch.inference_mode():
            for window in windows:
                model(torch.tensor([window]))
    finally:
        for hook in hooks:
            hook.remove()
    # Out of inference mode, so that they mix with ordinary tensors.
    return {name: tensor.clone() for name, tensor in largest.items()}
