"""The light engine from a checkpoint file: prepared once, then only opened, and it says why."""

import pytest

from core.checkpoints import light_copy
from core.completion import opening
from core.completion.backends import base, native_backend, table
from core.completion.opening import (
    NotPrepared,
    backend_states,
    describe_checkpoint,
    is_prepared,
    open_engine,
    prepare,
    warm_up,
)
from core.completion.request import CompletionRequest
from core.errors import CheckpointError
from core.export.light_export import make_light_copy
from core.inference.native.library import FoundLibrary
from core.inference.onnx_model import OnnxModel
from core.inference.sampling_config import SamplingConfig
from tests.core.export.conftest import checkpoint, tiny_tokenizer, write_checkpoint  # noqa: F401
from tests.core.inference.fakes import never

REQUEST = CompletionRequest(
    id=3, prefix="def count_total(", language="python", sampling=SamplingConfig(temperature=0.0)
)
LIGHT = ("native", "onnxruntime")


@pytest.fixture
def made(monkeypatch):
    """Which copies were made, here instead of in a child, which takes seconds."""
    made = []

    def make(path, workspace, *_):
        made.append(make_light_copy(path, workspace))

    monkeypatch.setattr(base, "make_light_copy_in_child", make)
    return made


@pytest.fixture
def look_ups(monkeypatch):
    """The light copies that were looked up, and the files whose checksums were computed."""

    class LookUps:
        copies = 0
        files: list[str] = []

    found = LookUps()
    found.files = []
    read_copy, crc32_of_file = base.read_copy, light_copy.files.crc32_of_file

    def read(folder, path):
        found.copies += 1
        return read_copy(folder, path)

    def crc(path):
        found.files.append(path.name)
        return crc32_of_file(path)

    monkeypatch.setattr(base, "read_copy", read)
    monkeypatch.setattr(light_copy.files, "crc32_of_file", crc)
    return found


@pytest.fixture
def without_decoder(monkeypatch):
    none = FoundLibrary(reason="No C compiler was found.")
    monkeypatch.setattr(native_backend, "find_native_library", lambda: none)


def test_the_copy_is_made_at_the_first_use_alone(checkpoint, workspace, made):  # noqa: F811
    told = []
    engine, found = open_engine(checkpoint, workspace, on_prepare=lambda: told.append(1))
    assert (len(made), len(told), found.info.origin.step) == (1, 1, 7)
    first = engine.complete(REQUEST, never)
    assert first.tokens >= 1
    again, _ = open_engine(checkpoint, workspace, on_prepare=lambda: told.append(1))
    assert (len(made), len(told)) == (1, 1)
    assert again.complete(REQUEST, never).text == first.text


@pytest.mark.parametrize("decoder", ["as it is", "refuses"])
def test_one_look_up_and_one_pass_of_checksums_for_each_load(
    checkpoint,  # noqa: F811
    workspace,
    made,
    look_ups,
    monkeypatch,
    decoder,
):
    make_light_copy(checkpoint, workspace)
    if decoder == "refuses":  # the next backend takes the same copy

        def refuse(*_arguments):
            raise ValueError

        monkeypatch.setattr(native_backend, "NativeModel", refuse)
    look_ups.files.clear()
    open_engine(checkpoint, workspace, may_prepare=False)
    assert look_ups.copies == 1
    assert sorted(look_ups.files) == sorted(set(look_ups.files))
    assert len(look_ups.files) == 4


def test_a_first_load_looks_before_and_after_the_copy_is_made(
    checkpoint,  # noqa: F811
    workspace,
    monkeypatch,
    look_ups,
):
    def make(path, workspace, *_):
        make_light_copy(path, workspace)
        look_ups.files.clear()  # what the child process computes

    monkeypatch.setattr(base, "make_light_copy_in_child", make)
    open_engine(checkpoint, workspace)
    assert look_ups.copies == 2
    assert len(look_ups.files) == 4


def test_who_does_not_want_to_wait_is_told_that_it_is_not_prepared(
    checkpoint,  # noqa: F811
    workspace,
    made,
):
    assert not is_prepared(checkpoint, workspace)
    with pytest.raises(NotPrepared):
        open_engine(checkpoint, workspace, may_prepare=False)
    assert prepare(checkpoint, workspace) == ""
    assert is_prepared(checkpoint, workspace)
    open_engine(checkpoint, workspace, may_prepare=False)
    assert len(made) == 1


def test_a_damaged_copy_is_made_again(checkpoint, workspace, made):  # noqa: F811
    open_engine(checkpoint, workspace)
    (made[0] / "weights.bin").write_bytes(b"")
    with pytest.raises(NotPrepared):
        open_engine(checkpoint, workspace, may_prepare=False)
    open_engine(checkpoint, workspace)
    assert len(made) == 2


