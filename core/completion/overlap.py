"""What a suggestion repeats of the text around the caret.

The oldest complaint about completers: the closing quote twice, the rest of the
line twice, the next line once more. Pure rules, applied by ``trimming``.
"""

from __future__ import annotations

import re
from typing import Final

from core.completion.caret import Caret
from core.completion.lexical import span_at_end

# A shared end of fewer characters is chance.
_LEAST_OVERLAP: Final = 3
# A line cut off by the token budget is taken for a repeat from this length on.
_LEAST_BEGINNING: Final = 24
# Shorter lines (``x = 0``, ``pass``) come twice in a row in good code.
_LEAST_REPEATED_LINE: Final = 8

_CLOSERS: Final = re.compile(r"[\s)\]}>\"'`]*[:;,]?(?:\s*\{)?\s*")
_WORD: Final = re.compile(r"\w")


def cut_closed_string(text: str, caret: Caret) -> str:
    """Inside a string that the text after the caret closes: nothing beyond its end."""
    if not caret.line_after:
        return text
    span = span_at_end(caret.prefix, caret.language)
    if span is None or span.region != "string" or not caret.line_after.startswith(span.delimiter):
        return text
    for position in range(len(text)):
        if text.startswith(span.delimiter, position):
            backslashes = len(text[:position]) - len(text[:position].rstrip("\\"))
            if backslashes % 2 == 0:
                return text[:position]
    return text


def cut_rest_of_line(text: str, caret: Caret) -> str:
    """``text`` without what already stands between the caret and the end of its line."""
    rest = caret.line_after.strip()
    if not rest:
        return text
    if _CLOSERS.fullmatch(rest):
        return _cut_punctuation(text, rest)
    if rest in text:
        return text[: text.index(rest)]
    body = text.rstrip()
    for length in range(min(len(rest), len(body)), _LEAST_OVERLAP - 1, -1):
        if body.endswith(rest[:length]) and _WORD.search(rest[:length]):
            return body[:-length]
    return text


def _cut_punctuation(text: str, rest: str) -> str:
    """``text`` without the final mark that follows the closers in ``rest``.

    Brackets and quotes themselves are judged by their balance, elsewhere.
    """
    body = text.rstrip()
    if rest[-1] in ":;,{":
        body = body.removesuffix(rest[-1]).rstrip()
    # Angle brackets balance in ``#include <`` and ``List<``, but not in ``a > b``.
    if rest[0] == ">" and body.count(">") > body.count("<"):
        body = body.removesuffix(">")
    return body


def cut_next_line(text: str, caret: Caret) -> str:
    """``text`` up to the line that would repeat the next one of the file."""
    following = _essence(caret.next_line)
    if not _WORD.search(following):
        return text
    lines = text.split("\n")
    for index, line in enumerate(lines):
        whole = _essence(caret.line_before + line if index == 0 else line)
        is_beginning = len(whole) >= _LEAST_BEGINNING and following.startswith(whole)
        if whole == following or is_beginning:
            return "\n".join(lines[:index])
    return text


def cut_previous_line(text: str, caret: Caret) -> str:
    """Nothing, where the caret's line would become the line above once more.

    Unless the person has typed most of it: then that is what they want.
    """
    first = text.partition("\n")[0]
    above = caret.previous_line.strip()
    is_repeat = (caret.line_before + first).strip() == above and len(above) >= _LEAST_REPEATED_LINE
    return "" if is_repeat and 2 * len(first) >= len(above) else text


def _essence(line: str) -> str:
    """A line for comparison: without white space and final punctuation."""
    return "".join(line.split()).rstrip(";,")
