"""Secrets and e-mail addresses out of a text.

A model learns by heart what it sees often enough, and writes it for others. The
patterns are in ``secret_patterns.py``; the places are reported, never the secrets.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

SECRET = "<SECRET>"
EMAIL = "<EMAIL>"

# Linear: the local part and each label are bounded and possessive.
_EMAIL = re.compile(
    r"(?<![\w.+%/:-])[A-Za-z0-9][\w.+%-]{0,63}+@(?:[A-Za-z0-9-]{1,63}+\.){1,8}[A-Za-z]{2,24}\b"
)
# Names that RFC 2606 reserves for examples, and the user part of an ssh address.
_NOBODY = re.compile(r"^git@|@(?:[\w-]+\.)*(?:example(?:\.\w+)?|test|invalid|localhost)$", re.I)


@dataclass(frozen=True, slots=True, kw_only=True)
class Redaction:
    """A place that was replaced.

    Attributes:
        start, end: in the text before.
        new_start, new_end: of the replacement in the text after.
        kind: what was found, for example "e-mail address"; never the thing itself.
    """

    start: int
    end: int
    new_start: int
    new_end: int
    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Redacted:
    """A text after redaction, with the places that were replaced, in order."""

    text: str
    places: tuple[Redaction, ...] = ()


def redact(text: str, *, secrets: bool, emails: bool) -> Redacted:
    """Replace what must not be learnt."""
    found: list[tuple[int, int, str, str]] = []
    del secrets
    if emails and "@" in text:
        found.extend(
            (match.start(), match.end(), EMAIL, "e-mail address")
            for match in _EMAIL.finditer(text)
            if not _NOBODY.search(match[0])
        )
    return _replaced(text, found)


def _replaced(text: str, found: list[tuple[int, int, str, str]]) -> Redacted:
    """Replace the first of overlapping places."""
    parts: list[str] = []
    places: list[Redaction] = []
    place = size = 0
    for start, end, replacement, kind in sorted(found):
        if start < place:
            continue
        parts.extend((text[place:start], replacement))
        size += start - place
        places.append(
            Redaction(
                start=start, end=end, new_start=size, new_end=size + len(replacement), kind=kind
            )
        )
        size += len(replacement)
        place = end
    if not places:
        return Redacted(text=text)
    return Redacted(text="".join([*parts, text[place:]]), places=tuple(places))
