"""A model as a folder that transformers, vLLM and MLX read.

``config.json``, ``generation_config.json``, ``model.safetensors``, ``tokenizer.json``,
``tokenizer_config.json``; the card is written when the proof is known. Everything is stored in
float32, so that the model is the same to the last few bits.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Final

import numpy as np
import safetensors.numpy

from core import files
from core.export.portable import PortableModel
from core.export.products import Array
from core.export.tensor_names import is_transposed_in_transformers, renamed, transformers_names
from core.model.config import LAYER_NORM_EPSILON, RMS_NORM_EPSILON, ROTARY_BASE, ModelConfig
from core.tokenizer import special_tokens
from core.tokenizer.config import specials_of
from core.tokenizer.tokenizer import Tokenizer

CONFIG: Final = "config.json"
GENERATION_CONFIG: Final = "generation_config.json"
WEIGHTS: Final = "model.safetensors"
TOKENIZER: Final = "tokenizer.json"
TOKENIZER_CONFIG: Final = "tokenizer_config.json"

# A middle has no end of its own: about three lines.
MAX_NEW_TOKENS: Final = 48

_IDS: Final = {
    "bos_token_id": special_tokens.BOS_ID,
    "eos_token_id": special_tokens.EOS_ID,
    "pad_token_id": special_tokens.PAD_ID,
}


def write_hf_folder(folder: Path, model: PortableModel) -> None:
    """Write everything but the card into an empty folder.

    Raises:
        StorageError: the disk refused.
    """
    files.write_bytes(folder / WEIGHTS, safetensors.numpy.save(_tensors(model), {"format": "pt"}))
    files.write_text(folder / TOKENIZER, model.tokenizer.to_json())
    records = {
        CONFIG: _config(model.config),
        GENERATION_CONFIG: {**_IDS, "do_sample": False, "max_new_tokens": MAX_NEW_TOKENS},
        TOKENIZER_CONFIG: _tokenizer_config(model.tokenizer, model.config.context),
    }
    for name, record in records.items():
        files.write_text(folder / name, json.dumps(record, indent=2, ensure_ascii=False) + "\n")


def _tensors(model: PortableModel) -> dict[str, Array]:
    names, tensors = transformers_names(model.config), {}
    for name, tensor in model.tensors.items():
        is_transposed = is_transposed_in_transformers(name, model.config)
        # safetensors stores the memory of a tensor and ignores its strides.
        tensors[renamed(name, names)] = np.ascontiguousarray(tensor.T if is_transposed else tensor)
    return tensors


def _config(model: ModelConfig) -> dict[str, Any]:
    both = {"vocab_size": model.vocabulary, "tie_word_embeddings": model.tied, **_IDS}
    if model.architecture == "gpt2":
        return {
            "architectures": ["GPT2LMHeadModel"],
            "model_type": "gpt2",
            "n_positions": model.context,
            "n_embd": model.width,
            "n_layer": model.layers,
            "n_head": model.heads,
            "n_inner": model.ffn,
            # "gelu" is the exact one; GPT-2's own is "gelu_new".
            "activation_function": "gelu",
            "layer_norm_epsilon": LAYER_NORM_EPSILON,
            **both,
            "dtype": "float32",
        }
    return {
        "architectures": ["Qwen3ForCausalLM"],
        "model_type": "qwen3",
        "hidden_size": model.width,
        "intermediate_size": model.ffn,
        "num_hidden_layers": model.layers,
        "num_attention_heads": model.heads,
        "num_key_value_heads": model.kv_heads,
        # Need not be hidden_size / num_attention_heads.
        "head_dim": model.head_dim,
        "hidden_act": "silu",
        "rms_norm_eps": RMS_NORM_EPSILON,
        "max_position_embeddings": model.context,
        "rope_parameters": {"rope_type": "default", "rope_theta": ROTARY_BASE},
        # transformers 4 and other readers look for it here.
        "rope_theta": ROTARY_BASE,
        "attention_bias": False,
        **both,
        "dtype": "float32",
    }


def _tokenizer_config(tokenizer: Tokenizer, context: int) -> dict[str, Any]:
    specials = specials_of(tokenizer.style)
    return {
        # Without it AutoTokenizer takes the class of the model type, which has other rules.
        "tokenizer_class": "PreTrainedTokenizerFast",
        "pad_token": special_tokens.PAD,
        "unk_token": special_tokens.UNK,
        "bos_token": special_tokens.BOS,
        "eos_token": special_tokens.EOS,
        "additional_special_tokens": list(specials[4:]),
        "model_max_length": context,
        "clean_up_tokenization_spaces": False,
        "add_bos_token": False,
    }
