"""Measures how fast this machine multiplies matrices at best.

The fraction of this peak that a run reaches (MFU; PaLM, arXiv 2204.02311, appendix B)
shows how much time is lost outside the matrix products. The measurement takes some tenths of a
second, and is made once for each machine, device, precision and number of threads.
"""

from __future__ import annotations

import time
from typing import Final

import torch

from core.training.setup.machine_figures import MachineFigures
from core.training.step.device import Placement
from core.workspace import Workspace

_SIDE: Final = 1024
_GPU_SIDE: Final = 4096
_SECONDS: Final = 0.15
_MIN_ROUNDS: Final = 3


def matrix_peak(workspace: Workspace, placement: Placement) -> float:
    """Return the floating-point operations per second of large products.

    Args:
        workspace: the workspace whose cache stores the figure.
        placement: the device and the precision of the run.
    """
    figures = MachineFigures(workspace, "matrix_peak")
    what = (placement.device, placement.precision, placement.threads)
    known = figures.recall(*what)
    if isinstance(known, float) and known > 0:
        return known
    peak = _measure(placement)
    figures.remember(peak, *what)
    return peak


def _measure(placement: Placement) -> float:
    """Measure several products and return the best; other programs may use the machine."""
    side = _SIDE if placement.device.type == "cpu" else _GPU_SIDE
    kind = torch.bfloat16 if placement.bf16 else torch.float32
    left, right = (
        torch.full((side, side), 0.5, dtype=kind, device=placement.device) for _ in range(2)
    )
    best = float("inf")
    began = time.perf_counter()
    rounds = 0
    while rounds <= _MIN_ROUNDS or time.perf_counter() - began < _SECONDS:
        _finish(placement)
        started = time.perf_counter()
        torch.mm(left, right)
        _finish(placement)
        if rounds:  # The first product also starts threads and selects a kernel.
            best = min(best, time.perf_counter() - started)
        rounds += 1
    return 2.0 * side**3 / best


def _finish(placement: Placement) -> None:
    """Wait for a device that computes asynchronously."""
    if placement.device.type == "cuda":
        torch.cuda.synchronize(placement.device)
    elif placement.device.type == "mps":
        torch.mps.synchronize()
