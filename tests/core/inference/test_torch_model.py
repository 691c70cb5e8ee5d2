import itertools

import numpy as np
import pytest
import torch

from core.inference.generation import generate
from core.inference.sampling import SamplingConfig
from core.inference.torch_model import TorchModel
from core.model.config import ModelConfig
from core.model.gpt import GPT
from tests.core.inference.fakes import never

VOCABULARY = 61
CONTEXT = 24


@pytest.fixture(params=["gpt2", "qwen3", "qwen3-shared"])
def gpt(request):
    architecture, _, shared = request.param.partition("-")
    config = ModelConfig(
        architecture=architecture,
        vocabulary=VOCABULARY,
        context=CONTEXT,
        layers=2,
        heads=4,
        kv_heads=2 if shared else 4,
        head_dim=8,
        width=32,
        ffn=64,
    )
    torch.manual_seed(0)
    model = GPT(config).eval()
    with torch.no_grad():  # zero initial outputs would hide a broken cache
        for parameter in model.parameters():
            parameter.normal_(std=0.3)
    return model


def _ids(count, seed=0):
    return np.random.default_rng(seed).integers(0, VOCABULARY, count).tolist()


def _uncached(gpt, ids):
    with torch.inference_mode():
        return gpt(torch.tensor([ids]))[0, -1].numpy()


def _close(actual, expected):
    np.testing.assert_allclose(actual, expected, atol=2e-5, rtol=1e-4)


def test_logits_are_those_of_the_model_without_cache(gpt):
    model = TorchModel(gpt)
    ids = _ids(CONTEXT)
    logits = model.prefill(ids[:5])
    assert logits.dtype == np.float32
    assert logits.shape == (VOCABULARY,)
    _close(logits, _uncached(gpt, ids[:5]))
    for end in range(6, 12):
        _close(model.extend([ids[end - 1]]), _uncached(gpt, ids[:end]))
    _close(model.extend(ids[11:20]), _uncached(gpt, ids[:20]))
    assert (model.length, model.tokens) == (20, ids[:20])


@pytest.mark.parametrize("kept", [0, 1, 7, 12])
def test_truncate_and_extend_equals_fresh(gpt, kept):
    model = TorchModel(gpt)
    old, new = _ids(15, seed=1), _ids(9, seed=2)
    model.prefill(old)
    model.truncate(kept)
    assert model.length == kept
    _close(model.extend(new), TorchModel(gpt).prefill(old[:kept] + new))


def test_greedy_text_is_the_same_with_and_without_cache(gpt):
    prompt = _ids(6, seed=3)
    greedy = SamplingConfig(temperature=0.0)
    cached = list(itertools.islice(generate(TorchModel(gpt), prompt, greedy, (), never), 12))
    uncached = list(prompt)
    for _ in range(12):
        uncached.append(int(_uncached(gpt, uncached).argmax()))
    assert cached == uncached[len(prompt) :]


def test_a_full_context_refuses_more_and_stays_usable(gpt):
    model = TorchModel(gpt)
    ids = _ids(CONTEXT)
    logits = model.prefill(ids)
    with pytest.raises(ValueError, match="room for 0"):
        model.extend([1])
    model.truncate(CONTEXT - 1)
    _close(model.extend(ids[-1:]), logits)


@pytest.mark.parametrize("ids", [[], [1] * (CONTEXT + 1)])
def test_too_few_or_too_many_ids_are_refused(gpt, ids):
    with pytest.raises(ValueError, match="tokens were given"):
        TorchModel(gpt).prefill(ids)


def test_no_gradients_are_kept(gpt):
    model = TorchModel(gpt)
    model.prefill(_ids(4))
    assert all(parameter.grad is None for parameter in gpt.parameters())


def test_sizes_are_those_of_the_config(gpt):
    model = TorchModel(gpt)
    assert (model.context, model.vocabulary, model.length) == (CONTEXT, VOCABULARY, 0)


def test_the_logits_after_each_of_several_tokens(gpt):
    model = TorchModel(gpt)
    ids = _ids(CONTEXT)
    model.prefill(ids[:5])
    rows = model.extend_all(ids[5:12])
    assert (rows.dtype, rows.shape) == (np.float32, (7, VOCABULARY))
    for row, end in zip(rows, range(6, 13), strict=True):
        _close(row, _uncached(gpt, ids[:end]))
    assert model.tokens == ids[:12]
