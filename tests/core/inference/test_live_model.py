"""Completing with weights that change underneath."""

import threading

import numpy as np
import pytest
import torch

from core.control import Control
from core.events import TrainStep
from core.inference.live_model import LiveModel
from core.inference.torch_model import TorchModel
from core.model.config import ModelConfig
from core.model.gpt import GPT
from core.training.loop.live import LiveWeights
from core.training.loop.train import train
from core.training.presets import load_preset
from tests.core.conftest import TINY_SHAPE

CONFIG = ModelConfig(
    vocabulary=50, context=24, layers=2, heads=2, kv_heads=1, head_dim=8, width=16, ffn=24
)
IDS = [4, 9, 30, 7, 7, 12]


@pytest.fixture
def weights():
    torch.manual_seed(0)
    return LiveWeights("run", randomised(GPT(CONFIG)), None, step=3)


def randomised(model):
    with torch.no_grad():
        for parameter in model.parameters():
            parameter.normal_(std=0.3)
    return model


def logits_now(weights, ids):
    return TorchModel(weights.model).prefill(ids)


def change(weights):
    with weights.changing():
        randomised(weights.model)


def close(actual, expected):
    np.testing.assert_allclose(actual, expected, atol=1e-5, rtol=1e-4)


def test_it_is_the_model_as_it_is_now(weights):
    live = LiveModel(weights)
    assert (live.context, live.vocabulary, live.step) == (24, 50, 3)
    close(live.prefill(IDS), logits_now(weights, IDS))
    close(live.extend([5]), logits_now(weights, [*IDS, 5]))
    live.truncate(2)
    assert (live.length, live.tokens) == (2, IDS[:2])


def test_a_step_in_between_leaves_nothing_of_the_old_weights(weights):
    live = LiveModel(weights)
    before = live.prefill(IDS)
    change(weights)
    close(live.extend([5]), logits_now(weights, [*IDS, 5]))
    assert live.step == 4
    change(weights)
    close(live.extend_all([6, 7])[-1], logits_now(weights, [*IDS, 5, 6, 7]))
    change(weights)
    assert not np.allclose(live.prefill(IDS), before, atol=0.1)
    close(live.prefill(IDS), logits_now(weights, IDS))


def test_weights_do_not_change_during_a_pass(weights):
    inside, left = threading.Event(), []

    def trainer():
        inside.wait()
        change(weights)
        left.append(weights.step)

    thread = threading.Thread(target=trainer)
    thread.start()
    with weights.reading() as step:
        inside.set()
        thread.join(0.05)
        assert (step, left) == (3, [])
    thread.join()
    assert left == [4]


def test_a_step_that_fails_does_not_count(weights):
    with pytest.raises(RuntimeError), weights.changing():
        raise RuntimeError
    assert weights.step == 3
    with weights.reading() as step:  # and nobody is locked out
        assert step == 3


def test_a_run_hands_out_its_weights(workspace):
    """At every step the answers are of other weights."""
    run_config = load_preset(
        "nano",
        dataset="tiny",
        assignments=[*TINY_SHAPE, "train.max_steps=3", "train.batch_size=2", "train.threads=1"],
    )
    found, seen = [], []

    def emit(event):
        if isinstance(event, TrainStep):
            (live,) = found
            seen.append((live.prefill(IDS).copy(), live.step, event.step))

    train(
        run_config,
        workspace,
        emit,
        Control(),
        on_model=lambda weights: found.append(LiveModel(weights)),
    )
    steps = [event_step for *_, event_step in seen]
    assert [step for _, step, _ in seen] == steps == [1, 2, 3]
    assert not np.allclose(seen[0][0], seen[-1][0])
