"""A place in a project, for a person to look at."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Location:
    """Where something was written.

    Attributes:
        path: relative to the project's root, "/" between the parts.
        line: from 1.
    """

    path: str
    line: int
