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
        interpolated: whether braces in it hold code, as in an f-string.
    """

    start: int
    stop: int
    region: Region
    delimiter: str
    open: bool
    interpolated: bool = False


_OPENINGS: Final = {
    "python": re.compile(r"#|([rbuftRBUFT]{0,2})(\"\"\"|'''|\"|')"),
    "c": re.compile(r"//|/\*|()(\"|')"),
    "java": re.compile(r"//|/\*|()(\"\"\"|\"|')"),
}
_INTERPOLATED: Final = ("f", "fr", "rf", "t", "tr", "rt")
# Of an unknown language only double-quoted strings are assumed.
_UNKNOWN_OPENING: Final = re.compile(r"()(\")")

# The rest of a string or comment after its opening; group 1 is the closing, if
# there is one. Unrolled loops: alternations over single characters are ten times slower.
_REST: Final = {
    '"': re.compile(r'[^"\\\n]*(?:\\[\s\S][^"\\\n]*)*(")?'),
    "'": re.compile(r"[^'\\\n]*(?:\\[\s\S][^'\\\n]*)*(')?"),
    '"""': re.compile(r'[^"\\]*(?:(?:\\[\s\S]|"(?!""))[^"\\]*)*(""")?'),
    "'''": re.compile(r"[^'\\]*(?:(?:\\[\s\S]|'(?!''))[^'\\]*)*(''')?"),
    "#": re.compile(r"[^\n]*(\n)?"),
    "//": re.compile(r"[^\\\n]*(?:\\[\s\S][^\\\n]*)*(\n)?"),
    "/*": re.compile(r"[^*]*(?:\*(?!/)[^*]*)*(\*/)?"),
}


def spans(text: str, language: str | None) -> Iterator[Span]:
    """The strings and comments of ``text``, in order."""
    opening_pattern = _OPENINGS.get(language or "", _UNKNOWN_OPENING)
    position = 0
    while opening := opening_pattern.search(text, position):
        quote = opening[2]
        mark = quote or opening[0]
        rest = _REST[mark].match(text, opening.end())
        assert rest is not None, "every pattern of _REST matches the empty text"
        # A lone backslash at the very end escapes what will be typed next.
        left = len(text) - rest.end()
        is_open = rest[1] is None and (left == 0 or (left == 1 and text[-1] == "\\"))
        yield Span(
            start=opening.start(),
            stop=len(text) if is_open else rest.end(),
            region="string" if quote else "comment",
            delimiter=quote or {"/*": "*/"}.get(mark, "\n"),
            open=is_open,
            interpolated=bool(quote) and bool(opening[1]) and opening[1].lower() in _INTERPOLATED,
        )
        position = max(rest.end(), opening.end())


def span_at_end(text: str, language: str | None) -> Span | None:
    """The string or comment in which the end of ``text`` stands; None in code.

    Inside the braces of an f-string is code.
    """
    last = next(iter(deque(spans(text, language), maxlen=1)), None)
    if last is None or not last.open:
        return None
    if last.interpolated:
        inside = text[last.start : last.stop].replace("{{", "").replace("}}", "")
        if inside.count("{") > inside.count("}"):
            return None
    return last


def code_pieces(text: str, language: str | None) -> Iterator[tuple[int, str]]:
    """The parts of ``text`` that are code, each with its offset."""
    position = 0
    for span in spans(text, language):
        yield position, text[position : span.start]
        position = span.stop
    yield position, text[position:]
