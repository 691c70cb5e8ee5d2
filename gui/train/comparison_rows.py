"""The rows of the table that compares two runs: their results and their settings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QT_TR_NOOP

from core.reports.run_comparison import compare_settings
from core.training.runs.run_folder import RunSummary
from gui import amounts
from gui.train.state_titles import state_title
from gui.translation import tr
from gui.widgets.setting_field import text_of

HEADERS = (QT_TR_NOOP("Setting"), QT_TR_NOOP("First run"), QT_TR_NOOP("Second run"))


@dataclass(frozen=True, slots=True)
class ComparedValue:
    """One row: a name and its value in either run."""

    name: str
    first: str
    second: str

    @property
    def is_equal(self) -> bool:
        """Whether the runs have the same value."""
        return self.first == self.second


@dataclass(frozen=True, slots=True)
class ComparisonRows:
    """The rows as a table model takes them."""

    values: Sequence[ComparedValue]

    def __len__(self) -> int:
        return len(self.values)

    def texts(self, row: int) -> tuple[str, ...]:
        """Return the texts of a row: name, first, second."""
        value = self.values[row]
        return (value.name, value.first, value.second)

    def tip(self, row: int) -> str:
        """Return the whole texts of a row."""
        value = self.values[row]
        return f"{value.name}: {value.first} / {value.second}"


def compared_results(first: RunSummary, second: RunSummary) -> list[ComparedValue]:
    """Return the results of two runs."""
    one, two = first.status, second.status
    best = [amounts.decimal(status.best_bits_per_byte) for status in (one, two)]
    times = [amounts.clock(status.elapsed_seconds) for status in (one, two)]
    rows = [
        ComparedValue(tr("state"), state_title(one.state), state_title(two.state)),
        ComparedValue(tr("best bits per byte"), *best),
    ]
    for name, counts in (
        (tr("steps"), (one.step, two.step)),
        (tr("tokens read"), (one.tokens_seen, two.tokens_seen)),
        (tr("parameters"), (one.parameters, two.parameters)),
    ):
        rows.append(ComparedValue(name, *map(amounts.count, counts)))
    rows.insert(4, ComparedValue(tr("training time"), *times))
    return rows


def compared_settings(first: RunSummary, second: RunSummary) -> list[ComparedValue]:
    """Return every setting of two runs by its full name, in the order of the configuration."""
    return [
        ComparedValue(pair.name, _text(pair.first), _text(pair.second))
        for pair in compare_settings(first.config, second.config)
    ]


def _text(value: object | None) -> str:
    return amounts.NONE if value is None else text_of(value)
