"""Former names of options and JSON fields, which keep working without being shown.

``commands`` replaces former options before it parses them, ``terminal`` writes former fields
beside the present ones, so that scripts written for an earlier version need no change.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any, Final

# Sub-command and former option, to the present option.
FORMER_OPTIONS: Final[Mapping[tuple[str, str], str]] = MappingProxyType(
    {
        ("build", "--never"): "--drop",
        ("train", "--mix"): "--replay",
        ("train", "--plan"): "--estimate",
    }
)
# Present field of a result in JSON, to its former name.
FORMER_FIELDS: Final[Mapping[str, str]] = MappingProxyType({"no_suggestion_reason": "why_nothing"})


def with_present_options(arguments: Sequence[str]) -> list[str]:
    """Return the arguments of a sub-command with former options replaced.

    Args:
        arguments: those after the program's name, the sub-command first.
    """
    present: list[str] = []
    for word in arguments:
        option, equals, value = word.partition("=")
        present.append(FORMER_OPTIONS.get((arguments[0], option), option) + equals + value)
    return present


def with_former_fields(record: Mapping[str, Any]) -> dict[str, Any]:
    """Return a record with each renamed field under its former name too."""
    former = {FORMER_FIELDS[name]: record[name] for name in record if name in FORMER_FIELDS}
    return {**record, **former}
