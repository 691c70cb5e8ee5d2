"""Attention for training in bfloat16 equals PyTorch's, in value and in every gradient."""

import pytest
import torch
from torch.nn.functional import scaled_dot_product_attention

from core.model import cpu_attention


def tensors(tokens, *, heads=3, dtype=torch.bfloat16):
    torch.manual_seed(0)
    # As the projections leave them: (B, T, H, D) seen as (B, H, T, D).
    return [
        torch.randn(2, tokens, heads, 16).to(dtype).transpose(1, 2).requires_grad_()
        for _ in range(3)
    ]


@pytest.mark.parametrize("tokens", [1, 2, 255, 256, 257, 600])
def test_equals_exact_attention(tokens):
    inputs = tensors(tokens)
    outer = torch.randn(inputs[0].shape)
    exact = [part.detach().float().requires_grad_() for part in inputs]
    expected = scaled_dot_product_attention(*exact, is_causal=True)
    expected.backward(outer)
    found = cpu_attention.causal_attention(*inputs)
    found.backward(outer.bfloat16())
    assert found.dtype is torch.bfloat16
    torch.testing.assert_close(found.float(), expected, atol=0.03, rtol=0.03)
    for mine, theirs in zip(inputs, exact, strict=True):
        # bfloat16 has 8 bits; sums over hundreds of tokens lose one or two more.
        torch.testing.assert_close(mine.grad.float(), theirs.grad, atol=0.08, rtol=0.05)


def test_no_token_sees_a_later_one():
    query, key, value = tensors(300)
    before = cpu_attention.causal_attention(query, key, value)
    with torch.no_grad():
        key[:, :, 200:] = 7.0
        value[:, :, 200:] = 7.0
    after = cpu_attention.causal_attention(query, key, value)
    assert torch.equal(before[:, :, :200], after[:, :, :200])
    assert not torch.equal(before[:, :, 200:], after[:, :, 200:])


def test_takes_training_in_bfloat16_alone():
    query, key, _value = tensors(4)
    assert cpu_attention.takes(query, key)
    assert not cpu_attention.takes(query.float(), key.float())
    assert not cpu_attention.takes(query, key[:, :1])  # shared heads are PyTorch's business
    with torch.no_grad():
        assert not cpu_attention.takes(query, key)
    assert not cpu_attention.takes(query.detach(), key)
