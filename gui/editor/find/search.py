"""Finding and replacing in a document; no widgets.

Works on the text itself, so a ghost is never found. Patterns are those of Perl as
Qt knows them (PCRE2), because that engine can be told when to give up: a pattern
that doubles its work with every letter costs a sentence, not the window.
"""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from dataclasses import dataclass, field

from PySide6.QtCore import QRegularExpression
from PySide6.QtGui import QTextCursor, QTextDocument

from gui.editor.find.replacement import NoSuchGroup, Replacement
from gui.text_units import utf16_length

MAX_MATCHES = 10_000
TOO_SLOW = "This pattern takes too long here; try a simpler one."
# Steps of PCRE2 at one place of the text, about a millisecond.
_LIMIT = "(*LIMIT_MATCH=200000)"
_MAX_SECONDS = 0.3
# What makes a pattern look beyond the end of its line; others are matched line by line.
_BEYOND_A_LINE = ("\\n", "\\R", "(?s")
# For those: lines looked at together, and how far apart these windows begin.
_WINDOW, _STRIDE = 100, 50
Option = QRegularExpression.PatternOption


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """What to look for."""

    text: str
    is_pattern: bool = False
    matches_case: bool = False
    whole_words: bool = False

    @property
    def problem(self) -> str:
        """Why this is no pattern, in one sentence; empty if it is one, or plain text."""
        if not self.is_pattern or not self.text:
            return ""
        pattern = self.expression()
        if pattern.isValid():
            return ""
        place = pattern.patternErrorOffset() - len(_LIMIT) - (len(r"\b(?:") * self.whole_words)
        place = min(max(place, 0), utf16_length(self.text))
        return f"Not a pattern: {pattern.errorString()} at character {place}."

    def expression(self) -> QRegularExpression:
        """The pattern as Qt's."""
        source = rf"\b(?:{self.text})\b" if self.whole_words else self.text
        options = Option.MultilineOption | Option.UseUnicodePropertiesOption
        if not self.matches_case:
            options |= Option.CaseInsensitiveOption
        return QRegularExpression(_LIMIT + source, options)

    def plain(self) -> re.Pattern[str]:
        """The text as it stands; such a pattern takes time in proportion to the text."""
        source = re.escape(self.text)
        if self.whole_words:
            source = rf"\b(?:{source})\b"
        return re.compile(source, 0 if self.matches_case else re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """A place of the document, in Qt's positions, and what replaces it."""

    start: int
    end: int
    replacement: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What a search found.

    Attributes:
        matches: in order, none empty, at most ``MAX_MATCHES``.
        problem: why there may be more, or none; empty if all is well.
    """

    matches: list[Match] = field(default_factory=list[Match])
    problem: str = ""


def find_all(text: str, query: Query, replacement: str = "") -> Found:
    """Every match in a document's text, and what would replace it."""
    if not query.text:
        return Found()
    if not query.is_pattern:
        if text.isascii() and query.text.isascii():
            return Found(matches=_find_ascii(text, query, replacement))
        return Found(matches=_find_plain(text, query.plain(), replacement))
    if query.problem:
        return Found(problem=query.problem)
    pattern = query.expression()
    try:
        template = Replacement(replacement, pattern)
    except NoSuchGroup as error:
        return Found(problem=str(error))
    return _find_pattern(text, query, pattern, template)


def replace(document: QTextDocument, matches: list[Match]) -> None:
    """Replace the matches as one undo step."""
    cursor = QTextCursor(document)
    cursor.beginEditBlock()
    for match in reversed(matches):
        cursor.setPosition(match.start)
        cursor.setPosition(match.end, QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(match.replacement)
    cursor.endEditBlock()


def _find_ascii(text: str, query: Query, replacement: str) -> list[Match]:
    """Like ``_find_plain``, ten times as fast in a long text."""
    wanted = query.text
    if not query.matches_case:
        text, wanted = text.lower(), wanted.lower()
    pattern = query.plain() if query.whole_words else None
    matches: list[Match] = []
    start = text.find(wanted)
    while start >= 0 and len(matches) < MAX_MATCHES:
        end = start + len(wanted)
        # A pattern looks at what is around the place too.
        if pattern is None or pattern.match(text, start):
            matches.append(Match(start=start, end=end, replacement=replacement))
            start = text.find(wanted, end)
        else:
            start = text.find(wanted, start + 1)
    return matches


def _find_plain(text: str, pattern: re.Pattern[str], replacement: str) -> list[Match]:
    matches: list[Match] = []
    place, position = 0, 0  # the same place in code points and in Qt's units
    for found in pattern.finditer(text):
        start = position + utf16_length(text[place : found.start()])
        end = start + utf16_length(found[0])
        place, position = found.end(), end
        matches.append(Match(start=start, end=end, replacement=replacement))
        if len(matches) == MAX_MATCHES:
            break
    return matches


def _find_pattern(
    text: str, query: Query, pattern: QRegularExpression, template: Replacement
) -> Found:
    goes_on = any(mark in query.text for mark in _BEYOND_A_LINE)
    deadline = time.monotonic() + _MAX_SECONDS
    matches: list[Match] = []
    free = 0  # where the next match may begin
    for window, start, end in _windows(text, goes_on=goes_on):
        place = max(0, free - start)
        while True:
            found = pattern.match(window, place)
            if not found.isValid() or time.monotonic() > deadline:
                return Found(matches=matches, problem=TOO_SLOW)
            if not found.hasMatch() or start + found.capturedStart() >= end:
                break
            free = start + found.capturedEnd()
            place = found.capturedEnd()
            if found.capturedLength() == 0:
                place += 1
                continue
            matches.append(
                Match(
                    start=start + found.capturedStart(),
                    end=free,
                    replacement=template.expand(found),
                )
            )
            if len(matches) == MAX_MATCHES:
                return Found(matches=matches)
    return Found(matches=matches)


def _windows(text: str, *, goes_on: bool) -> Iterator[tuple[str, int, int]]:
    """Parts of the text, with their place and where the next one takes over, as Qt counts."""
    lines = text.split("\n")
    position = 0
    for first in range(0, len(lines), _STRIDE if goes_on else 1):
        if not goes_on:
            length = utf16_length(lines[first]) + 1
            yield lines[first], position, position + length
        else:
            length = sum(utf16_length(line) + 1 for line in lines[first : first + _STRIDE])
            yield "\n".join(lines[first : first + _WINDOW]), position, position + length
        position += length
