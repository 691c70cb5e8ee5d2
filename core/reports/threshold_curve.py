"""The effect of the confidence threshold on each system: precision against coverage."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from core.evaluation.intervals import Estimate
from core.evaluation.report import EVERYTHING, Evaluation, Measure

# What can be drawn against precision, with the factor to the unit of its axis.
COVERAGE_FACTORS: Final[dict[Measure, float]] = {
    "keystrokes saved": 100.0,
    "keystrokes saved net": 100.0,
    "shown per 100 characters": 1.0,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ThresholdPoint:
    """The figures at one threshold.

    Attributes:
        threshold: the lowest confidence of a suggestion that is shown, 0 to 1.
        precision: of the suggestions that are shown, 0 to 1.
        coverage: the other measure, in the unit of its axis.
    """

    threshold: float
    precision: Estimate
    coverage: Estimate


def threshold_curve(evaluation: Evaluation, system: str, measure: Measure) -> list[ThresholdPoint]:
    """Return the points of a system by rising threshold, without those at which nothing is shown.

    Args:
        evaluation: the report.
        system: one of its systems.
        measure: a key of ``COVERAGE_FACTORS``.
    """
    found = {
        (figure.measure, figure.minimum_precision): figure.estimate
        for figure in evaluation.figures
        if figure.system == system and figure.group == EVERYTHING
    }
    points: list[ThresholdPoint] = []
    for threshold in sorted(evaluation.config.minimum_precisions):
        precision = found.get(("precision of shown", threshold))
        coverage = found.get((measure, threshold))
        if precision is None or coverage is None or not precision.count:
            continue
        scaled = _scaled(coverage, COVERAGE_FACTORS[measure])
        points.append(ThresholdPoint(threshold=threshold, precision=precision, coverage=scaled))
    return points


def _scaled(estimate: Estimate, factor: float) -> Estimate:
    return Estimate(
        value=factor * estimate.value,
        low=factor * estimate.low,
        high=factor * estimate.high,
        count=estimate.count,
        files=estimate.files,
    )
