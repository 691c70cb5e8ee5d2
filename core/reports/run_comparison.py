"""The settings of two runs, one beside the other."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from core.config import to_mapping
from core.training.config import RunConfig


@dataclass(frozen=True, slots=True)
class SettingPair:
    """A setting and its value in two runs; None where a run does not have it."""

    name: str
    first: object | None
    second: object | None

    @property
    def is_equal(self) -> bool:
        """Whether the runs have the same value."""
        return self.first == self.second


def compare_settings(first: RunConfig, second: RunConfig) -> list[SettingPair]:
    """Return every setting of two runs by its full name, in the order of the configuration."""
    one, two = _flat(to_mapping(first)), _flat(to_mapping(second))
    names = list(dict.fromkeys((*one, *two)))
    return [SettingPair(name, one.get(name), two.get(name)) for name in names]


def _flat(table: Mapping[str, Any], prefix: str = "") -> dict[str, object]:
    found: dict[str, object] = {}
    for key, value in table.items():
        if isinstance(value, Mapping):
            found |= _flat(value, f"{prefix}{key}.")  # pyright: ignore[reportUnknownArgumentType] - TOML's own types
        else:
            found[f"{prefix}{key}"] = value
    return found
