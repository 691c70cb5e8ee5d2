"""What a search in the files of a project found, as plain data."""

from __future__ import annotations

import zlib
from dataclasses import dataclass, field
from typing import Any, Final

SECRETS: Final = "secrets"
SLOW: Final = "slow"
"""Reasons in ``SearchProgress.skipped``, beside those of ``core.corpus.drop_reasons``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LineMatch:
    """One match, with the line that it begins on.

    Attributes:
        line: from 0.
        column: in UTF-16 units from the start of the line.
        start, end: in UTF-16 units from the start of the text.
        shown: a part of the line, at most 240 characters.
        shown_start, shown_end: where the match is in ``shown``, in characters.
        replacement: what the match would become.
    """

    line: int
    column: int
    start: int
    end: int
    shown: str
    shown_start: int
    shown_end: int
    replacement: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FileMatches:
    """The matches in one file.

    Attributes:
        path: relative to the root, "/" between the parts.
        checksum: of the text that was searched, see ``text_checksum``.
        matches: in order.
        is_cut: whether there are more.
    """

    path: str
    checksum: int
    matches: tuple[LineMatch, ...]
    is_cut: bool = False

    def to_json(self) -> list[Any]:
        """Return what ``from_json`` reads."""
        names = LineMatch.__slots__
        rows = [[getattr(match, name) for name in names] for match in self.matches]
        return [self.path, self.checksum, self.is_cut, rows]

    @classmethod
    def from_json(cls, values: list[Any]) -> FileMatches:
        """Return the matches that ``to_json`` described."""
        path, checksum, is_cut, rows = values
        names = LineMatch.__slots__
        matches = tuple(LineMatch(**dict(zip(names, row, strict=True))) for row in rows)
        return cls(path=path, checksum=checksum, matches=matches, is_cut=is_cut)


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchProgress:
    """How far a search is, and what it left out.

    Attributes:
        files: that were searched.
        matches: that were found.
        is_full: whether the search ended at the bound on matches.
        skipped: how many files and folders were not searched, by the reason.
    """

    files: int = 0
    matches: int = 0
    is_full: bool = False
    skipped: dict[str, int] = field(default_factory=dict[str, int])


def text_checksum(text: str) -> int:
    """Return what tells whether a text is still the one that was searched."""
    return zlib.crc32(text.encode("utf-8", "surrogatepass"))
