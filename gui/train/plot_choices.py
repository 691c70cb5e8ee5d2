"""What the plot draws and how: runs, lines, axes. Plain values, without pyqtgraph."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from gui.theme import Theme
from gui.train.curve import XAxis
from gui.train.run_record import RunRecord

TRAINING, SMOOTHED, VALIDATION, SAVED, MARKS = LINES = (
    "training",
    "smoothed",
    "validation",
    "saved",
    "marks",
)

# Roles of the theme, far apart in hue; the run that is shown takes the first.
_RUN_ROLES = ("plot_smoothed", "plot_validation", "success", "type_name", "function", "warning")


@dataclass(frozen=True, slots=True, kw_only=True)
class LineColours:
    """The colours of one run's lines."""

    training: str
    smoothed: str
    validation: str
    saved: str


@dataclass(frozen=True, slots=True)
class DrawnRun:
    """A run on the plot; its record may grow.

    Attributes:
        key: tells it from the others; the name of its folder.
        title: for people.
        number: chooses its colour (``RunNumbers``).
    """

    key: str
    title: str
    record: RunRecord
    number: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class PlotChoices:
    """How a person wants to see the runs.

    Attributes:
        x: what the horizontal axis counts.
        in_bits: bits per byte rather than nats per token, where that is known.
        log_x, log_y: logarithmic axes.
        lines: of ``LINES``, those that are drawn.
    """

    x: XAxis = "step"
    in_bits: bool = False
    log_x: bool = False
    log_y: bool = False
    lines: frozenset[str] = frozenset(LINES)

    def shows_bits(self, runs: Sequence[DrawnRun]) -> bool:
        """Whether the vertical axis is in bits per byte: some run knows how many a nat is."""
        return self.in_bits and any(math.isfinite(run.record.curve.bits_per_nat) for run in runs)


class RunNumbers:
    """Which colour each run has: by a number that it keeps, whatever else is drawn."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}

    def number(self, key: str) -> int:
        """The number of a run; a new run gets the next one."""
        return self._numbers.setdefault(key, len(self._numbers))

    def know(self, keys: Iterable[str]) -> None:
        """Number runs in their order, for example the oldest first."""
        for key in keys:
            self.number(key)


def colours_of(number: int, count: int, theme: Theme) -> LineColours:
    """The colours of a run.

    A run alone shows each of its lines in a colour of its own; among others, all in one.

    Args:
        number: of the run (``RunNumbers``).
        count: how many runs are drawn.
        theme: for the colours.
    """
    if count == 1:
        return LineColours(
            training=theme.plot_training,
            smoothed=theme.plot_smoothed,
            validation=theme.plot_validation,
            saved=theme.plot_saved,
        )
    turn, place = divmod(number, len(_RUN_ROLES))
    colour = _shade(getattr(theme, _RUN_ROLES[place]), turn, theme)
    return LineColours(training=colour, smoothed=colour, validation=colour, saved=colour)


def _shade(colour: str, turn: int, theme: Theme) -> str:
    """Colours that come again are nearer to the text of the theme, then nearer to its ground."""
    if not turn:
        return colour
    other = theme.text if turn % 2 else theme.plot_background
    parts = [
        round((2 * int(colour[n : n + 2], 16) + int(other[n : n + 2], 16)) / 3) for n in (1, 3, 5)
    ]
    return "#" + "".join(f"{part:02x}" for part in parts)
