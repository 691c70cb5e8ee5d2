"""The columns of one run that a plot draws for a quantity, without any drawing.

The columns of a curve grow while the run does; nothing of them is copied, except that the
smoothed line is computed here and then grows with its column.
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from dataclasses import dataclass, field
from weakref import WeakKeyDictionary

from core.reports.curve import Curve
from core.reports.plotted_runs import Line, PlotOptions, Quantity
from core.training.observe.smoothing import RunningMean

_PERCENT = 100.0


def _empty() -> array[float]:
    return array("d")


class SmoothedColumn:
    """The exponential mean of a column, which grows with it."""

    def __init__(self) -> None:
        self._source: array[float] | None = None
        self._steps = 0.0
        self._values = array("d")
        self._mean = RunningMean(1.0)
        self._last = 0.0  # the last value that was read

    def values(self, source: array[float], steps: float) -> array[float]:
        """Return the mean at each value: (N,).

        Args:
            source: the column; only values that were added since the last call are read, unless
                it has become shorter or is another one.
            steps: over how many values the mean goes, about: each new one weighs 1 / ``steps``.
        """
        known = len(self._values)
        is_same = source is self._source and steps == self._steps and len(source) >= known
        # A run that continues repeats steps: their values are others.
        if not is_same or (known and source[known - 1] != self._last):
            self._source, self._steps = source, steps
            self._values, self._mean = array("d"), RunningMean(1.0 / steps)
        add = self._mean.add
        self._values.extend(add(value) for value in source[len(self._values) :])
        if source:
            self._last = source[-1]
        return self._values


# Of the curves that are alive; a plot, its read-out and its table ask for the same means.
_smoothed_columns: WeakKeyDictionary[Curve, dict[Quantity, SmoothedColumn]] = WeakKeyDictionary()


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """What is drawn of one run.

    Attributes:
        x, each_step, smoothed: positions and values of the steps, (N,) each; empty where the
            quantity has no such line.
        validation_x, validation: positions and values on the validation split, (M,) each.
        factor: every value is multiplied by it.
    """

    x: array[float] = field(default_factory=_empty)
    each_step: array[float] = field(default_factory=_empty)
    smoothed: array[float] = field(default_factory=_empty)
    validation_x: array[float] = field(default_factory=_empty)
    validation: array[float] = field(default_factory=_empty)
    factor: float = 1.0


def series_of(curve: Curve, options: PlotOptions, factor: float = 1.0) -> Series:
    """Return the columns of a curve for the quantity of the options.

    Args:
        curve: of the run.
        options: what is drawn, on which axis.
        factor: from nats per token to the unit of the axis, for the loss.
    """
    x = curve.positions(options.x)
    match options.quantity:
        case "loss":
            return Series(
                x=x,
                each_step=curve.losses,
                smoothed=_smoothed(curve, curve.losses, options),
                validation_x=curve.validation_positions(options.x),
                validation=curve.validation_losses,
                factor=factor,
            )
        case "rate":
            mean = _smoothed(curve, curve.rates, options)
            return Series(x=x, each_step=curve.rates, smoothed=mean)
        case "gradient_norm":
            mean = _smoothed(curve, curve.gradient_norms, options)
            return Series(x=x, each_step=curve.gradient_norms, smoothed=mean)
        case "learning_rate":
            return Series(x=x, each_step=curve.learning_rates)
        case "saved":
            return Series(
                validation_x=curve.typing_positions(options.x),
                validation=curve.keystrokes_saved,
                factor=_PERCENT,
            )


def values_at(
    curve: Curve, options: PlotOptions, factor: float, position: float
) -> dict[Line, float]:
    """Return what each line of the plot has at a position, in the unit of the vertical axis.

    Args:
        curve: of the run.
        options: of the plot.
        factor: as for ``series_of``.
        position: on the horizontal axis; the nearest step counts, and of the validations the
            latest one at or before that step.

    Returns:
        No value for a line that has none there.
    """
    series = series_of(curve, options, factor)
    index = curve.index_at(options.x, position)
    values: dict[Line, float] = {}
    if index is not None:
        position = curve.positions(options.x)[index]
        if series.each_step:
            values["training"] = series.each_step[index] * series.factor
        if series.smoothed:
            values["smoothed"] = series.smoothed[index] * series.factor
    measured = bisect_right(series.validation_x, position)
    if measured:
        values["validation"] = series.validation[measured - 1] * series.factor
    return values


def table_positions(curve: Curve, options: PlotOptions, count: int) -> list[float]:
    """Return the positions that a table of the plot has: the validations, or else some steps.

    Args:
        curve: of the run that is shown.
        options: of the plot.
        count: how many at most; the last one is always among them.
    """
    series = series_of(curve, options)
    x = series.validation_x if series.validation_x or not series.x else series.x
    every = max(1, -(-len(x) // count))
    return list(reversed(x[::-1][::every]))


def _smoothed(curve: Curve, column: array[float], options: PlotOptions) -> array[float]:
    columns = _smoothed_columns.setdefault(curve, {})
    kept = columns.setdefault(options.quantity, SmoothedColumn())
    return kept.values(column, options.smoothing)
