"""llama.cpp behind ``LanguageModel``, for comparisons alone.

Writes a model of our gpt2 shape with random q8_0 weights as GGUF, since speed does
not depend on the weights. Needs ``llama_cpp`` and ``gguf``, which the product does
not; import this module only where both are installed.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import gguf
import llama_cpp
import numpy as np

from core.inference.language_model import Logits
from core.model.config import ModelConfig

_Q8_0 = gguf.GGMLQuantizationType.Q8_0


def write_random_model(config: ModelConfig, path: Path) -> None:
    """A GGUF file of the shape; no bias at the head, which llama.cpp does not have."""
    writer = gguf.GGUFWriter(path, "gpt2")
    writer.add_block_count(config.layers)
    writer.add_context_length(config.context)
    writer.add_embedding_length(config.width)
    writer.add_feed_forward_length(config.ffn)
    writer.add_head_count(config.heads)
    writer.add_layer_norm_eps(1e-5)
    writer.add_tokenizer_model("gpt2")
    writer.add_token_list([f"t{id}" for id in range(config.vocabulary)])
    writer.add_token_types([gguf.TokenType.NORMAL] * config.vocabulary)
    writer.add_token_merges(["t 1"])
    width, ffn = config.width, config.ffn
    matrices = {
        "token_embd": (config.vocabulary, width),
        "output": (config.vocabulary, width),
    }
    vectors = {"output_norm.weight": width, "output_norm.bias": width}
    for layer in range(config.layers):
        block = f"blk.{layer}"
        matrices |= {
            f"{block}.attn_qkv": (3 * width, width),
            f"{block}.attn_output": (width, width),
            f"{block}.ffn_up": (ffn, width),
            f"{block}.ffn_down": (width, ffn),
        }
        vectors |= {
            f"{block}.attn_norm.weight": width,
            f"{block}.attn_norm.bias": width,
            f"{block}.ffn_norm.weight": width,
            f"{block}.ffn_norm.bias": width,
            f"{block}.attn_qkv.bias": 3 * width,
            f"{block}.attn_output.bias": width,
            f"{block}.ffn_up.bias": ffn,
            f"{block}.ffn_down.bias": width,
        }
    random = np.random.default_rng(0)
    for name, shape in matrices.items():
        values = (random.standard_normal(shape) * 0.02).astype(np.float32)
        writer.add_tensor(f"{name}.weight", gguf.quants.quantize(values, _Q8_0), raw_dtype=_Q8_0)
    positions = random.standard_normal((config.context, width)) * 0.02
    writer.add_tensor("position_embd.weight", positions.astype(np.float32))
    for name, size in vectors.items():
        fill = 1.0 if name.endswith("weight") else 0.0
        writer.add_tensor(name, np.full(size, fill, np.float32))
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()


class LlamaCppModel:
    """One sequence in llama.cpp."""

    def __init__(self, path: Path, config: ModelConfig, threads: int) -> None:
        self._config = config
        self._llama = llama_cpp.Llama(
            str(path), n_ctx=config.context, n_batch=config.context, n_threads=threads,
            n_threads_batch=threads, verbose=False,
        )  # fmt: skip

    @property
    def length(self) -> int:
        """How many tokens the cache holds."""
        return self._llama.n_tokens

    def prefill(self, ids: Sequence[int]) -> Logits:
        """Start over with ``ids``."""
        self.truncate(0)
        return self.extend(ids)

    def extend(self, ids: Sequence[int]) -> Logits:
        """Read ``ids`` after what is held; ``eval`` itself removes what is beyond."""
        self._llama.eval(ids)
        pointer = self._llama._ctx.get_logits()
        return np.ctypeslib.as_array(pointer, shape=(self._config.vocabulary,)).copy()

    def truncate(self, length: int) -> None:
        """Cut the sequence back."""
        self._llama.n_tokens = length
