"""Searching a document for plain text or a regular expression, and replacing; no widgets.

Searches the text itself, so a ghost is never found. Patterns have Perl's syntax (PCRE2, the
engine of ``QRegularExpression``), because that engine can be told when to give up: a pattern
whose work doubles with every letter ends in a message, not in a frozen window.
"""

from __future__ import annotations

import time
from collections.abc import Iterator

from PySide6.QtCore import QRegularExpression
from PySide6.QtGui import QTextCursor, QTextDocument

from core.editing.replacement import NoSuchGroup, Replacement
from core.editing.search import MAX_MATCHES, Found, Match, Query, find_plain
from core.editing.utf16 import utf16_length
from gui.amounts import count
from gui.translation import tr

# Steps of PCRE2 at one position of the text, about a millisecond.
_LIMIT = "(*LIMIT_MATCH=200000)"
_WORD_START, _WORD_END = r"\b(?:", r")\b"
_MAX_SECONDS = 0.3
# A single match in a longer part could take seconds before the clock is looked at again.
_MAX_PART = 20_000
# What makes a pattern match beyond the end of its line; others are searched line by line.
_ACROSS_LINES = ("\\n", "\\R", "(?s")
# For those: the lines searched together, and the distance between the starts of such blocks.
_BLOCK_LINES, _STRIDE_LINES = 100, 50
Option = QRegularExpression.PatternOption


def find_all(text: str, query: Query, replacement: str = "") -> Found:
    """Every match in the text of a document, and what would replace it."""
    if not query.text:
        return Found()
    if not query.is_pattern:
        return Found(matches=find_plain(text, query, replacement))
    pattern = _expression(query)
    if not pattern.isValid():
        return Found(problem=_problem(query, pattern))
    try:
        template = Replacement(replacement, pattern.namedCaptureGroups())
    except NoSuchGroup as error:
        return Found(problem=tr("The pattern has no group {group}.").format(group=error.group))
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


def _expression(query: Query) -> QRegularExpression:
    source = f"{_WORD_START}{query.text}{_WORD_END}" if query.whole_words else query.text
    options = Option.MultilineOption | Option.UseUnicodePropertiesOption
    if not query.matches_case:
        options |= Option.CaseInsensitiveOption
    return QRegularExpression(_LIMIT + source, options)


def _problem(query: Query, pattern: QRegularExpression) -> str:
    """Why a query is no valid pattern, in one sentence."""
    prefix = len(_LIMIT) + (len(_WORD_START) if query.whole_words else 0)
    offset = min(max(pattern.patternErrorOffset() - prefix, 0), utf16_length(query.text))
    return tr("Invalid pattern: {problem} at character {offset}.").format(
        problem=pattern.errorString(), offset=offset
    )


def _find_pattern(
    text: str, query: Query, pattern: QRegularExpression, template: Replacement
) -> Found:
    is_across_lines = any(mark in query.text for mark in _ACROSS_LINES)
    deadline = time.monotonic() + _MAX_SECONDS
    matches: list[Match] = []
    free = 0  # where the next match may begin
    has_cut = False
    for whole, start, end in _parts(text, is_across_lines=is_across_lines):
        part, is_cut = whole[:_MAX_PART], len(whole) > _MAX_PART
        # What touches the cut might be another match, or none, in the whole line.
        limit = start + utf16_length(part) - 1 if is_cut else end
        has_cut |= is_cut
        offset = max(0, free - start)
        while True:
            found = pattern.match(part, offset)
            if not found.isValid() or time.monotonic() > deadline:
                problem = tr("This pattern takes too long here; try a simpler one.")
                return Found(matches=matches, problem=problem)
            if not found.hasMatch() or start + found.capturedStart() >= end:
                break
            if is_cut and start + found.capturedEnd() > limit:
                break
            free = start + found.capturedEnd()
            offset = found.capturedEnd()
            if found.capturedLength() == 0:
                offset += 1
                continue
            matches.append(
                Match(
                    start=start + found.capturedStart(),
                    end=free,
                    replacement=template.expand(found.captured),
                )
            )
            if len(matches) == MAX_MATCHES:
                return Found(matches=matches)
    problem = ""
    if has_cut:
        problem = tr("Of lines longer than {characters} characters, only the start was searched.")
    return Found(matches=matches, problem=problem.format(characters=count(_MAX_PART)))


def _parts(text: str, *, is_across_lines: bool) -> Iterator[tuple[str, int, int]]:
    """Parts of the text, with their start and the start of the next part, as Qt counts."""
    lines = text.split("\n")
    position = 0
    for first in range(0, len(lines), _STRIDE_LINES if is_across_lines else 1):
        if not is_across_lines:
            length = utf16_length(lines[first]) + 1
            yield lines[first], position, position + length
        else:
            length = sum(utf16_length(line) + 1 for line in lines[first : first + _STRIDE_LINES])
            part = "\n".join(lines[first : first + _BLOCK_LINES])
            yield part, position, position + length
        position += length
