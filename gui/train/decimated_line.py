"""A line of any number of points, of which a few are drawn for each pixel column.

pyqtgraph's own reduction reads every point several times and draws ten for each pixel;
with 200,000 points that takes 80 ms, this one or two. The points are not copied, and the
line may grow.
"""

from __future__ import annotations

from array import array

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray

from core.reports.decimation import decimate

_EMPTY = array("d")


class DecimatedLine(pg.PlotCurveItem):
    """A line through two columns of doubles, the first of which is ascending.

    Args:
        shows_extremes: see ``decimate``.
    """

    def __init__(self, *, shows_extremes: bool) -> None:
        super().__init__(antialias=False, skipFiniteCheck=True)
        self._shows_extremes = shows_extremes
        self._x, self._y = _EMPTY, _EMPTY
        self._factor = 1.0
        self._is_log = (False, False)
        self._is_stale = False
        self._lowest = 0.0  # of what a logarithmic axis can show
        self._bounds: tuple[tuple[float, float], tuple[float, float]] | None = None

    @property
    def point_count(self) -> int:
        """The number of points, visible or not."""
        return min(len(self._x), len(self._y))

    def points(self) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """Return all points in the unit of the vertical axis, never as logarithms: (N,), (N,)."""
        x, y = self._columns()
        return x.copy(), y * self._factor

    def set_points(
        self, x: array[float], y: array[float], factor: float, *, log_x: bool, log_y: bool
    ) -> None:
        """Show points.

        Args:
            x: ascending; may have grown since.
            y: as many; finite.
            factor: every y is multiplied by it.
            log_x: whether the horizontal axis is logarithmic; points that are not positive
                are not drawn then.
            log_y: whether the vertical axis is logarithmic; values that are not positive are
                drawn at the lowest positive one then.
        """
        self._x, self._y, self._factor, self._is_log = x, y, factor, (log_x, log_y)
        self._bounds = self._find_bounds()
        self._is_stale = True
        # The view may follow the line, and the points are chosen for the new view.
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
        """Choose other points at the next painting: the view or its scale has changed."""
        self._is_stale = True

    def prepare(self) -> None:
        """Choose the points to draw; to be called before each painting."""
        if self._is_stale and self.isVisible():
            self._is_stale = False
            self._decimate()

    def _columns(self) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """The columns as far as both go: one of them may have grown before the other."""
        count = self.point_count
        return np.frombuffer(self._x)[:count], np.frombuffer(self._y)[:count]

    def _find_bounds(self) -> tuple[tuple[float, float], tuple[float, float]] | None:
        x, y = self._columns()
        first = self._first(x)
        if first == len(x):
            return None
        low, high = float(y.min()) * self._factor, float(y.max()) * self._factor
        if self._is_log[1]:
            positive = y[y > 0]
            if not len(positive):
                return None
            self._lowest = float(positive.min()) * self._factor
            low, high = float(np.log10(self._lowest)), float(np.log10(high))
        left, right = float(x[first]), float(x[-1])
        if self._is_log[0]:
            left, right = float(np.log10(left)), float(np.log10(right))
        return (left, right), (low, high)

    def _first(self, x: NDArray[np.float64]) -> int:
        """Return the first point that can be drawn."""
        return int(np.searchsorted(x, 0.0, side="right")) if self._is_log[0] else 0

    def _decimate(self) -> None:
        """Set the points that pyqtgraph draws."""
        view = self.getViewBox()
        if view is None or self._bounds is None:
            self.setData([], [])
            return
        (low, high), _ = view.viewRange()
        columns = max(2, int(view.width()))
        x, y = self._columns()
        edges = np.linspace(low, high, columns + 1)
        if self._is_log[0]:
            edges = np.power(10.0, np.clip(edges, -300.0, 300.0))
        shown_x, shown_y = decimate(
            x, y, edges, self._first(x), shows_extremes=self._shows_extremes
        )
        shown_y *= self._factor
        if self._is_log[0]:
            shown_x = np.log10(shown_x)
        if self._is_log[1]:
            shown_y = np.log10(np.maximum(shown_y, self._lowest))
        self.setData(shown_x, shown_y)
