"""A model as a GGUF file, which llama.cpp and the programs built on it read.

Keys and tensors are those of llama.cpp's ``qwen3`` and ``gpt2``. Its converter of transformers
folders cannot be used: it knows tokenizers by the hash of a sample and refuses every other one.
"""

from __future__ import annotations

import errno
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

import gguf
import numpy as np
import numpy.typing as npt
from gguf import GGMLQuantizationType, GGUFWriter, LlamaFileType, TokenType

from core.errors import ExportError
from core.export.notes import notes_of
from core.export.options import ExportConfig
from core.export.portable import PortableModel
from core.export.products import Array
from core.export.tensor_names import gguf_names, renamed
from core.model.config import LAYER_NORM_EPSILON, RMS_NORM_EPSILON, ROTARY_BASE, ModelConfig
from core.texts import Text
from core.tokenizer import special_tokens
from core.tokenizer.config import specials_of
from core.tokenizer.tokenizer import Tokenizer

_FILE_TYPES: Final = {"f16": LlamaFileType.MOSTLY_F16, "q8_0": LlamaFileType.MOSTLY_Q8_0}
# A block of q8_0 is 32 numbers of a row.
_BLOCK: Final = 32
_MAX_F16: Final = 65_504.0


def write_gguf(path: Path, model: PortableModel, config: ExportConfig) -> None:
    """Write the whole file.

    Args:
        path: a new file; the caller gives it its final name.
        model: what to write.
        config: gives the precision.

    Raises:
        ExportError: the tokenizer cannot be written in this format.
        OSError: the disk refused.
    """
    writer = GGUFWriter(path, model.config.architecture)
    _add_general(writer, model, config)
    _add_shape(writer, model.config)
    _add_tokenizer(writer, model)
    names = gguf_names(model.config)
    for name, tensor in model.tensors.items():
        data, kind = _stored(name, tensor, model.config, config)
        writer.add_tensor(renamed(name, names), data, raw_dtype=kind)
    try:
        writer.write_header_to_file()
        writer.write_kv_data_to_file()
        writer.write_tensors_to_file()
        writer.flush()
    except OSError as error:
        # NumPy writes the tensors and tells of a full disk without its number.
        raise error if error.errno else OSError(errno.ENOSPC, str(error)) from error
    finally:
        writer.close()


def _add_general(writer: GGUFWriter, model: PortableModel, config: ExportConfig) -> None:
    writer.add_type("model")
    writer.add_name(model.name)
    writer.add_description(" ".join(["Trained by Tabwright.", *notes_of(model, config)]))
    writer.add_file_type(_FILE_TYPES[config.precision])
    writer.add_quantization_version(gguf.GGML_QUANT_VERSION)


def _add_shape(writer: GGUFWriter, config: ModelConfig) -> None:
    writer.add_vocab_size(config.vocabulary)
    writer.add_context_length(config.context)
    writer.add_embedding_length(config.width)
    writer.add_block_count(config.layers)
    writer.add_feed_forward_length(config.ffn)
    writer.add_head_count(config.heads)
    if config.architecture == "gpt2":
        writer.add_layer_norm_eps(LAYER_NORM_EPSILON)
        return
    writer.add_head_count_kv(config.kv_heads)
    writer.add_layer_norm_rms_eps(RMS_NORM_EPSILON)
    # Without these a head is taken to be width / heads wide, which ours need not be.
    writer.add_key_length(config.head_dim)
    writer.add_value_length(config.head_dim)
    writer.add_rope_dimension_count(config.head_dim)
    writer.add_rope_freq_base(ROTARY_BASE)


def _add_tokenizer(writer: GGUFWriter, model: PortableModel) -> None:
    tokenizer = model.tokenizer
    entries, merges = _entries_and_merges(tokenizer)
    specials = len(specials_of(tokenizer.style))
    types = [TokenType.NORMAL] * len(entries)
    # Not "user defined": those are found in text even where special tokens are off.
    types[:specials] = [TokenType.CONTROL] * specials
    types[special_tokens.UNK_ID] = TokenType.UNKNOWN
    # A model may have room for more tokens than its tokenizer has.
    unused = range(len(entries), model.config.vocabulary)
    writer.add_tokenizer_model("gpt2")
    # The name of GPT-2's way to cut a text into words; any other loads and gives other tokens.
    writer.add_tokenizer_pre("gpt-2")
    writer.add_token_list([*entries, *(f"[unused{id}]" for id in unused)])
    writer.add_token_types([*types, *(TokenType.UNUSED for _id in unused)])
    writer.add_token_merges(merges)
    writer.add_bos_token_id(special_tokens.BOS_ID)
    writer.add_eos_token_id(special_tokens.EOS_ID)
    writer.add_unk_token_id(special_tokens.UNK_ID)
    writer.add_pad_token_id(special_tokens.PAD_ID)
    # The model saw <bos> at the start of files only, and a prompt seldom begins there.
    writer.add_add_bos_token(False)
    writer.add_add_eos_token(False)
    if model.knows_fill_in:
        keys = gguf.Keys.Tokenizer
        writer.add_uint32(keys.FIM_PRE_ID, special_tokens.FIM_PREFIX_ID)
        writer.add_uint32(keys.FIM_SUF_ID, special_tokens.FIM_SUFFIX_ID)
        writer.add_uint32(keys.FIM_MID_ID, special_tokens.FIM_MIDDLE_ID)


def _entries_and_merges(tokenizer: Tokenizer) -> tuple[list[str], list[str]]:
    """Return the spelling of every token by id, and the merges as "left right"."""
    bpe: dict[str, Any] = json.loads(tokenizer.to_json())["model"]
    entries = sorted(bpe["vocab"], key=bpe["vocab"].__getitem__)
    merges: Sequence[str | list[str]] = bpe["merges"]
    if not merges:
        raise ExportError(
            Text("The tokenizer has only single bytes, which a GGUF file cannot express."),
            Text("Export it with --to hf, or train with a larger vocabulary."),
        )
    return entries, [merge if isinstance(merge, str) else " ".join(merge) for merge in merges]


def _stored(
    name: str, tensor: Array, model: ModelConfig, config: ExportConfig
) -> tuple[npt.NDArray[Any], GGMLQuantizationType]:
    """Return a tensor in the precision that the file keeps it in."""
    kinds = GGMLQuantizationType
    is_position = name.startswith("position_embedding")
    if tensor.ndim == 1 or is_position or not np.abs(tensor).max() <= _MAX_F16:
        return tensor, kinds.F32
    # The folded head of the reference layout loses too much in eight bits (docs/lab-book.md).
    is_folded = model.architecture == "gpt2" and name.startswith("head")
    if config.precision == "f16" or is_folded or tensor.shape[-1] % _BLOCK:
        return tensor.astype(np.float16), kinds.F16
    return gguf.quants.quantize(tensor, kinds.Q8_0), kinds.Q8_0
