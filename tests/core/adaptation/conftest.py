"""A small model, a project to adapt it to, and the settings with which that takes a second."""

import random

import pytest
import torch

from core.adaptation.config import AdaptationConfig
from core.checkpoints import store
from core.checkpoints.format import Origin
from core.data.token_dataset import TokenDataset
from core.model.gpt import GPT
from core.training.presets import load_preset
from tests.core.conftest import TINY_SHAPE

NAMES = ("parser", "reader", "writer", "buffer", "stream", "record", "header", "packet")


def write_project(folder, files=30, seed=3):
    """Files of one project, with common names and idioms but are no copies of each other."""
    draw = random.Random(seed)
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(files):
        words = [f"{a}_{b}" for a in draw.sample(NAMES, 3) for b in draw.sample(NAMES, 3)]
        lines = [f"# Part {number}: {' '.join(draw.sample(words, 3))}"]
        for word in words * 2:
            other = draw.choice(words)
            body = draw.choice(
                (
                    f"    self.{other} = {word}.{draw.choice(NAMES)}({draw.randrange(99)})",
                    f"    for {other} in {word}: yield {other}.{draw.choice(NAMES)}",
                    f"    return {other} if {word} is None else {draw.choice(words)}",
                    f"    assert {word} != {draw.randrange(99)}, {other!r}",
                )
            )
            lines += [f"def {word}_{draw.randrange(999)}(self, {other}):", body]
        (folder / f"part_{number:02d}.py").write_text("\n".join(lines) + "\n")
    return folder


def save_model(path, workspace, seed=1, shape=TINY_SHAPE):
    """A tiny model that knows nothing, with the tokenizer of the tiny dataset."""
    dataset = TokenDataset.open(workspace.find_dataset("tiny"))
    config = load_preset("nano", assignments=shape).model
    torch.manual_seed(seed)
    store.save(
        path,
        model_config=config,
        model_state=GPT(config).state_dict(),
        tokenizer=dataset.tokenizer,
        origin=Origin(preset="nano", dataset=dataset.name, run="tiny", step=5),
    )
    return path


@pytest.fixture
def project(tmp_path):
    return write_project(tmp_path / "project")


@pytest.fixture
def checkpoint(tmp_path, workspace):
    return save_model(tmp_path / "model.pth", workspace)


@pytest.fixture
def quick():
    """Settings with which an untrained model gets better in a second, forgetting allowed."""
    return AdaptationConfig(
        minutes=0.01, threads=1, lr_multiplier=1.0, held_out_tokens=2000, max_forgetting=1.0
    )
