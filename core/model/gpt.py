"""The whole decoder, both architectures.

- ``gpt2``: pre-LayerNorm, one fused projection for query, key and value, exact
  GELU, learned absolute positions, biases everywhere, untied head with bias
  (Radford et al. 2019, as the published model card lists it).
- ``qwen3``: RMSNorm, rotary positions, normalized queries and keys, SwiGLU, no
  biases, optionally tied (Qwen3 report, arXiv 2505.09388).

Letters in shapes: B batch, T new tokens, S all tokens, C width, H heads,
D head size, V vocabulary. Training loss, sampling and files live elsewhere.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping
from typing import TypeAlias

import torch
import torch.nn.functional as F  # noqa: N812 - the name everyone uses
from torch import Tensor, nn

from core.model import cpu_attention
from core.model.config import RMS_NORM_EPSILON, ROTARY_BASE, ModelConfig
from core.model.kv_cache import KVCache, LayerCache

# (x, rotary, cache) to x: what a block does, whatever form it has.
BlockForm: TypeAlias = Callable[[Tensor, Tensor, LayerCache | None], Tensor]


class GPT(nn.Module):
    """A decoder-only transformer: token ids in, logits of the next token out."""

    rotary: Tensor

    def __init__(self, config: ModelConfig) -> None:
        super().__init__()
        self.config = config
        is_gpt2 = config.architecture == "gpt2"
        self.token_embedding = nn.Embedding(config.vocabulary, config.width)
        self.position_embedding = nn.Embedding(config.context, config.width) if is_gpt2 else None
        block = GPT2Block if is_gpt2 else Qwen3Block
        self.blocks = nn.ModuleList(block(config) for _layer in range(config.layers))
        self.final_norm = (
            nn.LayerNorm(config.width)
            if is_gpt2
            else nn.RMSNorm(config.width, eps=RMS_NORM_EPSILON)
        )
        self.head = nn.Linear(config.width, config.vocabulary, bias=is_gpt2)
        if config.tied:
            self.head.weight = self.token_embedding.weight
        # Rotary angles depend on nothing learned: kept out of checkpoints.
        rotary = torch.empty(0) if is_gpt2 else _rotary_table(config.context, config.head_dim)
        self.register_buffer("rotary", rotary, persistent=False)  # (2, context, D/2)
        self.reset_parameters()

    @classmethod
    def from_state(cls, config: ModelConfig, state: Mapping[str, Tensor]) -> GPT:
        """Return a model with given weights, which become its own.

        Draws no random number: a model can be loaded for completion while
        another one is being initialized in the same process.

        Args:
            config: the shape.
            state: as ``state_dict`` gives it; copied, so a mapped file is let go.

        Raises:
            RuntimeError: the tensors are not those of the shape.
        """
        with torch.device("meta"):
            model = cls(config)
        model.load_state_dict({name: tensor.clone() for name, tensor in state.items()}, assign=True)
        if config.tied:
            model.head.weight = model.token_embedding.weight
        if config.architecture == "qwen3":
            model.rotary = _rotary_table(config.context, config.head_dim)
        else:
            model.rotary = torch.empty(0)
        return model

    @torch.no_grad()
    def reset_parameters(self) -> None:
        """Draw the initial weights from the global generator.

        ====================  =======================================  =====================
        tensor                gpt2                                     qwen3
        ====================  =======================================  =====================
        embeddings            normal, 0.02                             normal, 0.02
        head                  normal, 0.02                             zero (tied: 0.02)
        matrices              normal, 0.02                             uniform, sd 1/sqrt(in)
        output projections    normal, 0.02/sqrt(2 x layers)            zero
        norms, biases         one, zero                                one
        ====================  =======================================  =====================

        Zero output projections make every block the identity at first, and a
        zero head makes the first loss exactly that of a uniform guess; with
        Muon both reach a given bits per byte sooner (docs/lab-book.md).
        """
        is_gpt2 = self.config.architecture == "gpt2"
        for name, parameter in self.named_parameters():
            if parameter.dim() == 1:
                (nn.init.zeros_ if name.endswith("bias") else nn.init.ones_)(parameter)
            elif "embedding" in name or is_gpt2:
                is_output = name.endswith(_OUTPUT_PROJECTIONS)
                depth = math.sqrt(2 * self.config.layers) if is_output else 1.0
                nn.init.normal_(parameter, std=0.02 / depth)
            elif name.endswith(_OUTPUT_PROJECTIONS) or name == "head.weight":
                nn.init.zeros_(parameter)
            else:
                bound = math.sqrt(3.0 / parameter.shape[1])
                nn.init.uniform_(parameter, -bound, bound)

    def forward(
        self, ids: Tensor, cache: KVCache | None = None, *, last_only: bool = False
    ) -> Tensor:
        """Logits of the token that follows each position.

        Args:
            ids: (B, T) token ids; with a cache, the new ones only.
            cache: holds the tokens before ``ids`` and receives these.
            last_only: compute the head for the last position alone.

        Returns:
            (B, T, V), or (B, 1, V) with ``last_only``.

        Raises:
            ValueError: more tokens than the context holds.
        """
        x = self.features(ids, cache)
        return self.head(x[:, -1:] if last_only else x)

    def features(
        self, ids: Tensor, cache: KVCache | None = None, blocks: Iterable[BlockForm] | None = None
    ) -> Tensor:
        """Return what the head reads: (B, T) ids to (B, T, C), normalized. See ``forward``.

        Args:
            ids: token ids.
            cache: holds the tokens before them.
            blocks: other forms of the model's own blocks, for example compiled ones.
        """
        start = cache.length if cache is not None else 0
        end = start + ids.shape[1]
        if end > self.config.context:
            raise ValueError(f"{end} tokens do not fit a context of {self.config.context}")
        x = self.token_embedding(ids)  # (B, T, C)
        if self.position_embedding is not None:
            x = x + self.position_embedding.weight[start:end]
        rotary = self.rotary[:, start:end] if self.position_embedding is None else self.rotary
        for layer, block in enumerate(self.blocks if blocks is None else blocks):
            x = block(x, rotary, None if cache is None else cache.layer(layer))
        if cache is not None:
            cache.advance(ids.shape[1])
        return self.final_norm(x)


_OUTPUT_PROJECTIONS = ("attention.output.weight", "ffn.down.weight")


class GPT2Block(nn.Module):
    """Pre-LayerNorm attention and a GELU feed-forward part, each added to its input."""

    def __init__(self, config: ModelConfig) -> None:
        super().__init__()
        self.attention_norm = nn.LayerNorm(config.width)
        self.attention = FusedAttention(config)
        self.ffn_norm = nn.LayerNorm(config.width)
        self.ffn = GELUFeedForward(config)

    def forward(self, x: Tensor, rotary: Tensor, cache: LayerCache | None) -> Tensor:
        """(B, T, C) to (B, T, C); ``rotary`` is empty here."""
        del rotary
        x = x + self.attention(self.attention_norm(x), cache)
        return x + self.ffn(self.ffn_norm(x))


class FusedAttention(nn.Module):
    """Multi-head causal attention with one matrix for query, key and value."""

    def __init__(self, config: ModelConfig) -> None:
        super().__init__()
        self.heads = config.heads
        self.qkv = nn.Linear(config.width, 3 * config.width)
        self.output = nn.Linear(config.width, config.width)

    def forward(self, x: Tensor, cache: LayerCache | None) -> Tensor:
        """(B, T, C) to (B, T, C)."""
        query, key, value = (
            part.unflatten(-1, (self.heads, -1)).transpose(1, 2)  # (B, H, T, D)
            for part in self.qkv(x).chunk(3, dim=-1)
        )
        return self.output(_attend(query, key, value, cache))


class GELUFeedForward(nn.Module):
    """Two matrices with the exact GELU between them."""

    def __init__(self, config: ModelConfig) -> None:
        super().__init__()
        self.up = nn.Linear(config.width, config.ffn)
        self.down = nn.Linear(config.ffn, config.width)

    def forward(self, x: Tensor) -> Tensor:
        """(B, T, C) to (B, T, C)."""
        return self.down(F.gelu(self.up(x)))


class Qwen3Block(nn.Module):
    """Pre-RMSNorm attention and a SwiGLU feed-forward part, each added to its input."""

    def __init__(self, config: ModelConfig) -> None:
        super().__init__()
        self.attention_norm = nn.RMSNorm(config.width, eps=RMS_NORM_EPSILON)
        self.attention = RotaryAttention(config)
        self.ffn_norm = nn.RMSNorm(config.width, eps=RMS_NORM_EPSILON)
        self.ffn = SwiGLUFeedForward(config)

    def forward(self, x: Tensor, rotary: Tensor, cache: LayerCache | None) -> Tensor:
        """(B, T, C) to (B, T, C); ``rotary`` (2, T, D/2) holds this window's angles."""
        x = x + self.attention(self.attention_norm(x), rotary, cache)
        return x + self.ffn(self.ffn_norm(x))


