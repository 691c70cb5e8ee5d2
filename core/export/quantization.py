"""Weights in a byte each, with one scale a row or one a block of a row.

Symmetric around zero and rounded to nearest. Activations are not quantised here:
the graph does that as it runs.
"""

from __future__ import annotations

from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt

_LEVELS: Final = 127
# Where the zero of an unsigned code lies.
ZERO_POINT: Final = 128


class QuantizedWeight(NamedTuple):
    """Codes times their scales give the weight back, up to half a scale.

    Attributes:
        codes: int8 (N, K); of blocks (N, blocks x block).
        scales: float32 (N,); of blocks (N, blocks).
    """

    codes: npt.NDArray[np.int8]
    scales: npt.NDArray[np.float32]


def quantize_rows(weight: npt.NDArray[np.float32]) -> QuantizedWeight:
    """Quantise a matrix (N, K), each of whose rows makes one output, or is one embedding."""
    codes, scales = quantize_blocks(weight, weight.shape[1])
    return QuantizedWeight(codes, scales[:, 0])


def quantize_blocks(weight: npt.NDArray[np.float32], block: int) -> QuantizedWeight:
    """Quantise a matrix (N, K) with a scale for each ``block`` numbers of a row.

    Args:
        weight: the matrix.
        block: how many numbers share a scale; the last block of a row is filled up
            with zeros, and the codes have that width.
    """
    rows, columns = weight.shape
    blocks = -(-columns // block)
    padded = np.pad(weight, ((0, 0), (0, blocks * block - columns)))
    parts = padded.reshape(rows, blocks, block)
    largest = np.abs(parts).max(axis=2, keepdims=True)
    # A row of zeros: any scale gives it back.
    scales = np.where(largest > 0, largest / _LEVELS, 1.0).astype(np.float32)
    codes = np.clip(np.rint(parts / scales), -_LEVELS, _LEVELS).astype(np.int8)
    return QuantizedWeight(codes.reshape(rows, -1), scales[:, :, 0])


def as_unsigned(codes: npt.NDArray[np.int8]) -> npt.NDArray[np.uint8]:
    """The same codes around ``ZERO_POINT``."""
    return (codes.astype(np.int16) + ZERO_POINT).astype(np.uint8)
