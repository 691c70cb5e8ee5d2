"""Where code ends and strings and comments begin, by language.

Just enough lexing to say whether the caret stands in a string or a comment and
which brackets are code: one regular expression a language, no tree. The
editor's highlighter is a different thing and lives in ``gui.editor``.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

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


# What opens a string or comment, longest first, by language.
_OPENINGS: Final = {
    "python": ("#", '"""', "'''", '"', "'"),
    "c": ("//", "/*", '"', "'"),
    "cpp": ("//", "/*", '"', "'"),
    "java": ("//", "/*", '"""', '"', "'"),
    "javascript": ("//", "/*", '"', "'", "`"),
    "typescript": ("//", "/*", '"', "'", "`"),
    "go": ("//", "/*", '"', "'", "`"),
    # A quote also begins a lifetime in Rust; a character is too short to matter.
    "rust": ("//", "/*", '"'),
}
KNOWN_LANGUAGES: Final = frozenset(_OPENINGS)
"""Languages whose strings and comments are told from code."""

# Of an unknown language only double-quoted strings are assumed.
_UNKNOWN_OPENINGS: Final = ('"',)
_DELIMITERS: Final = {"#": "\n", "//": "\n", "/*": "*/"}
_STRING_PREFIX: Final = re.compile(r"(?<!\w)(?:[rR]?[fFtT]|[fFtT][rR])\Z")

# The rest of a string or comment after its opening, and its closing if there is one.
# Unrolled loops: alternations over single characters are ten times slower.
_REST: Final = {
    '"': r'[^"\\\n]*(?:\\[\s\S][^"\\\n]*)*"?',
    "'": r"[^'\\\n]*(?:\\[\s\S][^'\\\n]*)*'?",
    '"""': r'[^"\\]*(?:(?:\\[\s\S]|"(?!""))[^"\\]*)*(?:""")?',
    "'''": r"[^'\\]*(?:(?:\\[\s\S]|'(?!''))[^'\\]*)*(?:''')?",
    "`": r"[^`\\]*(?:\\[\s\S][^`\\]*)*`?",
    "#": r"[^\n]*\n?",
    "//": r"[^\\\n]*(?:\\[\s\S][^\\\n]*)*\n?",
    "/*": r"[^*]*(?:\*(?!/)[^*]*)*(?:\*/)?",
}


def _pattern(openings: tuple[str, ...]) -> re.Pattern[str]:
    first = "".join(sorted({re.escape(opening[0]) for opening in openings}))
    whole = "|".join(re.escape(opening) + _REST[opening] for opening in openings)
    # The look-ahead lets the engine skip to the few characters that can open something.
    return re.compile(f"(?=[{first}])(?:{whole})")


_PATTERNS: Final = {language: _pattern(openings) for language, openings in _OPENINGS.items()}
_UNKNOWN_PATTERN: Final = _pattern(_UNKNOWN_OPENINGS)


def spans(text: str, language: str | None) -> Iterator[Span]:
    """The strings and comments of ``text``, in order."""
    for match in _PATTERNS.get(language or "", _UNKNOWN_PATTERN).finditer(text):
        yield _span(match, language)


def span_at_end(text: str, language: str | None) -> Span | None:
    """The string or comment in which the end of ``text`` stands; None in code.

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
        if language == "python":
            inside = inside.replace("{{", "").replace("}}", "")
        if inside.count("{") > inside.count("}"):
            return None
    return span


def _span(match: re.Match[str], language: str | None) -> Span:
    text, whole = match.string, match[0]
    openings = _OPENINGS.get(language or "", _UNKNOWN_OPENINGS)
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
        interpolated=is_string and _is_interpolated(language, opening, before),
    )


def _is_interpolated(language: str | None, opening: str, before: str) -> bool:
    if language == "python":
        return bool(_STRING_PREFIX.search(before))
    return opening == "`" and language in ("javascript", "typescript")


def _is_closed(whole: str, opening: str, delimiter: str) -> bool:
    """Whether the match took its closing: it did where one is at the end, not escaped."""
    body = whole[len(opening) :]
    if not body.endswith(delimiter):
        return False
    if opening in ("/*", "#"):
        return True
    before = body[: -len(delimiter)]
    return (len(before) - len(before.rstrip("\\"))) % 2 == 0


def code_pieces(text: str, language: str | None) -> Iterator[tuple[int, str]]:
    """The parts of ``text`` that are code, each with its offset."""
    position = 0
    for span in spans(text, language):
        yield position, text[position : span.start]
        position = span.stop
    yield position, text[position:]
