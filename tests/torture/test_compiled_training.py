"""A run whose blocks are compiled: learns the same, and resumes bit for bit."""

import pytest
import torch

from core.checkpoints import store
from core.control import Control
from core.diagnosis.machine import has_compiler
from core.events import TrainStep
from core.training.loop.train import train
from core.training.runs.run_folder import resume_config
from tests.core.conftest import tiny_workspace, workspace  # noqa: F401 - fixtures
from tests.core.training.test_trainer import Recorder, run_config

pytestmark = [
    pytest.mark.torture,
    pytest.mark.timeout(600),
    pytest.mark.skipif(not has_compiler(), reason="torch compiles with a C++ compiler"),
]


def run(workspace, compile_, steps):  # noqa: F811
    recorder = Recorder()
    config = run_config(steps, f"train.compile={compile_}", "train.decay_fraction=0")
    result = train(config, workspace, recorder, Control())
    return result, [event.loss for event in recorder.of(TrainStep)]


def test_it_learns_the_same_and_resumes_exactly(workspace, monkeypatch):  # noqa: F811
    # Another test in this process may have chosen a device already, and that one would stay.
    monkeypatch.delenv("TORCHINDUCTOR_CACHE_DIR", raising=False)
    _, plain = run(workspace, "off", 6)
    whole, compiled = run(workspace, "on", 6)
    assert compiled == pytest.approx(plain, abs=1e-3)
    state = torch.load(whole.checkpoint, weights_only=True)
    assert state["training"]["compiled"] is True
    assert (workspace.cache / "compiled").is_dir()
    part, _ = run(workspace, "on", 3)
    folder = workspace.runs / part.run
    recorder = Recorder()
    train(
        resume_config(folder, ["train.max_steps=6"]), workspace, recorder, Control(), resume=folder
    )
    assert [event.loss for event in recorder.of(TrainStep)] == compiled[3:]
    again = store.load_for_inference(folder / "model" / "checkpoints" / "latest_checkpoint.pth")
    for name, value in state["model_state"].items():
        assert torch.equal(value, again.model_state[name]), name
