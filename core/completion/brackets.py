"""Brackets: which are open at the caret, and which ones a suggestion may add.

Only brackets in code count, those in strings and comments are text. The rules
are pure; ``trimming`` applies them among the others.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from core.completion.caret import Caret, code_tail
from core.languages.lexical import code_pieces, span_at_end

_BRACKET: Final = re.compile(r"[()\[\]{}]")
_PARTNER: Final = {")": "(", "]": "[", "}": "{"}

# In ``rb"...`` they belong to the string; only single letters and pairs of them do.
_STRING_PREFIXES: Final = "rRbBfFuU"

# How far around the caret brackets are looked at. A scan of a whole large file
# would take longer than the model does.
_REACH_CHARACTERS: Final = 20_000


def cut_surplus_closers(text: str, caret: Caret) -> str:
    """``text`` up to the first closer that nothing open is waiting for.

    What the text after the caret closes already is not waiting any more: behind
    ``print(`` and before ``)`` the suggestion ``x)`` becomes ``x``, while
    ``f(x)``, which closes its own bracket, stays.
    """
    if not any(closer in text for closer in _PARTNER):
        return text
    prefix = code_tail(caret)
    start = len(prefix)
    waiting = list(_waiting_at_caret(caret))
    # What is beyond the reach may be open: a class, a namespace.
    more_may_wait = len(caret.prefix) > _REACH_CHARACTERS and not _closes_here(caret)
    own: list[str] = []
    for offset, bracket in _brackets(prefix + text, caret.language):
        if offset < start:
            continue
        if bracket not in _PARTNER:
            own.append(bracket)
            continue
        stack = own or waiting
        if stack and stack[-1] == _PARTNER[bracket]:
            stack.pop()
        elif stack or not more_may_wait:
            return text[: offset - start]
    return text


def cut_unclosed_openers(text: str, caret: Caret) -> str:
    """``text`` up to what it opens and leaves open, where the line's rest closes something.

    Behind ``print(`` and before ``)`` the suggestion ``len(x`` becomes ``len``, and
    ``"a`` nothing: its bracket would take the closer that waits for another one.
    """
    if not _closes_here(caret) or "\n" in text:
        return text
    prefix = code_tail(caret)
    start = len(prefix)
    whole = prefix + text
    span = span_at_end(whole, caret.language)
    if span is not None and span.start >= start:
        letters = _STRING_PREFIXES if span.region == "string" else ""
        whole = whole[: span.start].rstrip(letters)
    own: list[int] = []
    closed_outside = 0
    for offset, bracket in _brackets(whole, caret.language):
        if offset < start:
            continue
        if bracket not in _PARTNER:
            own.append(offset)
        elif own:
            own.pop()
        else:
            closed_outside += 1
    # Closers that waited for what the text has closed itself are free for its openers.
    unclosed = own[closed_outside:]
    return whole[start : unclosed[0]] if unclosed else whole[start:]


def _near(caret: Caret) -> str:
    """The text before the caret, from a position near it that is code."""
    start = len(caret.prefix) - _REACH_CHARACTERS
    if start <= 0:
        return caret.prefix
    span = span_at_end(caret.prefix[:start], caret.language)
    return caret.prefix[span.start if span else start :]


# Every beginning of a suggestion is trimmed at the same caret.
@lru_cache(maxsize=1)
def _waiting_at_caret(caret: Caret) -> tuple[str, ...]:
    """The openers before the caret that nothing after it closes, outermost first.

    Where closers follow on the same line, only the openers of this line can be
    waiting: a file that is being written from top to bottom has blocks open above,
    and the brace that was closed here must not seem to be theirs.
    """
    prefix = _near(caret)
    start = len(prefix)
    before: list[tuple[int, str]] = []
    after: list[tuple[int, str]] = []
    for offset, bracket in _brackets(prefix + caret.suffix[:_REACH_CHARACTERS], caret.language):
        if bracket not in _PARTNER:
            (before if offset < start else after).append((offset, bracket))
        else:
            _close(after or before, _PARTNER[bracket])
    line_start = start - len(caret.line_before)
    closes_here = _closes_here(caret)
    return tuple(opener for offset, opener in before if offset >= line_start or not closes_here)


def _closes_here(caret: Caret) -> bool:
    """Whether a bracket is closed between the caret and the end of its line."""
    return any(closer in caret.line_after for closer in _PARTNER)


def _close(stack: list[tuple[int, str]], opener: str) -> None:
    """Take the innermost ``opener`` off the stack, leaving what was opened inside it.

    Half-typed code has unclosed brackets in the middle. A closer without opener is
    a mistake elsewhere in the file and is passed over.
    """
    for position in range(len(stack) - 1, -1, -1):
        if stack[position][1] == opener:
            del stack[position]
            return


def _brackets(text: str, language: str | None) -> Iterator[tuple[int, str]]:
    for start, piece in code_pieces(text, language):
        for match in _BRACKET.finditer(piece):
            yield start + match.start(), match[0]
