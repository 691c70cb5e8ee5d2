"""Confidence intervals by resampling whole files (a cluster bootstrap).

Cases of one file resemble each other, so files are drawn, not cases; two systems are compared
on the same draws, which takes the difficulty of the files out of their difference. A figure
is a ratio of sums over files: an exact-match rate, keystrokes saved per keystroke, bits per
byte. Percentiles are widened for few files as Hesterberg (2015, "What Teachers Should Know
About the Bootstrap", section 3.2) proposes.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import NormalDist
from typing import Final

import numpy as np
from numpy.typing import NDArray

ROUNDS: Final = 4000
CONFIDENCE: Final = 0.95


@dataclass(frozen=True, slots=True, kw_only=True)
class Estimate:
    """A figure with its count and its interval.

    Attributes:
        value: the ratio over everything.
        low, high: the 95 % interval; both are ``value`` where there is a single file.
        count: the denominator: cases, keystrokes or bytes.
        files: how many files they come from.
    """

    value: float
    low: float
    high: float
    count: float
    files: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """The difference of two figures on the same files.

    Attributes:
        value: second minus first.
        low, high: the paired 95 % interval.
    """

    value: float
    low: float
    high: float

    @property
    def is_clear(self) -> bool:
        """Whether the interval excludes zero."""
        return self.low > 0 or self.high < 0


class Resampling:
    """One set of draws of files, the same for everything that is compared.

    Args:
        files: how many there are.
        seed: of the draws.
        rounds: how many draws.
    """

    def __init__(self, files: int, seed: int, rounds: int = ROUNDS) -> None:
        generator = np.random.default_rng(seed)
        draws = generator.integers(files, size=(rounds, files))
        # How often each file was drawn: (rounds, files).
        self._weights = np.zeros((rounds, files), dtype=np.float64)
        np.add.at(self._weights, (np.arange(rounds)[:, None], draws), 1.0)
        self._files = files
        tail = _tail(files)
        self._quantiles = (tail, 1 - tail)

    def estimate(self, above: Sequence[float], below: Sequence[float]) -> Estimate:
        """Return the ratio of two sums.

        Args:
            above: the numerator of each file, (files,).
            below: the denominator of each file, (files,).
        """
        ratios = self._ratios(above, below)
        value = _ratio(sum(above), sum(below))
        low, high = self._interval(ratios, value)
        present = sum(1 for amount in below if amount)
        return Estimate(value=value, low=low, high=high, count=sum(below), files=present)

    def difference(
        self,
        first: tuple[Sequence[float], Sequence[float]],
        second: tuple[Sequence[float], Sequence[float]],
    ) -> Difference:
        """Second minus first, each a pair of ``above`` and ``below``."""
        value = _ratio(sum(second[0]), sum(second[1])) - _ratio(sum(first[0]), sum(first[1]))
        low, high = self._interval(self._ratios(*second) - self._ratios(*first), value)
        return Difference(value=value, low=low, high=high)

    def _ratios(self, above: Sequence[float], below: Sequence[float]) -> NDArray[np.float64]:
        """Return the figure in each draw; a draw without any case says nothing and is NaN."""
        top = self._weights @ np.asarray(above, dtype=np.float64)
        bottom = self._weights @ np.asarray(below, dtype=np.float64)
        return np.divide(top, bottom, out=np.full_like(top, np.nan), where=bottom > 0)

    def _interval(self, values: NDArray[np.float64], value: float) -> tuple[float, float]:
        values = values[np.isfinite(values)]
        if self._files < 2 or not len(values):
            return value, value
        low, high = np.quantile(values, self._quantiles)
        return float(low), float(high)


def _ratio(above: float, below: float) -> float:
    return above / below if below else 0.0


def _tail(files: int) -> float:
    """Return the fraction below the interval and above it: less than 2.5 % where files are few.

    The bootstrap's spread is too small by sqrt((n - 1) / n), and it takes the normal
    distribution where Student's is due.
    """
    if files < 2:
        return (1 - CONFIDENCE) / 2
    normal = NormalDist()
    z = normal.inv_cdf((1 + CONFIDENCE) / 2)
    freedom = files - 1
    # Student's quantile by its expansion (Abramowitz and Stegun 26.7.5).
    student = (
        z
        + (z**3 + z) / (4 * freedom)
        + (5 * z**5 + 16 * z**3 + 3 * z) / (96 * freedom**2)
        + (3 * z**7 + 19 * z**5 + 17 * z**3 - 15 * z) / (384 * freedom**3)
    )
    return normal.cdf(-math.sqrt(files / freedom) * student)
