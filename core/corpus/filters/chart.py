"""How the window draws what a filter measures: a histogram with thresholds in it.

Nothing here draws or imports NumPy: a chart only says which figure of the files is shown,
on which axis, and which settings are its thresholds.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from core.corpus.filters.file_measures import FileMeasures


@dataclass(frozen=True, kw_only=True)
class Threshold:
    """A bound that a user moves.

    Attributes:
        setting: the name of its field in the settings.
        is_upper: whether files with larger values are dropped, rather than with smaller ones.
        off: the value that means no bound; None where there always is one.
    """

    setting: str
    is_upper: bool
    off: float | None = None


@dataclass(frozen=True, kw_only=True)
class Chart:
    """A histogram of one measure of every file.

    Attributes:
        title, tip: for people.
        values: the measure of all N files, numbers (N,).
        thresholds: the settings that it is compared with.
        reasons: of the files that these drop; for a filter's chart filled in from the filter.
        unit: what it counts; empty for a fraction from 0 to 1.
        low, high: the ends of the axis; high is None for the largest value.
        is_log: whether the axis is logarithmic.
    """

    title: str
    tip: str
    values: Callable[[FileMeasures], NDArray[np.generic]]
    thresholds: tuple[Threshold, ...]
    reasons: tuple[str, ...] = ()
    unit: str = ""
    low: float = 1.0
    high: float | None = None
    is_log: bool = True

    @property
    def is_fraction(self) -> bool:
        """Whether it goes from 0 to 1."""
        return not self.unit
