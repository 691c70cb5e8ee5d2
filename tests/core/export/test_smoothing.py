"""Smoothed weights compute the same, from activations that are more even."""

import pytest
import torch
from torch import nn

from core.export.smoothing import smoothed
from core.model.gpt import GPT
from tests.core.inference.trained import CONTEXT, SHAPES


@pytest.fixture(params=sorted(SHAPES))
def model(request):
    """Random weights with norms whose gains are as uneven as those of trained models."""
    torch.manual_seed(1)
    model = GPT(SHAPES[request.param]).eval()
    for name, parameter in model.named_parameters():
        torch.nn.init.normal_(parameter, mean=float(parameter.dim() == 1), std=0.2)
        if name.endswith("norm.weight"):
            with torch.no_grad():
                parameter[3] = 20.0
    return model


@pytest.fixture
def windows():
    generator = torch.Generator().manual_seed(0)
    return [torch.randint(400, (size,), generator=generator).tolist() for size in (CONTEXT, 9)]


def smoothed_model(model, windows):
    state = smoothed(model, windows)
    other = GPT(model.config).eval()
    # A tied head is a matrix of its own now.
    other.head.weight = nn.Parameter(other.head.weight.clone())
    other.load_state_dict(state)
    return other


def crest(model, windows):
    """The largest number beside the average, of what each matrix reads."""
    found = {}

    def watch(name):
        def look(_module, inputs):
            x = inputs[0].abs()
            found[name] = float(x.amax() / x.mean())

        return look

    hooks = [
        module.register_forward_pre_hook(watch(name))
        for name, module in model.named_modules()
        if isinstance(module, nn.Linear)
    ]
    with torch.inference_mode():
        model(torch.tensor([windows[0]]))
    for hook in hooks:
        hook.remove()
    return found


def test_it_computes_the_same(model, windows):
    ids = torch.tensor([windows[0]])
    with torch.inference_mode():
        expected = model(ids)
        actual = smoothed_model(model, windows)(ids)
    torch.testing.assert_close(actual, expected, rtol=1e-3, atol=1e-3)


def test_what_norms_make_is_more_even(model, windows):
    before, after = crest(model, windows), crest(smoothed_model(model, windows), windows)
    fed_by_norms = [
        name for name in before if name.endswith(("qkv", "query", "value", "up", "head"))
    ]
    assert len(fed_by_norms) >= 3
    for name in fed_by_norms:
        assert after[name] < 0.8 * before[name], name


def test_the_model_itself_stays_as_it_is(model, windows):
    before = {name: tensor.clone() for name, tensor in model.state_dict().items()}
    smoothed(model, windows)
    for name, tensor in model.state_dict().items():
        assert torch.equal(tensor, before[name])
    assert all(not module._forward_pre_hooks for module in model.modules())


def test_channels_that_never_move_do_no_harm(model):
    for name, parameter in model.named_parameters():
        if name.endswith("norm.weight") and "query" not in name and "key" not in name:
            with torch.no_grad():
                parameter[0] = 0.0
    state = smoothed(model, [[5, 6, 7]])
    assert all(bool(torch.isfinite(tensor).all()) for tensor in state.values())
