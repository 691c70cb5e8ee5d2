"""Muon: what it promises of its steps, and that it finds a minimum."""

import pytest
import torch

from core.training.step.muon import Muon, orthogonalize


@pytest.mark.parametrize("shape", [(16, 16), (40, 12), (12, 40)])
def test_singular_values_end_near_one(shape):
    torch.manual_seed(0)
    result = orthogonalize(torch.randn(3, *shape))
    values = torch.linalg.svdvals(result)
    assert result.shape == (3, *shape)
    assert values.min() > 0.4
    assert values.max() < 1.3


def test_stacked_matrices_do_not_mix():
    torch.manual_seed(0)
    stack = torch.randn(4, 8, 12)
    together = orthogonalize(stack)
    for alone, expected in zip(stack, together, strict=True):
        torch.testing.assert_close(orthogonalize(alone[None])[0], expected)


def test_a_zero_gradient_moves_only_the_decay():
    weight = torch.nn.Parameter(torch.ones(4, 4))
    optimizer = Muon([weight], lr=0.1, weight_decay=0.5)
    weight.grad = torch.zeros(4, 4)
    optimizer.step()
    torch.testing.assert_close(weight.data, torch.full((4, 4), 0.95))


def test_reaches_the_minimum_of_a_least_squares_problem():
    torch.manual_seed(0)
    target = torch.randn(10, 6)
    weight = torch.nn.Parameter(torch.zeros(10, 6))
    optimizer = Muon([weight], lr=0.1)
    for step in range(200):
        for group in optimizer.param_groups:
            group["lr"] = 0.1 * (1 - step / 200)
        loss = (weight - target).square().sum()
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    assert loss.item() < 0.01


def test_vectors_are_refused():
    with pytest.raises(ValueError, match="matrices"):
        Muon([torch.nn.Parameter(torch.zeros(4))], lr=0.1)
