r"""What takes the place of a match: a text with the pattern's groups put in.

``\1``, ``$1``, ``\g<name>`` and ``${name}`` are groups, ``\0`` and ``$0`` the whole
match, ``\n`` and ``\t`` a line break and a tab; a doubled ``\`` or ``$`` is a plain one.
"""

from __future__ import annotations

import re

from PySide6.QtCore import QRegularExpression, QRegularExpressionMatch

_PART = re.compile(
    r"\\(?P<escape>[\\nt])|\$(?P<dollar>\$)"
    r"|[\\$](?P<number>\d{1,2})|(?:\\g<|\$\{)(?P<name>\w+)[>}]"
)
_ESCAPES = {"\\": "\\", "n": "\n", "t": "\t"}


class NoSuchGroup(ValueError):
    """The replacement names a group that the pattern lacks; the message says which."""


class Replacement:
    """A replacement for the matches of one pattern.

    Raises:
        NoSuchGroup: see there.
    """

    def __init__(self, text: str, pattern: QRegularExpression) -> None:
        self._parts: list[str | int] = []
        names = list(pattern.namedCaptureGroups())
        place = 0
        for found in _PART.finditer(text):
            self._parts.append(text[place : found.start()])
            place = found.end()
            if found["escape"] is not None:
                self._parts.append(_ESCAPES[found["escape"]])
            elif found["dollar"] is not None:
                self._parts.append("$")
            else:
                group = found["number"] or found["name"]
                number = int(group) if group.isdecimal() else _index(names, group)
                if not 0 <= number <= pattern.captureCount():
                    raise NoSuchGroup(f"The pattern has no group {group}.")
                self._parts.append(number)
        self._parts.append(text[place:])

    def expand(self, match: QRegularExpressionMatch) -> str:
        """The text that takes the match's place."""
        return "".join(
            part if isinstance(part, str) else match.captured(part) for part in self._parts
        )


def _index(names: list[str], name: str) -> int:
    return names.index(name) if name in names else -1
