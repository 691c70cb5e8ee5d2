"""Finding and replacing in a document; no widgets.

Works on the text itself, so a ghost is never found. Patterns are Python's.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from PySide6.QtGui import QTextCursor, QTextDocument

from gui.text_units import document_text, utf16_length

MOST_MATCHES = 10_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """What to look for."""

    text: str
    is_pattern: bool = False
    matches_case: bool = False
    whole_words: bool = False

    def compiled(self) -> re.Pattern[str] | None:
        """The pattern; None for an empty query or one that is no regular expression."""
        if not self.text:
            return None
        source = self.text if self.is_pattern else re.escape(self.text)
        if self.whole_words:
            source = rf"\b(?:{source})\b"
        try:
            return re.compile(source, re.MULTILINE | (0 if self.matches_case else re.IGNORECASE))
        except re.error:
            return None


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """A place of the document, in Qt's positions, and what replaces it."""

    start: int
    end: int
    replacement: str = ""


def find_all(document: QTextDocument, query: Query, replacement: str = "") -> list[Match]:
    """Every match that is not empty, at most ``MOST_MATCHES``."""
    pattern = query.compiled()
    if pattern is None:
        return []
    text = document_text(document)
    matches: list[Match] = []
    place, position = 0, 0  # the same place in code points and in Qt's units
    for found in pattern.finditer(text):
        if found.end() == found.start():
            continue
        start = position + utf16_length(text[place : found.start()])
        end = start + utf16_length(found[0])
        place, position = found.end(), end
        matches.append(Match(start=start, end=end, replacement=_expand(found, query, replacement)))
        if len(matches) == MOST_MATCHES:
            break
    return matches


def replace(document: QTextDocument, matches: list[Match]) -> None:
    """Replace the matches as one undo step."""
    cursor = QTextCursor(document)
    cursor.beginEditBlock()
    for match in reversed(matches):
        cursor.setPosition(match.start)
        cursor.setPosition(match.end, QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(match.replacement)
    cursor.endEditBlock()


def _expand(found: re.Match[str], query: Query, replacement: str) -> str:
    if not query.is_pattern:
        return replacement
    try:
        return found.expand(replacement)
    except (re.error, IndexError):
        return replacement