def test_a_copy_that_cannot_be_kept_is_a_sentence(checkpoint, workspace, monkeypatch):  # noqa: F811
    monkeypatch.setattr(base, "make_light_copy_in_child", lambda *_: None)
    with pytest.raises(CheckpointError, match="light copy"):
        open_engine(checkpoint, workspace)


def test_a_file_that_is_no_checkpoint_is_a_sentence(tmp_path, workspace):
    path = tmp_path / "notes.pth"
    path.write_text("not a model")
    with pytest.raises(CheckpointError) as caught:
        open_engine(path, workspace)
    assert caught.value.hint


def test_a_shape_that_no_wanted_backend_runs_is_a_sentence(
    write_checkpoint,  # noqa: F811
    workspace,
    made,
):
    path = write_checkpoint(head_dim=8)
    assert "heads of width 8" in prepare(path, workspace)
    with pytest.raises(CheckpointError, match="Nothing on this machine") as caught:
        open_engine(path, workspace, backends=LIGHT)
    assert "heads of width 8" in caught.value.hint


def test_without_a_decoder_onnxruntime_runs_the_copy_and_says_why(
    checkpoint,  # noqa: F811
    workspace,
    made,
    without_decoder,
):
    warm_up()
    engine, found = open_engine(checkpoint, workspace)
    assert isinstance(engine.model, OnnxModel)
    assert (found.backend, found.kernel) == ("onnxruntime", "CPU")
    assert found.text == (
        "Runs in: onnxruntime (CPU). Not in native decoder: No C compiler was found."
    )


@pytest.mark.parametrize("error", [ValueError("no decoder for this"), OSError(), MemoryError()])
def test_what_the_decoder_does_not_take_onnxruntime_runs(
    checkpoint,  # noqa: F811
    workspace,
    made,
    monkeypatch,
    error,
):
    def refuse(*_arguments):
        raise error

    decoder = FoundLibrary(library=object(), kernel="k")
    monkeypatch.setattr(native_backend, "find_native_library", lambda: decoder)
    monkeypatch.setattr(native_backend, "NativeModel", refuse)
    engine, found = open_engine(checkpoint, workspace)
    assert isinstance(engine.model, OnnxModel)
    assert "Not in native decoder: It did not take the model" in found.reason


def test_with_a_decoder_it_runs_the_copy(checkpoint, workspace, made, monkeypatch):  # noqa: F811
    taken = []
    real = native_backend.NativeModel
    if (kernel := native_backend.find_native_library().kernel) == "":
        pytest.skip("this machine has no decoder")

    def open_it(*arguments):
        taken.append(arguments)
        return real(*arguments)

    monkeypatch.setattr(native_backend, "NativeModel", open_it)
    _engine, found = open_engine(checkpoint, workspace, threads=3)
    ((_library, _tensors, config, threads),) = taken
    assert (config, threads) == (found.info.model_config, 3)
    assert (found.backend, found.kernel, found.reason) == ("native", kernel, "")


def test_the_machine_is_described_without_a_checkpoint(without_decoder):
    states = {state.name: state for state in backend_states()}
    assert set(states) == {backend.name for backend in table.BACKENDS}
    assert states["native"].reason == "No C compiler was found."
    assert states["onnxruntime"].reason == ""


def test_a_checkpoint_is_described_before_it_is_prepared(
    checkpoint,  # noqa: F811
    workspace,
    made,
    without_decoder,
):
    before = describe_checkpoint(checkpoint, workspace)
    assert before.startswith("Runs in: onnxruntime (CPU). Not in native decoder:")
    assert "prepared at its first use" in before
    assert not made
    open_engine(checkpoint, workspace)
    after = describe_checkpoint(checkpoint, workspace)
    assert after.startswith("Runs in: onnxruntime (CPU).")
    assert "first use" not in after


def test_a_backend_is_one_module_and_one_row(checkpoint, workspace, monkeypatch):  # noqa: F811
    import sys
    from types import SimpleNamespace

    asked = []

    def open_model(source, threads):
        asked.append((source.path, threads))
        raise base.BackendUnavailable("Only a test.")

    module = SimpleNamespace(open_model=open_model, probe=lambda: "none")
    monkeypatch.setitem(sys.modules, "core.completion.backends.other_backend", module)
    row = table.Backend(
        name="other", title="another", module="other_backend", opens=frozenset({"checkpoint"})
    )
    monkeypatch.setattr(opening, "BACKENDS", (row, *table.BACKENDS))
    make_light_copy(checkpoint, workspace)
    _engine, found = open_engine(checkpoint, workspace, threads=2)
    assert asked == [(checkpoint, 2)]
    assert "Not in another: Only a test." in found.reason
