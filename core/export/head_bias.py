"""The bias of an output head, folded into the head's matrix and the norm before it.

GPT-2 as other programs know it has no such bias; the published card's model has. LayerNorm
makes it removable: what it normalizes, z, sums to zero over its n entries. With
y = z*w + b and logits y·Wᵀ + c, let the norm give z + 1 (weight and bias one) and let row i of
the head be Gᵢ = Wᵢ*w + uᵢ with uᵢ = (Wᵢ·b + cᵢ - Wᵢ·w) / n. Then

    Gᵢ·(z + 1) = Wᵢ*w·z + uᵢ·sum(z) + Wᵢ·w + n·uᵢ = Wᵢ*w·z + Wᵢ·b + cᵢ,

which is the logit, exactly.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from core.export.products import Array


class FoldedHead(NamedTuple):
    """A final norm and a head without bias that compute the same logits.

    Attributes:
        norm_weight, norm_bias: float32 (C,), ones.
        head: float32 (V, C).
    """

    norm_weight: Array
    norm_bias: Array
    head: Array


def fold_head_bias(
    norm_weight: Array, norm_bias: Array, head: Array, head_bias: Array
) -> FoldedHead:
    """Fold the bias of a head behind a LayerNorm.

    Args:
        norm_weight: (C,).
        norm_bias: (C,).
        head: (V, C).
        head_bias: (V,).
    """
    # In double precision: the sums would otherwise cost as much as storing the result.
    weight, matrix = norm_weight.astype(np.float64), head.astype(np.float64)
    constant = matrix @ norm_bias.astype(np.float64) + head_bias - matrix @ weight  # (V,)
    folded = matrix * weight + constant[:, None] / len(weight)
    ones = np.ones(len(weight), np.float32)
    return FoldedHead(ones, ones, folded.astype(np.float32))