class RotaryAttention(nn.Module):
    """Causal attention with rotary positions and normalized queries and keys.

    With ``kv_heads`` below ``heads`` several queries use each key and value
    (grouped-query attention, arXiv 2305.13245).
    """

    def __init__(self, config: ModelConfig) -> None:
        super().__init__()
        self.head_dim = config.head_dim
        self.query = nn.Linear(config.width, config.heads * config.head_dim, bias=False)
        self.key = nn.Linear(config.width, config.kv_heads * config.head_dim, bias=False)
        self.value = nn.Linear(config.width, config.kv_heads * config.head_dim, bias=False)
        self.query_norm = nn.RMSNorm(config.head_dim, eps=RMS_NORM_EPSILON)
        self.key_norm = nn.RMSNorm(config.head_dim, eps=RMS_NORM_EPSILON)
        self.output = nn.Linear(config.heads * config.head_dim, config.width, bias=False)

    def forward(self, x: Tensor, rotary: Tensor, cache: LayerCache | None) -> Tensor:
        """(B, T, C) to (B, T, C)."""
        query, key, value = (
            project(x).unflatten(-1, (-1, self.head_dim)).transpose(1, 2)  # (B, H, T, D)
            for project in (self.query, self.key, self.value)
        )
        query = _rotate(_normalized(query, self.query_norm), rotary)
        key = _rotate(_normalized(key, self.key_norm), rotary)
        return self.output(_attend(query, key, value, cache))


