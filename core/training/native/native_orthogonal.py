"""Muon's iteration by the compiled library, in float32: half of each symmetric product."""

from __future__ import annotations

import ctypes
import weakref
from collections.abc import Sequence

import torch
from torch import Tensor


class NativeOrthogonalizer:
    """Does what ``core.training.step.muon.orthogonalize`` does; used from one thread at a time.

    Args:
        library: see ``find_training_library``.
        threads: how many threads compute; the result does not depend on it.

    Raises:
        MemoryError: the system grants no memory.
    """

    def __init__(self, library: ctypes.CDLL, threads: int) -> None:
        self._library = library
        self._handle = library.tabwright_orthogonalizer_open(threads)
        if not self._handle:
            raise MemoryError("The system grants no memory for the optimizer.")
        weakref.finalize(self, library.tabwright_orthogonalizer_close, self._handle)

    def __call__(
        self, matrices: Tensor, coefficients: Sequence[tuple[float, float, float]]
    ) -> Tensor:
        """Matrices (N, R, C) with their singular values moved to about 1, directions kept.

        Args:
            matrices: contiguous float32 on the processor; overwritten.
            coefficients: those of each iteration.

        Raises:
            MemoryError: the system grants no memory.
        """
        factors = torch.tensor(coefficients, dtype=torch.float32)  # (iterations, 3)
        count, rows, columns = matrices.shape
        failed = self._library.tabwright_orthogonalize(
            self._handle, matrices.data_ptr(), count, rows, columns, factors.data_ptr(),
            len(factors),
        )  # fmt: skip
        if failed:
            raise MemoryError("The system grants no memory for the optimizer.")
        return matrices
