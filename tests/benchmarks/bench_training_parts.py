"""Two parts of a training step against what PyTorch offers, at the shape of ``small``.

    python main.py bench training_parts

Each pair runs in one process, in turns, and is printed as a ratio: the machine
may be shared, and its absolute speed means little.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable

import torch
import torch.nn.functional as F  # noqa: N812 - the name everyone uses

from core.model.gpt import GPT
from core.training.presets import load_preset
from core.training.step.loss import head_loss
from core.training.step.muon import Muon
from core.training.step.optimizers import block_matrices

_ROUNDS = 3


def main() -> None:
    """Print both comparisons."""
    config = load_preset("small")
    torch.manual_seed(0)
    model = GPT(config.model)
    rows = 4096
    features = torch.randn(rows, config.model.width, requires_grad=True)
    targets = torch.randint(0, config.model.vocabulary, (rows,))

    def plain() -> None:
        F.cross_entropy(model.head(features), targets).backward()

    def chunked() -> None:
        head_loss(features, model.head, targets).backward()

    _compare(f"head and loss of {rows} tokens", "cross_entropy", plain, "head_loss", chunked)

    matrices = block_matrices(model)
    for matrix in matrices:
        matrix.grad = torch.randn_like(matrix)
    theirs = torch.optim.Muon(matrices, lr=1e-4)
    ours = Muon(matrices, lr=1e-4)
    name = f"one step on {len(matrices)} matrices"
    _compare(name, "torch.optim.Muon", theirs.step, "Muon in fp32", ours.step)


def _compare(
    what: str, first_name: str, first: Callable[[], None], second_name: str,
    second: Callable[[], None],
) -> None:  # fmt: skip
    times: tuple[list[float], list[float]] = ([], [])
    first()
    second()
    for _ in range(_ROUNDS):
        for operation, seconds in zip((first, second), times, strict=True):
            started = time.perf_counter()
            operation()
            seconds.append(time.perf_counter() - started)
    medians = [statistics.median(seconds) for seconds in times]
    print(f"{what}: {first_name} {medians[0]:.3f} s, {second_name} {medians[1]:.3f} s, "
          f"ratio {medians[0] / medians[1]:.2f}")  # fmt: skip


if __name__ == "__main__":
    main()
