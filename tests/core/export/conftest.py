"""A checkpoint file of a tiny model, for everything that makes copies of one."""

import dataclasses

import pytest
import torch

from core.checkpoints import store
from core.checkpoints.format import Origin
from core.data.token_dataset import TokenDataset
from core.model.config import ModelConfig
from core.model.gpt import GPT

SHAPE = ModelConfig(
    vocabulary=400, context=32, layers=1, heads=2, kv_heads=1, head_dim=16, width=16, ffn=24
)


@pytest.fixture(scope="session")
def tiny_tokenizer(tiny_workspace):
    return TokenDataset.open(tiny_workspace.find_dataset("tiny")).tokenizer


@pytest.fixture
def write_checkpoint(tmp_path, tiny_tokenizer):
    """Writes a checkpoint; another seed makes other weights, and the shape can be changed."""

    def write(name="best_checkpoint.pth", seed=0, **shape):
        torch.manual_seed(seed)
        model = GPT(dataclasses.replace(SHAPE, **shape))
        torch.nn.init.normal_(model.head.weight)
        path = tmp_path / "run" / name
        store.save(
            path,
            model_config=model.config,
            model_state=model.state_dict(),
            tokenizer=tiny_tokenizer,
            origin=Origin(preset="nano", run="r", step=7, bits_per_byte=1.5),
        )
        return path

    return write


@pytest.fixture
def checkpoint(write_checkpoint):
    return write_checkpoint()
