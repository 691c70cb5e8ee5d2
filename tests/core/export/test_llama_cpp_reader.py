"""The files of every preset in llama.cpp itself, where llama-cpp-python is installed.

It is compiled for minutes when it is installed, so the test extra does not bring it:
``pip install llama-cpp-python==0.3.36``.
"""

import dataclasses

import numpy as np
import pytest
import torch

from core.control import Control
from core.events import discard
from core.export.gguf_file import write_gguf
from core.export.llama_cpp_reader import LlamaCpp
from core.export.options import ExportConfig
from core.export.proof import prove
from core.export.proof_texts import PROMPTS, odd_texts, prompts
from core.export.readers import own_gguf_reader
from core.training.presets import load_preset
from tests.core.export.conftest import EVERYDAY, PUBLISHED

pytest.importorskip("llama_cpp", reason="llama-cpp-python is not installed; it compiles for long")

PRESETS = ("nano", "small", "base", "reference")


def shape_of(preset):
    """The shape of a preset, its context and its number of layers cut for time."""
    model = load_preset(preset).model
    fields = dataclasses.asdict(dataclasses.replace(model, context=32, layers=2))
    return {**fields, "vocabulary": 500}


@pytest.fixture
def opened(tmp_path, portable):
    """A model and llama.cpp with its file open."""

    def open_file(precision="f16", **arguments):
        model = portable(**arguments)
        config = ExportConfig(precision=precision)
        write_gguf(tmp_path / "m.gguf", model, config)
        return model, config, LlamaCpp(tmp_path / "m.gguf", model.config.context)

    return open_file


@pytest.mark.parametrize("precision", ["f16", "q8_0"])
@pytest.mark.parametrize("preset", PRESETS)
def test_llama_cpp_is_the_model(opened, few_texts, preset, precision):
    model, config, reader = opened(precision, **shape_of(preset))
    found = prove(model, reader, config, discard, Control())
    assert found.reader.startswith("llama.cpp (llama-cpp-python ")
    assert found.texts == found.texts_as_typed == 400
    assert found.tokens_equal >= (0.98 if precision == "f16" else 0.8) * found.tokens


def test_ten_thousand_odd_texts_have_the_same_tokens(opened):
    model, _config, reader = opened(**EVERYDAY)
    texts = odd_texts(model.tokenizer)
    assert len(texts) == 10_000
    assert reader.encode(texts) == model.tokenizer.encode_batch(texts)


@pytest.mark.parametrize("layout", [EVERYDAY, PUBLISHED], ids=["everyday", "published"])
def test_our_own_reader_computes_what_llama_cpp_does(opened, tmp_path, layout):
    """The same rounded weights, so nearer than the model is."""
    model, _config, reader = opened(**layout)
    own = own_gguf_reader(tmp_path / "m.gguf")
    ids = prompts(model.tokenizer, 32)[-1]
    found, expected = own.logits(ids), reader.logits(ids)
    assert np.abs(found - expected).max() < 0.02 * max(1.0, float(np.std(expected)))
    texts = odd_texts(model.tokenizer, 1000)
    assert own.encode(texts) == reader.encode(texts)


def test_llama_cpp_writes_on_as_the_model_does(opened):
    """Token after token, each from the choice before."""
    model, _config, reader = opened(**shape_of("small"))
    same = 0
    for start in prompts(model.tokenizer, 32):
        ours, theirs = list(start), list(start)
        for _token in range(16):
            with torch.inference_mode():
                ours.append(int(model.original(torch.tensor([ours]))[0, -1].argmax()))
            theirs.append(int(reader.logits(theirs)[-1].argmax()))
        same += ours == theirs
    assert same >= PROMPTS - 1


def test_a_file_that_is_none_is_refused_in_words(tmp_path):
    (tmp_path / "m.gguf").write_bytes(b"GGUF" + bytes(200))
    with pytest.raises(ValueError, match=r"llama.cpp refuses the file: ."):
        LlamaCpp(tmp_path / "m.gguf", 32)
