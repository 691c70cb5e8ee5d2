"""The base of the page's plots: one view with an axis on the left and one below.

Importing pyqtgraph takes a third of a second, so this module is imported late.
"""

from __future__ import annotations

import pyqtgraph as pg
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QSizePolicy, QWidget


class FramedPlot(pg.GraphicsLayoutWidget):
    """A view that the mouse does not move, between its axes.

    Args:
        name: the accessible name.
        min_height: in pixels.
        parent: of the widget.
    """

    ACCESSIBLE_ROLE = QAccessible.Role.Chart

    def __init__(self, name: str, min_height: int, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.setAccessibleName(name)
        self.setMinimumHeight(min_height)
        # The size hint of a graphics view is higher than the page.
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
