"""Guessing the language of a text without a file name, by the shapes of its lines.

Most HTTP clients send no file name. A wrong guess costs more than none, since comments and strings
of the wrong language would prevent suggestions, so a guess needs several lines of one language.
"""

from __future__ import annotations

import re
from typing import Final

from core.languages.table import LANGUAGES

# From the first character that is no blank.
_PATTERNS: Final = {
    language.name: re.compile(language.line_shapes)
    for language in LANGUAGES
    if language.line_shapes
}
_MAX_LINES: Final = 120
_MIN_HITS: Final = 3
# Longer lines are data or generated, and the shapes take cubic time in the length of a line.
_MAX_CHARACTERS: Final = 200


def guess_language(prefix: str, suffix: str) -> str | None:
    """Return the language of which at least three lines near the cursor have the shape, or None."""
    lines = [*prefix[-8_000:].split("\n")[-_MAX_LINES:], *suffix[:4_000].split("\n")[:_MAX_LINES]]
    stripped = _stripped(lines)
    hits = {name: _hits(stripped, name) for name in _PATTERNS}
    best, second, *_ = sorted(hits.values(), reverse=True)
    if best < _MIN_HITS or best == second:
        return None
    return max(hits, key=hits.__getitem__)


def lines_with_shape(text: str, language: str) -> int:
    """Count the lines of a text that have a shape that is common in a language."""
    return _hits(_stripped(text.split("\n")), language)


def _stripped(lines: list[str]) -> list[str]:
    """The lines that may have a shape, without blanks around them."""
    return [
        stripped
        for line in lines
        if len(ended := line.rstrip()) <= _MAX_CHARACTERS and (stripped := ended.lstrip())
    ]


def _hits(stripped: list[str], language: str) -> int:
    pattern = _PATTERNS.get(language)
    return sum(map(bool, map(pattern.match, stripped))) if pattern is not None else 0
