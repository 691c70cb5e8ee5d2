"""Two runs side by side: what they were told, and what came of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from core.config import to_mapping
from core.training.runs.run_folder import RunSummary
from gui import amounts
from gui.widgets.setting_field import text_of

HEADERS = ("Setting", "First", "Second")


@dataclass(frozen=True, slots=True)
class Difference:
    """One line: a name and what it is in either run."""

    name: str
    first: str
    second: str

    @property
    def is_equal(self) -> bool:
        """Whether the runs agree."""
        return self.first == self.second


@dataclass(frozen=True, slots=True)
class DifferenceRows:
    """The lines as a table shows them."""

    lines: Sequence[Difference]

    def __len__(self) -> int:
        return len(self.lines)

    def texts(self, row: int) -> tuple[str, ...]:
        """Name, first, second."""
        line = self.lines[row]
        return (line.name, line.first, line.second)

    def tip(self, row: int) -> str:
        """Whole texts."""
        line = self.lines[row]
        return f"{line.name}: {line.first} / {line.second}"


def outcomes(first: RunSummary, second: RunSummary) -> list[Difference]:
    """What came of two runs."""
    one, two = first.status, second.status
    return [
        Difference("state", one.state, two.state),
        Difference(
            "best bits per byte",
            amounts.decimal(one.best_bits_per_byte),
            amounts.decimal(two.best_bits_per_byte),
        ),
        Difference("steps", amounts.count(one.step), amounts.count(two.step)),
        Difference("tokens read", amounts.count(one.tokens_seen), amounts.count(two.tokens_seen)),
        Difference(
            "time of training",
            amounts.clock(one.elapsed_seconds),
            amounts.clock(two.elapsed_seconds),
        ),
        Difference("parameters", amounts.count(one.parameters), amounts.count(two.parameters)),
    ]


def settings_differences(first: RunSummary, second: RunSummary) -> list[Difference]:
    """Every setting of two runs, by its full name, in the order of the configuration."""
    one, two = _flat(to_mapping(first.config)), _flat(to_mapping(second.config))
    names = list(dict.fromkeys((*one, *two)))
    return [Difference(name, one.get(name, "-"), two.get(name, "-")) for name in names]


def _flat(table: Mapping[str, Any], prefix: str = "") -> dict[str, str]:
    found: dict[str, str] = {}
    for key, value in table.items():
        if isinstance(value, Mapping):
            found |= _flat(value, f"{prefix}{key}.")  # pyright: ignore[reportUnknownArgumentType] - TOML's own types
        else:
            found[f"{prefix}{key}"] = text_of(value)
    return found