def _normalized(x: Tensor, norm: nn.RMSNorm) -> Tensor:
    """Return the norm of (..., D) in the precision of ``x``: torch warns of a mixture."""
    return F.rms_norm(x, (x.shape[-1],), norm.weight.to(x.dtype), norm.eps)


class SwiGLUFeedForward(nn.Module):
    """A gated feed-forward part (Shazeer, arXiv 2002.05202)."""

    def __init__(self, config: ModelConfig) -> None:
        super().__init__()
        self.gate = nn.Linear(config.width, config.ffn, bias=False)
        self.up = nn.Linear(config.width, config.ffn, bias=False)
        self.down = nn.Linear(config.ffn, config.width, bias=False)

    def forward(self, x: Tensor) -> Tensor:
        """(B, T, C) to (B, T, C)."""
        return self.down(F.silu(self.gate(x)) * self.up(x))


def _attend(query: Tensor, key: Tensor, value: Tensor, cache: LayerCache | None) -> Tensor:
    """Scaled dot-product attention over the cached and the new tokens: (B, T, H x D)."""
    new = query.shape[2]
    if cache is None and cpu_attention.takes(query, key):
        return cpu_attention.causal_attention(query, key, value).transpose(1, 2).flatten(-2)
    if cache is not None:
        key, value = cache.write(key, value)  # (B, H, S, D)
    past = key.shape[2] - new
    mask = None
    if past and new > 1:
        # is_causal would align the triangle at the first token, not at the last.
        mask = torch.ones(new, past + new, dtype=torch.bool, device=query.device).tril(past)
    mixed = F.scaled_dot_product_attention(
        query,
        key,
        value,
        attn_mask=mask,
        is_causal=past == 0 and new > 1,
        enable_gqa=query.shape[1] != key.shape[1],
    )
    return mixed.transpose(1, 2).flatten(-2)


def _rotary_table(context: int, head_dim: int) -> Tensor:
    """Cosines and sines of every position: (2, context, D/2) (RoFormer, arXiv 2104.09864)."""
    frequency = ROTARY_BASE ** (-torch.arange(0, head_dim, 2, dtype=torch.float64) / head_dim)
    angle = torch.outer(torch.arange(context, dtype=torch.float64), frequency)
    return torch.stack((angle.cos(), angle.sin())).float()


def _rotate(x: Tensor, rotary: Tensor) -> Tensor:
    """Turn each pair (i, i + D/2) of (B, H, T, D) by its position's angle, as Qwen3 does."""
    cosine, sine = rotary[0].to(x.dtype), rotary[1].to(x.dtype)
    first, second = x.chunk(2, dim=-1)
    return torch.cat((first * cosine - second * sine, second * cosine + first * sine), dim=-1)
