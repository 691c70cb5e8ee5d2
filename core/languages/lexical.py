"""Where code ends and strings and comments begin, by language.

This is just enough lexing to tell whether the cursor is in a string or a comment and which
brackets are code: one regular expression for each language, made from ``table.py``, and no
tree. A line ends with a line feed, a carriage return, or both. The editor's highlighter is
something else (``gui.editor``).
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

from core.languages.table import LANGUAGE_NAMES, LANGUAGES, Language, known_language

Region: TypeAlias = Literal["code", "comment", "string"]


@dataclass(frozen=True, slots=True)
class Span:
    """A comment or a string.

    Attributes:
        start, stop: offsets in the scanned text, delimiters included.
        region: ``comment`` or ``string``.
        delimiter: the characters that end it.
        open: whether it reaches the end of the text without being closed.
        interpolated: whether braces in it hold code, as in an f-string or a template.
    """

    start: int
    stop: int
    region: Region
    delimiter: str
    open: bool
    interpolated: bool = False


KNOWN_LANGUAGES: Final = frozenset(LANGUAGE_NAMES)
"""Languages whose strings and comments are told from code."""

# Of an unknown language only double-quoted strings are assumed.
_UNKNOWN_OPENINGS: Final = ('"',)
_DELIMITERS: Final = {"#": "\n", "//": "\n", "/*": "*/"}
_STRING_PREFIX: Final = re.compile(r"(?<!\w)(?:[rR]?[fFtT]|[fFtT][rR])\Z")

# The rest of a string or comment after its opening, and its closing if there is one.
# Unrolled loops: alternations over single characters are ten times slower.
_REST: Final = {
    '"': r'[^"\\\n\r]*(?:\\(?:\r\n|[\s\S])[^"\\\n\r]*)*"?',
    "'": r"[^'\\\n\r]*(?:\\(?:\r\n|[\s\S])[^'\\\n\r]*)*'?",
    '"""': r'[^"\\]*(?:(?:\\[\s\S]|"(?!""))[^"\\]*)*(?:""")?',
    "'''": r"[^'\\]*(?:(?:\\[\s\S]|'(?!''))[^'\\]*)*(?:''')?",
    "`": r"[^`\\]*(?:\\[\s\S][^`\\]*)*`?",
    "#": r"[^\n\r]*(?:\r\n?|\n)?",
    "//": r"[^\\\n\r]*(?:\\(?:\r\n|[\s\S])[^\\\n\r]*)*(?:\r\n?|\n)?",
    "/*": r"[^*]*(?:\*(?!/)[^*]*)*(?:\*/)?",
}


def _pattern(openings: tuple[str, ...]) -> re.Pattern[str]:
    first = "".join(sorted({re.escape(opening[0]) for opening in openings}))
    whole = "|".join(re.escape(opening) + _REST[opening] for opening in openings)
    # The look-ahead lets the engine skip to the few characters that can open something.
    return re.compile(f"(?=[{first}])(?:{whole})")


_PATTERNS: Final = {language.name: _pattern(language.openings) for language in LANGUAGES}
_UNKNOWN_PATTERN: Final = _pattern(_UNKNOWN_OPENINGS)


def spans(text: str, language: str | None) -> Iterator[Span]:
    """Return the strings and comments of ``text``, in order."""
    for match in _PATTERNS.get(language or "", _UNKNOWN_PATTERN).finditer(text):
        yield _span(match, language)


def span_at_end(text: str, language: str | None) -> Span | None:
    """Return the string or comment in which ``text`` ends; None in code.

    Inside the braces of an f-string or a template is code. Takes some 10 ns a character: the
    window asks at every key press.
    """
    matches = _PATTERNS.get(language or "", _UNKNOWN_PATTERN).finditer(text)
    last = next(iter(deque(matches, maxlen=1)), None)
    span = _span(last, language) if last else None
    if span is None or not span.open:
        return None
    if span.interpolated:
        inside = text[span.start : span.stop]
        if is_in_braces(inside, language):
            return None
    return span


def is_in_braces(started: str, language: str | None) -> bool:
    """Tell whether the end of an interpolated string is inside braces, in code."""
    known = known_language(language)
    if known is not None and known.has_format_prefix:
        started = started.replace("{{", "").replace("}}", "")
    return started.count("{") > started.count("}")


def _span(match: re.Match[str], language: str | None) -> Span:
    text, whole = match.string, match[0]
    known = known_language(language)
    openings = known.openings if known else _UNKNOWN_OPENINGS
    opening = next(opening for opening in openings if whole.startswith(opening))
    delimiter = _DELIMITERS.get(opening, opening)
    left = len(text) - match.end()
    # A lone backslash at the very end escapes what will be typed next.
    reaches_end = left == 0 or (left == 1 and text[-1] == "\\")
    is_open = reaches_end and not _is_closed(whole, opening, delimiter)
    is_string = opening not in _DELIMITERS
    before = text[max(0, match.start() - 3) : match.start()]
    return Span(
        start=match.start(),
        stop=len(text) if is_open else match.end(),
        region="string" if is_string else "comment",
        delimiter=delimiter,
        open=is_open,
        interpolated=is_string and known is not None and _is_interpolated(known, opening, before),
    )


def _is_interpolated(language: Language, opening: str, before: str) -> bool:
    if language.has_format_prefix and _STRING_PREFIX.search(before):
        return True
    return opening in language.interpolating


def _is_closed(whole: str, opening: str, delimiter: str) -> bool:
    """Tell whether the match took its closing: it did where one is at the end, not escaped."""
    body = whole[len(opening) :]
    if delimiter == "\n" and body.endswith("\r"):
        body = body[:-1] + delimiter
    if not body.endswith(delimiter):
        return False
    if opening in ("/*", "#"):
        return True
    before = body[: -len(delimiter)]
    if delimiter == "\n":
        before = before.removesuffix("\r")
    return (len(before) - len(before.rstrip("\\"))) % 2 == 0


def code_pieces(text: str, language: str | None) -> Iterator[tuple[int, str]]:
    """Return the parts of ``text`` that are code, each with its offset."""
    position = 0
    for span in spans(text, language):
        yield position, text[position : span.start]
        position = span.stop
    yield position, text[position:]
