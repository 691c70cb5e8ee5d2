"""Copies in the cache: whole or absent, and never more than are of use."""

import json
import os

import numpy as np
import onnx
import pytest

from core import files
from core.checkpoints import light_copy, store
from core.checkpoints.light_copy import (
    GRAPH,
    TOKENIZER,
    WEIGHTS,
    copies_folder,
    copy_folder,
    read_copy,
)
from core.errors import CheckpointError, StorageError
from core.export import light_export
from core.export.light_export import make_light_copy
from core.inference.onnx_model import OnnxModel
from core.inference.torch_model import TorchModel
from core.processor import processor


def test_a_copy_tells_what_its_checkpoint_tells(checkpoint, workspace, tiny_tokenizer):
    folder = make_light_copy(checkpoint, workspace)
    assert folder == copy_folder(workspace, checkpoint)
    copy = read_copy(folder, checkpoint)
    assert copy.info == store.describe(checkpoint)
    assert copy.tokenizer.sha256 == tiny_tokenizer.sha256
    model = OnnxModel(copy.graph, copy.info.model_config)
    assert model.prefill([5, 6, 7]).shape == (400,)
    assert sorted(os.listdir(copies_folder(workspace))) == [folder.name]


@pytest.mark.parametrize("name", [GRAPH, WEIGHTS, TOKENIZER, "places.json"])
@pytest.mark.parametrize("damage", ["flip", "cut", "remove"])
def test_a_damaged_copy_is_no_copy_and_is_made_again(checkpoint, workspace, name, damage):
    folder = make_light_copy(checkpoint, workspace)
    data = bytearray((folder / name).read_bytes())
    if damage == "remove":
        (folder / name).unlink()
    else:
        data[len(data) // 2] ^= 1
        (folder / name).write_bytes(data if damage == "flip" else data[:-1])
    assert read_copy(folder, checkpoint) is None
    make_light_copy(checkpoint, workspace)
    assert read_copy(folder, checkpoint) is not None


@pytest.mark.parametrize(
    "record", ["", "[]", "{}", '{"version": 1}', '{"version": 0, "model_config": {}}', "\xff"]
)
def test_a_damaged_record_is_no_copy(checkpoint, workspace, record):
    folder = make_light_copy(checkpoint, workspace)
    (folder / "record.json").write_bytes(record.encode("latin-1"))
    assert read_copy(folder, checkpoint) is None


@pytest.mark.parametrize(
    "place",
    [
        ["object", [2, 2], 0], ["float64", [2], 0], ["nonsense", [2], 0], ["int8", [-1, 4], 0],
        ["int8", [2.0], 0], ["int8", [2], -5], ["float32", [2**62], 0], ["int8", [1], 2**70],
        ["int8", [True], 0], ["int8", 3, 0], ["int8", [4]], None,
    ],
)  # fmt: skip
def test_places_that_are_none_are_no_copy(checkpoint, workspace, place):
    """With checksums that fit: a workspace may come from anybody."""
    folder = make_light_copy(checkpoint, workspace)
    (folder / "places.json").write_text(json.dumps({"embedding.rows": place}))
    record = json.loads((folder / "record.json").read_text())
    record["crc32"]["places.json"] = files.crc32_of_file(folder / "places.json")
    (folder / "record.json").write_text(json.dumps(record))
    assert read_copy(folder, checkpoint) is None


def test_every_tensor_has_a_place(write_checkpoint, workspace):
    """Those of the smallest shapes, too."""
    checkpoint = write_checkpoint(width=12, ffn=8)
    copy = read_copy(make_light_copy(checkpoint, workspace), checkpoint)
    tensors = copy.tensors()
    assert tensors["final_norm"].shape == (12,)
    assert tensors["blocks.0.ffn.up.scales"].shape == (8,)
    assert len(tensors) == len(list(tensors)) > 20


def test_a_copy_of_another_version_is_no_copy(checkpoint, workspace):
    folder = make_light_copy(checkpoint, workspace)
    record = json.loads((folder / "record.json").read_text())
    record["version"] += 1
    (folder / "record.json").write_text(json.dumps(record))
    assert read_copy(folder, checkpoint) is None


def matrix_types(folder):
    graph = onnx.load(folder / GRAPH, load_external_data=False).graph
    matrices = [tensor for tensor in graph.initializer if tensor.name.startswith("blocks.")]
    return {tensor.data_type for tensor in matrices if len(tensor.dims) == 2}


@pytest.mark.parametrize("is_exact", [True, False])
def test_signed_weights_are_for_this_processor_alone(checkpoint, workspace, monkeypatch, is_exact):
    monkeypatch.setattr(light_export, "signed_products_are_exact", lambda: is_exact)
    folder = make_light_copy(checkpoint, workspace)
    record = json.loads((folder / "record.json").read_text())
    assert record["only_on"] == (processor() if is_exact else "")
    kind = onnx.TensorProto.INT8 if is_exact else onnx.TensorProto.UINT8
    assert matrix_types(folder) == {kind}
    copy = read_copy(folder, checkpoint)
    assert OnnxModel(copy.graph, copy.info.model_config).prefill([5, 6, 7]).shape == (400,)


def test_two_processors_with_one_home_agree_on_a_copy(checkpoint, workspace, monkeypatch):
    monkeypatch.setattr(light_export, "signed_products_are_exact", lambda: True)
    folder = make_light_copy(checkpoint, workspace)
    monkeypatch.setattr(light_copy, "processor", lambda: "a chip from elsewhere")
    assert read_copy(folder, checkpoint) is None
    make_light_copy(checkpoint, workspace)
    assert read_copy(folder, checkpoint) is not None
    monkeypatch.undo()
    assert read_copy(folder, checkpoint) is not None


def test_somebody_elses_copy_is_as_good(checkpoint, workspace, monkeypatch):
    theirs = make_light_copy(checkpoint, workspace)
    monkeypatch.setattr(light_export.shutil, "rmtree", lambda *_arguments, **_settings: None)
    assert make_light_copy(checkpoint, workspace) == theirs
    assert read_copy(theirs, checkpoint) is not None


@pytest.mark.parametrize("change", [{}, {"layers": 2, "tied": True}])
def test_the_copy_predicts_what_the_checkpoint_predicts(write_checkpoint, workspace, change):
    checkpoint = write_checkpoint(**change)
    copy = read_copy(make_light_copy(checkpoint, workspace), checkpoint)
    light = OnnxModel(copy.graph, copy.info.model_config)
    loaded = store.load_for_inference(checkpoint)
    expected = TorchModel.from_checkpoint(loaded).prefill([5, 6, 7, 8])
    actual = light.prefill([5, 6, 7, 8])
    assert np.corrcoef(expected, actual)[0, 1] > 0.999
    assert np.abs(actual - expected).max() < 0.1 * expected.std()


def test_other_weights_have_a_copy_of_their_own(write_checkpoint, workspace):
    first = make_light_copy(write_checkpoint(seed=0), workspace)
    second = make_light_copy(write_checkpoint(seed=1), workspace)
    assert first != second
    assert (first / WEIGHTS).read_bytes() != (second / WEIGHTS).read_bytes()


@pytest.mark.parametrize("failing", ["write_record", "decoder_graph"])
def test_an_interrupted_export_leaves_nothing(checkpoint, workspace, monkeypatch, failing):
    def fail(*_arguments):
        raise KeyboardInterrupt

    monkeypatch.setattr(light_export, failing, fail)
    with pytest.raises(KeyboardInterrupt):
        make_light_copy(checkpoint, workspace)
    parent = copies_folder(workspace)
    assert not parent.exists() or os.listdir(parent) == []


def test_a_refused_write_is_a_sentence(checkpoint, workspace):
    workspace.cache.mkdir()
    copies_folder(workspace).write_text("a file where the folder belongs")
    with pytest.raises(StorageError) as caught:
        make_light_copy(checkpoint, workspace)
    assert caught.value.hint


def test_a_damaged_checkpoint_is_a_sentence(checkpoint, workspace):
    data = bytearray(checkpoint.read_bytes())
    data[len(data) // 2] ^= 1
    checkpoint.write_bytes(data)
    with pytest.raises(CheckpointError):
        make_light_copy(checkpoint, workspace)


def test_copies_used_longest_ago_are_dropped(write_checkpoint, workspace):
    folders = [make_light_copy(write_checkpoint(seed=seed), workspace) for seed in range(8)]
    for age, folder in enumerate(folders):
        os.utime(folder, (1e9 - age, 1e9 - age))
    # Reading is using: the oldest stays, the one before it goes.
    assert read_copy(folders[7], write_checkpoint(seed=7)) is not None
    newest = make_light_copy(write_checkpoint(seed=8), workspace)
    left = set(copies_folder(workspace).iterdir())
    assert left == {*folders[:6], folders[7], newest}
