"""Which runs and which of their lines a plot shows, and on which axes."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

from core.reports.curve import XAxis
from core.reports.run_record import RunRecord
from core.training.observe.smoothing import LOSS_WEIGHT

DEFAULT_SMOOTHING = 1 / LOSS_WEIGHT

Quantity = Literal["loss", "rate", "learning_rate", "gradient_norm", "saved"]
QUANTITIES: tuple[Quantity, ...] = ("loss", "rate", "learning_rate", "gradient_norm", "saved")
Line = Literal["training", "smoothed", "validation", "markers"]
LINES: tuple[Line, ...] = ("training", "smoothed", "validation", "markers")
# The lines that a plot of each quantity has: single steps, their mean, and what is measured on
# the validation split.
LINES_OF: Mapping[Quantity, tuple[Line, ...]] = MappingProxyType(
    {
        "loss": ("training", "smoothed", "validation", "markers"),
        "rate": ("training", "smoothed", "markers"),
        "learning_rate": ("training", "markers"),
        "gradient_norm": ("training", "smoothed", "markers"),
        "saved": ("validation", "markers"),
    }
)


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
        quantity: what the vertical axis shows.
        x: what the horizontal axis counts.
        in_bits: the loss in bits per byte rather than nats per token, where that is known.
        log_x, log_y: logarithmic axes.
        smoothing: the steps over which the smoothed line is a mean, about.
        lines: those of ``LINES`` that are drawn, as far as the quantity has them.
    """

    quantity: Quantity = "loss"
    x: XAxis = "step"
    in_bits: bool = True
    log_x: bool = False
    log_y: bool = False
    smoothing: float = DEFAULT_SMOOTHING
    lines: frozenset[Line] = frozenset(LINES)

    def shows_bits(self, runs: Sequence[PlottedRun]) -> bool:
        """Return whether the vertical axis is in bits per byte, known for at least one run."""
        is_loss = self.quantity == "loss" and self.in_bits
        return is_loss and any(math.isfinite(run.record.curve.bits_per_nat) for run in runs)


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
