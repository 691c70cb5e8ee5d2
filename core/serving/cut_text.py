"""Whether a text that was cut begins inside a string of several lines.

HTTP clients send a part of the file. Where it begins inside a docstring, each delimiter is taken
for its opposite: all code after it is in a string, and all strings are code.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from core.languages.lexical import spans
from core.serving.language_guess import lines_with_shape

_DELIMITERS: Final = {
    "python": ('"""', "'''"),
    "java": ('"""',),
    "javascript": ("`",),
    "typescript": ("`",),
    "go": ("`",),
}


def with_string_opened(prefix: str, language: str | None) -> str:
    """The prefix as it is, or with the delimiter before it of the string in which it begins.

    It is taken to begin in a string where that makes more of its lines code that looks like code.
    The result is for rules that tell strings from code, never for the model.
    """
    if language is None:
        return prefix
    marks = [mark for mark in _DELIMITERS.get(language, ()) if mark in prefix]
    return max(
        [prefix, *(mark + prefix for mark in marks)],
        key=lambda text: lines_with_shape("\n".join(_code(text, language)), language),
    )


def _code(text: str, language: str) -> Iterator[str]:
    """What is outside strings and comments of several lines."""
    end = 0
    for span in spans(text, language):
        if "\n" in text[span.start : span.stop]:
            yield text[end : span.start]
            end = span.stop
    yield text[end:]
