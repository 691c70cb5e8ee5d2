"""Checkpoints in torch, and the weights of a running training."""

import pytest
import torch

from core.checkpoints.format import Origin
from core.checkpoints.store import load_for_inference, save
from core.completion.calibration import Calibration, save_calibration
from core.completion.opening import TORCH, open_engine
from core.completion.precision import PrecisionTable
from core.completion.project_defaults import PROJECT_ONLY
from core.completion.request import CompletionRequest
from core.control import Control
from core.errors import CheckpointError
from core.events import discard
from core.model.config import ModelConfig
from core.model.gpt import GPT
from core.tokenizer.config import TokenizerConfig
from core.tokenizer.special_tokens import FIM_MIDDLE_ID
from core.tokenizer.training import train_tokenizer
from core.training.loop.live import LiveWeights
from core.workspace import open_workspace
from tests.core.inference.fakes import never


def write_checkpoint(folder, **origin):
    tokenizer = train_tokenizer(
        TokenizerConfig(vocabulary=300),
        iter(["def f(x):\n    return x\n"] * 50),
        discard,
        Control(),
    ).tokenizer
    config = ModelConfig(
        vocabulary=tokenizer.vocabulary_size, context=64, layers=1, heads=2, kv_heads=2,
        head_dim=8, width=16, ffn=32,
    )  # fmt: skip
    torch.manual_seed(0)
    model = GPT(config)
    torch.nn.init.normal_(model.head.weight)
    path = folder / "best_checkpoint.pth"
    save(
        path,
        model_config=config,
        model_state=model.state_dict(),
        tokenizer=tokenizer,
        origin=Origin(run="tiny", step=5, bits_per_byte=4.5, **origin),
    )
    return path


@pytest.fixture
def checkpoint(tmp_path):
    return write_checkpoint(tmp_path)


@pytest.fixture
def workspace(tmp_path):
    return open_workspace(tmp_path / "workspace")


def test_a_checkpoint_becomes_an_engine_that_completes(checkpoint, workspace):
    engine, found = open_engine(checkpoint, workspace, backends=TORCH)
    assert found.info.origin.step == 5
    assert (found.backend, found.reason) == ("torch", "")
    assert found.kernel in ("cpu", "cuda", "mps")
    request = CompletionRequest(id=3, prefix="def f(x):\n    ret", language="python")
    first = engine.complete(request, never)
    assert first.id == 3
    assert first.text or first.no_suggestion_reason
    assert first.tokens >= 1
    engine.results.clear()
    again = engine.complete(request, never)
    assert (again.text, again.no_suggestion_reason) == (first.text, first.no_suggestion_reason)
    assert again.reused_tokens > first.reused_tokens == 0


@pytest.mark.parametrize("fim_rate", [0.0, 0.5])
def test_a_model_that_has_learned_to_fill_in_is_shown_what_follows(tmp_path, workspace, fim_rate):
    path = write_checkpoint(tmp_path, fim_rate=fim_rate)
    engine, _found = open_engine(path, workspace, backends=TORCH)
    request = CompletionRequest(id=3, prefix="def f(x):\n    ret", suffix="\n    return x\n")
    engine.complete(request, never)
    assert (FIM_MIDDLE_ID in engine.model.tokens) is (fim_rate > 0)


def test_what_was_measured_comes_with_the_checkpoint(checkpoint, workspace):
    assert open_engine(checkpoint, workspace, backends=TORCH)[0].precision.is_fallback
    table = PrecisionTable(scores=(-1.0, 0.0), precisions=(0.2, 0.6), samples=50)
    save_calibration(workspace, checkpoint, Calibration(precision=table))
    assert open_engine(checkpoint, workspace, backends=TORCH)[0].precision == table


def test_a_file_that_is_no_checkpoint_is_a_sentence(tmp_path, workspace):
    path = tmp_path / "notes.pth"
    path.write_text("not a model")
    with pytest.raises(CheckpointError) as caught:
        open_engine(path, workspace, backends=TORCH)
    assert caught.value.hint


def test_a_checkpoint_needs_a_workspace_for_its_calibration(checkpoint):
    with pytest.raises(ValueError, match="workspace"):
        open_engine(checkpoint)


def test_the_weights_of_a_training_are_followed(checkpoint, workspace):
    loaded = load_for_inference(checkpoint)
    model = GPT.from_state(loaded.model_config, loaded.model_state)
    weights = LiveWeights("a run", model, loaded.tokenizer, 1)
    engine, found = open_engine(weights)
    assert (found.backend, found.kernel, found.reason) == ("torch", "cpu", "")
    assert (found.info.origin.run, found.info.parameters > 0) == ("a run", True)
    request = CompletionRequest(id=3, prefix="def f(x):\n    ret", language="python")
    engine.complete(request, never)
    assert engine.complete(request, never).is_cached
    with weights.changing():
        pass
    assert not engine.complete(request, never).is_cached


def test_without_a_model_file_and_project_answer():
    engine, found = open_engine(None)
    assert (found.backend, found.info.path, found.info.parameters) == (
        "project-only", PROJECT_ONLY, 0,
    )  # fmt: skip
    assert found.kernel in ("C", "Python")
    assert engine.asks_memory
