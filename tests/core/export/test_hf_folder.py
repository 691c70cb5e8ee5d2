"""The folder as transformers loads it."""

import json

import numpy as np
import pytest
import torch
from transformers import AutoModelForCausalLM, AutoTokenizer, GenerationConfig

from core.export import readers
from core.export.hf_folder import write_hf_folder
from core.export.proof_texts import odd_texts
from core.tokenizer.config import specials_of
from tests.core.export.conftest import EVERYDAY, LAYOUTS, PUBLISHED

IDS = [2, 40, 99, 300, 17, 17, 5, 210]


@pytest.fixture
def written(tmp_path, portable):
    """Writes a folder; gives it and the model."""

    def write(**arguments):
        model = portable(**arguments)
        (tmp_path / "model").mkdir()
        write_hf_folder(tmp_path / "model", model)
        return tmp_path / "model", model

    return write


@pytest.mark.parametrize(
    ("layout", "kind"),
    [
        ("everyday", "Qwen3ForCausalLM"),
        ("tied", "Qwen3ForCausalLM"),
        ("published", "GPT2LMHeadModel"),
    ],
)
def test_transformers_computes_the_same_logits(written, layout, kind):
    folder, model = written(**LAYOUTS[layout])
    loaded, report = AutoModelForCausalLM.from_pretrained(
        folder, local_files_only=True, output_loading_info=True
    )
    assert type(loaded).__name__ == kind
    assert not any(report.values()), report
    assert loaded.config.tie_word_embeddings is (layout == "tied")
    with torch.inference_mode():
        theirs = loaded.eval()(torch.tensor([IDS])).logits[0].numpy()
        ours = model.original(torch.tensor([IDS]))[0].numpy()
    assert np.abs(theirs - ours).max() < 1e-4


def test_transformers_writes_on_as_the_model_does(written):
    folder, model = written(**EVERYDAY)
    loaded = AutoModelForCausalLM.from_pretrained(folder, local_files_only=True).eval()
    tokenizer = AutoTokenizer.from_pretrained(folder, local_files_only=True)
    prompt = tokenizer("def area(", return_tensors="pt")
    theirs = loaded.generate(**prompt, max_new_tokens=16, eos_token_id=-1)[0].tolist()
    ours = prompt["input_ids"][0].tolist()
    with torch.inference_mode():
        while len(ours) < len(theirs):
            ours.append(int(model.original(torch.tensor([ours]))[0, -1].argmax()))
    assert theirs == ours


@pytest.mark.parametrize("layout", ["everyday", "published"])
@pytest.mark.parametrize("style", ["everyday", "card"])
def test_auto_tokenizer_gives_the_same_tokens(
    written, layout, style, tiny_tokenizer, card_tokenizer
):
    """Whatever the type of the model, which would otherwise choose a class of its own."""
    ours = tiny_tokenizer if style == "everyday" else card_tokenizer
    folder, _model = written(tokenizer=ours, **LAYOUTS[layout])
    texts = [ours.normalized(text) for text in odd_texts(ours, 2000)]
    theirs = readers.Transformers(folder).encode(texts)
    assert theirs == ours.encode_batch(texts)


def test_auto_tokenizer_knows_the_special_tokens_and_adds_none(written):
    folder, model = written(**EVERYDAY)
    tokenizer = AutoTokenizer.from_pretrained(folder, local_files_only=True)
    specials = specials_of(model.tokenizer.style)
    assert tokenizer.convert_tokens_to_ids(list(specials)) == list(range(len(specials)))
    assert set(tokenizer.all_special_tokens) == set(specials)
    assert tokenizer("x = 1")["input_ids"] == model.tokenizer.encode("x = 1")
    assert tokenizer("<eos>")["input_ids"] == [3]
    assert tokenizer("a  b ,c\n")["input_ids"] == model.tokenizer.encode("a  b ,c\n")
    assert tokenizer.decode(model.tokenizer.encode("a  b ,c .\n")) == "a  b ,c .\n"
    assert tokenizer.model_max_length == 32


def test_generation_stops_at_the_end_of_a_file(written):
    folder, _model = written(**EVERYDAY)
    config = GenerationConfig.from_pretrained(folder, local_files_only=True)
    assert (config.bos_token_id, config.eos_token_id, config.pad_token_id) == (2, 3, 0)
    assert config.do_sample is False
    assert config.max_new_tokens == 48


def test_older_readers_find_the_base_of_the_rotary_positions(written):
    folder, _model = written(**EVERYDAY)
    config = json.loads((folder / "config.json").read_text())
    assert config["rope_theta"] == config["rope_parameters"]["rope_theta"] == 10_000.0
    assert config["head_dim"] == 16


def test_the_published_layout_asks_for_the_exact_gelu(written):
    folder, _model = written(**PUBLISHED)
    config = json.loads((folder / "config.json").read_text())
    assert config["activation_function"] == "gelu"
    assert config["n_positions"] == 32
