"""The chunked head loss equals the plain one, in value and in every gradient."""

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
