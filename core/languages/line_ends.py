"""Line ends: a line feed, a carriage return, or both together, as editors count them.

No other character ends a line of code, though ``str.splitlines`` says so of form feeds,
U+0085, U+2028 and some more.
"""

from __future__ import annotations

import re
from typing import Final

LINE_END: Final = re.compile(r"\r\n|\r|\n")
_LINE: Final = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")


def with_line_feeds(text: str) -> str:
    """``text`` with every line end a plain line feed."""
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def line_end_of(prefix: str, suffix: str = "") -> str:
    """Return the line end that a file uses around a caret; a line feed where it has none.

    Args:
        prefix: the text before the caret, which decides.
        suffix: the text after it, looked at where the prefix is a single line.
    """
    for text in (prefix, suffix):
        if "\r\n" in text:
            return "\r\n"
        if "\n" in text:
            return "\n"
        if "\r" in text:
            return "\r"
    return "\n"


def lines_of(text: str) -> list[str]:
    """Return the lines of ``text``, each with its line end, which the last one may lack."""
    return _LINE.findall(text)


def line_spans(text: str) -> list[tuple[int, int]]:
    """Return start and end of each line in ``text``, in characters, line ends not included.

    There is one more than there are line ends: what follows the last one is a line,
    empty or not.
    """
    spans: list[tuple[int, int]] = []
    start = 0
    for match in LINE_END.finditer(text):
        spans.append((start, match.start()))
        start = match.end()
    return [*spans, (start, len(text))]
