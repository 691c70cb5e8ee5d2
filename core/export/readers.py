"""Programs that open an exported model, for its proof: the real ones, or our own reader.

The real one is asked where it is installed: llama-cpp-python for GGUF files, transformers for
folders. Neither is needed to export.
"""

from __future__ import annotations

import importlib
import importlib.util
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Protocol

import safetensors.numpy
import tokenizers
import torch
from tokenizers import models, pre_tokenizers

from core.export import hf_folder, llama_cpp_reader
from core.export.gguf_reading import read_gguf
from core.export.plain_decoder import DecoderFigures, PlainDecoder
from core.export.products import Array
from core.export.tensor_names import (
    gguf_names,
    is_transposed_in_transformers,
    renamed,
    transformers_names,
)
from core.model.config import ModelConfig

OWN_READER = "our own reader of the file"


class ModelReader(Protocol):
    """Something that has opened an exported model.

    Attributes:
        name: the name for people to read, with the version.
    """

    name: str

    def encode(self, texts: Sequence[str]) -> list[list[int]]:
        """The token ids of texts, in which the spelling of a special token is ordinary text."""
        ...

    def logits(self, ids: Sequence[int]) -> Array:
        """Return the logits after each token: (T, V)."""
        ...


class Transformers:
    """``AutoModelForCausalLM`` and ``AutoTokenizer`` of transformers."""

    def __init__(self, folder: Path) -> None:
        transformers: Any = importlib.import_module("transformers")
        self.name = f"transformers {transformers.__version__}"
        transformers.utils.logging.disable_progress_bar()
        self._tokenizer = transformers.AutoTokenizer.from_pretrained(folder, local_files_only=True)
        self._model = transformers.AutoModelForCausalLM.from_pretrained(
            folder, local_files_only=True
        ).eval()

    def encode(self, texts: Sequence[str]) -> list[list[int]]:
        """See ``ModelReader``."""
        encoded = self._tokenizer(
            list(texts), split_special_tokens=True, add_special_tokens=False, verbose=False
        )
        return encoded["input_ids"]

    def logits(self, ids: Sequence[int]) -> Array:
        """See ``ModelReader``."""
        with torch.inference_mode():
            return self._model(torch.tensor([list(ids)])).logits[0].float().numpy()


class OwnReader:
    """The file's figures, tensors and tokens, computed by ``PlainDecoder``."""

    name = OWN_READER

    def __init__(self, decoder: PlainDecoder, tokenizer: tokenizers.Tokenizer) -> None:
        self._decoder = decoder
        self._tokenizer = tokenizer
        self._tokenizer.encode_special_tokens = True

    def encode(self, texts: Sequence[str]) -> list[list[int]]:
        """See ``ModelReader``."""
        encodings = self._tokenizer.encode_batch_fast(list(texts), add_special_tokens=False)
        return [encoding.ids for encoding in encodings]

    def logits(self, ids: Sequence[int]) -> Array:
        """See ``ModelReader``."""
        return self._decoder.logits(ids)


def gguf_reader(path: Path, context: int) -> ModelReader:
    """Return the reader of a GGUF file: llama.cpp where it is installed, else our own reader.

    Raises:
        Exception: whatever the reader finds wrong with the file.
    """
    if is_installed(llama_cpp_reader.MODULE):
        return llama_cpp_reader.LlamaCpp(path, context)
    return own_gguf_reader(path)


def hf_reader(folder: Path, config: ModelConfig) -> ModelReader:
    """Return the reader of a folder: transformers where it is installed, else our own reader.

    Raises:
        Exception: whatever the reader finds wrong with the folder.
    """
    if is_installed("transformers"):
        return Transformers(folder)
    return own_hf_reader(folder, config)


def is_installed(module: str) -> bool:
    """Return whether a module could be imported; does not import it."""
    return importlib.util.find_spec(module) is not None


def own_gguf_reader(path: Path) -> OwnReader:
    """Our own reader of a GGUF file.

    Raises:
        ValueError, KeyError, OSError: the file is not what it should be.
    """
    content = read_gguf(path)
    keys = content.keys
    architecture = keys["general.architecture"]
    is_gpt2 = architecture == "gpt2"

    def figure(name: str, default: Any = None) -> Any:
        key = f"{architecture}.{name}"
        return keys[key] if default is None else keys.get(key, default)

    heads = figure("attention.head_count")
    figures = DecoderFigures(
        architecture=architecture,
        layers=figure("block_count"),
        heads=heads,
        kv_heads=figure("attention.head_count_kv", heads),
        head_dim=figure("attention.key_length", figure("embedding_length") // heads),
        epsilon=figure(f"attention.layer_norm{'' if is_gpt2 else '_rms'}_epsilon"),
        rotary_base=figure("rope.freq_base", 10_000.0),
        activation="gelu_tanh" if is_gpt2 else "silu",
    )
    # llama.cpp's rules for these two names; what NFKC would do, it does not.
    if (keys["tokenizer.ggml.model"], keys["tokenizer.ggml.pre"]) != ("gpt2", "gpt-2"):
        raise ValueError("another kind of tokenizer")
    vocabulary = {token: id for id, token in enumerate(keys["tokenizer.ggml.tokens"])}
    merges = [tuple(merge.split(" ")) for merge in keys["tokenizer.ggml.merges"]]
    tokenizer = tokenizers.Tokenizer(models.BPE(vocabulary, merges))
    tokenizer.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    return OwnReader(PlainDecoder(figures, content.tensors), tokenizer)


def own_hf_reader(folder: Path, config: ModelConfig) -> OwnReader:
    """Our own reader of a transformers folder.

    Args:
        folder: what was exported.
        config: says which names the tensors have; figures are read from the folder.

    Raises:
        ValueError, KeyError, OSError: the folder is not what it should be.
    """
    stated: dict[str, Any] = json.loads((folder / hf_folder.CONFIG).read_text("utf-8"))
    is_gpt2 = stated["model_type"] == "gpt2"
    heads = stated["n_head" if is_gpt2 else "num_attention_heads"]
    figures = DecoderFigures(
        architecture=stated["model_type"],
        layers=stated["n_layer" if is_gpt2 else "num_hidden_layers"],
        heads=heads,
        kv_heads=heads if is_gpt2 else stated["num_key_value_heads"],
        head_dim=stated["n_embd"] // heads if is_gpt2 else stated["head_dim"],
        epsilon=stated["layer_norm_epsilon" if is_gpt2 else "rms_norm_eps"],
        rotary_base=0.0 if is_gpt2 else stated["rope_parameters"]["rope_theta"],
        activation=stated["activation_function" if is_gpt2 else "hidden_act"],
    )
    stored = safetensors.numpy.load_file(folder / hf_folder.WEIGHTS)
    theirs, ours = transformers_names(config), gguf_names(config)
    tensors: dict[str, Array] = {}
    for module, name in theirs.items():
        for kind in ("weight", "bias"):
            tensor = stored.pop(f"{name}.{kind}", None)
            if tensor is not None:
                ours_name = f"{module}.{kind}"
                is_transposed = is_transposed_in_transformers(ours_name, config)
                tensors[renamed(ours_name, ours)] = tensor.T if is_transposed else tensor
    if stored:
        raise ValueError(f"tensors that nothing reads: {', '.join(sorted(stored))}")
    tokenizer = tokenizers.Tokenizer.from_file(str(folder / hf_folder.TOKENIZER))
    return OwnReader(PlainDecoder(figures, tensors), tokenizer)
