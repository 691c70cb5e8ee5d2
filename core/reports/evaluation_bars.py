"""The bars of an evaluation: for each measure one bar a system, for one group of cases."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from core.evaluation.cases import CUT_KINDS
from core.evaluation.intervals import Estimate
from core.evaluation.projects import PROJECT_GROUPS
from core.evaluation.report import EVERYTHING, Evaluation, Measure


@dataclass(frozen=True, slots=True, kw_only=True)
class SystemEstimate:
    """One bar.

    Attributes:
        system: its name.
        index: of the system in the evaluation.
        estimate: value and interval in the unit of the measure.
    """

    system: str
    index: int
    estimate: Estimate


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureEstimates:
    """The bars of one measure.

    Attributes:
        measure: what they show.
        count: over how many cases, characters or bytes it was measured.
        scale: the value at the end of the axis, which begins at 0.
        systems: one bar each.
    """

    measure: Measure
    count: float
    scale: float
    systems: Sequence[SystemEstimate]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportGroups:
    """The groups for which an evaluation has figures.

    Attributes:
        languages: by name.
        kinds: of cursor positions.
        projects: whether projects were known to the training data.
    """

    languages: tuple[str, ...]
    kinds: tuple[str, ...]
    projects: tuple[str, ...]


def report_groups(evaluation: Evaluation) -> ReportGroups:
    """Return the groups of an evaluation, apart from ``EVERYTHING``, which is always there."""
    found = {figure.group for figure in evaluation.figures}
    others = (EVERYTHING, *CUT_KINDS, *PROJECT_GROUPS)
    return ReportGroups(
        languages=tuple(sorted(name for name in found if name not in others)),
        kinds=tuple(kind for kind in CUT_KINDS if kind in found),
        projects=tuple(group for group in PROJECT_GROUPS if group in found),
    )


def measure_estimates(
    evaluation: Evaluation, group: str, threshold: float
) -> list[MeasureEstimates]:
    """Return the bars of a group of cases.

    Args:
        evaluation: the report.
        group: ``EVERYTHING`` or one of ``report_groups``.
        threshold: the confidence threshold, for the measures that depend on it.
    """
    measures: dict[Measure, None] = {figure.measure: None for figure in evaluation.figures}
    found: list[MeasureEstimates] = []
    for measure in measures:
        systems = [
            SystemEstimate(
                system=figure.system,
                index=evaluation.systems.index(figure.system),
                estimate=figure.estimate,
            )
            for figure in evaluation.figures
            if figure.measure == measure
            and figure.group == group
            and figure.minimum_precision in (None, threshold)
        ]
        if systems:
            found.append(
                MeasureEstimates(
                    measure=measure,
                    count=max(each.estimate.count for each in systems),
                    scale=max(each.estimate.high for each in systems) or 1.0,
                    systems=systems,
                )
            )
    return found
