"""The points of a long line that are drawn: a few for each pixel column."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]


def decimate(
    x: Array, y: Array, edges: Array, first: int, *, shows_extremes: bool
) -> tuple[Array, Array]:
    """Return the points to draw for a part of a line: (M,), (M,), as copies.

    Args:
        x: ascending positions (N,).
        y: as many values.
        edges: ascending positions of the C + 1 edges of the C pixel columns.
        first: the index of the first point that can be drawn.
        shows_extremes: whether to keep the lowest and the highest value of each column, so that
            no spike is lost; otherwise the last value, for lines that are smooth.
    """
    columns = len(edges) - 1
    indices = np.searchsorted(x, edges)
    # One more at either end, so that the line continues to the border of the plot.
    first = max(first, int(indices[0]) - 1)
    last = min(len(x), int(indices[-1]) + 2)
    if last - first <= 2 * columns:
        return x[first:last].copy(), y[first:last].copy()
    starts = np.unique(np.clip(indices, first, last - 1))
    ends = np.append(starts[1:], last) - 1
    if not shows_extremes:
        return x[ends], y[ends]
    part, offsets = y[first:last], starts - first
    # Points before the first edge belong to the first column.
    offsets[0] = 0
    shown = np.empty(2 * len(starts))
    shown[0::2] = np.minimum.reduceat(part, offsets)
    shown[1::2] = np.maximum.reduceat(part, offsets)
    return np.repeat(x[starts], 2), shown
