"""The axes of a plot of runs: whole steps, short token counts, clock times, plain numbers."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any, cast

import pyqtgraph as pg
from PySide6.QtCore import QT_TR_NOOP, QRect
from PySide6.QtGui import QColor, QPainter, QPicture

from core.reports.curve import XAxis
from core.reports.plotted_runs import Quantity
from gui import amounts
from gui.translation import tr

_LABELS: dict[XAxis, object] = {
    "step": QT_TR_NOOP("step"),
    "tokens": QT_TR_NOOP("tokens read"),
    "time": QT_TR_NOOP("training time"),
}
# The distances of ticks on a time axis, in seconds; longer ones are whole days.
_CLOCK_STEPS = (1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14400, 28800, 86400)
_UNITS: dict[Quantity, object] = {
    "loss": QT_TR_NOOP("nats per token"),
    "rate": QT_TR_NOOP("tokens per second"),
    "learning_rate": QT_TR_NOOP("learning rate"),
    "gradient_norm": QT_TR_NOOP("gradient norm"),
    "saved": QT_TR_NOOP("keystrokes saved"),
}
_PIXELS_BETWEEN_CLOCK_TICKS = 90
# Before anything was shown, pyqtgraph asks for exponents too large for a double.
_MAX_EXPONENT = 300.0


class _Axis(pg.AxisItem):
    """An axis that is painted quickly.

    pyqtgraph draws the grid as half-transparent lines, pixel by pixel, and plays the texts
    from a recording. Opaque rectangles and no recording take a tenth of that time.
    """

    def __init__(self, orientation: str) -> None:
        super().__init__(orientation)
        self.enableAutoSIPrefix(False)
        self.setStyle(maxTickLevel=1)
        self._specs: tuple[Any, ...] | None = None
        self._background = QColor("white")

    def set_background(self, color: str) -> None:
        """Set the background color, on which the grid is drawn."""
        self._background = QColor(color)
        self.update()

    def paint(self, p: QPainter, opt: object, widget: object) -> None:  # noqa: ARG002 - Qt's
        """Draw ticks, grid and texts."""
        # pyqtgraph sets the picture to None when something changes; its stubs do not say so.
        picture = cast("QPicture | None", self.picture)
        if picture is None:
            self._specs = self.generateDrawSpecs(p)
            self.picture = QPicture()
        if self._specs is not None:
            p.save()
            self._draw(p, *self._specs)
            p.restore()

    def _draw(self, p: QPainter, axis: Any, ticks: Any, texts: Any) -> None:
        """Draw what pyqtgraph has laid out.

        Args:
            p: paints the axis.
            axis: pen, start and end of the axis itself.
            ticks: the same for each tick, which is as long as the grid.
            texts: rectangle, alignment and text of each label.
        """
        for pen, start, end in (axis, *ticks):
            width, height = abs(end.x() - start.x()), abs(end.y() - start.y())
            left, top = min(start.x(), end.x()), min(start.y(), end.y())
            area = QRect(round(left), round(top), max(1, round(width)), max(1, round(height)))
            p.fillRect(area, _blended(pen.color(), self._background))
        p.setPen(self.textPen())
        p.setClipRect(self.boundingRect().toAlignedRect())
        for area, flags, text in texts:
            p.drawText(area, int(flags), text)


def _blended(color: QColor, background: QColor) -> QColor:
    """Return the opaque color that a transparent one gives on a background."""
    alpha = color.alphaF()

    def mixed(over: int, under: int) -> int:
        return round(alpha * over + (1 - alpha) * under)

    return QColor(
        mixed(color.red(), background.red()),
        mixed(color.green(), background.green()),
        mixed(color.blue(), background.blue()),
    )


class ProgressAxis(_Axis):
    """The horizontal axis: how far a run was, in steps, tokens or time."""

    def __init__(self) -> None:
        super().__init__("bottom")
        self._unit: XAxis = "step"

    def set_unit(self, unit: XAxis) -> None:
        """Label the axis in steps, tokens or time."""
        self._unit = unit
        self.setLabel(tr(_LABELS[unit]))

    def tickSpacing(
        self,
        minVal: float,  # noqa: N803 - pyqtgraph's names
        maxVal: float,  # noqa: N803
        size: float,
    ) -> list[Any]:
        """Pairs of spacing and offset; those of a time axis are no powers of ten."""
        if self._unit != "time" or self.logMode:
            return super().tickSpacing(minVal, maxVal, size)
        wanted = (maxVal - minVal) * _PIXELS_BETWEEN_CLOCK_TICKS / max(1.0, size)
        days = math.ceil(wanted / _CLOCK_STEPS[-1]) * _CLOCK_STEPS[-1]
        return [(next((step for step in _CLOCK_STEPS if step >= wanted), days), 0)]

    def tickStrings(self, values: list[float], scale: float, spacing: float) -> list[str]:
        """Short texts; none for a fraction of a step."""
        if self.logMode:
            return self.logTickStrings(values, scale, spacing)
        return [self._text(value) for value in values]

    def logTickStrings(
        self,
        values: Sequence[float],
        scale: float,  # noqa: ARG002 - pyqtgraph's signature
        spacing: float,  # noqa: ARG002
    ) -> list[str]:
        """``values`` are exponents of ten; only 1, 2 and 5 times a power of ten get a label."""
        numbers = [10.0 ** min(value, _MAX_EXPONENT) for value in values]
        return [self._text(n) if f"{n:.0e}"[0] in "125" else "" for n in numbers]

    def _text(self, value: float) -> str:
        match self._unit:
            case "step":
                nearest = round(value)
                return amounts.count(nearest) if math.isclose(value, nearest, abs_tol=1e-6) else ""
            case "tokens":
                return amounts.short_count(value)
            case "time":
                return amounts.clock(value)


class ValueAxis(_Axis):
    """The vertical axis; logarithmic labels are plain numbers, few enough to be readable."""

    def __init__(self) -> None:
        super().__init__("left")
        self._quantity: Quantity = "loss"

    def set_quantity(self, quantity: Quantity, *, in_bits: bool) -> None:
        """Label the axis with what it shows.

        Args:
            quantity: of the plot.
            in_bits: whether a loss is in bits per byte.
        """
        self._quantity = quantity
        unit = tr("bits per byte") if in_bits else tr(_UNITS[quantity])
        # Setting the label lays out the axis again.
        if self.labelText != unit:
            self.setLabel(unit)

    def tickStrings(self, values: list[float], scale: float, spacing: float) -> list[str]:
        """Plain numbers, short counts of tokens, percentages."""
        if self.logMode:
            return self.logTickStrings(values, scale, spacing)
        return [self._text(value, spacing) for value in values]

    def logTickStrings(
        self,
        values: Sequence[float],
        scale: float,  # noqa: ARG002 - pyqtgraph's signature
        spacing: float,  # noqa: ARG002
    ) -> list[str]:
        """``values`` are exponents of ten; only 1, 2, 3 and 5 times a power of ten get a label."""
        numbers = [10.0 ** min(value, _MAX_EXPONENT) for value in values]
        return [
            self._text(number, number) if f"{number:.0e}"[0] in "1235" else "" for number in numbers
        ]

    def _text(self, value: float, spacing: float) -> str:
        if self._quantity == "saved":
            return amounts.percent(value / 100, 0 if spacing >= 1 else 1)
        if self._quantity == "rate":
            return amounts.short_count(value)
        return amounts.general(round(value, 12))
