"""What is searched for in the files of a project, and the bounds of that search."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from core.editing.search import Query

if TYPE_CHECKING:
    import pathspec

# Of patterns for paths; each star multiplies the time that a hostile file name can cost.
_MAX_STARS: Final = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchConfig:
    """One search in the files of a project.

    Attributes:
        query: what is searched for.
        replacement: what a match would become; groups as in ``core.editing.replacement``.
        include: patterns of paths as in a ``.gitignore``; without any, every file is searched.
        exclude: patterns of paths that are not searched.
        include_ignored: whether ignored files, packages and caches are searched too.
        include_secrets: whether a file may be in the result that has a secret in it.
        texts: texts that are not saved, by the path of their file relative to the root: they are
            searched instead of what is on the disk.
        max_matches: the search ends after so many.
        max_file_matches: a file shows so many.
        max_file_bytes: larger files are not read.
        max_folder_entries: folders with more entries are not entered; of the root itself so many
            files are searched, and its folders.
    """

    query: Query
    replacement: str = ""
    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    include_ignored: bool = False
    include_secrets: bool = False
    texts: Mapping[str, str] = field(default_factory=dict[str, str])
    max_matches: int = 20_000
    max_file_matches: int = 2_000
    max_file_bytes: int = 8 << 20
    max_folder_entries: int = 50_000

    def to_json(self) -> dict[str, Any]:
        """Return what ``from_json`` reads."""
        query = self.query
        values = {name: getattr(self, name) for name in self.__slots__ if name != "query"}
        names = Query.__slots__
        return values | {"query": {name: getattr(query, name) for name in names}}

    @classmethod
    def from_json(cls, values: Mapping[str, Any]) -> SearchConfig:
        """Return the search that ``to_json`` described."""
        given: dict[str, Any] = dict(values)
        given["query"] = Query(**values["query"])
        given["include"], given["exclude"] = tuple(values["include"]), tuple(values["exclude"])
        return cls(**given)


class PathPatterns:
    """Which paths of a project are searched.

    Args:
        include, exclude: as in ``SearchConfig``; a pattern that is none is passed over.
    """

    def __init__(self, include: Sequence[str], exclude: Sequence[str]) -> None:
        self._include = _spec(include)
        self._exclude = _spec(exclude)

    def fits(self, path: str) -> bool:
        """Tell whether a path, "/" between its parts, is to be searched."""
        if self._include is not None and not self._include.match_file(path):
            return False
        return self._exclude is None or not self._exclude.match_file(path)


def split_patterns(text: str) -> tuple[str, ...]:
    """Return the patterns of a text field, in which commas separate them."""
    return tuple(part for part in (one.strip() for one in text.split(",")) if part)


def bad_pattern(patterns: Sequence[str]) -> str:
    """Return the first pattern that cannot be used; empty if all can."""
    return next((pattern for pattern in patterns if not _is_usable(pattern)), "")


def _spec(patterns: Sequence[str]) -> pathspec.GitIgnoreSpec | None:
    import pathspec

    usable = [pattern for pattern in patterns if _is_usable(pattern)]
    return pathspec.GitIgnoreSpec.from_lines(usable) if usable else None


def _is_usable(pattern: str) -> bool:
    import pathspec  # tens of milliseconds, which the start of the window does without

    if pattern.count("*") > _MAX_STARS or pattern.startswith("#"):
        return False
    try:
        pathspec.GitIgnoreSpec.from_lines([pattern])
    except ValueError:
        return False
    return True
