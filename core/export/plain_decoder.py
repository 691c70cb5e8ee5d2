"""A decoder computed from exported tensors and figures alone, to prove a file by.

It has no code in common with ``core.model.gpt``: figures such as epsilons and head sizes are those
that the file states, tensors go by their names in GGUF files, and the arithmetic is what llama.cpp
and transformers document. Slow, float32, no cache.

Letters in shapes: T tokens, C width, H heads, K key and value heads, D head size, V vocabulary.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
import torch

from core.export.products import Array


@dataclass(frozen=True, slots=True, kw_only=True)
class DecoderFigures:
    """What a file states of the shape of its model.

    Attributes:
        rotary_base: of rotary positions; unused where there is a table of positions.
        activation: of the feed-forward part.
    """

    architecture: str
    layers: int
    heads: int
    kv_heads: int
    head_dim: int
    epsilon: float
    rotary_base: float
    activation: Literal["silu", "gelu", "gelu_tanh"]


class PlainDecoder:
    """Computes logits.

    Args:
        figures: as the file states them.
        tensors: by their names in GGUF files, outputs first.

    A tensor that is missing shows as ``KeyError`` when logits are computed.
    """

    def __init__(self, figures: DecoderFigures, tensors: Mapping[str, Array]) -> None:
        self._figures = figures
        self._tensors = tensors

    def logits(self, ids: Sequence[int]) -> Array:
        """Return the logits after each token: (T, V)."""
        x = self._tensors["token_embd.weight"][list(ids)]  # (T, C)
        positions = self._tensors.get("position_embd.weight")
        if positions is not None:
            x = x + positions[: len(ids)]
        for layer in range(self._figures.layers):
            block = f"blk.{layer}"
            x = x + self._attention(self._norm(x, f"{block}.attn_norm"), block)
            x = x + self._feed_forward(self._norm(x, f"{block}.ffn_norm"), block)
        x = self._norm(x, "output_norm")
        # A tied head is the table of tokens.
        tied = self._tensors["token_embd.weight"]
        return (x @ self._tensors.get("output.weight", tied).T).astype(np.float32)

    def _attention(self, x: Array, block: str) -> Array:
        figures = self._figures
        if f"{block}.attn_qkv.weight" in self._tensors:
            query, key, value = np.split(self._linear(x, f"{block}.attn_qkv"), 3, axis=-1)
        else:
            query, key, value = (self._linear(x, f"{block}.attn_{part}") for part in "qkv")
        counts = (figures.heads, figures.kv_heads, figures.kv_heads)
        query, key, value = (
            part.reshape(len(x), count, figures.head_dim).transpose(1, 0, 2)  # (H or K, T, D)
            for part, count in zip((query, key, value), counts, strict=True)
        )
        if figures.architecture == "qwen3":
            query = self._rotated(self._norm(query, f"{block}.attn_q_norm"))
            key = self._rotated(self._norm(key, f"{block}.attn_k_norm"))
        shared = figures.heads // figures.kv_heads
        key, value = np.repeat(key, shared, axis=0), np.repeat(value, shared, axis=0)
        scores = query @ key.transpose(0, 2, 1) / math.sqrt(figures.head_dim)  # (H, T, T)
        scores = np.where(np.tri(len(x), dtype=bool), scores, -np.inf)
        weights = np.exp(scores - scores.max(axis=-1, keepdims=True))
        weights /= weights.sum(axis=-1, keepdims=True)
        mixed = (weights @ value).transpose(1, 0, 2).reshape(len(x), -1)
        return self._linear(mixed.astype(np.float32), f"{block}.attn_output")

    def _feed_forward(self, x: Array, block: str) -> Array:
        up = self._linear(x, f"{block}.ffn_up")
        match self._figures.activation:
            case "silu":
                gate = self._linear(x, f"{block}.ffn_gate")
                inner = gate / (1 + np.exp(-gate)) * up
            case "gelu":
                inner = 0.5 * up * (1 + _erf(up / math.sqrt(2)))
            case "gelu_tanh":
                inner = 0.5 * up * (1 + np.tanh(math.sqrt(2 / math.pi) * (up + 0.044715 * up**3)))
        return self._linear(inner.astype(np.float32), f"{block}.ffn_down")

    def _linear(self, x: Array, name: str) -> Array:
        product = x @ self._tensors[f"{name}.weight"].T
        bias = self._tensors.get(f"{name}.bias")
        return product if bias is None else product + bias

    def _norm(self, x: Array, name: str) -> Array:
        if self._figures.architecture == "gpt2":
            x = x - x.mean(axis=-1, keepdims=True)
        size = np.sqrt((x * x).mean(axis=-1, keepdims=True) + self._figures.epsilon)
        normalized = (x / size).astype(np.float32) * self._tensors[f"{name}.weight"]
        bias = self._tensors.get(f"{name}.bias")
        return normalized if bias is None else normalized + bias

    def _rotated(self, x: Array) -> Array:
        """Rotary positions on (H, T, D); a pair is i and i + D/2."""
        half = self._figures.head_dim // 2
        angle = np.outer(
            np.arange(x.shape[1]), self._figures.rotary_base ** (-np.arange(half) / half)
        )
        cosine, sine = np.cos(angle).astype(np.float32), np.sin(angle).astype(np.float32)
        first, second = x[..., :half], x[..., half:]
        turned = (first * cosine - second * sine, second * cosine + first * sine)
        return np.concatenate(turned, axis=-1).astype(np.float32)


def _erf(x: Array) -> Array:
    # NumPy has none.
    return torch.erf(torch.from_numpy(np.ascontiguousarray(x))).numpy()
