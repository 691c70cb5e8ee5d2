"""The titles of the tabs of open files: short, and each different from the others."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

MAX_LENGTH = 28
_DOTS = "\u2026"
_MIN_SHOWN = 6  # characters at either end of a shortened name


def tab_titles(files: Sequence[tuple[str, Path | None]]) -> list[str]:
    """The titles of some files, in their order.

    Files of the same name get as much of their folders as distinguishes them; a long name is
    shortened where it is equal to the others, so that the difference can be read.

    Args:
        files: name and path of each; no path for a file that is not saved yet.
    """
    whole = [_with_folders(name, path, files) for name, path in files]
    short = [_shortened(title, [*whole[:n], *whole[n + 1 :]]) for n, title in enumerate(whole)]
    # Titles that would be equal when shortened are shown in full.
    return [
        title if short.count(title) == 1 else long for title, long in zip(short, whole, strict=True)
    ]


def _with_folders(name: str, path: Path | None, files: Sequence[tuple[str, Path | None]]) -> str:
    others = [other for _, other in files if other is not None and other != path]
    if path is None:
        return name
    alike = [other for other in others if other.name == path.name]
    if not alike:
        return name
    for count in range(2, len(path.parts) + 1):
        part = path.parts[-count:]
        if all(other.parts[-count:] != part for other in alike):
            # Two deep folders differ in one of their names; those between add nothing.
            folder = part[0].strip("/\\") or part[0]
            between = f"/{_DOTS}" if count > 2 else ""
            return f"{folder}{between}/{name}"
    return str(path)


def _shortened(title: str, others: Sequence[str]) -> str:
    """The title in ``MAX_LENGTH`` characters; the part common to all is dropped first."""
    if len(title) <= MAX_LENGTH:
        return title
    room = MAX_LENGTH - len(_DOTS)
    start, stop = _difference(title, others)
    if not start or stop <= room - _MIN_SHOWN:
        return f"{title[: room - _MIN_SHOWN]}{_DOTS}{title[-_MIN_SHOWN:]}"
    if start >= len(title) - (room - _MIN_SHOWN):
        return f"{title[:_MIN_SHOWN]}{_DOTS}{title[-(room - _MIN_SHOWN) :]}"
    inner = room - len(_DOTS) - _MIN_SHOWN
    return f"{_DOTS}{title[start : start + inner]}{_DOTS}{title[-_MIN_SHOWN:]}"


def _difference(title: str, others: Sequence[str]) -> tuple[int, int]:
    """The range of whole words in which a title differs from the most similar other titles."""
    start = max((_common(title, other) for other in others), default=0)
    tail = max((_common(title[::-1], other[::-1]) for other in others), default=0)
    stop = max(start, len(title) - tail)
    while 0 < start < len(title) and title[start - 1].isalnum():
        start -= 1
    while stop < len(title) and title[stop].isalnum():
        stop += 1
    return start, stop


def _common(one: str, other: str) -> int:
    count = 0
    for first, second in zip(one, other, strict=False):
        if first != second:
            break
        count += 1
    return count
