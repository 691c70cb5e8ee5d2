"""When to stop generating: rules on the text so far.

Pure functions, asked after every token. Budgets, end-of-text token and cancel are
the engine's; what is cut afterwards is the business of ``trimming``.
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from core.completion.indentation import columns, leading_space
from core.completion.request import StopReason

# (copies, shortest unit, longest unit): short units repeat in honest code, as in ``0, 0, 0``.
_LOOPS: Final = ((4, 2, 5), (3, 6, 48))
_WORD: Final = re.compile(r"\w")
# What a line ends with that the next one is deeper than.
_OPENERS: Final = (":", "{", "(", "[", ",", "\\")
_END_COMMENT: Final = re.compile(r"\s(?:#|//).*")
_CLOSERS: Final = re.compile(r"[ \t]*[)\]}]+[;,]?")


class Ending(NamedTuple):
    """Where a text ends, as an offset, and why."""

    position: int
    reason: StopReason


def ending(text: str, max_lines: int, line_before: str = "") -> Ending | None:
    """The end of the text; None while it may continue.

    Args:
        text: what was written so far.
        max_lines: the lines that are wanted.
        line_before: what the caret's line holds before it.
    """
    line, loop = line_end(text, max_lines), loop_start(text)
    found = [Ending(line, "line")] if line is not None else []
    if loop is not None:
        found.append(Ending(loop, "repetition"))
    block = block_end(text, line_before) if max_lines > 1 else None
    if block is not None:
        found.append(Ending(block, "block"))
    return min(found, default=None)


def line_end(text: str, max_lines: int) -> int | None:
    """The offset of the newline that ends the last wanted line; None before it."""
    position = -1
    for _ in range(max_lines):
        position = text.find("\n", position + 1)
        if position < 0:
            return None
    return position


def block_end(text: str, line_before: str) -> int | None:
    """Where the block ends in which the text is written; None within it.

    Behind a header (``if x:``) the block is what is deeper, elsewhere what is at
    least as deep as the caret's line. The line that closes its bracket belongs to it. A text at no
    depth ends at a blank line.
    """
    first = _END_COMMENT.sub("", line_before + text.partition("\n")[0]).rstrip()
    is_header = bool(line_before.strip()) and first.endswith(_OPENERS)
    least = columns(leading_space(line_before)) + is_header
    position = text.find("\n") + 1
    while position:
        newline = text.find("\n", position)
        line = text[position : newline if newline >= 0 else len(text)]
        body = line.strip()
        if not body and newline >= 0 and least == 0:
            return position - 1
        if body and columns(leading_space(line)) < least:
            closers = _CLOSERS.match(line)
            if closers is None:
                return len(text[:position].rstrip())
            # Whether "}" is alone is known with the next character.
            is_whole = newline >= 0 or closers.end() < len(line)
            return position + closers.end() if is_whole else None
        position = newline + 1
    return None


def loop_start(text: str) -> int | None:
    """Where the second copy of a unit begins that the text ends in repeating.

    Rules of dashes and rows of spaces are no loops: a unit has a word character.
    """
    for copies, shortest, longest in _LOOPS:
        for length in range(shortest, min(longest, len(text) // copies) + 1):
            unit = text[-length:]
            if text.endswith(unit * copies) and _WORD.search(unit):
                return len(text) - length * (copies - 1)
    return None
