"""Which optimizer moves which tensor, and all of them as one.

``adamw``: AdamW for everything, decay on matrices alone. ``muon``: Muon for the
matrices of the blocks, AdamW with rates of their own for embedding, head, norms.
"""

from __future__ import annotations

from typing import Any

import torch
from torch import Tensor, nn

from core.training.config import TrainingConfig
from core.training.step.muon import Muon, Orthogonalize, momentum_at

_ADAM_BETA2 = 0.95
_PEAK = "peak_lr"


class Optimizers:
    """One or two optimizers that step together.

    Args:
        model: a GPT, its parameters already on their device.
        config: rates and decay.
        bf16: whether the device multiplies bf16 matrices in hardware.
        iterate: what computes Muon's iteration; by default torch's operations.
    """

    def __init__(
        self,
        model: nn.Module,
        config: TrainingConfig,
        *,
        bf16: bool,
        iterate: Orthogonalize | None = None,
    ) -> None:
        device = next(model.parameters()).device
        self._momentum_warmup_steps = config.momentum_warmup_steps
        self._parts: list[torch.optim.Optimizer] = []
        if config.optimizer == "muon":
            matrices = block_matrices(model)
            self._parts.append(
                Muon(
                    matrices,
                    lr=config.learning_rate,
                    weight_decay=config.weight_decay,
                    dtype=torch.bfloat16 if bf16 else torch.float32,
                    iterate=iterate,
                )
            )
            groups = _adam_groups_beside_muon(model, matrices, config)
        else:
            groups = _adam_groups(model, config)
        self._parts.append(
            torch.optim.AdamW(
                groups, betas=(config.adam_beta1, _ADAM_BETA2), fused=device.type in ("cpu", "cuda")
            )
        )
        for group in self._groups():
            group[_PEAK] = group["lr"]

    def set_lr_multiplier(self, factor: float) -> None:
        """Set every group to ``factor`` times its peak rate."""
        for group in self._groups():
            group["lr"] = group[_PEAK] * factor

    def set_step(self, step: int) -> None:
        """Set what depends on the number of steps taken: Muon's momentum."""
        for part in self._parts:
            if isinstance(part, Muon):
                part.set_momentum(momentum_at(step, self._momentum_warmup_steps))

    def zero_grad(self) -> None:
        """Drop the gradients."""
        for part in self._parts:
            part.zero_grad(set_to_none=True)

    def step(self) -> None:
        """Take one optimizer step."""
        for part in self._parts:
            part.step()

    def state_dict(self) -> dict[str, Any]:
        """Plain tensors and numbers, loadable with ``weights_only=True``."""
        return {type(part).__name__: part.state_dict() for part in self._parts}

    def load_state_dict(self, state: dict[str, Any]) -> None:
        """Take moments and counts from ``state_dict``; rates and decay stay the configuration's.

        Raises:
            KeyError, ValueError: the state is of another kind of optimizer.
        """
        for part in self._parts:
            configured = [
                {key: group[key] for key in (_PEAK, "lr", "weight_decay", "betas") if key in group}
                for group in part.param_groups
            ]
            part.load_state_dict(state[type(part).__name__])
            # The saved groups hold the old rates: a resume with a lower one must get it.
            for group, own in zip(part.param_groups, configured, strict=True):
                group.update(own)

    def _groups(self) -> list[dict[str, Any]]:
        return [group for part in self._parts for group in part.param_groups]


def block_matrices(model: nn.Module) -> list[Tensor]:
    """The matrices inside the blocks, in the order of the model."""
    return [
        parameter
        for name, parameter in model.named_parameters()
        if parameter.ndim == 2 and name.startswith("blocks.")
    ]


def _adam_groups(model: nn.Module, config: TrainingConfig) -> list[dict[str, Any]]:
    matrices = [p for p in model.parameters() if p.ndim >= 2]
    vectors = [p for p in model.parameters() if p.ndim < 2]
    return [
        {"params": matrices, "lr": config.learning_rate, "weight_decay": config.weight_decay},
        {"params": vectors, "lr": config.learning_rate, "weight_decay": 0.0},
    ]


def _adam_groups_beside_muon(
    model: nn.Module, matrices: list[Tensor], config: TrainingConfig
) -> list[dict[str, Any]]:
    by_muon = {id(parameter) for parameter in matrices}
    embedding: list[Tensor] = []
    rest: list[Tensor] = []
    for name, parameter in model.named_parameters():
        if id(parameter) not in by_muon:
            (embedding if "embedding" in name else rest).append(parameter)
    return [
        {"params": embedding, "lr": config.embedding_learning_rate, "weight_decay": 0.0},
        {"params": rest, "lr": config.head_learning_rate, "weight_decay": 0.0},
    ]
