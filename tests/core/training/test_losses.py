"""The losses of twenty steps of a tiny model, as they were stored: no change of code moves them."""

import json
from pathlib import Path

import pytest

from core.control import Control
from core.events import TrainStep
from core.training.loop.train import train
from core.training.presets import load_preset
from tests.core.conftest import TINY_SHAPE

GOLDEN = Path(__file__).parents[2] / "golden" / "losses.json"
# Losses are about 6 nats; processors and versions of torch differ in the last digits of float32.
TOLERANCE = 2e-4
SITUATIONS = {
    "muon": ("train.accumulation=2",),
    "adamw": ("train.optimizer=adamw", "train.learning_rate=0.003"),
    "short windows first": ("train.context_warmup=0.5",),
    "fill in the middle": ("train.fim_rate=0.5",),
}


def losses(workspace, *assignments):
    config = load_preset(
        "nano",
        dataset="tiny",
        assignments=[
            *TINY_SHAPE,
            "train.max_steps=20",
            "train.batch_size=4",
            "train.evaluate_steps=7",
            "train.evaluation_tokens=128",
            "train.sample_tokens=4",
            "train.threads=1",
            "train.precision=fp32",
            "train.compile=off",
            "train.device=cpu",
            "train.warmup_steps=3",
            # What the preset had when the losses were stored.
            "train.momentum_warmup_steps=0",
            "train.adam_beta1=0.9",
            *assignments,
        ],
    )
    seen = []
    train(config, workspace, seen.append, Control())
    return [event.loss for event in seen if isinstance(event, TrainStep)]


@pytest.mark.parametrize("situation", SITUATIONS)
def test_the_losses_are_those_that_were_stored(workspace, situation):
    stored = json.loads(GOLDEN.read_text())[situation]
    assert len(stored) == 20
    assert losses(workspace, *SITUATIONS[situation]) == pytest.approx(stored, abs=TOLERANCE)
