"""With and without the project of each file: every system on all cases and on each kind of line.

Known lines stand in the file or in another one of the project, of known rests only the rest
does, novel lines are nowhere; files with a near copy in their project are apart.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from core.evaluation.intervals import Estimate
from core.evaluation.projects import PROJECT_GROUPS
from core.evaluation.report import EVERYTHING, Evaluation, Figure, Measure

# What is measured of single cases, so that kinds of lines can be told apart.
PROJECT_MEASURES: Final[tuple[Measure, ...]] = (
    "exact match", "whole word", "prefix accuracy", "edit similarity",
)  # fmt: skip
ROWS: Final = (EVERYTHING, *PROJECT_GROUPS)


@dataclass(frozen=True, slots=True, kw_only=True)
class ProjectRow:
    """One group of cases.

    Attributes:
        group: ``EVERYTHING`` or one of ``PROJECT_GROUPS``.
        count: of its cases.
        estimates: of each system of the evaluation; None where it was not measured.
    """

    group: str
    count: float
    estimates: tuple[Estimate | None, ...]


def measures_of(evaluation: Evaluation) -> list[Measure]:
    """Return the measures that an evaluation has for kinds of lines; none without a project."""
    found = {figure.measure for figure in evaluation.figures if figure.group in PROJECT_GROUPS}
    return [measure for measure in PROJECT_MEASURES if measure in found]


def project_table(evaluation: Evaluation, measure: Measure) -> list[ProjectRow]:
    """Return the rows of a measure, all cases first."""
    found = {
        (figure.group, figure.system): figure.estimate
        for figure in evaluation.figures
        if figure.measure == measure and figure.minimum_precision is None
    }
    rows: list[ProjectRow] = []
    for group in ROWS:
        estimates = tuple(found.get((group, system)) for system in evaluation.systems)
        count = max((one.count for one in estimates if one is not None), default=0.0)
        if count:
            rows.append(ProjectRow(group=group, count=count, estimates=estimates))
    return rows


def figures_csv(figures: Sequence[Figure]) -> str:
    """Return all figures as a table of comma-separated values, one a line, with a heading."""
    text = io.StringIO()
    table = csv.writer(text, lineterminator="\n")
    table.writerow(
        ("measure", "group", "threshold", "system", "value", "low", "high", "count", "files")
    )
    for one in figures:
        estimate = one.estimate
        threshold = "" if one.minimum_precision is None else f"{one.minimum_precision:g}"
        table.writerow(
            (
                one.measure, one.group, threshold, one.system, f"{estimate.value:.6f}",
                f"{estimate.low:.6f}", f"{estimate.high:.6f}", f"{estimate.count:g}",
                estimate.files,
            )
        )  # fmt: skip
    return text.getvalue()
