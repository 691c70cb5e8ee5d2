"""Muon: momentum whose step is orthogonalised, for the matrices of the blocks.

Keller Jordan et al. 2024; scaling from Moonshot, arXiv 2502.16982. Why not
``torch.optim.Muon``: it iterates in bfloat16, one matrix at a time. On a
processor without bf16 units that is emulated: 16.0 s a step for ``small`` on two
Zen 3 cores against 0.4 s for this one (docs/lab-book.md), more than the forward
and backward pass together.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any, Final, TypeAlias

import torch
from torch import Tensor

# The quintic that raises small singular values fastest; it converges to about
# [0.7, 1.2] rather than to 1, which training does not notice.
_COEFFICIENTS: Final = ((3.4445, -4.7750, 2.0315),) * 5

Coefficients: TypeAlias = Sequence[tuple[float, float, float]]
# Matrices (N, R, C), which it may overwrite, and the coefficients of each iteration.
Orthogonalize: TypeAlias = Callable[[Tensor, Coefficients], Tensor]


# Momentum at the first step of its warm-up, and after it (the NanoGPT speedrun's values).
_FIRST_MOMENTUM: Final = 0.85
_MOMENTUM: Final = 0.95


def momentum_at(step: int, warmup_steps: int) -> float:
    """The momentum of ``step`` (from 0), after ``warmup_steps`` its final value."""
    if step >= warmup_steps:
        return _MOMENTUM
    return _FIRST_MOMENTUM + (_MOMENTUM - _FIRST_MOMENTUM) * step / warmup_steps


class Muon(torch.optim.Optimizer):
    """Nesterov momentum, orthogonalised by a Newton-Schulz iteration.

    Args:
        parameters: matrices only.
        lr: step size in units of spectral norm.
        momentum: the fraction of the running gradient that is kept.
        weight_decay: decoupled, as in AdamW.
        dtype: precision of the iteration; bfloat16 pays off on hardware that has it.
        iterate: what computes the iteration; by default torch's operations.

    Raises:
        ValueError: a parameter that is no matrix.
    """

    def __init__(
        self,
        parameters: Iterable[Tensor],
        *,
        lr: float,
        momentum: float = _MOMENTUM,
        weight_decay: float = 0.0,
        dtype: torch.dtype = torch.float32,
        iterate: Orthogonalize | None = None,
    ) -> None:
        defaults = {"lr": lr, "momentum": momentum, "weight_decay": weight_decay}
        super().__init__(parameters, defaults)
        self._dtype = dtype
        self._orthogonalize = iterate or orthogonalize
        for group in self.param_groups:
            if any(parameter.ndim != 2 for parameter in group["params"]):
                raise ValueError("Muon takes matrices; give vectors and embeddings to AdamW")

    def set_momentum(self, momentum: float) -> None:
        """Set the momentum of every group."""
        for group in self.param_groups:
            group["momentum"] = momentum

    @torch.no_grad()
    def step(self, closure: Any = None) -> None:  # pyright: ignore[reportIncompatibleMethodOverride] - the base's overloads
        """Change the parameters by their gradients once; ``closure`` is not supported."""
        if closure is not None:
            raise ValueError("Muon evaluates no closure")
        for group in self.param_groups:
            for alike in _by_shape(group["params"]):
                self._step_alike(alike, group)

    def _step_alike(self, parameters: list[Tensor], group: dict[str, Any]) -> None:
        """One step for matrices of one shape, stacked: one product for all of them."""
        momentum = group["momentum"]
        directions: list[Tensor] = []
        for parameter in parameters:
            gradient = parameter.grad
            assert gradient is not None
            state = self.state[parameter]
            if "momentum_buffer" not in state:
                state["momentum_buffer"] = torch.zeros_like(gradient)
            buffer = state["momentum_buffer"]
            buffer.lerp_(gradient, 1 - momentum)
            directions.append(gradient.lerp(buffer, momentum))
        steps = self._orthogonalize(torch.stack(directions).to(self._dtype), _COEFFICIENTS)
        rows, columns = parameters[0].shape
        lr = group["lr"]
        scale = lr * max(1.0, rows / columns) ** 0.5
        for parameter, step in zip(parameters, steps, strict=True):
            parameter.mul_(1 - lr * group["weight_decay"])
            parameter.add_(step.to(parameter.dtype), alpha=-scale)


def orthogonalize(matrices: Tensor, coefficients: Coefficients = _COEFFICIENTS) -> Tensor:
    """Matrices (N, R, C) with their singular values moved to about 1, directions kept."""
    is_tall = matrices.shape[1] > matrices.shape[2]
    x = matrices.mT if is_tall else matrices
    x = x / x.norm(dim=(1, 2), keepdim=True).clamp(min=1e-7)
    for a, b, c in coefficients:
        gram = x @ x.mT  # (N, min(R, C), min(R, C))
        x = torch.baddbmm(x, torch.baddbmm(gram, gram, gram, beta=b, alpha=c), x, beta=a)
    return x.mT if is_tall else x


def _by_shape(parameters: list[Tensor]) -> list[list[Tensor]]:
    groups: dict[torch.Size, list[Tensor]] = {}
    for parameter in parameters:
        if parameter.grad is not None:
            groups.setdefault(parameter.shape, []).append(parameter)
    return list(groups.values())
