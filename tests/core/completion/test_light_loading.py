"""The light engine from a checkpoint file: made once, then only opened."""

import pytest

from core.checkpoints.light_copy import UnsupportedShape
from core.completion import light_loading
from core.completion.light_loading import load_light_engine
from core.completion.request import CompletionRequest
from core.errors import CheckpointError
from core.export.light_export import make_light_copy
from core.inference.onnx_model import OnnxModel
from core.inference.sampling_config import SamplingConfig
from tests.core.export.conftest import checkpoint, tiny_tokenizer, write_checkpoint  # noqa: F401
from tests.core.inference.fakes import never

REQUEST = CompletionRequest(
    id=3, prefix="def count_total(", language="python", sampling=SamplingConfig(temperature=0.0)
)


@pytest.fixture
def made(monkeypatch):
    """Which copies were made, here instead of in a child, which takes seconds."""
    made = []

    def make(path, workspace):
        made.append(make_light_copy(path, workspace))

    monkeypatch.setattr(light_loading, "make_light_copy_in_child", make)
    return made


def test_the_copy_is_made_at_the_first_use_alone(checkpoint, workspace, made):  # noqa: F811
    told = []
    engine, info = load_light_engine(checkpoint, workspace, before_export=lambda: told.append(1))
    assert (len(made), len(told), info.origin.step) == (1, 1, 7)
    first = engine.complete(REQUEST, never)
    assert first.tokens >= 1
    again, _ = load_light_engine(checkpoint, workspace, before_export=lambda: told.append(1))
    assert (len(made), len(told)) == (1, 1)
    assert again.complete(REQUEST, never).text == first.text


def test_a_damaged_copy_is_made_again(checkpoint, workspace, made):  # noqa: F811
    load_light_engine(checkpoint, workspace)
    (made[0] / "weights.bin").write_bytes(b"")
    load_light_engine(checkpoint, workspace)
    assert len(made) == 2


def test_a_copy_that_cannot_be_kept_is_a_sentence(checkpoint, workspace, monkeypatch):  # noqa: F811
    monkeypatch.setattr(light_loading, "make_light_copy_in_child", lambda *_: None)
    with pytest.raises(CheckpointError, match="light copy"):
        load_light_engine(checkpoint, workspace)


def test_a_file_that_is_no_checkpoint_is_a_sentence(tmp_path, workspace):
    path = tmp_path / "notes.pth"
    path.write_text("not a model")
    with pytest.raises(CheckpointError) as caught:
        load_light_engine(path, workspace)
    assert caught.value.hint


def test_a_shape_for_torch_alone_is_told_apart(write_checkpoint, workspace):  # noqa: F811
    path = write_checkpoint(head_dim=8)
    with pytest.raises(UnsupportedShape, match="heads of width 8"):
        load_light_engine(path, workspace)


@pytest.fixture
def copy(checkpoint, workspace, made):  # noqa: F811
    load_light_engine(checkpoint, workspace)
    return light_loading.find_light_copy(checkpoint, workspace)


def test_without_a_decoder_onnxruntime_runs_the_copy(copy, monkeypatch):
    monkeypatch.setattr(light_loading, "native_library", lambda: None)
    light_loading.warm_up()
    assert isinstance(light_loading.open_light_model(copy), OnnxModel)


@pytest.mark.parametrize("error", [ValueError, OSError, MemoryError])
def test_what_the_decoder_does_not_take_onnxruntime_runs(copy, monkeypatch, error):
    def refuse(*_arguments):
        raise error

    monkeypatch.setattr(light_loading, "native_library", object)
    monkeypatch.setattr(light_loading, "NativeModel", refuse)
    assert isinstance(light_loading.open_light_model(copy), OnnxModel)


def test_with_a_decoder_it_runs_the_copy(copy, monkeypatch):
    taken = []
    monkeypatch.setattr(light_loading, "native_library", lambda: "the decoder")
    monkeypatch.setattr(light_loading, "NativeModel", lambda *arguments: taken.append(arguments))
    light_loading.open_light_model(copy, threads=3)
    ((library, tensors, config, threads),) = taken
    assert (library, config, threads) == ("the decoder", copy.info.model_config, 3)
    assert set(tensors) == set(copy.locations)
