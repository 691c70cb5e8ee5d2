"""A location in a project, for the user to look at."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Location:
    """A line of a file.

    Attributes:
        path: relative to the project's root, "/" between the parts.
        line: from 1.
    """

    path: str
    line: int
