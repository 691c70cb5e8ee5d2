"""Figures and comparisons as people say them: "B saves 2.1 points more, 95 % 1.2 to 3.0"."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from core.evaluation.intervals import Difference, Estimate
from core.evaluation.report import FRACTIONS, LESS_IS_BETTER, Comparison, Measure
from core.texts import Text

# Which one is better, and by how much.
_BETTER: Final[Mapping[Measure, Text]] = MappingProxyType(
    {
        "exact match": Text(
            "{better} is exactly right {amount} points more often than {other}, "
            "95 % {low} to {high}."
        ),
        "edit similarity": Text(
            "{better} comes {amount} points nearer to the text than {other}, 95 % {low} to {high}."
        ),
        "prefix accuracy": Text(
            "{better} has {amount} points more of the line right from its start than {other}, "
            "95 % {low} to {high}."
        ),
        "parses": Text(
            "{better} leaves the file valid {amount} points more often than {other}, "
            "95 % {low} to {high}."
        ),
        "keystrokes saved": Text(
            "{better} saves {amount} points more of the keystrokes than {other}, "
            "95 % {low} to {high}."
        ),
        "keystrokes saved net": Text(
            "{better} saves {amount} points more of the keystrokes, net of reading, than {other}, "
            "95 % {low} to {high}."
        ),
        "whole word": Text(
            "{better} completes the half-typed word {amount} points more often than {other}, "
            "95 % {low} to {high}."
        ),
        "precision of shown": Text(
            "{better} is right when it speaks {amount} points more often than {other}, "
            "95 % {low} to {high}."
        ),
        "shown per 100 characters": Text(
            "{better} shows {amount} more suggestions per 100 characters than {other}, "
            "95 % {low} to {high}."
        ),
        "bits per byte": Text(
            "{better} needs {amount} bits per byte less than {other}, 95 % {low} to {high}."
        ),
        "bits per byte with in-file cache": Text(
            "{better} needs with the file {amount} bits per byte less than {other}, "
            "95 % {low} to {high}."
        ),
        "verbatim copies": Text(
            "{better} copies one training project {amount} points less often than {other}, "
            "95 % {low} to {high}."
        ),
    }
)
_NAMES: Final[Mapping[Measure, Text]] = MappingProxyType(
    {
        "exact match": Text("exact match"),
        "edit similarity": Text("edit similarity"),
        "prefix accuracy": Text("prefix accuracy"),
        "parses": Text("parses"),
        "keystrokes saved": Text("keystrokes saved"),
        "keystrokes saved net": Text("keystrokes saved net"),
        "whole word": Text("whole word"),
        "precision of shown": Text("precision of shown"),
        "shown per 100 characters": Text("shown per 100 characters"),
        "bits per byte": Text("bits per byte"),
        "bits per byte with in-file cache": Text("bits per byte with in-file cache"),
        "verbatim copies": Text("verbatim copies"),
    }
)


def value_text(measure: Measure, value: float) -> str:
    """Return a figure alone: "34.1 %" of a fraction, "1.234" of anything else."""
    return f"{100 * value:.1f} %" if measure in FRACTIONS else f"{value:.3f}"


def estimate_text(measure: Measure, estimate: Estimate) -> str:
    """Return a figure with its interval: "34.1 % (31.2 to 37.0)"."""
    low, high = _interval(measure, estimate.low, estimate.high)
    return f"{value_text(measure, estimate.value)} ({low} to {high})"


def comparison_sentence(comparison: Comparison) -> Text:
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
        unclear = (
            Text(
                "Between {better} and {other} there is no clear difference in {measure}: "
                "{amount} points, 95 % {low} to {high}."
            )
            if measure in FRACTIONS
            else Text(
                "Between {better} and {other} there is no clear difference in {measure}: "
                "{amount}, 95 % {low} to {high}."
            )
        )
        return unclear.filled(
            better=better,
            other=other,
            measure=_NAMES[measure],
            amount=amount,
            low=low,
            high=high,
        )
    return _BETTER[measure].filled(better=better, other=other, amount=amount, low=low, high=high)


def _for_better(difference: Difference, measure: Measure) -> Difference:
    """Return the difference with its sign so that more is better."""
    if measure not in LESS_IS_BETTER:
        return difference
    return Difference(value=-difference.value, low=-difference.high, high=-difference.low)


def _interval(measure: Measure, low: float, high: float) -> tuple[Text, Text]:
    return _amount(measure, low), _amount(measure, high)


def _amount(measure: Measure, value: float) -> Text:
    """Points of a percentage, or the figure's own unit; no zero with a sign."""
    if measure in FRACTIONS:
        return Text("{value:.1f}", value=round(100 * value, 1) + 0.0)
    return Text("{value:.3f}", value=round(value, 3) + 0.0)
