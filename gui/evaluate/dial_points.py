"""What the precision dial does to each system: the points of its curve. Plain values."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from core.evaluation.intervals import Estimate
from core.evaluation.report import EVERYTHING, Evaluation, Measure

# What can stand against precision, with the factor and the words of its axis.
HEIGHTS: Final[dict[Measure, tuple[float, str]]] = {
    "keystrokes saved": (100.0, "keystrokes saved, %"),
    "shown per 100 characters": (1.0, "suggestions per 100 characters"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class DialPoint:
    """One place of the dial.

    Attributes:
        minimum: the place, 0 to 1.
        precision: of what is shown, 0 to 1.
        height: of the other measure, in the unit of its axis.
    """

    minimum: float
    precision: Estimate
    height: Estimate


def dial_curve(evaluation: Evaluation, system: str, measure: Measure) -> list[DialPoint]:
    """The points of a system in the order of the dial; places that show nothing are left out."""
    factor, _ = HEIGHTS[measure]
    found = {
        (figure.measure, figure.minimum_precision): figure.estimate
        for figure in evaluation.figures
        if figure.system == system and figure.group == EVERYTHING
    }
    points: list[DialPoint] = []
    for minimum in sorted(evaluation.config.minimum_precisions):
        precision = found.get(("precision of shown", minimum))
        height = found.get((measure, minimum))
        if precision is None or height is None or not precision.count:
            continue
        points.append(
            DialPoint(minimum=minimum, precision=precision, height=_times(height, factor))
        )
    return points


def point_text(system: str, point: DialPoint, measure: Measure) -> str:
    """A point as its tooltip says it."""
    _, words = HEIGHTS[measure]
    precision, height = point.precision, point.height
    return (
        f"{system}, shown from {point.minimum:.0%}: precision {100 * precision.value:.1f} % "
        f"({100 * precision.low:.1f} to {100 * precision.high:.1f}) of {precision.count:,.0f} "
        f"suggestions; {words} {height.value:.1f} ({height.low:.1f} to {height.high:.1f})"
    )


def _times(estimate: Estimate, factor: float) -> Estimate:
    return Estimate(
        value=factor * estimate.value,
        low=factor * estimate.low,
        high=factor * estimate.high,
        count=estimate.count,
        files=estimate.files,
    )
