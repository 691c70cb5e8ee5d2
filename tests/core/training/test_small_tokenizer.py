"""A tokenizer smaller than the model's vocabulary: what it does not have is never drawn.

The form offers 8,000 entries for the model whatever a small corpus filled. Here the model wants
nothing more than those entries that no tokenizer has.
"""

import json

import pytest
import torch

from core.checkpoints import store
from core.checkpoints.format import Origin
from core.completion.backends import base, native_backend
from core.completion.engine import CompletionEngine
from core.completion.opening import open_engine
from core.completion.request import CompletionRequest
from core.control import Control
from core.data.token_dataset import TokenDataset
from core.evaluation.validation_typing import make_simulator
from core.events import Notice, SampleDrawn, TypingSimulated
from core.export.light_export import make_light_copy
from core.inference.live_model import LiveModel
from core.inference.mixed_model import DEFAULT_FILE_WEIGHTS
from core.inference.native.library import FoundLibrary
from core.inference.sampling_config import MODES, SamplingConfig
from core.inference.text_scoring import score_text
from core.inference.torch_model import TorchModel
from core.model.config import ModelConfig
from core.model.gpt import GPT
from core.training.loop.live import LiveWeights
from core.training.loop.train import train
from core.training.observe.samples import draw_sample
from tests.core.training.test_steering import at_every_measurement  # noqa: F401 - a fixture
from tests.core.training.test_trainer import Recorder, run_config

VOCABULARY = 520
SHAPE = ModelConfig(
    architecture="gpt2", vocabulary=VOCABULARY, context=64, layers=1, heads=2, kv_heads=2,
    head_dim=16, width=32, ffn=64,
)  # fmt: skip
RARE = "名前 = 'ÿ ☃ 😀'\n"


@pytest.fixture
def tokenizer(tiny_workspace):
    tokenizer = TokenDataset.open(tiny_workspace.find_dataset("tiny")).tokenizer
    assert tokenizer.vocabulary_size < VOCABULARY
    return tokenizer


def longing(model, known):
    """A model that all but always wants what the tokenizer does not have."""
    with torch.no_grad():
        model.head.bias[known:] = 50.0
    return model.eval()


@pytest.fixture
def model(tokenizer):
    torch.manual_seed(3)
    return longing(GPT(SHAPE), tokenizer.vocabulary_size)


@pytest.mark.parametrize("prompt", [RARE, "def f(", "x"])
def test_a_sample_is_drawn_from_what_there_is(model, tokenizer, prompt):
    ids = [2, *tokenizer.encode(prompt)]
    texts = {draw_sample(model, tokenizer, ids, 30, seed) for seed in range(20)}
    assert len(texts) > 1


def test_control_a_model_of_this_kind_wants_what_is_not_there(model, tokenizer):
    ids = torch.tensor([[2, *tokenizer.encode(RARE)]])
    assert int(model(ids)[0, -1].argmax()) >= tokenizer.vocabulary_size
    with pytest.raises(IndexError):
        tokenizer.token_bytes(VOCABULARY - 1)


def test_a_run_of_such_a_model_ends_well(workspace, at_every_measurement):  # noqa: F811
    config = run_config(
        8,
        f"model.vocabulary={VOCABULARY}", "model.architecture=gpt2", "model.tied=false",
        "train.optimizer=adamw", "train.learning_rate=0.001", "train.sample_tokens=24",
        f"train.prompts={json.dumps([RARE, 'def f('], ensure_ascii=False)}",
    )  # fmt: skip
    seen = Recorder()

    def spoil(weights):
        longing(weights.model, weights.tokenizer.vocabulary_size).train()

    done = train(
        config,
        workspace,
        seen,
        Control(),
        on_model=spoil,
        make_typing_simulator=make_simulator,
    )
    assert done.state == "finished"
    assert [sample.prompt for sample in seen.of(SampleDrawn)][1:3] == [RARE, "def f("]
    assert len(seen.of(SampleDrawn)) == 6
    assert len(seen.of(TypingSimulated)) == 2
    assert not [notice for notice in seen.of(Notice) if notice.level == "warning"]


def request(prefix, **more):
    defaults = {"id": 1, "sampling": SamplingConfig(temperature=0.0), "max_tokens": 20}
    return CompletionRequest(prefix=prefix, **{"language": "python", **defaults, **more})


PREFIXES = ["import os\n\ndef co", f"{RARE}x = ", "", "    return na", "def f(a, b):\n    "]


@pytest.mark.parametrize("kind", ["plain", "with the file", "live"])
@pytest.mark.parametrize("alternatives", [1, 4])
def test_suggestions_and_alternatives_are_of_what_there_is(model, tokenizer, kind, alternatives):
    inner = (
        LiveModel(LiveWeights("r", model, tokenizer, 1)) if kind == "live" else TorchModel(model)
    )
    weights = DEFAULT_FILE_WEIGHTS if kind == "with the file" else None
    engine = CompletionEngine(inner, tokenizer, file_weights=weights)
    samplings = [*MODES.values(), SamplingConfig(temperature=2.0, seed=5)]
    tokens = 0
    for prefix in PREFIXES:
        for sampling in samplings:
            asked = request(prefix, sampling=sampling, alternatives=alternatives)
            tokens += engine.complete(asked, lambda: False).tokens
    assert tokens > len(PREFIXES)


@pytest.mark.parametrize("native", ["off", "on"])
def test_the_light_engine_too(model, tokenizer, workspace, tmp_path, monkeypatch, native):
    monkeypatch.setattr(base, "make_light_copy_in_child", lambda *args: make_light_copy(*args[:2]))
    if native == "off":
        none = FoundLibrary(reason="Not here.")
        monkeypatch.setattr(native_backend, "find_native_library", lambda: none)
    path = tmp_path / "x.pth"
    store.save(
        path, model_config=SHAPE, model_state=model.state_dict(), tokenizer=tokenizer,
        origin=Origin(step=1),
    )  # fmt: skip
    engine, description = open_engine(path, workspace)
    assert (description.backend == "onnxruntime") or native == "on"
    suggestion = engine.complete(request("import os\n\ndef co", alternatives=3), lambda: False)
    assert suggestion.tokens


def test_the_inspector_shows_what_the_tokenizer_lacks_without_text(model, tokenizer):
    scores = list(score_text(TorchModel(model), tokenizer, "def f(x):\n", lambda: False))
    assert scores
    assert all(score.best[0].text == "" for score in scores)
