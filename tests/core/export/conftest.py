"""A checkpoint file of a tiny model, for everything that makes copies of one."""

import dataclasses

import pytest
import torch

from core.checkpoints import store
from core.checkpoints.format import Origin
from core.control import Control
from core.data.token_dataset import TokenDataset
from core.events import discard
from core.export import proof, readers
from core.export.portable import portable_model
from core.export.proof_texts import odd_texts
from core.model.config import ModelConfig
from core.model.gpt import GPT
from core.tokenizer.config import TokenizerConfig
from core.tokenizer.training import train_tokenizer

SHAPE = ModelConfig(
    vocabulary=400, context=32, layers=1, heads=2, kv_heads=1, head_dim=16, width=16, ffn=24
)
# A further token than the tokenizer has, two blocks, rows of whole blocks of q8_0 and others.
EVERYDAY = {"vocabulary": 401, "layers": 2, "width": 32, "ffn": 56}
TIED = {**EVERYDAY, "tied": True}
PUBLISHED = {
    "architecture": "gpt2", "vocabulary": 401, "layers": 2, "kv_heads": 2, "width": 32, "ffn": 56,
}  # fmt: skip
LAYOUTS = {"everyday": EVERYDAY, "tied": TIED, "published": PUBLISHED}


@pytest.fixture(scope="session")
def tiny_tokenizer(tiny_workspace):
    return TokenDataset.open(tiny_workspace.find_dataset("tiny")).tokenizer


@pytest.fixture
def write_checkpoint(tmp_path, tiny_tokenizer):
    """Writes a checkpoint; another seed makes other weights, and the shape can be changed."""

    def write(
        name="best_checkpoint.pth",
        seed=0,
        tokenizer=tiny_tokenizer,
        fim_rate=0.0,
        fim_ends_middles=False,
        **shape,
    ):
        torch.manual_seed(seed)
        model = GPT(dataclasses.replace(SHAPE, **shape))
        torch.nn.init.normal_(model.head.weight)
        if shape:
            # Norms of one and biases of zero would hide a wrong mapping.
            with torch.no_grad():
                for parameter in model.parameters():
                    parameter.add_(torch.randn_like(parameter) * 0.1)
        path = tmp_path / "run" / name
        store.save(
            path,
            model_config=model.config,
            model_state=model.state_dict(),
            tokenizer=tokenizer,
            origin=Origin(
                preset="nano",
                run="r",
                step=7,
                bits_per_byte=1.5,
                fim_rate=fim_rate,
                fim_ends_middles=fim_ends_middles,
            ),
        )
        return path

    return write


@pytest.fixture(scope="session")
def card_tokenizer():
    """One that normalizes with NFKC."""
    config = TokenizerConfig(style="card", vocabulary=400)
    text = "def area(width, height):\n    return width * height\n"
    return train_tokenizer(config, iter([text] * 20), discard, Control()).tokenizer


@pytest.fixture
def portable(write_checkpoint):
    """A model read for export; arguments as for ``write_checkpoint``."""

    def read(**arguments):
        return portable_model(write_checkpoint(**arguments))

    return read


@pytest.fixture
def few_texts(monkeypatch):
    """A proof of some hundred texts instead of ten thousand."""
    monkeypatch.setattr(proof, "odd_texts", lambda tokenizer: odd_texts(tokenizer, 400))


@pytest.fixture
def own_readers(monkeypatch):
    """As if neither llama-cpp-python nor transformers were installed."""
    monkeypatch.setattr(readers, "is_installed", lambda module: False)


@pytest.fixture
def checkpoint(write_checkpoint):
    return write_checkpoint()
