"""The decoder that proofs rest on, against ours, through the files."""

import numpy as np
import pytest
import torch

from core.export import readers
from core.export.gguf_file import write_gguf
from core.export.hf_folder import write_hf_folder
from core.export.options import ExportConfig
from core.export.readers import own_gguf_reader, own_hf_reader
from tests.core.export.conftest import LAYOUTS

IDS = [2, 40, 99, 300, 17, 17, 5, 210]


def own_logits(model):
    with torch.inference_mode():
        return model.original(torch.tensor([IDS]))[0].numpy()


@pytest.mark.parametrize("layout", LAYOUTS)
def test_logits_of_a_folder_are_the_models(portable, tmp_path, layout):
    model = portable(**LAYOUTS[layout])
    write_hf_folder(tmp_path, model)
    found = own_hf_reader(tmp_path, model.config).logits(IDS)
    assert np.abs(found - own_logits(model)).max() < 2e-5


@pytest.mark.parametrize("layout", LAYOUTS)
def test_logits_of_a_file_are_the_models_but_for_rounding(portable, tmp_path, layout):
    model = portable(**LAYOUTS[layout])
    write_gguf(tmp_path / "m.gguf", model, ExportConfig())
    found = own_gguf_reader(tmp_path / "m.gguf").logits(IDS)
    assert np.abs(found - own_logits(model)).max() < 0.02


@pytest.mark.parametrize(
    ("figure", "value"),
    [
        ("rope.freq_base", 1e6),
        ("attention.layer_norm_rms_epsilon", 0.1),
        ("attention.head_count_kv", 2),
    ],
)
def test_a_wrong_figure_in_the_file_is_noticed(portable, tmp_path, monkeypatch, figure, value):
    """The reader takes the file's word for everything, so a wrong word shows."""
    model = portable(**LAYOUTS["everyday"])
    write_gguf(tmp_path / "m.gguf", model, ExportConfig())
    real = readers.read_gguf

    def altered(path):
        content = real(path)
        content.keys[f"qwen3.{figure}"] = value
        return content

    monkeypatch.setattr(readers, "read_gguf", altered)
    try:
        found = own_gguf_reader(tmp_path / "m.gguf").logits(IDS)
    except ValueError:
        return  # shapes that do not fit
    assert np.abs(found - own_logits(model)).max() > 0.02
