"""Removing long comments and docstrings at the start of a file.

Only what is before the first line of code counts; each comment or docstring is measured
separately, and short ones stay. A ``#!`` line stays. There is no parser, since the files of a
corpus are in many versions of their language, and some are broken.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from core.languages.table import Language

_SHEBANG = re.compile(r"#![^\n]*\n?")
_BLANK_LINES = re.compile(r"(?:[ \t\f]*\n)*")
# A string by itself: what follows it on its line may be a comment. Every
# character fits one part only, so that an unterminated one is not tried in many
# ways. No possessive repeats: Python 3.11.2 (Debian 12) matches groups in them wrongly.
_DOCSTRING = re.compile(
    r"""[rRuU]? (?P<quotes>'{3}|"{3})
        [^\\'"]* (?: (?: \\. | (?!(?P=quotes))['"] ) [^\\'"]* )*
        (?P=quotes) [ \t]* (?:\#[^\n]*)? (?:\n|\Z)""",
    re.VERBOSE | re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class _Block:
    end: int
    is_last: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """A comment or docstring before the first line of code.

    Attributes:
        start, end: of its lines in the text.
        cut_end: where the blank lines after it end, which go with it.
        lines: from ``start`` to ``end``.
    """

    start: int
    end: int
    cut_end: int
    lines: int


def find_headers(text: str, language: Language) -> list[Header]:
    """Return the comments and docstrings before the first line of code, in order."""
    shebang = _SHEBANG.match(text)
    offset = shebang.end() if shebang else 0
    found: list[Header] = []
    is_last = False
    while not is_last:
        start = _skip_blank_lines(text, offset)
        block = _block_at(text, start, language)
        if block is None:
            break
        is_last = block.is_last
        offset = block.end
        found.append(
            Header(
                start=start,
                end=block.end,
                cut_end=_skip_blank_lines(text, block.end),
                lines=_lines_between(text, start, block.end),
            )
        )
    return found


def long_headers(headers: Sequence[Header], max_lines: int) -> list[Header]:
    """Return those that are cut off; none where ``max_lines`` is 0."""
    return [each for each in headers if each.lines > max_lines > 0]


def strip_header(text: str, language: Language, max_lines: int) -> tuple[str, int]:
    """Cut comments and docstrings of more than ``max_lines`` lines off the start.

    Returns:
        the rest, and how many lines were cut, the blank ones after them included.
    """
    parts: list[str] = []
    offset = 0
    for each in long_headers(find_headers(text, language), max_lines):
        parts.append(text[offset : each.start])
        offset = each.cut_end
    rest = "".join([*parts, text[offset:]])
    return rest, text.count("\n") - rest.count("\n")


def _skip_blank_lines(text: str, offset: int) -> int:
    blank = _BLANK_LINES.match(text, offset)
    return blank.end() if blank else offset


def _lines_between(text: str, start: int, end: int) -> int:
    return text.count("\n", start, end) + (end > start and text[end - 1] != "\n")


def _block_at(text: str, start: int, language: Language) -> _Block | None:
    """Return the comment or docstring that begins at ``start``, a line's first character."""
    end = _line_comments_end(text, start, language.line_comment)
    if end > start:
        return _Block(end)
    if language.block_comment:
        return _block_comment_at(text, start, *language.block_comment)
    if language.has_docstring:
        docstring = _DOCSTRING.match(text, start)
        return _Block(docstring.end(), is_last=True) if docstring else None
    return None


def _line_comments_end(text: str, start: int, mark: str) -> int:
    """Return where a run of lines ends that are only comments."""
    while start < len(text):
        newline = text.find("\n", start)
        end = len(text) if newline < 0 else newline + 1
        if not text[start:end].lstrip(" \t\f").startswith(mark):
            break
        start = end
    return start


def _block_comment_at(text: str, start: int, opening: str, closing: str) -> _Block | None:
    first = start
    while text[first : first + 1] in (" ", "\t"):
        first += 1
    if not text.startswith(opening, first):
        return None
    close = text.find(closing, first + len(opening))
    if close < 0:
        return None
    newline = text.find("\n", close)
    end = len(text) if newline < 0 else newline + 1
    has_code_behind = text[close + len(closing) : end].strip() != ""
    return None if has_code_behind else _Block(end)
