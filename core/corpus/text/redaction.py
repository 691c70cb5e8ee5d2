"""Secrets and e-mail addresses out of a text.

A model memorizes what it is trained on often enough, and may write it for others. The
patterns are in ``secret_patterns.py``, ``passwords.py`` and ``emails.py``. What was
replaced is reported by its range and kind, never by the secret itself.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

from ahocorasick_rs import AhoCorasick, Implementation

from core.corpus.text.emails import find_emails
from core.corpus.text.parsing import syntax_error
from core.corpus.text.passwords import MARKERS, secret_behind
from core.corpus.text.secret_patterns import SECRET_PATTERNS, SecretPattern
from core.languages.lexical import spans

SECRET = "<SECRET>"
EMAIL = "<EMAIL>"

_MAX_CHARS_AFTER = 300
# Of its last 16 characters; "xxxx" and "0000" are no secrets.
_MIN_DIFFERENT = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Redaction:
    """A range that was replaced.

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
    """A text after redaction, with the ranges that were replaced, in order."""

    text: str
    redactions: tuple[Redaction, ...] = ()


# Start, end, replacement and kind.
_Found: TypeAlias = tuple[int, int, str, str]


@functools.cache
def _finder() -> SecretFinder:
    """Return one for each process."""
    return SecretFinder()


def redact(text: str, language: str | None = None, *, secrets: bool, emails: bool) -> Redacted:
    """Replace what must not be learned.

    A text that the parser of its language takes is taken by it afterwards too.

    Args:
        text: of a file.
        language: a name of the table of languages; None where it is not known.
        secrets: whether to replace keys, tokens and passwords.
        emails: whether to replace e-mail addresses.
    """
    found: list[_Found] = []
    if secrets:
        found.extend((start, end, SECRET, kind) for start, end, kind in _finder().find(text))
    if emails:
        addresses = find_emails(text, language)
        found.extend((start, end, EMAIL, "e-mail address") for start, end in addresses)
    redacted = _replaced(text, found)
    if redacted.redactions and language is not None and _is_broken(text, redacted.text, language):
        # What looks like a secret is a name here: in code nothing can be one.
        redacted = _replaced(text, _outside_code(text, language, found))
    return redacted


def _is_broken(before: str, after: str, language: str) -> bool:
    return bool(syntax_error(after, language)) and not syntax_error(before, language)


def _outside_code(text: str, language: str, found: list[_Found]) -> list[_Found]:
    """Return those that are in a string or a comment."""
    inner = [(span.start, span.stop) for span in spans(text, language)]
    return [
        each for each in found if any(start <= each[0] and each[1] <= end for start, end in inner)
    ]


class SecretFinder:
    """Finds keys, tokens and passwords; making one takes milliseconds."""

    def __init__(self) -> None:
        rows = [(needle, each) for each in SECRET_PATTERNS for needle in each.needles]
        self._patterns: list[SecretPattern | None] = [each for _, each in rows]
        self._needles = [needle for needle, _ in rows]
        self._needles.extend(MARKERS)
        self._patterns.extend([None] * len(MARKERS))
        self._automaton = AhoCorasick(self._needles, implementation=Implementation.DFA)

    def find(self, text: str) -> Iterator[tuple[int, int, str]]:
        """Start, end and kind of each; they may overlap."""
        hits = self._automaton.find_matches_as_indexes(text, overlapping=True)
        for number, start, _ in hits:
            each = self._patterns[number]
            if each is None:
                named = secret_behind(text, start, self._needles[number])
                if named is not None:
                    yield named.start, named.end, named.kind
                continue
            match = _match_at(text, start, each)
            if match is not None:
                group = "secret" if "secret" in each.pattern.groupindex else 0
                if _is_real(match[group]):
                    yield *match.span(group), each.kind


def _match_at(text: str, start: int, each: SecretPattern) -> re.Match[str] | None:
    """Return the match whose needle begins at ``start``."""
    if not each.before:
        return each.pattern.match(text, start)
    window = text[max(0, start - each.before - 1) : start + _MAX_CHARS_AFTER]
    found = each.pattern.search(window)
    if found is None:
        return None
    return each.pattern.match(text, max(0, start - each.before - 1) + found.start())


def _is_real(token: str) -> bool:
    """Tell whether a token is none of those that manuals print."""
    return "EXAMPLE" not in token and len(set(token[-16:])) >= _MIN_DIFFERENT


def _replaced(text: str, found: list[_Found]) -> Redacted:
    """Replace what was found; of overlapping ranges the first."""
    parts: list[str] = []
    redactions: list[Redaction] = []
    offset = size = 0
    for start, end, replacement, kind in sorted(found):
        if start < offset:
            continue
        parts.extend((text[offset:start], replacement))
        size += start - offset
        redactions.append(
            Redaction(
                start=start, end=end, new_start=size, new_end=size + len(replacement), kind=kind
            )
        )
        size += len(replacement)
        offset = end
    if not redactions:
        return Redacted(text=text)
    return Redacted(text="".join([*parts, text[offset:]]), redactions=tuple(redactions))
