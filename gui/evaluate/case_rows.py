"""The rows of the table of cases."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePosixPath
from typing import Final

from PySide6.QtCore import QT_TR_NOOP

from core.evaluation.report import CaseRecord
from core.reports.evaluation_cases import Outcome, outcome_of
from gui.translation import tr

OUTCOME_SYMBOLS: Final[dict[Outcome, str]] = {"right": "✓", "wrong": "✗", "silent": "·"}
_KINDS: Final = {
    "line start": str(QT_TR_NOOP("line start")),
    "after punctuation": str(QT_TR_NOOP("after punctuation")),
    "inside a word": str(QT_TR_NOOP("inside a word")),
    "inside a line": str(QT_TR_NOOP("inside a line")),
}


def kind_title(kind: str) -> str:
    """Return a kind of cursor position in words; one of a newer program as it is."""
    return tr(_KINDS[kind]) if kind in _KINDS else kind


class CaseRows:
    """The rows, as a table model takes them.

    Args:
        cases: in their order.
        system: the index of the system whose suggestions are shown.
    """

    HEADERS = (
        "",
        QT_TR_NOOP("File"),
        QT_TR_NOOP("Cursor"),
        QT_TR_NOOP("Expected"),
        QT_TR_NOOP("Suggested"),
    )

    def __init__(self, cases: Sequence[CaseRecord], system: int) -> None:
        self.cases = cases
        self._system = system

    def __len__(self) -> int:
        return len(self.cases)

    def texts(self, row: int) -> tuple[str, ...]:
        """Return the texts of a row, one for each column."""
        case = self.cases[row]
        suggested = case.offers[self._system] or tr("none")
        return (
            OUTCOME_SYMBOLS[outcome_of(case, self._system)],
            PurePosixPath(case.path).name,
            kind_title(case.kind),
            case.expected.strip(),
            suggested.strip(),
        )

    def tip(self, row: int) -> str:
        """Return the whole path of a row's file."""
        case = self.cases[row]
        return f"{case.path} ({case.language}, {kind_title(case.kind)})"
