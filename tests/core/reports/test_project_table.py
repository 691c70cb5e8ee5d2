"""The table of kinds of lines, and figures as comma-separated values."""

import csv
import io

from core.evaluation.intervals import Estimate
from core.evaluation.projects import PROJECT_GROUPS
from core.evaluation.report import EVERYTHING, Figure
from core.reports.project_table import figures_csv, measures_of, project_table
from tests.core.evaluation.evaluations import SYSTEMS, evaluation


def project_figures(measure="exact match"):
    """Figures of two systems for every kind of line."""
    for number, group in enumerate(PROJECT_GROUPS):
        for system, value in zip(SYSTEMS[:2], (0.5, 0.25), strict=True):
            value = value / (1 + number)
            yield Figure(
                system=system, measure=measure, group=group, minimum_precision=None,
                estimate=Estimate(
                    value=value, low=value - 0.01, high=value + 0.01, count=10.0 + number, files=5
                ),
            )  # fmt: skip


def test_every_kind_of_line_is_a_row_and_all_cases_are_the_first():
    made = evaluation(figures=(*evaluation().figures, *project_figures()))
    assert measures_of(made) == ["exact match"]
    rows = project_table(made, "exact match")
    assert [row.group for row in rows] == [EVERYTHING, *PROJECT_GROUPS]
    assert [row.count for row in rows] == [1000, 10, 11, 12, 13, 14]
    novel = next(row for row in rows if row.group == "novel line")
    assert novel.estimates[0].value == 0.5 / 3
    assert novel.estimates[2] is None  # the last line was not measured there


def test_without_projects_there_is_no_table():
    assert measures_of(evaluation()) == []


def test_csv_has_a_line_for_each_figure():
    made = evaluation()
    rows = list(csv.DictReader(io.StringIO(figures_csv(made.figures))))
    assert len(rows) == len(made.figures)
    assert rows[0]["measure"] == made.figures[0].measure
    assert float(rows[0]["value"]) == made.figures[0].estimate.value
    assert {row["threshold"] for row in rows} == {"", "0", "0.5"}
