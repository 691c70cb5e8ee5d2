"""The language of a text whose name is not told, by the shapes of its lines.

Most HTTP clients send no file name. A wrong guess costs more than none, since comments and strings
of the wrong language would prevent suggestions, so a guess needs several lines of one language.
"""

from __future__ import annotations

import re
from typing import Final

_SHAPES: Final = {
    "python": r"def \w+\(.*\).*:$|class \w+.*:$|from [\w.]+ import |import [\w.]+$|elif .*:$|"
    r"(if|for|while|with|try|except|else)\b.*:$|self\.\w+|@\w+(\.\w+)*$",
    "c": r"#\s*(include|define|ifdef|ifndef|endif|if |pragma)|"
    r"(static|const|unsigned|struct|typedef|enum)\s+\w+.*[;{(]$|\w+->\w+|return -?\w+;$",
    "java": r"(public|private|protected)\s+.*[{;]$|package [\w.]+;$|import (static )?[\w.*]+;$|"
    r"@Override$|.*\bnew \w+(<.*>)?\(.*;$|final \w+ \w+",
    "cpp": r"#include <\w+>$|std::|template\s*<|namespace \w+|using \w+|"
    r"class \w+.*\{$|public:$|private:$",
    "javascript": r"(const|let|var) \w+ = |function\b.*\{$|.*=> ?\{?$|module\.exports|"
    r".*\brequire\(|export (default|const|function)|.*===",
    "typescript": r"(const|let) \w+: |interface \w+.*\{$|type \w+ = |export (interface|type|class)|"
    r".*\): \w+.*\{$|import .* from ['\"]",
    "go": r"package \w+$|func (\(\w+ \*?\w+\) )?\w+\(.*\{$|\w+(, \w+)* := |"
    r"if err != nil \{$|import \($",
    "rust": r"(pub )?fn \w+.*\{$|let (mut )?\w+|impl\b.*\{$|use [\w:]+|"
    r"(pub )?(struct|enum|mod) \w+|match .*\{$|#\[\w+",
}  # fmt: skip
_PATTERNS: Final = {name: re.compile(rf"\s*(?:{shape})") for name, shape in _SHAPES.items()}
_MAX_LINES: Final = 120
_MIN_HITS: Final = 3
# Longer lines are data or generated, and the shapes take cubic time in the length of a line.
_MAX_CHARACTERS: Final = 200


def guess_language(prefix: str, suffix: str) -> str | None:
    """The language of which at least three lines near the cursor have the shape; or None."""
    lines = [*prefix[-8_000:].split("\n")[-_MAX_LINES:], *suffix[:4_000].split("\n")[:_MAX_LINES]]
    hits = {name: _hits(lines, name) for name in _PATTERNS}
    best, second, *_ = sorted(hits.values(), reverse=True)
    if best < _MIN_HITS or best == second:
        return None
    return max(hits, key=hits.__getitem__)


def lines_with_shape(text: str, language: str) -> int:
    """How many lines of a text have a shape that is common in a language."""
    return _hits(text.split("\n"), language)


def _hits(lines: list[str], language: str) -> int:
    pattern = _PATTERNS.get(language)
    if pattern is None:
        return 0
    stripped = [line.rstrip() for line in lines]
    return sum(
        len(line) <= _MAX_CHARACTERS and pattern.match(line) is not None for line in stripped
    )
