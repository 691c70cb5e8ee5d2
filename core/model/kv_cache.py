"""Keys and values of the tokens already read, so that each is computed once.

The buffers have full length from the start: appending writes into them, and
cutting back to a common prefix is the change of one number.
"""

from __future__ import annotations

import torch
from torch import Tensor

from core.model.config import ModelConfig


class KVCache:
    """Buffers for one batch of sequences that grow together.

    Attributes:
        length: tokens held, the same in every layer.
        capacity: tokens that fit, the context of the model.
    """

    def __init__(
        self,
        config: ModelConfig,
        batch: int = 1,
        device: torch.device | str = "cpu",
        dtype: torch.dtype = torch.float32,
    ) -> None:
        shape = (config.layers, batch, config.kv_heads, config.context, config.head_dim)
        self.keys = torch.zeros(shape, device=device, dtype=dtype)  # (L, B, H, capacity, D)
        self.values = torch.zeros(shape, device=device, dtype=dtype)
        self.capacity = config.context
        self.length = 0

    def layer(self, index: int) -> LayerCache:
        """Return the part of one block, for the tokens that come now."""
        return LayerCache(self.keys[index], self.values[index], self.length)

    def advance(self, tokens: int) -> None:
        """Count ``tokens`` as held, once every layer has written them."""
        self.length += tokens

    def truncate(self, length: int) -> None:
        """Forget everything after the first ``length`` tokens."""
        if not 0 <= length <= self.length:
            raise ValueError(f"cannot cut a cache of {self.length} tokens back to {length}")
        self.length = length


class LayerCache:
    """The part of a cache that one block uses; only the whole cache changes ``length``.

    Args:
        keys: (B, H, capacity, D), written into.
        values: the same.
        length: tokens held.
    """

    def __init__(self, keys: Tensor, values: Tensor, length: int) -> None:
        self._keys, self._values, self._length = keys, values, length

    def write(self, keys: Tensor, values: Tensor) -> tuple[Tensor, Tensor]:
        """Append the new tokens; returns all keys and values, the new included.

        Args:
            keys: (B, H, T, D), position-encoded.
            values: (B, H, T, D).
        """
        end = self._length + keys.shape[2]
        self._keys[:, :, self._length : end] = keys
        self._values[:, :, self._length : end] = values
        return self._keys[:, :, :end], self._values[:, :, :end]
