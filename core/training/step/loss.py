"""Cross-entropy of a linear head, without ever holding all logits in memory.

A step of 4,096 tokens over a vocabulary of 8,000 has 131 MB of logits, as much
again of log-probabilities and as much of gradients, all of it touched once and
given back to the system. Here the head, the loss and both gradients are computed
a piece at a time in the forward pass, as Liger Kernel does on GPUs
(arXiv 2410.10989): 2.3 against 2.8 s a step of ``small`` (docs/lab-book.md).

With the predictions of the memories (``core.inference.memory_predictions``) the loss is that of
the mixture, -log(w p + m): a token that file or project know costs little whatever the model
says, so its gradient is small, and the model learns the others.
"""

from __future__ import annotations

from typing import Any

import torch
from torch import Tensor, nn

# The rows of logits that are held in memory, in the precision of the products. Wide models multiply
# faster in larger pieces (docs/lab-book.md).
_PIECE, _WIDE_PIECE = 1024, 2048
_WIDE = 512
# Of these, what is worked on in float32: 2 MB over a vocabulary of 8,000, which a cache holds.
_ROWS = 64
# A probability of zero has no logarithm.
_SMALLEST = 1e-20


def head_loss(
    features: Tensor, head: nn.Linear, targets: Tensor, memory: Tensor | None = None
) -> Tensor:
    """Mean cross-entropy in nats per token, differentiable in features and head.

    Args:
        features: (N, C), what the head reads.
        head: V x C, with or without bias.
        targets: (N,) token ids.
        memory: (N, 2), for each target the weight of the model in the mixture and what the
            memories add to its weighted probability; None for the model alone.
    """
    return _HeadLoss.apply(features, head.weight, head.bias, targets, memory)


class _HeadLoss(torch.autograd.Function):
    """Forward computes the gradients too; backward only scales them."""

    @staticmethod
    def forward(  # pyright: ignore[reportIncompatibleMethodOverride] - the base takes anything
        ctx: Any,
        features: Tensor,
        weight: Tensor,
        bias: Tensor | None,
        targets: Tensor,
        memory: Tensor | None,
    ) -> Tensor:
        rows, width = features.shape
        kind = _product_dtype(features)
        inputs, matrix = features.to(kind), weight.to(kind)
        # oneDNN multiplies bfloat16 up to twice as fast where matrices are as they are
        # read: a transposed copy of the weights, and one of each piece, pay for themselves.
        is_turned = kind is torch.bfloat16 and features.device.type == "cpu"
        turned = matrix.T.contiguous() if is_turned else matrix.T  # (C, V)
        feature_gradient = torch.empty_like(features)
        weight_gradient = torch.zeros_like(turned if is_turned else matrix, dtype=weight.dtype)
        bias_gradient = torch.zeros_like(bias) if bias is not None else None
        total = torch.zeros((), dtype=torch.float32, device=features.device)
        piece = _WIDE_PIECE if is_turned and width >= _WIDE else _PIECE
        held = inputs.new_empty(min(piece, rows), len(weight))
        for first in range(0, rows, piece):
            part = slice(first, first + piece)
            x = inputs[part]
            logits = torch.mm(x, turned, out=held[: len(x)])  # (P, V)
            of_memory = None if memory is None else memory[part]
            total += _to_gradients(logits, bias, targets[part], of_memory, rows, bias_gradient)
            feature_gradient[part] = logits @ matrix
            product = x.T.contiguous() @ logits if is_turned else logits.T @ x
            weight_gradient += product.to(weight.dtype)
        if is_turned:
            weight_gradient = weight_gradient.T.contiguous()
        ctx.save_for_backward(feature_gradient, weight_gradient, bias_gradient)
        return total / rows

    @staticmethod
    def backward(  # pyright: ignore[reportIncompatibleMethodOverride] - one output, one gradient
        ctx: Any, outer: Tensor
    ) -> tuple[Tensor, Tensor, Tensor | None, None, None]:
        features, weight, bias = ctx.saved_tensors
        of_bias = None if bias is None else bias * outer
        return features * outer, weight * outer, of_bias, None, None


def _to_gradients(
    logits: Tensor,
    bias: Tensor | None,
    targets: Tensor,
    memory: Tensor | None,
    rows: int,
    bias_gradient: Tensor | None,
) -> Tensor:
    """Turn logits (P, V) without bias, in place, into the gradients of a mean over ``rows``.

    Returns:
        The sum of the cross-entropies, and adds to ``bias_gradient``.
    """
    total = torch.zeros((), dtype=torch.float32, device=logits.device)
    for first in range(0, len(logits), _ROWS):
        part = logits[first : first + _ROWS]  # (R, V)
        target = targets[first : first + _ROWS, None]
        exact = part.float() if bias is None else part + bias
        # logsumexp by hand: its exponentials are the gradient, and are not taken twice.
        exact -= exact.amax(-1, keepdim=True)
        expected = exact.gather(-1, target)
        sums = exact.exp_().sum(-1, keepdim=True)
        if memory is None:
            total += (sums.log() - expected).sum()
            exact /= sums * rows
            exact.scatter_add_(-1, target, torch.full_like(expected, -1 / rows))
        else:
            weight, known = memory[first : first + _ROWS].float().split(1, -1)  # (R, 1) each
            by_model = weight * expected.exp() / sums
            mixed = (by_model + known).clamp_min(_SMALLEST)
            total -= mixed.log().sum()
            # The gradient of the model's own loss, by its part in what was predicted.
            part_of_model = by_model / mixed / rows
            exact *= part_of_model / sums
            exact.scatter_add_(-1, target, -part_of_model)
        if bias_gradient is not None:
            bias_gradient += exact.sum(0)
        part.copy_(exact)
    return total


def _product_dtype(features: Tensor) -> torch.dtype:
    """bf16 inside an autocast region of the features' device, else their own type."""
    device = features.device.type
    return torch.get_autocast_dtype(device) if torch.is_autocast_enabled(device) else features.dtype
