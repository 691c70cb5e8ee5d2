"""Figures and comparisons as people say them: "B saves 2.1 points more, 95 % 1.2 to 3.0"."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from core.evaluation.intervals import Difference, Estimate
from core.evaluation.report import FRACTIONS, LESS_IS_BETTER, Comparison, Measure

# What the better one does, and how much more of it.
_MORE: Final[Mapping[Measure, tuple[str, str]]] = MappingProxyType(
    {
        "exact match": ("is exactly right", "points more often than"),
        "edit similarity": ("comes", "points nearer to the text than"),
        "prefix accuracy": ("has", "points more of the line right from its start than"),
        "parses": ("leaves the file valid", "points more often than"),
        "keystrokes saved": ("saves", "points more of the keystrokes than"),
        "keystrokes saved net": ("saves", "points more of the keystrokes, net of reading, than"),
        "whole word": ("completes the half-typed word", "points more often than"),
        "precision of shown": ("is right when it speaks", "points more often than"),
        "shown per 100 characters": ("shows", "more suggestions per 100 characters than"),
        "bits per byte": ("needs", "bits per byte less than"),
        "bits per byte with in-file cache": ("needs with the file", "bits per byte less than"),
        "verbatim copies": ("copies one training project", "points less often than"),
    }
)


def value_text(measure: Measure, value: float) -> str:
    """Return a figure alone: "34.1 %" of a fraction, "1.234" of anything else."""
    return f"{100 * value:.1f} %" if measure in FRACTIONS else f"{value:.3f}"


def estimate_text(measure: Measure, estimate: Estimate) -> str:
    """Return a figure with its interval: "34.1 % (31.2 to 37.0)"."""
    low, high = _interval(measure, estimate.low, estimate.high)
    return f"{value_text(measure, estimate.value)} ({low} to {high})"


def comparison_sentence(comparison: Comparison) -> str:
    """Return which of two systems is better and by how much, with the paired interval."""
    measure = comparison.measure
    difference = _for_better(comparison.difference, measure)
    better, other = comparison.first, comparison.second
    if difference.value < 0:
        better, other = other, better
        difference = Difference(value=-difference.value, low=-difference.high, high=-difference.low)
    low, high = _interval(measure, difference.low, difference.high)
    amount = _amount(measure, difference.value)
    if not difference.is_clear:
        unit = " points" if measure in FRACTIONS else ""
        return (
            f"Between {better} and {other} there is no clear difference in {measure}: "
            f"{amount}{unit}, 95 % {low} to {high}."
        )
    does, more = _MORE[measure]
    return f"{better} {does} {amount} {more} {other}, 95 % {low} to {high}."


def _for_better(difference: Difference, measure: Measure) -> Difference:
    """Return the difference with its sign so that more is better."""
    if measure not in LESS_IS_BETTER:
        return difference
    return Difference(value=-difference.value, low=-difference.high, high=-difference.low)


def _interval(measure: Measure, low: float, high: float) -> tuple[str, str]:
    return _amount(measure, low), _amount(measure, high)


def _amount(measure: Measure, value: float) -> str:
    """Points of a percentage, or the figure's own unit; no zero with a sign."""
    text = f"{100 * value:.1f}" if measure in FRACTIONS else f"{value:.3f}"
    return text.removeprefix("-") if not text.strip("-0.") else text
