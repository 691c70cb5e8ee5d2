"""The loss curve drawn with pyqtgraph, on its fast path.

Put together from view box and axes rather than ``PlotItem``: that one brings
labels which print tracebacks under PySide6 >= 6.9 (pyqtgraph 0.14), and a menu of
options that mean nothing here. The legend is ordinary widgets (``curve_panel.py``).
Importing pyqtgraph costs a third of a second, so this module is imported late.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
import pyqtgraph as pg
from PySide6.QtGui import QColor, QPen
from PySide6.QtWidgets import QWidget

from gui.theme import Theme
from gui.train.curve import Curve

_POINT_PIXELS = 6
# A curve of a second or two should not fill the width with a single step.
_FEWEST_STEPS = 10


class CurvePlot(pg.GraphicsLayoutWidget):
    """Training loss, its smoothed line and validation over steps."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.setAccessibleName("Loss curve")
        self.ci.setContentsMargins(4, 8, 12, 4)
        self.ci.setSpacing(0)
        self._view = pg.ViewBox(enableMenu=False)
        self._view.setLimits(xMin=0, minXRange=_FEWEST_STEPS)
        self._left = _LossAxis("left")
        self._bottom = _StepAxis("bottom")
        for axis in (self._left, self._bottom):
            axis.linkToView(self._view)
            axis.enableAutoSIPrefix(False)
        self._bottom.setLabel("step")
        self.ci.addItem(self._left, 0, 0)
        self.ci.addItem(self._view, 0, 1)
        self.ci.addItem(self._bottom, 1, 1)
        # The axes paint the grid over the view box: below, it would hide behind it.
        self._left.setZValue(-1)
        self._bottom.setZValue(-1)
        self.training, self.smoothed, self.validation = (self._item() for _ in range(3))
        self._is_log = False
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of a theme."""
        self.setBackground(theme.plot_background)
        for axis in (self._left, self._bottom):
            axis.setPen(QColor(theme.plot_grid))
            axis.setTextPen(QColor(theme.plot_axis))
            axis.setGrid(70)
        # One pixel is Qt's fast path; the lines that matter take one more.
        self.training.setPen(_pen(theme.plot_training, 1))
        self.smoothed.setPen(_pen(theme.plot_smoothed, 2))
        self.validation.setPen(_pen(theme.plot_validation, 2))
        self.validation.setSymbol("o")
        self.validation.setSymbolSize(_POINT_PIXELS)
        self.validation.setSymbolPen(None)
        self.validation.setSymbolBrush(QColor(theme.plot_validation))

    def show_curve(self, curve: Curve, *, as_bits_per_byte: bool, is_log: bool) -> None:
        """Draw the points; zoom and pan stay as the person left them.

        Args:
            curve: the points.
            as_bits_per_byte: the unit of the vertical axis; nats per token otherwise, and
                as long as no measurement has told how many bytes a token has.
            is_log: a logarithmic vertical axis.
        """
        in_bits = as_bits_per_byte and math.isfinite(curve.bits_per_nat)
        factor = curve.bits_per_nat if in_bits else 1.0
        self._left.setLabel("bits per byte" if in_bits else "nats per token")
        if is_log != self._is_log:
            self._is_log = is_log
            # pyqtgraph's annotation says tuple where it takes booleans.
            self._left.setLogMode(False, is_log)  # pyright: ignore[reportArgumentType]
            for item in (self.training, self.smoothed, self.validation):
                item.setLogMode(False, is_log)
            self.zoom_to_all()
        # np.array copies: a view would forbid the curve to grow.
        steps = np.array(curve.steps)
        self.training.setData(steps, np.array(curve.losses) * factor)
        self.smoothed.setData(steps, np.array(curve.smoothed) * factor)
        self.validation.setData(
            np.array(curve.validation_steps), np.array(curve.validation_losses) * factor
        )

    def zoom_to_all(self) -> None:
        """Show everything and follow the run again."""
        self._view.enableAutoRange()

    def _item(self) -> pg.PlotDataItem:
        item = pg.PlotDataItem(
            antialias=False,
            autoDownsample=True,
            downsampleMethod="peak",
            clipToView=True,
            skipFiniteCheck=True,
        )
        self._view.addItem(item)
        return item


class _StepAxis(pg.AxisItem):
    """An axis of whole numbers."""

    def tickStrings(self, values: list[float], scale: float, spacing: float) -> list[str]:
        """No label between two steps."""
        strings = super().tickStrings(values, scale, max(1.0, spacing))
        pairs = zip(values, strings, strict=True)
        return [text if float(value).is_integer() else "" for value, text in pairs]


class _LossAxis(pg.AxisItem):
    """An axis whose logarithmic labels are plain numbers, and few enough to be read."""

    def logTickStrings(
        self,
        values: Sequence[float],
        scale: float,  # noqa: ARG002 - pyqtgraph's signature
        spacing: float,  # noqa: ARG002
    ) -> list[str]:
        """``values`` are exponents of ten; only 1, 2, 3 and 5 of a decade get a label."""
        numbers = [10.0**value for value in values]
        return [f"{number:g}" if f"{number:.0e}"[0] in "1235" else "" for number in numbers]


def _pen(colour: str, width: int) -> QPen:
    pen = QPen(QColor(colour))
    pen.setWidth(width)
    pen.setCosmetic(True)
    return pen
