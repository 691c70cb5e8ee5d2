"""Copies in the cache: whole or absent, and never more than are of use."""

import json
import os

import pytest

from core.checkpoints import store
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


def test_a_copy_tells_what_its_checkpoint_tells(checkpoint, workspace, tiny_tokenizer):
    folder = make_light_copy(checkpoint, workspace)
    assert folder == copy_folder(workspace, checkpoint)
    copy = read_copy(folder, checkpoint)
    assert copy.info == store.describe(checkpoint)
    assert copy.tokenizer.sha256 == tiny_tokenizer.sha256
    model = OnnxModel(copy.graph, copy.info.model_config)
    assert model.prefill([5, 6, 7]).shape == (400,)
    assert sorted(os.listdir(copies_folder(workspace))) == [folder.name]


@pytest.mark.parametrize("name", [GRAPH, WEIGHTS, TOKENIZER])
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


def test_a_copy_of_another_version_is_no_copy(checkpoint, workspace):
    folder = make_light_copy(checkpoint, workspace)
    record = json.loads((folder / "record.json").read_text())
    record["version"] += 1
    (folder / "record.json").write_text(json.dumps(record))
    assert read_copy(folder, checkpoint) is None


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
