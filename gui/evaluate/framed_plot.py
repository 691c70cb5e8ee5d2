"""What the page's plots are alike in: one view with an axis at the left and one below.

Importing pyqtgraph costs a third of a second, so this module is imported late.
"""

from __future__ import annotations

import pyqtgraph as pg
from PySide6.QtWidgets import QSizePolicy, QWidget


class FramedPlot(pg.GraphicsLayoutWidget):
    """A view that the mouse does not move, between its axes.

    Args:
        name: for those who do not see it.
        least_height: in pixels.
        parent: the widget that it stands in.
    """

    def __init__(self, name: str, least_height: int, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.setAccessibleName(name)
        self.setMinimumHeight(least_height)
        # Its own hint is that of any graphics view, higher than the page.
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self.ci.setContentsMargins(4, 8, 12, 4)
        self.ci.setSpacing(0)
        self._view = pg.ViewBox(enableMenu=False, enableMouse=False)
        self._left, self._bottom = pg.AxisItem("left"), pg.AxisItem("bottom")
        for axis in (self._left, self._bottom):
            axis.linkToView(self._view)
        self.ci.addItem(self._left, 0, 0)
        self.ci.addItem(self._view, 0, 1)
        self.ci.addItem(self._bottom, 1, 1)
        for axis in (self._left, self._bottom):
            axis.setZValue(self._view.zValue() - 1)
