"""Checkpoint files: whole or absent, believed only when checked."""

import os
import pickle
import random
import zipfile

import pytest
import torch

from core.checkpoints import store
from core.checkpoints.format import Origin
from core.data.token_dataset import TokenDataset
from core.errors import CheckpointError, StorageError
from core.model.config import ModelConfig
from core.model.gpt import GPT

SHAPE = ModelConfig(
    vocabulary=400, context=16, layers=1, heads=2, kv_heads=2, head_dim=8, width=16, ffn=24
)


@pytest.fixture(scope="module")
def tokenizer(tiny_workspace):
    return TokenDataset.open(tiny_workspace.find_dataset("tiny")).tokenizer


@pytest.fixture
def content(tokenizer):
    torch.manual_seed(0)
    return {
        "model_config": SHAPE,
        "model_state": GPT(SHAPE).state_dict(),
        "tokenizer": tokenizer,
        "origin": Origin(preset="nano", run="r", step=7, bits_per_byte=1.5),
    }


@pytest.fixture
def path(tmp_path, content):
    path = tmp_path / "run" / "model" / "checkpoints" / "best_checkpoint.pth"
    store.save(path, **content)
    return path


def test_comes_back_as_it_went_in(path, content):
    loaded = store.load(path)
    assert loaded.model_config == SHAPE
    assert loaded.origin == content["origin"]
    assert loaded.tokenizer.sha256 == content["tokenizer"].sha256
    assert loaded.training is None
    for name, value in content["model_state"].items():
        assert torch.equal(loaded.model_state[name], value)


def test_description_has_shape_and_origin(path):
    info = store.describe(path)
    assert info.parameters == sum(p.numel() for p in GPT(SHAPE).parameters())
    assert (info.origin.step, info.origin.bits_per_byte) == (7, 1.5)
    assert info.name == "r / best_checkpoint"


def test_training_state_stays_out_of_inference(tmp_path, content):
    path = tmp_path / "latest_checkpoint.pth"
    store.save(path, **content, training={"optimizer_state": {"a": torch.ones(3)}})
    assert torch.equal(store.load(path).training["optimizer_state"]["a"], torch.ones(3))
    assert store.load_for_inference(path).training is None


def test_the_previous_file_is_kept_and_found(path, content):
    store.save(path, **{**content, "origin": Origin(step=8)})
    assert store.load(path).origin.step == 8
    assert store.load(store.previous(path)).origin.step == 7


def test_no_flipped_bit_is_loaded_silently(path, content):
    whole = path.read_bytes()
    draw = random.Random(3)
    silent = 0
    for _ in range(120):
        data = bytearray(whole)
        data[draw.randrange(len(data))] ^= 1 << draw.randrange(8)
        path.write_bytes(data)
        try:
            loaded = store.load(path)
        except CheckpointError:
            continue
        same = loaded.origin == content["origin"] and all(
            torch.equal(loaded.model_state[name], value)
            for name, value in content["model_state"].items()
        )
        silent += not same
    assert silent == 0


def test_every_truncation_is_noticed(path):
    whole = path.read_bytes()
    for length in range(0, len(whole), max(1, len(whole) // 60)):
        path.write_bytes(whole[:length])
        with pytest.raises(CheckpointError):
            store.load(path)


class Evil:
    def __reduce__(self):
        return os.system, ("touch executed",)


def test_nothing_in_a_foreign_file_is_executed(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    torch.save({"format": Evil()}, tmp_path / "a.pth")
    (tmp_path / "b.pth").write_bytes(pickle.dumps(Evil()))
    torch.save(Evil(), tmp_path / "c.pth", _use_new_zipfile_serialization=False)
    for name in "abc":
        with pytest.raises(CheckpointError) as caught:
            store.load(tmp_path / f"{name}.pth")
        assert caught.value.hint
    assert not (tmp_path / "executed").exists()


def test_any_program_can_read_it_with_torch_alone(path, content):
    record = torch.load(path, weights_only=True)
    for name, value in content["model_state"].items():
        assert torch.equal(record["model_state"][name], value)


def test_foreign_and_unfitting_files_get_a_sentence(tmp_path, path, content):
    def refusal(record):
        target = tmp_path / "foreign.pth"
        torch.save(record, target)
        with pytest.raises(CheckpointError) as caught:
            store.load(target)
        return caught.value.message

    record = torch.load(path, weights_only=True)
    state = dict(record["model_state"])
    assert "not written by Tabwright" in refusal({"model_state": state, "epoch": 3})
    assert "not written by Tabwright" in refusal([1, 2])
    assert "not written by Tabwright" in refusal({**record, "format": "another"})
    assert "newer Tabwright" in refusal({**record, "version": 99})
    assert "no weights" in refusal({**record, "model_state": 3})
    assert "no readable tokenizer" in refusal({**record, "tokenizer": "{}"})
    assert "layers is 1000000000" in refusal(
        {**record, "model_config": {**record["model_config"], "layers": 10**9}}
    )
    assert "lacks the tensor" in refusal(
        {**record, "model_state": {k: v for k, v in state.items() if k != "head.weight"}}
    )
    assert "a tensor too many" in refusal(
        {**record, "model_state": {**state, "extra": torch.ones(1)}}
    )
    huge = torch.ones(1).expand(400, 16)
    assert "claims 6,400" in refusal({**record, "model_state": {**state, "head.weight": huge}})
    square = {**state, "head.weight": torch.ones(16, 16)}
    assert "its shape says" in refusal({**record, "model_state": square})
    whole = {**state, "head.weight": torch.ones(400, 16, dtype=torch.int64)}
    assert "whole numbers" in refusal({**record, "model_state": whole})
    small = {**record["model_config"], "vocabulary": 300}
    assert refusal({**record, "model_config": small})


def test_a_compressed_container_is_refused_before_it_unfolds(tmp_path, path):
    target = tmp_path / "bomb.pth"
    with (
        zipfile.ZipFile(path) as source,
        zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as bomb,
    ):
        for entry in source.infolist():
            bomb.writestr(entry.filename, source.read(entry))
    with pytest.raises(CheckpointError, match="compressed"):
        store.load(target)


def test_a_description_calls_a_damaged_file_damaged(path):
    path.write_bytes(path.read_bytes()[:3000])
    with pytest.raises(CheckpointError, match="damaged"):
        store.describe(path)


def test_a_missing_file_and_a_folder_are_sentences(tmp_path):
    with pytest.raises(CheckpointError, match="no file"):
        store.load(tmp_path / "nothing.pth")
    with pytest.raises(CheckpointError):
        store.load(tmp_path)


def test_a_refused_write_keeps_the_old_file(path, content, monkeypatch):
    monkeypatch.setattr(
        torch, "save", lambda *a, **k: (_ for _ in ()).throw(RuntimeError("writer failed"))
    )
    with pytest.raises(StorageError, match="disk is full"):
        store.save(path, **content)
    assert store.load(path).origin.step == 7
    assert [entry.name for entry in path.parent.iterdir()] == [path.name]


def test_the_list_of_checkpoints_has_the_newest_run_first(workspace, content):
    for run in ("20260101-nano", "20260102-nano"):
        for name in (store.LATEST, store.BEST):
            store.save(workspace.runs / run / store.CHECKPOINTS / name, **content)
    found = [path.relative_to(workspace.runs).parts for path in store.find_checkpoints(workspace)]
    assert [(parts[0], parts[-1]) for parts in found] == [
        ("20260102-nano", store.BEST),
        ("20260102-nano", store.LATEST),
        ("20260101-nano", store.BEST),
        ("20260101-nano", store.LATEST),
    ]
