"""A line of any number of points, drawn by no more than a few for each pixel column.

pyqtgraph's own reduction looks at every point several times over and draws ten for
each pixel; with 200,000 points that takes 80 ms, this one or two. The points stay
where they are: nothing is copied, and the line may grow.
"""

from __future__ import annotations

from array import array

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray

_EMPTY = array("d")


class DecimatedLine(pg.PlotCurveItem):
    """Shows two columns of doubles, the first ascending.

    Args:
        shows_extremes: of each pixel column the lowest and the highest value, so that no
            spike is lost; otherwise the last value, for lines that are smooth.
    """

    def __init__(self, *, shows_extremes: bool) -> None:
        super().__init__(antialias=False, skipFiniteCheck=True)
        self._shows_extremes = shows_extremes
        self._x, self._y = _EMPTY, _EMPTY
        self._factor = 1.0
        self._is_log = (False, False)
        self._is_stale = False
        self._bounds: tuple[tuple[float, float], tuple[float, float]] | None = None

    @property
    def point_count(self) -> int:
        """Points of the line, seen or not."""
        return len(self._x)

    def points(self) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """Return all points in the unit of the vertical axis, logarithms not taken (N,), (N,)."""
        return np.array(self._x), np.array(self._y) * self._factor

    def set_points(
        self, x: array[float], y: array[float], factor: float, *, log_x: bool, log_y: bool
    ) -> None:
        """Show points.

        Args:
            x: ascending; may have grown since.
            y: as many; finite.
            factor: every y is multiplied by it.
            log_x: whether the horizontal axis shows logarithms; what is not positive has
                no place on it.
            log_y: the same for the vertical axis.
        """
        self._x, self._y, self._factor, self._is_log = x, y, factor, (log_x, log_y)
        self._bounds = self._find_bounds()
        self._is_stale = True
        # The view may follow the line, and the line is drawn for what the view shows then.
        self.informViewBoundsChanged()
        self.update()

    def dataBounds(  # noqa: D102 - pyqtgraph's
        self,
        ax: int,
        frac: float = 1.0,  # noqa: ARG002 - pyqtgraph's signature
        orthoRange: object = None,  # noqa: ARG002, N803
    ) -> tuple[float | None, float | None]:
        return (None, None) if self._bounds is None else self._bounds[ax]

    def viewRangeChanged(self, *_change: object) -> None:
        """Another part of the line is in view, or at another scale."""
        self._is_stale = True

    def prepare(self) -> None:
        """Choose the points to draw; to be called before each painting."""
        if self._is_stale and self.isVisible():
            self._is_stale = False
            self._decimate()

    def _find_bounds(self) -> tuple[tuple[float, float], tuple[float, float]] | None:
        x, y = np.frombuffer(self._x), np.frombuffer(self._y)
        first = self._first(x)
        if first == len(x):
            return None
        low, high = float(y.min()) * self._factor, float(y.max()) * self._factor
        if self._is_log[1]:
            if low <= 0:
                return None
            low, high = float(np.log10(low)), float(np.log10(high))
        left, right = float(x[first]), float(x[-1])
        if self._is_log[0]:
            left, right = float(np.log10(left)), float(np.log10(right))
        return (left, right), (low, high)

    def _first(self, x: NDArray[np.float64]) -> int:
        """Return the first point that has a place on the horizontal axis."""
        return int(np.searchsorted(x, 0.0, side="right")) if self._is_log[0] else 0

    def _decimate(self) -> None:
        """Hand the points in view over to the item that draws them."""
        view = self.getViewBox()
        if view is None or self._bounds is None:
            self.setData([], [])
            return
        (low, high), _ = view.viewRange()
        columns = max(2, int(view.width()))
        x, y = np.frombuffer(self._x), np.frombuffer(self._y)
        edges = np.linspace(low, high, columns + 1)
        if self._is_log[0]:
            edges = np.power(10.0, np.clip(edges, -300.0, 300.0))
        places = np.searchsorted(x, edges)
        # One more at either side, so that the line leaves the picture instead of ending in it.
        first = max(self._first(x), int(places[0]) - 1)
        last = min(len(x), int(places[-1]) + 2)
        if last - first <= 2 * columns:
            shown_x, shown_y = x[first:last].copy(), y[first:last].copy()
        else:
            shown_x, shown_y = self._reduced(x, y, places, first, last)
        shown_y *= self._factor
        if self._is_log[0]:
            shown_x = np.log10(shown_x)
        if self._is_log[1]:
            shown_y = np.log10(shown_y)
        self.setData(shown_x, shown_y)

    def _reduced(
        self,
        x: NDArray[np.float64],
        y: NDArray[np.float64],
        places: NDArray[np.intp],
        first: int,
        last: int,
    ) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        starts = np.unique(np.clip(places, first, last - 1))
        ends = np.append(starts[1:], last) - 1
        if not self._shows_extremes:
            return x[ends], y[ends]
        part, offsets = y[first:last], starts - first
        # Columns before the first edge begin where the part begins.
        offsets[0] = 0
        shown = np.empty(2 * len(starts))
        shown[0::2] = np.minimum.reduceat(part, offsets)
        shown[1::2] = np.maximum.reduceat(part, offsets)
        return np.repeat(x[starts], 2), shown
