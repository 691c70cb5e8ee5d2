"""The chunked head loss equals the plain one, in value and in every gradient."""

import numpy as np
import pytest
import torch
from torch import nn

from core.training.step.loss import head_loss


@pytest.mark.parametrize("bias", [True, False])
@pytest.mark.parametrize("rows", [1, 511, 512, 1300])
def test_equals_plain_cross_entropy(rows, bias):
    torch.manual_seed(0)
    head = nn.Linear(12, 37, bias=bias)
    features = torch.randn(rows, 12, requires_grad=True)
    targets = torch.randint(0, 37, (rows,))
    plain = nn.functional.cross_entropy(head(features), targets)
    (plain * 0.25).backward()
    expected = [features.grad, *(p.grad for p in head.parameters())]
    features.grad = None
    head.zero_grad()
    chunked = head_loss(features, head, targets)
    (chunked * 0.25).backward()
    torch.testing.assert_close(chunked, plain)
    found = [features.grad, *(p.grad for p in head.parameters())]
    for mine, theirs in zip(found, expected, strict=True):
        torch.testing.assert_close(mine, theirs, atol=1e-6, rtol=1e-5)


@pytest.mark.parametrize(("rows", "width"), [(40, 64), (2500, 64), (2500, 512)])
@pytest.mark.parametrize("bias", [True, False])
def test_bf16_region_stays_close_and_keeps_the_types_of_the_parameters(rows, width, bias):
    torch.manual_seed(0)
    head = nn.Linear(width, 50, bias=bias)
    features = torch.randn(rows, width, requires_grad=True)
    targets = torch.randint(0, 50, (rows,))
    plain = nn.functional.cross_entropy(head(features), targets)
    plain.backward()
    expected = [features.grad, *(p.grad for p in head.parameters())]
    features.grad = None
    head.zero_grad()
    with torch.autocast("cpu", dtype=torch.bfloat16):
        loss = head_loss(features, head, targets)
    loss.backward()
    assert loss.item() == pytest.approx(plain.item(), abs=0.02)
    for mine, theirs in zip(
        [features.grad, *(p.grad for p in head.parameters())], expected, strict=True
    ):
        assert mine.dtype == torch.float32
        assert ((mine - theirs).norm() / theirs.norm()).item() < 0.02


@pytest.mark.parametrize("bias", [True, False])
@pytest.mark.parametrize("rows", [1, 70, 1300])
def test_loss_of_the_mixture_equals_the_formula_in_numpy(rows, bias):
    torch.manual_seed(0)
    head = nn.Linear(12, 37, bias=bias)
    features = torch.randn(rows, 12, requires_grad=True)
    targets = torch.randint(0, 37, (rows,))
    generator = np.random.default_rng(0)
    weight = generator.uniform(0.01, 1.0, rows)
    memory = np.stack((weight, (1 - weight) * generator.uniform(0, 1, rows)), axis=1)
    memory[::3, 1] = 0.0  # what no memory knows

    def reference(x, w, b):
        logits = x @ w.T + b
        logits -= logits.max(axis=1, keepdims=True)
        chances = np.exp(logits)
        chances /= chances.sum(axis=1, keepdims=True)
        alone = chances[np.arange(rows), targets.numpy()]
        mixed = memory[:, 0] * alone + memory[:, 1]
        # d loss / d logits = c (p - onehot), c = w p / (w p + m)
        gradient = chances.copy()
        gradient[np.arange(rows), targets.numpy()] -= 1
        gradient *= (memory[:, 0] * alone / mixed)[:, None] / rows
        return -np.log(mixed).mean(), gradient @ w, gradient.T @ x, gradient.sum(axis=0)

    x = features.detach().double().numpy()
    w = head.weight.detach().double().numpy()
    b = head.bias.detach().double().numpy() if bias else np.zeros(37)
    expected = reference(x, w, b)
    loss = head_loss(features, head, targets, torch.from_numpy(memory).float())
    loss.backward()
    assert loss.item() == pytest.approx(expected[0], rel=1e-5)
    found = [features.grad, head.weight.grad, *([head.bias.grad] if bias else [])]
    for mine, theirs in zip(found, expected[1:], strict=False):
        assert mine.numpy() == pytest.approx(theirs, abs=1e-6, rel=1e-4)


def test_where_the_memories_know_nothing_the_loss_is_the_plain_one():
    torch.manual_seed(0)
    head = nn.Linear(12, 37)
    features, targets = torch.randn(300, 12), torch.randint(0, 37, (300,))
    nothing = torch.tensor([[1.0, 0.0]]).expand(300, 2)
    plain, mixed = (head_loss(features, head, targets, known) for known in (None, nothing))
    torch.testing.assert_close(mixed, plain)
