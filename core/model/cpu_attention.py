"""Causal attention for training in bfloat16 on a processor, as plain matrix products.

PyTorch's own kernel is optimized for long contexts: its backward pass recomputes the
weights tile by tile and takes several times as long as the products alone on
processors that multiply bfloat16 in hardware (docs/lab-book.md). Here the weights
of each block of queries are kept for the backward pass; keys after the block are never touched,
which saves nearly half of the work. Memory: about B x H x T x T bytes a layer.

Letters in shapes: B batch, T tokens, H heads, K key and value heads, D head size, N = B x H.
"""

from __future__ import annotations

from typing import Any

import torch
from torch import Tensor

softmax_slope = torch.ops.aten._softmax_backward_data  # noqa: SLF001 - the operator has no other name
_QUERIES = 256


def takes(query: Tensor, key: Tensor) -> bool:
    """Return whether this file handles these tensors: a training pass in bf16 on a processor."""
    return (
        query.dtype is torch.bfloat16
        and query.device.type == "cpu"
        and torch.is_grad_enabled()
        and query.shape[1:3] == key.shape[1:3]
        and query.requires_grad
    )


def causal_attention(query: Tensor, key: Tensor, value: Tensor) -> Tensor:
    """Scaled dot-product attention in which no token sees a later one.

    Args:
        query: bfloat16 (B, H, T, D).
        key: the same.
        value: the same.

    Returns:
        (B, H, T, D).
    """
    return _CausalAttention.apply(query, key, value)


class _CausalAttention(torch.autograd.Function):
    """Softmax(Q K' / sqrt(D)) V, block by block of queries."""

    @staticmethod
    def forward(  # pyright: ignore[reportIncompatibleMethodOverride] - the base takes anything
        ctx: Any, query: Tensor, key: Tensor, value: Tensor
    ) -> Tensor:
        shape, scale = query.shape, query.shape[-1] ** -0.5
        q, k, v = (part.flatten(0, 1) for part in (query * scale, key, value))  # (N, T, D)
        mixed: list[Tensor] = []
        weights: list[Tensor] = []
        for first, last in _blocks(shape[2]):
            scores = torch.bmm(q[:, first:last], k[:, :last].mT)  # (N, R, last)
            scores += _later_keys(first, last)
            weight = torch.softmax(scores, -1)
            mixed.append(torch.bmm(weight, v[:, :last]))
            weights.append(weight)
        ctx.save_for_backward(q, k, v, *weights)
        ctx.shape, ctx.scale = shape, scale
        return _joined(mixed).view(shape)

    @staticmethod
    def backward(  # pyright: ignore[reportIncompatibleMethodOverride] - one output, one gradient
        ctx: Any, outer: Tensor
    ) -> tuple[Tensor, Tensor, Tensor]:
        q, k, v, *weights = ctx.saved_tensors
        outer = outer.flatten(0, 1)
        dq: list[Tensor] = []
        dk = dv = None
        # The last block touches all keys; the earlier ones are added to what it gave.
        for (first, last), weight in reversed([*zip(_blocks(q.shape[1]), weights, strict=True)]):
            part = outer[:, first:last]
            slope = torch.bmm(part, v[:, :last].mT)
            slope = softmax_slope(slope, weight, -1, weight.dtype)
            dq.append(torch.bmm(slope, k[:, :last]))
            dv = _added(dv, torch.bmm(weight.mT, part))
            dk = _added(dk, torch.bmm(slope.mT, q[:, first:last]))
        assert dk is not None
        assert dv is not None
        dq_all = _joined(dq[::-1]) * ctx.scale
        return dq_all.view(ctx.shape), dk.view(ctx.shape), dv.view(ctx.shape)


def _blocks(tokens: int) -> list[tuple[int, int]]:
    return [(first, min(first + _QUERIES, tokens)) for first in range(0, tokens, _QUERIES)]


def _later_keys(first: int, last: int) -> Tensor:
    """What hides the keys behind each query of a block: (R, last), zero or minus infinity."""
    hidden = torch.full((last - first, last), float("-inf"), dtype=torch.bfloat16)
    return hidden.triu_(first + 1)


def _joined(parts: list[Tensor]) -> Tensor:
    return parts[0] if len(parts) == 1 else torch.cat(parts, dim=1)


def _added(total: Tensor | None, part: Tensor) -> Tensor:
    """``part`` (N, S, D) added to the first S rows of a larger ``total``."""
    if total is None:
        return part
    total[:, : part.shape[1]] += part
    return total
