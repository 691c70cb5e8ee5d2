"""The measures that have a chart, with the thresholds that stand in it: a row each."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.corpus.config import MAX_LINES, MIN_SIMILARITY
from core.corpus.filters.file_measures import FileMeasures

# An axis that is shorter has numbers between the powers of ten.
_FEW_DECADES = 3.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Threshold:
    """A bound that a person moves.

    Attributes:
        setting: field of ``CorpusConfig``.
        caption: "at least" or "at most", before the value.
        off: the value that stands for no bound; None where there always is one.
    """

    setting: str
    caption: str
    off: float | None = None

    @property
    def is_upper(self) -> bool:
        """Whether larger values are dropped."""
        return self.caption == "at most"


@dataclass(frozen=True, slots=True, kw_only=True)
class ChartedMeasure:
    """A figure of every file.

    Attributes:
        title, tip: for people.
        values: of the files that were read (M,).
        thresholds: that compare it.
        reasons: of the files that they drop.
        unit: what it counts; empty for a share.
        low, high: ends of the axis; high is None for the largest value.
        is_log: whether the axis is logarithmic.
    """

    title: str
    tip: str
    values: Callable[[FileMeasures], NDArray[np.float64]]
    thresholds: tuple[Threshold, ...]
    reasons: tuple[str, ...]
    unit: str = ""
    low: float = 1.0
    high: float | None = None
    is_log: bool = True

    @property
    def is_share(self) -> bool:
        """Whether it goes from 0 to 1."""
        return not self.unit


CHARTS = (
    ChartedMeasure(
        title="Lines",
        tip="Lines of the file as it was read.",
        values=lambda columns: columns.lines.astype(np.float64),
        thresholds=(
            Threshold(setting="min_lines", caption="at least", off=0),
            Threshold(setting="max_lines", caption="at most", off=MAX_LINES),
        ),
        reasons=("too_short", "too_long"),
        unit="lines",
    ),
    ChartedMeasure(
        title="Size",
        tip="Bytes on disk. Larger files are not read at all: raising the bound needs a build.",
        values=lambda columns: columns.bytes.astype(np.float64),
        thresholds=(Threshold(setting="max_file_bytes", caption="at most"),),
        reasons=("too_large",),
        unit="bytes",
        low=10.0,
    ),
    ChartedMeasure(
        title="Longest line",
        tip="Minified code and data have lines that nobody would write.",
        values=lambda columns: columns.longest_line.astype(np.float64),
        thresholds=(Threshold(setting="max_longest_line", caption="at most", off=0),),
        reasons=("longest_line",),
        unit="characters",
    ),
    ChartedMeasure(
        title="Mean line",
        tip="Lines that are long on average are data.",
        values=lambda columns: columns.mean_line,
        thresholds=(Threshold(setting="max_mean_line", caption="at most", off=0),),
        reasons=("mean_line",),
        unit="characters",
    ),
    ChartedMeasure(
        title="Letters and digits",
        tip="Tables and drawings have few of them.",
        values=lambda columns: columns.alphanumeric_share,
        thresholds=(Threshold(setting="min_alphanumeric_share", caption="at least", off=0),),
        reasons=("alphanumeric",),
        low=0.0,
        high=1.0,
        is_log=False,
    ),
    ChartedMeasure(
        title="Non-ASCII",
        tip="Share of characters that are not ASCII: data, or prose in another script.",
        values=lambda columns: columns.non_ascii_share,
        thresholds=(Threshold(setting="max_non_ascii_share", caption="at most", off=1),),
        reasons=("non_ascii",),
        low=0.0,
        high=1.0,
        is_log=False,
    ),
    ChartedMeasure(
        title="Header",
        tip="Lines of the comment at a file's start. Longer ones are cut off, not the file.",
        values=lambda columns: _header_lines(columns),
        thresholds=(Threshold(setting="max_header_lines", caption="at most", off=0),),
        reasons=("only_header",),
        unit="lines",
    ),
    ChartedMeasure(
        title="Likeness",
        tip="How much a file is like the one that it resembles most (Jaccard, five tokens).",
        values=lambda columns: columns.near_similarity,
        thresholds=(Threshold(setting="near_duplicate_similarity", caption="at most"),),
        reasons=("near_duplicate",),
        low=MIN_SIMILARITY,
        high=1.0,
        is_log=False,
    ),
)


def _header_lines(columns: FileMeasures) -> NDArray[np.float64]:
    lines = np.zeros(len(columns), dtype=np.float64)
    np.maximum.at(lines, columns.headers.row, columns.headers.lines.astype(np.float64))
    return lines


@dataclass(frozen=True, slots=True)
class Scale:
    """From a value to a place between 0 and 1, and back."""

    low: float
    high: float
    is_log: bool

    def place(self, value: float) -> float:
        """Where a value lies; outside ones at the ends."""
        value = min(max(value, self.low), self.high)
        if self.is_log:
            return math.log(value / self.low) / math.log(self.high / self.low)
        return (value - self.low) / (self.high - self.low)

    def value(self, place: float) -> float:
        """The value at a place."""
        if self.is_log:
            return self.low * (self.high / self.low) ** place
        return self.low + place * (self.high - self.low)

    def places(self, values: NDArray[np.float64]) -> NDArray[np.float64]:
        """Where many values lie (M,)."""
        values = np.clip(values, self.low, self.high)
        if self.is_log:
            return np.log(values / self.low) / math.log(self.high / self.low)
        return (values - self.low) / (self.high - self.low)

    def ticks(self) -> list[tuple[float, str]]:
        """Places with the numbers to write there."""
        if not self.is_log:
            values = np.linspace(self.low, self.high, 6)
            return [(self.place(v), f"{v:.0%}") for v in values.tolist()]
        first, last = math.floor(math.log10(self.low)), math.ceil(math.log10(self.high))
        steps = (1, 2, 5) if math.log10(self.high / self.low) < _FEW_DECADES else (1,)
        numbers = [step * 10.0**power for power in range(first, last + 1) for step in steps]
        return [(self.place(n), _short(n)) for n in numbers if self.low <= n <= self.high]


def scale_of(chart: ChartedMeasure, values: NDArray[np.float64], bounds: list[float]) -> Scale:
    """An axis with room for all values and thresholds."""
    if chart.high is not None:
        return Scale(chart.low, chart.high, chart.is_log)
    largest = max([float(values.max(initial=0.0)), *bounds, chart.low * 100])
    return Scale(chart.low, largest * 1.1, chart.is_log)


def _short(value: float) -> str:
    for limit, unit in ((1e6, "M"), (1e3, "k")):
        if value >= limit:
            return f"{value / limit:g}{unit}"
    return f"{value:g}"
