"""Weights in a byte each, with one scale a row.

Symmetric around zero and rounded to nearest. Activations are not quantised here:
the graph does that as it runs.
"""

from __future__ import annotations

from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt

# The whole byte. As unsigned codes around ZERO_POINT the product is exact everywhere.
FULL_LEVELS: Final = 127
ZERO_POINT: Final = 128
# Signed codes are a sixth faster where a processor lacks VNNI, but there pairs of
# products with an unsigned byte are added in 16 bits: 2 x 255 x 64 just fits, and
# a full byte would saturate (measured: ten times the error, docs/lab-book.md).
PAIR_SAFE_LEVELS: Final = 64


class QuantizedWeight(NamedTuple):
    """``codes * scales`` gives each row back, up to half a scale.

    Attributes:
        codes: int8 (N, K).
        scales: float32 (N,).
    """

    codes: npt.NDArray[np.int8]
    scales: npt.NDArray[np.float32]


def quantize_rows(weight: npt.NDArray[np.float32], levels: int) -> QuantizedWeight:
    """Quantise a matrix (N, K), each of whose rows makes one output, or is one embedding.

    Args:
        weight: the matrix.
        levels: the largest code of a row, up to ``FULL_LEVELS``.
    """
    largest = np.abs(weight).max(axis=1, keepdims=True)
    # A row of zeros: any scale gives it back.
    scales = np.where(largest > 0, largest / levels, 1.0).astype(np.float32)
    codes = np.clip(np.rint(weight / scales), -levels, levels)
    return QuantizedWeight(codes.astype(np.int8), scales[:, 0])
