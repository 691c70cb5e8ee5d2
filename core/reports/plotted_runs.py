"""Which runs and which of their lines a plot shows, and on which axes."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from core.reports.curve import XAxis
from core.reports.run_record import RunRecord

Line = Literal["training", "smoothed", "validation", "saved", "markers"]
LINES: tuple[Line, ...] = ("training", "smoothed", "validation", "saved", "markers")


@dataclass(frozen=True, slots=True)
class PlottedRun:
    """A run on the plot; its record may grow.

    Attributes:
        key: the name of its folder, unique among the runs of a plot.
        title: as the user reads it.
        record: its events.
        number: chooses its color (``RunNumbers``).
    """

    key: str
    title: str
    record: RunRecord
    number: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class PlotOptions:
    """How a user wants to see the runs.

    Attributes:
        x: what the horizontal axis counts.
        in_bits: bits per byte rather than nats per token, where that is known.
        log_x, log_y: logarithmic axes.
        lines: those of ``LINES`` that are drawn.
    """

    x: XAxis = "step"
    in_bits: bool = False
    log_x: bool = False
    log_y: bool = False
    lines: frozenset[Line] = frozenset(LINES)

    def shows_bits(self, runs: Sequence[PlottedRun]) -> bool:
        """Return whether the vertical axis is in bits per byte, known for at least one run."""
        return self.in_bits and any(math.isfinite(run.record.curve.bits_per_nat) for run in runs)


class RunNumbers:
    """The number of each run, by which it keeps its color whatever else is drawn."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}

    def number(self, key: str) -> int:
        """Return the number of a run; a new run gets the next one."""
        if key not in self._numbers:
            taken = set(self._numbers.values())
            self._numbers[key] = next(n for n in range(len(taken) + 1) if n not in taken)
        return self._numbers[key]

    def set_numbers(self, numbers: Mapping[str, int]) -> None:
        """Set the numbers that runs have been given for good."""
        self._numbers.update(numbers)

    def register(self, keys: Iterable[str]) -> None:
        """Number runs in their order, for example the oldest first."""
        for key in keys:
            self.number(key)
