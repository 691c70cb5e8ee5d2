"""The file as our own reader and the library's see it."""

import json

import gguf
import numpy as np
import pytest

from core.errors import ExportError
from core.export.gguf_file import write_gguf
from core.export.gguf_reading import read_gguf
from core.export.notes import NOT_NORMALIZED
from core.export.options import ExportConfig
from core.export.tensor_names import gguf_names, renamed
from core.tokenizer.tokenizer import Tokenizer
from tests.core.export.conftest import EVERYDAY, LAYOUTS, PUBLISHED

F32, F16, Q8_0 = 0, 1, 8
F16_CONFIG, Q8_0_CONFIG = ExportConfig(precision="f16"), ExportConfig(precision="q8_0")


@pytest.fixture
def written(tmp_path, portable):
    """Writes a model and reads it back; gives both."""

    def write(config=F16_CONFIG, **arguments):
        model = portable(**arguments)
        write_gguf(tmp_path / "model.gguf", model, config)
        return model, read_gguf(tmp_path / "model.gguf")

    return write


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize(("config", "step"), [(F16_CONFIG, 2**-11), (Q8_0_CONFIG, 1 / 127)])
def test_every_tensor_is_there_and_nothing_else(written, layout, config, step):
    model, content = written(config, **LAYOUTS[layout])
    names = gguf_names(model.config)
    assert set(content.tensors) == {renamed(name, names) for name in model.tensors}
    for name, tensor in model.tensors.items():
        stored = content.tensors[renamed(name, names)]
        assert stored.shape == tensor.shape
        assert np.abs(stored - tensor).max() <= step * np.abs(tensor).max(), name


def test_the_librarys_own_reader_sees_the_same(written, tmp_path):
    _model, content = written(Q8_0_CONFIG, **EVERYDAY)
    reader = gguf.GGUFReader(tmp_path / "model.gguf")
    assert {tensor.name for tensor in reader.tensors} == set(content.tensors)
    for tensor in reader.tensors:
        values = gguf.quants.dequantize(tensor.data, tensor.tensor_type)
        assert np.array_equal(values.reshape(content.tensors[tensor.name].shape),
                              content.tensors[tensor.name]), tensor.name  # fmt: skip
        assert content.kinds[tensor.name] == tensor.tensor_type
    tokens = reader.get_field("tokenizer.ggml.tokens")
    assert tokens is not None
    assert tokens.contents() == content.keys["tokenizer.ggml.tokens"]


def test_rows_that_are_no_whole_blocks_and_all_norms_keep_more_bits(written):
    _model, content = written(Q8_0_CONFIG, **EVERYDAY)
    kinds = content.kinds
    assert kinds["blk.0.attn_q.weight"] == kinds["output.weight"] == Q8_0
    assert kinds["blk.0.ffn_down.weight"] == F16  # 56 numbers a row
    assert kinds["blk.1.attn_q_norm.weight"] == kinds["output_norm.weight"] == F32


def test_the_folded_head_and_the_positions_of_the_published_layout_keep_more_bits(written):
    _model, content = written(Q8_0_CONFIG, **PUBLISHED)
    assert content.kinds["output.weight"] == F16
    assert content.kinds["position_embd.weight"] == F32
    assert content.kinds["blk.0.attn_qkv.weight"] == Q8_0
    assert content.kinds["blk.0.attn_qkv.bias"] == F32
    assert "output.bias" not in content.kinds


def test_what_sixteen_bits_cannot_hold_is_stored_in_full(tmp_path, portable):
    model = portable(**EVERYDAY)
    model.tensors["blocks.0.ffn.up.weight"][0, 0] = 1e6
    write_gguf(tmp_path / "model.gguf", model, F16_CONFIG)
    content = read_gguf(tmp_path / "model.gguf")
    assert content.kinds["blk.0.ffn_up.weight"] == F32
    assert content.tensors["blk.0.ffn_up.weight"][0, 0] == 1e6


def test_the_figures_are_those_of_the_model(written):
    model, content = written(**EVERYDAY)
    keys = content.keys
    assert keys["general.architecture"] == "qwen3"
    assert keys["general.name"] == model.name
    assert keys["general.file_type"] == 1
    assert keys["general.quantization_version"] == 2
    figures = {
        "vocab_size": 401, "context_length": 32, "embedding_length": 32, "block_count": 2,
        "feed_forward_length": 56, "attention.head_count": 2, "attention.head_count_kv": 1,
        "attention.key_length": 16, "attention.value_length": 16, "rope.dimension_count": 16,
        "rope.freq_base": 10_000.0,
    }  # fmt: skip
    assert {name: keys[f"qwen3.{name}"] for name in figures} == figures
    assert keys["qwen3.attention.layer_norm_rms_epsilon"] == pytest.approx(1e-6)


def test_the_tokenizer_is_there_with_its_kinds_of_tokens(written):
    model, content = written(fim_rate=0.5, **EVERYDAY)
    keys = {key.removeprefix("tokenizer.ggml."): value for key, value in content.keys.items()}
    assert (keys["model"], keys["pre"]) == ("gpt2", "gpt-2")
    size = model.tokenizer.vocabulary_size
    assert keys["tokens"][:7] == ["<pad>", "<unk>", "<bos>", "<eos>", "<|fim_prefix|>",
                                  "<|fim_suffix|>", "<|fim_middle|>"]  # fmt: skip
    assert keys["token_type"][:8] == [3, 2, 3, 3, 3, 3, 3, 1]
    # The model has room for more tokens than there are.
    assert len(keys["tokens"]) == len(keys["token_type"]) == 401
    assert set(keys["token_type"][size:]) == {5}
    ids = ("bos", "eos", "unknown", "padding", "fim_pre", "fim_suf", "fim_mid")
    assert [keys[f"{id}_token_id"] for id in ids] == [2, 3, 1, 0, 4, 5, 6]
    assert keys["add_bos_token"] is keys["add_eos_token"] is False


def test_a_model_that_never_filled_in_does_not_offer_it(written):
    _model, content = written(**EVERYDAY)
    assert not [key for key in content.keys if "fim" in key]


def test_what_the_format_cannot_express_is_said_in_the_file(written, card_tokenizer):
    _model, content = written(tokenizer=card_tokenizer, **PUBLISHED)
    assert NOT_NORMALIZED in content.keys["general.description"]
    _model, content = written(**EVERYDAY)
    assert "NFKC" not in content.keys["general.description"]


def test_a_tokenizer_without_merges_is_refused_with_a_hint(tmp_path, portable, tiny_tokenizer):
    record = json.loads(tiny_tokenizer.to_json())
    record["model"]["merges"] = []
    kept = sorted(record["model"]["vocab"].items(), key=lambda entry: entry[1])[: 7 + 256]
    record["model"]["vocab"] = dict(kept)
    model = portable(tokenizer=Tokenizer.from_json(json.dumps(record)), **EVERYDAY)
    with pytest.raises(ExportError, match="only single bytes") as refused:
        write_gguf(tmp_path / "model.gguf", model, F16_CONFIG)
    assert "--to hf" in refused.value.hint
