"""Histograms of the measures of a corpus, and the axes under them.

The charts belong to the filters (``Filter.chart``); the size of files, which is compared
before any filter, has the one chart that is declared here.
"""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.corpus.config import CorpusConfig
from core.corpus.drop_reasons import DropReason
from core.corpus.filters.chart import Chart, Threshold
from core.corpus.filters.file_measures import FileMeasures, Mask
from core.corpus.filters.table import FILTERS
from core.texts import Text

BINS = 60
# A shorter axis has numbers between the powers of ten.
_FEW_DECADES = 3.0

_SIZE = Chart(
    title=Text("Size"),
    tip=Text(
        "Bytes on disk. Larger files are not read at all: raising the threshold needs a build."
    ),
    values=lambda measures: measures.bytes,
    thresholds=(Threshold(setting="max_file_bytes", is_upper=True),),
    reasons=(str(DropReason.TOO_LARGE),),
    unit="bytes",
    low=10.0,
)


def _charts() -> tuple[Chart, ...]:
    charts = [
        dataclasses.replace(each.chart, reasons=tuple(each.reasons))
        for each in FILTERS
        if each.chart is not None
    ]
    return (charts[0], _SIZE, *charts[1:])


CHARTS = _charts()
"""The charts of all filters in their order, each with the reasons of its filter."""


@dataclass(frozen=True, slots=True)
class AxisScale:
    """Maps a value to a position from 0 to 1 along an axis, and back."""

    low: float
    high: float
    is_log: bool

    def position(self, value: float) -> float:
        """Return the position of a value; values beyond an end are at that end."""
        value = min(max(value, self.low), self.high)
        if self.is_log:
            return math.log(value / self.low) / math.log(self.high / self.low)
        return (value - self.low) / (self.high - self.low)

    def value(self, position: float) -> float:
        """Return the value at a position."""
        if self.is_log:
            return self.low * (self.high / self.low) ** position
        return self.low + position * (self.high - self.low)

    def positions(self, values: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return the positions of many values (M,)."""
        values = np.clip(values, self.low, self.high)
        if self.is_log:
            return np.log(values / self.low) / math.log(self.high / self.low)
        return (values - self.low) / (self.high - self.low)

    def ticks(self) -> list[float]:
        """Return the values that are written at the axis, ascending."""
        if not self.is_log:
            return np.linspace(self.low, self.high, 6).tolist()
        first, last = math.floor(math.log10(self.low)), math.ceil(math.log10(self.high))
        steps = (1, 2, 5) if math.log10(self.high / self.low) < _FEW_DECADES else (1,)
        numbers = [step * 10.0**power for power in range(first, last + 1) for step in steps]
        return [number for number in numbers if self.low <= number <= self.high]


def scale_of(chart: Chart, values: NDArray[np.float64], bounds: Sequence[float]) -> AxisScale:
    """Return an axis with room for all values and thresholds.

    Args:
        chart: whose axis it is.
        values: of the files (M,).
        bounds: the thresholds that drop anything.
    """
    if chart.high is not None:
        return AxisScale(chart.low, chart.high, chart.is_log)
    largest = max([float(values.max(initial=0.0)), *bounds, chart.low * 100])
    return AxisScale(chart.low, largest * 1.1, chart.is_log)


class Histogram:
    """How many files have which value of a measure.

    Args:
        chart: which measure.
        measures: of all N files.
        config: the settings, whose thresholds are on the axis.

    Attributes:
        scale: of the axis.
        counts: the files that were read in each of ``BINS`` bins, int64.
    """

    def __init__(self, chart: Chart, measures: FileMeasures, config: CorpusConfig) -> None:
        self._read = measures.is_read
        values = chart.values(measures)[self._read].astype(np.float64)
        pairs = [(float(getattr(config, each.setting)), each.off) for each in chart.thresholds]
        self.scale = scale_of(chart, values, [value for value, off in pairs if value != off])
        positions = self.scale.positions(values)
        self._bin = np.minimum((positions * BINS).astype(np.intp), BINS - 1)
        self.counts = np.bincount(self._bin, minlength=BINS)

    def kept_counts(self, kept: Mask) -> NDArray[np.int64]:
        """Return how many of the files in each bin are kept, int64 (BINS,).

        Args:
            kept: which of all N files are (N,).
        """
        return np.bincount(self._bin[kept[self._read]], minlength=BINS)
