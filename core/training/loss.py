"""Cross-entropy of a linear head, without ever holding all logits at once.

A step of 4,096 tokens over a vocabulary of 8,000 has 131 MB of logits, as much
again of log-probabilities and as much of gradients, all of it touched once and
given back to the system. Here the head, the loss and both gradients are computed
a few hundred rows at a time in the forward pass, as Liger Kernel does on GPUs
(arXiv 2410.10989): 2.3 against 2.8 s a step of ``small`` (docs/lab-book.md).
"""

from __future__ import annotations

from typing import Any

import torch
from torch import Tensor, nn

_ROWS = 512


def head_loss(features: Tensor, head: nn.Linear, targets: Tensor) -> Tensor:
    """Mean cross-entropy in nats per token, differentiable in features and head.

    Args:
        features: (N, C), what the head reads.
        head: V x C, with or without bias.
        targets: (N,) token ids.
    """
    return _HeadLoss.apply(features, head.weight, head.bias, targets)


class _HeadLoss(torch.autograd.Function):
    """Forward computes the gradients too; backward only scales them."""

    @staticmethod
    def forward(  # pyright: ignore[reportIncompatibleMethodOverride] - the base takes anything
        ctx: Any, features: Tensor, weight: Tensor, bias: Tensor | None, targets: Tensor
    ) -> Tensor:
        rows = features.shape[0]
        kind = _product_dtype(features)
        matrix = weight.to(kind)
        feature_gradient = torch.empty_like(features)
        weight_gradient = torch.zeros_like(weight)
        bias_gradient = torch.zeros_like(bias) if bias is not None else None
        total = torch.zeros((), dtype=torch.float32, device=features.device)
        for first in range(0, rows, _ROWS):
            part = slice(first, first + _ROWS)
            x = features[part].to(kind)  # (R, C)
            logits = (x @ matrix.T).float()  # (R, V)
            if bias is not None:
                logits += bias
            target = targets[part, None]
            normaliser = logits.logsumexp(-1, keepdim=True)
            total += (normaliser - logits.gather(-1, target)).sum()
            # The gradient of the loss by the logits, in their own memory.
            gradient = logits.sub_(normaliser).exp_()
            gradient.scatter_add_(-1, target, torch.full_like(target, -1, dtype=gradient.dtype))
            gradient /= rows
            if bias_gradient is not None:
                bias_gradient += gradient.sum(0)
            small = gradient.to(kind)
            feature_gradient[part] = (small @ matrix).to(features.dtype)
            weight_gradient.addmm_(small.T.to(weight.dtype), x.to(weight.dtype))
        ctx.save_for_backward(feature_gradient, weight_gradient, bias_gradient)
        return total / rows

    @staticmethod
    def backward(  # pyright: ignore[reportIncompatibleMethodOverride] - one output, one gradient
        ctx: Any, outer: Tensor
    ) -> tuple[Tensor, Tensor, Tensor | None, None]:
        features, weight, bias = ctx.saved_tensors
        return features * outer, weight * outer, None if bias is None else bias * outer, None


def _product_dtype(features: Tensor) -> torch.dtype:
    """bf16 inside an autocast region of the features' device, else their own type."""
    device = features.device.type
    return torch.get_autocast_dtype(device) if torch.is_autocast_enabled(device) else features.dtype
