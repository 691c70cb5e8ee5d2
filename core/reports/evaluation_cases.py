"""Single cases of an evaluation, filtered by their kind and by their outcome."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from core.evaluation.report import CaseRecord, Evaluation

Outcome = Literal["right", "wrong", "silent"]
OUTCOMES: tuple[Outcome, ...] = ("right", "wrong", "silent")


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseFilter:
    """Which cases are wanted; an empty text means all.

    Attributes:
        kind: of the cursor position.
        language: of the file.
        outcome: one of ``OUTCOMES``.
        system: the index of the system whose outcome counts.
    """

    kind: str = ""
    language: str = ""
    outcome: str = ""
    system: int = 0


def outcome_of(case: CaseRecord, system: int) -> Outcome:
    """Return the outcome of a case for the system with this index."""
    if case.is_right(system):
        return "right"
    return "wrong" if case.offers[system] else "silent"


def matching_cases(evaluation: Evaluation, wanted: CaseFilter) -> list[CaseRecord]:
    """Return the cases that a filter leaves, in their order."""
    return [
        case
        for case in evaluation.cases
        if wanted.kind in ("", case.kind)
        and wanted.language in ("", case.language)
        and wanted.outcome in ("", outcome_of(case, wanted.system))
    ]


def whole_lines(before: str) -> str:
    """Return a prompt without the line at its start that was cut off in the middle."""
    if "\n" not in before.removesuffix("\n") or before.startswith("\n"):
        return before
    first, newline, rest = before.partition("\n")
    return rest if newline and len(first) < len(before) else before
