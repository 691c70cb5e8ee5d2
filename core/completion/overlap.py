"""What a suggestion repeats of the text around the caret.

The oldest complaint about completers: the closing quote twice, the rest of the
line twice, the next line once more. Pure rules, applied by ``trimming``.
"""

from __future__ import annotations

import re
from typing import Final

from core.completion.caret import Caret
from core.languages.lexical import span_at_end

# A shared end of fewer characters is chance.
_MIN_OVERLAP: Final = 3
# A line cut off by the token budget is taken for a repeat from this length on.
_MIN_BEGINNING: Final = 24
# Shorter lines (``x = 0``, ``pass``) come twice in a row in good code.
_MIN_REPEATED_LINE: Final = 8

# How many lines below are compared, and from which length on those after the nearest:
# short ones (``else:``, ``return x``) may be in two branches.
_LINES_BELOW: Final = 4
_MIN_LINE_BELOW: Final = 8
# Marks that are never written twice, even if nothing else is shared.
_MARKS: Final = frozenset(",;:=.+-*/%&|<>!?@^~ ")

_OPENER_OF: Final = {")": "(", "]": "[", "}": "{", ">": "<"}
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
    """Return ``text`` without what is already between the caret and the end of its line."""
    rest = caret.line_after.strip()
    if not rest:
        return text
    if _CLOSERS.fullmatch(rest):
        return _cut_punctuation(text, rest)
    # More lines would push the rest of this one down to their end.
    text = text.partition("\n")[0]
    start = _whole_occurrence(rest, text)
    if start is not None:
        return text[:start]
    body = text.rstrip()
    for length in range(min(len(rest), len(body)), 0, -1):
        shared = rest[:length]
        if body.endswith(shared) and _is_no_chance(shared, body[: len(body) - length]):
            return body[: len(body) - length]
    return text


def _whole_occurrence(rest: str, text: str) -> int | None:
    """Return where ``rest`` is in ``text``; a part of a word only at the end of the text."""
    if text.rstrip().endswith(rest):
        return len(text.rstrip()) - len(rest)
    is_word = rest[0].isalnum() or rest[0] == "_"
    start = text.find(rest)
    while start > 0 and is_word and (text[start - 1].isalnum() or text[start - 1] == "_"):
        start = text.find(rest, start + 1)
    return start if start >= 0 else None


def _is_no_chance(shared: str, before: str) -> bool:
    """Whether a beginning of the rest, at the end of the text, is the rest repeated."""
    if not _MARKS.isdisjoint(shared) and _MARKS.issuperset(shared):
        return bool(shared.strip())
    is_part_of_word = bool(_WORD.match(shared)) and bool(_WORD.match(before[-1:]))
    return len(shared) >= _MIN_OVERLAP and bool(_WORD.search(shared)) and not is_part_of_word


def _cut_punctuation(text: str, rest: str) -> str:
    """``text`` up to where it repeats the closers in ``rest``, and the mark behind them.

    Brackets in code are judged by their balance elsewhere; in templates and behind
    angle brackets, which balance in ``List<`` but not in ``a > b``, this is the rule.
    """
    if rest[0] in _OPENER_OF:
        opener, closer = _OPENER_OF[rest[0]], rest[0]
        for position, character in enumerate(text):
            is_arrow = character == ">" and text[:position].endswith(("-", "="))
            before = text[:position]
            if character != closer or is_arrow or before.count(opener) > before.count(closer):
                continue
            repeated = text[position:].rstrip()
            if repeated.startswith(rest) or rest.startswith(repeated):
                return before
    body = text.rstrip()
    if rest[-1] in ":;,{":
        body = body.removesuffix(rest[-1]).rstrip()
    return body


def cut_next_line(text: str, caret: Caret) -> str:
    """``text`` up to the line that would repeat one of the next lines of the file.

    Of lines further down only those in the same block count, that is with the same
    indentation. Lines of closers alone are judged by their balance elsewhere, but
    several lines never run into the closers that are there already.
    """
    below = caret.lines_below(_LINES_BELOW)
    if not below:
        return text
    nearest = _essence(below[0])
    further = {line.rstrip() for line in below[1:] if len(_essence(line)) >= _MIN_LINE_BELOW} - {
        below[0].rstrip()
    }
    lines = text.split("\n")
    for index, line in enumerate(lines):
        whole = caret.line_before + line if index == 0 else line
        essence = _essence(whole)
        if _WORD.search(nearest):
            is_beginning = len(essence) >= _MIN_BEGINNING and nearest.startswith(essence)
            is_repeated = essence == nearest or is_beginning
        else:
            is_repeated = index > 0 and whole.rstrip() == below[0].rstrip()
        # A user who has started to type a line of further down wants it twice.
        is_started = index == 0 and bool(caret.line_before.strip())
        if is_repeated or (whole.rstrip() in further and not is_started):
            return "\n".join(lines[:index])
    return text


def cut_previous_line(text: str, caret: Caret) -> str:
    """Nothing, where the caret's line would become the line above once more.

    Unless the user has typed most of it, which means that it is wanted.
    """
    first = text.partition("\n")[0]
    above = caret.previous_line.strip()
    is_repeat = (caret.line_before + first).strip() == above and len(above) >= _MIN_REPEATED_LINE
    return "" if is_repeat and 2 * len(first) >= len(above) else text


def _essence(line: str) -> str:
    """A line for comparison: without white space and final punctuation."""
    return "".join(line.split()).rstrip(";,")
