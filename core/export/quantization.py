"""Weights in a byte each, with one scale a row.

Symmetric around zero and rounded to nearest. Activations are not quantised here:
the graph does that as it runs.
"""

from __future__ import annotations

from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt

_LEVELS: Final = 127
# The rounding residual is within half a level, on 127 levels each side.
FINE_LEVELS: Final = 254
# The unsigned code of zero.
ZERO_POINT: Final = 128


class QuantizedWeight(NamedTuple):
    """``codes * scales`` gives each row back, up to half a scale.

    Attributes:
        codes: int8 (N, K).
        scales: float32 (N,).
    """

    codes: npt.NDArray[np.int8]
    scales: npt.NDArray[np.float32]


def quantize_rows(weight: npt.NDArray[np.float32]) -> QuantizedWeight:
    """Quantise a matrix (N, K), each of whose rows makes one output, or is one embedding."""
    largest = np.abs(weight).max(axis=1, keepdims=True)
    # A row of zeros: any scale gives it back.
    scales = np.where(largest > 0, largest / _LEVELS, 1.0).astype(np.float32)
    codes = np.clip(np.rint(weight / scales), -_LEVELS, _LEVELS)
    return QuantizedWeight(codes.astype(np.int8), scales[:, 0])


def left_over(weight: npt.NDArray[np.float32], quantized: QuantizedWeight) -> npt.NDArray[np.int8]:
    """Return what rounding left over, rounded again: int8 (N, K), in 254ths of a row's scale."""
    rest = weight / quantized.scales[:, None] - quantized.codes
    return np.rint(rest * FINE_LEVELS).astype(np.int8)


def as_unsigned(codes: npt.NDArray[np.int8]) -> npt.NDArray[np.uint8]:
    """Return the same codes around ``ZERO_POINT``."""
    return (codes.astype(np.int16) + ZERO_POINT).astype(np.uint8)
