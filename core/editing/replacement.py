r"""What replaces a match: a text in which groups of the pattern are inserted.

``\1``, ``$1``, ``\g<name>`` and ``${name}`` are groups, ``\0`` and ``$0`` the whole
match, ``\n`` and ``\t`` a line break and a tab; a doubled ``\`` or ``$`` is a single one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

_PART = re.compile(
    r"\\(?P<escape>[\\nt])|\$(?P<dollar>\$)"
    r"|[\\$](?P<number>\d{1,2})|(?:\\g<|\$\{)(?P<name>\w+)[>}]"
)
_ESCAPES = {"\\": "\\", "n": "\n", "t": "\t"}


class NoSuchGroup(ValueError):
    """The replacement names a group that the pattern does not have.

    Attributes:
        group: its number or name.
    """

    def __init__(self, group: str) -> None:
        super().__init__(group)
        self.group = group


class Replacement:
    """A replacement for the matches of one pattern.

    Args:
        text: with references to groups.
        names: of the groups by number, empty for a group without a name; the first is that
            of the whole match.

    Raises:
        NoSuchGroup: the text refers to a group that is not in ``names``.
    """

    def __init__(self, text: str, names: Sequence[str]) -> None:
        self._parts: list[str | int] = []
        end = 0
        for found in _PART.finditer(text):
            self._parts.append(text[end : found.start()])
            end = found.end()
            if found["escape"] is not None:
                self._parts.append(_ESCAPES[found["escape"]])
            elif found["dollar"] is not None:
                self._parts.append("$")
            else:
                self._parts.append(_group(found["number"] or found["name"], names))
        self._parts.append(text[end:])

    def expand(self, captured: Callable[[int], str]) -> str:
        """The text that replaces a match whose groups ``captured`` returns by number."""
        return "".join(part if isinstance(part, str) else captured(part) for part in self._parts)


def _group(reference: str, names: Sequence[str]) -> int:
    if reference.isdecimal():
        number = int(reference)
        if number >= len(names):
            raise NoSuchGroup(reference)
        return number
    if reference not in names:
        raise NoSuchGroup(reference)
    return names.index(reference)
