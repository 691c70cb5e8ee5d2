"""Every sound checkpoint opens: in the light engine, or in torch where only that can run it."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from core.cli.commands import main
from core.completion import calibrating
from core.completion.backends import base, table
from core.completion.calibrating import calibrate
from core.completion.calibration import Calibration, load_calibration, save_calibration
from core.completion.opening import TORCH, open_engine
from core.completion.precision import PrecisionTable
from core.completion.request import CompletionRequest
from core.control import Control
from core.errors import CheckpointError
from core.events import discard
from core.export.light_export import make_light_copy
from core.inference.mixed_model import DEFAULT_FILE_WEIGHTS
from core.inference.sampling_config import SamplingConfig
from core.inference.torch_model import TorchModel
from tests.core.export.conftest import checkpoint, tiny_tokenizer, write_checkpoint  # noqa: F401
from tests.core.inference.fakes import never

ROOT = Path(__file__).resolve().parents[3]
REQUEST = CompletionRequest(
    id=3, prefix="def count_total(", language="python", sampling=SamplingConfig(temperature=0.0)
)
# Widths of heads that the form allows and onnxruntime's attention does not take.
ODD_WIDTHS = (8, 12, 24)


@pytest.fixture(autouse=True)
def here(monkeypatch):
    """Copies are made in this process, not in a child, which takes seconds."""
    monkeypatch.setattr(base, "make_light_copy_in_child", lambda *args: make_light_copy(*args[:2]))


@pytest.fixture(params=ODD_WIDTHS)
def odd(request, write_checkpoint):  # noqa: F811
    return write_checkpoint(head_dim=request.param)


def test_a_shape_for_torch_alone_is_opened_with_torch(odd, workspace):
    engine, found = open_engine(odd, workspace)
    assert isinstance(engine.model, TorchModel)
    assert (found.info.path, found.backend) == (odd, "torch")
    assert "native decoder or onnxruntime: The light engine cannot run heads" in found.reason
    expected = open_engine(odd, workspace, backends=TORCH)[0].complete(REQUEST, never)
    assert engine.complete(REQUEST, never).text == expected.text


def test_other_shapes_never_load_torch(checkpoint, workspace, monkeypatch):  # noqa: F811
    light = tuple(backend for backend in table.BACKENDS if backend.name != "torch")
    monkeypatch.setattr("core.completion.opening.BACKENDS", light)
    engine, _found = open_engine(checkpoint, workspace)
    assert not isinstance(engine.model, TorchModel)


def test_its_calibration_is_found(odd, workspace):
    table = PrecisionTable(
        scores=(-2.0, 0.0), precisions=(0.1, 0.8), default_minimum=0.26, samples=300, right=0.25,
        default_shown=0.31, default_right=0.58,
    )  # fmt: skip
    save_calibration(workspace, odd, Calibration(precision=table))
    assert open_engine(odd, workspace)[0].precision == table


def test_what_is_no_checkpoint_is_no_shape_for_torch(tmp_path, workspace):
    path = tmp_path / "notes.pth"
    path.write_text("not a model")
    with pytest.raises(CheckpointError):
        open_engine(path, workspace)


def test_it_can_be_calibrated(odd, workspace, monkeypatch):
    monkeypatch.setattr(calibrating, "MAX_CARETS", 6)
    monkeypatch.setattr(calibrating, "MIN_SAMPLES", 1)
    monkeypatch.setattr(calibrating, "fit_file_weights", lambda *_: DEFAULT_FILE_WEIGHTS)
    texts = ["def f(x):\n    return x + 1\n" * 12, "total = count(items)\nprint(total)\n" * 12] * 2
    found = calibrate(odd, workspace, texts, discard, Control())
    assert found.precision.samples >= 1
    assert load_calibration(workspace, odd).precision == found.precision


def test_complete_answers_once(odd, workspace, tmp_path, capsys):
    file = tmp_path / "a.py"
    file.write_text("def count_total(")
    arguments = ["complete", "--checkpoint", str(odd), str(file), "--temperature", "0", "--json"]
    assert main([*arguments, "--workspace", str(workspace.folder)]) == 0
    assert json.loads(capsys.readouterr().out)["tokens"] >= 1


def test_the_loop_answers(write_checkpoint, workspace):  # noqa: F811
    odd = write_checkpoint(head_dim=8)
    line = {"prefix": "def count_total(", "temperature": 0}
    lines = [json.dumps(line | {"id": id}) for id in (1, 2)]
    done = subprocess.run(
        [
            *(sys.executable, "main.py", "complete", "--stdin-loop"),
            *("--checkpoint", str(odd), "--workspace", str(workspace.folder)),
        ],
        cwd=ROOT, input="\n".join(lines) + "\n", capture_output=True, text=True, timeout=80,
        env={**os.environ, "OMP_NUM_THREADS": "1"},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    first, second = map(json.loads, done.stdout.strip().split("\n"))
    assert (first["id"], second["id"]) == (1, 2)
    engine, _found = open_engine(odd, workspace, backends=TORCH)
    assert first["text"] == second["text"] == engine.complete(REQUEST, never).text
