"""What the tensors of a decoder are called in GGUF files and in transformers.

The left column is the name in ``GPT.state_dict``; ``{n}`` is the number of a block. A norm and
a linear layer of the reference layout have a bias too, under the same name.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from core.model.config import ModelConfig

Names = Mapping[str, str]

_GGUF: Final[Mapping[str, Names]] = {
    "qwen3": {
        "token_embedding": "token_embd",
        "blocks.{n}.attention_norm": "blk.{n}.attn_norm",
        "blocks.{n}.attention.query": "blk.{n}.attn_q",
        "blocks.{n}.attention.key": "blk.{n}.attn_k",
        "blocks.{n}.attention.value": "blk.{n}.attn_v",
        "blocks.{n}.attention.query_norm": "blk.{n}.attn_q_norm",
        "blocks.{n}.attention.key_norm": "blk.{n}.attn_k_norm",
        "blocks.{n}.attention.output": "blk.{n}.attn_output",
        "blocks.{n}.ffn_norm": "blk.{n}.ffn_norm",
        "blocks.{n}.ffn.gate": "blk.{n}.ffn_gate",
        "blocks.{n}.ffn.up": "blk.{n}.ffn_up",
        "blocks.{n}.ffn.down": "blk.{n}.ffn_down",
        "final_norm": "output_norm",
        "head": "output",
    },
    "gpt2": {
        "token_embedding": "token_embd",
        "position_embedding": "position_embd",
        "blocks.{n}.attention_norm": "blk.{n}.attn_norm",
        "blocks.{n}.attention.qkv": "blk.{n}.attn_qkv",
        "blocks.{n}.attention.output": "blk.{n}.attn_output",
        "blocks.{n}.ffn_norm": "blk.{n}.ffn_norm",
        "blocks.{n}.ffn.up": "blk.{n}.ffn_up",
        "blocks.{n}.ffn.down": "blk.{n}.ffn_down",
        "final_norm": "output_norm",
        "head": "output",
    },
}

_TRANSFORMERS: Final[Mapping[str, Names]] = {
    "qwen3": {
        "token_embedding": "model.embed_tokens",
        "blocks.{n}.attention_norm": "model.layers.{n}.input_layernorm",
        "blocks.{n}.attention.query": "model.layers.{n}.self_attn.q_proj",
        "blocks.{n}.attention.key": "model.layers.{n}.self_attn.k_proj",
        "blocks.{n}.attention.value": "model.layers.{n}.self_attn.v_proj",
        "blocks.{n}.attention.query_norm": "model.layers.{n}.self_attn.q_norm",
        "blocks.{n}.attention.key_norm": "model.layers.{n}.self_attn.k_norm",
        "blocks.{n}.attention.output": "model.layers.{n}.self_attn.o_proj",
        "blocks.{n}.ffn_norm": "model.layers.{n}.post_attention_layernorm",
        "blocks.{n}.ffn.gate": "model.layers.{n}.mlp.gate_proj",
        "blocks.{n}.ffn.up": "model.layers.{n}.mlp.up_proj",
        "blocks.{n}.ffn.down": "model.layers.{n}.mlp.down_proj",
        "final_norm": "model.norm",
        "head": "lm_head",
    },
    "gpt2": {
        "token_embedding": "transformer.wte",
        "position_embedding": "transformer.wpe",
        "blocks.{n}.attention_norm": "transformer.h.{n}.ln_1",
        "blocks.{n}.attention.qkv": "transformer.h.{n}.attn.c_attn",
        "blocks.{n}.attention.output": "transformer.h.{n}.attn.c_proj",
        "blocks.{n}.ffn_norm": "transformer.h.{n}.ln_2",
        "blocks.{n}.ffn.up": "transformer.h.{n}.mlp.c_fc",
        "blocks.{n}.ffn.down": "transformer.h.{n}.mlp.c_proj",
        "final_norm": "transformer.ln_f",
        "head": "lm_head",
    },
}

# transformers' GPT-2 keeps these as (inputs, outputs), unlike every other layer: its "Conv1D".
_CONV1D: Final = (
    "attention.qkv.weight",
    "attention.output.weight",
    "ffn.up.weight",
    "ffn.down.weight",
)


def gguf_names(config: ModelConfig) -> Names:
    """Name in ``GPT.state_dict`` to name in a GGUF file, of every module with tensors."""
    return _of_every_block(_GGUF[config.architecture], config)


def transformers_names(config: ModelConfig) -> Names:
    """Name in ``GPT.state_dict`` to name in transformers, of every module with tensors."""
    return _of_every_block(_TRANSFORMERS[config.architecture], config)


def renamed(tensor: str, modules: Names) -> str:
    """Return the other name of a tensor, for example ``final_norm.weight``."""
    module, _, kind = tensor.rpartition(".")
    return f"{modules[module]}.{kind}"


def is_transposed_in_transformers(tensor: str, config: ModelConfig) -> bool:
    """Return whether transformers keeps this matrix with its inputs first."""
    return config.architecture == "gpt2" and tensor.endswith(_CONV1D)


def _of_every_block(names: Names, config: ModelConfig) -> Names:
    return {
        ours.format(n=block): theirs.format(n=block)
        for ours, theirs in names.items()
        for block in (range(config.layers) if "{n}" in ours else range(1))
    }
