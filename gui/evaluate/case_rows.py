"""Single cases as rows of a table: filtered by what they are and what a system made of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Final

from core.evaluation.report import CaseRecord, Evaluation

RIGHT, WRONG, SILENT = OUTCOMES = ("right", "wrong", "silent")
OUTCOME_MARKS: Final = {RIGHT: "✓", WRONG: "✗", SILENT: "·"}


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseFilter:
    """Which cases are wanted; an empty text stands for all.

    Attributes:
        system: the place of the system whose outcome counts.
    """

    kind: str = ""
    language: str = ""
    outcome: str = ""
    system: int = 0


def outcome_of(case: CaseRecord, system: int) -> str:
    """What became of a case: one of ``OUTCOMES``."""
    if case.is_right(system):
        return RIGHT
    return WRONG if case.offers[system] else SILENT


def matching(evaluation: Evaluation, wanted: CaseFilter) -> list[CaseRecord]:
    """The cases that a filter leaves."""
    return [
        case
        for case in evaluation.cases
        if wanted.kind in ("", case.kind)
        and wanted.language in ("", case.language)
        and wanted.outcome in ("", outcome_of(case, wanted.system))
    ]


class CaseRows:
    """The rows of the table.

    Args:
        cases: in their order.
        system: the place of the system that is looked at.
    """

    HEADERS = ("", "File", "Caret", "Right", "Offered")

    def __init__(self, cases: Sequence[CaseRecord], system: int) -> None:
        self.cases = cases
        self._system = system

    def __len__(self) -> int:
        return len(self.cases)

    def texts(self, row: int) -> tuple[str, ...]:
        """One text a column."""
        case = self.cases[row]
        mark = OUTCOME_MARKS[outcome_of(case, self._system)]
        offered = case.offers[self._system] or "nothing"
        return (
            mark,
            PurePosixPath(case.path).name,
            case.kind,
            case.expected.strip(),
            offered.strip(),
        )

    def tip(self, row: int) -> str:
        """The whole path."""
        case = self.cases[row]
        return f"{case.path} ({case.language}, {case.kind})"
