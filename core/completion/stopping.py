"""When to stop generating: rules on the text so far.

Pure functions, asked after every token. Token budget, end-of-text token and
cancel are the engine's; what is cut afterwards is the business of ``trimming``.
"""

from __future__ import annotations

import re
from typing import Final

# (copies, shortest unit, longest unit): short units repeat in honest code, as in ``0, 0, 0``.
_LOOPS: Final = ((4, 2, 5), (3, 6, 48))
_WORD: Final = re.compile(r"\w")


def stop_position(text: str, max_lines: int) -> int | None:
    """Where the text ends, as an offset; None while it may go on."""
    ends = [end for end in (line_end(text, max_lines), loop_start(text)) if end is not None]
    return min(ends, default=None)


def line_end(text: str, max_lines: int) -> int | None:
    """The offset of the newline that ends the last wanted line; None before it."""
    position = -1
    for _ in range(max_lines):
        position = text.find("\n", position + 1)
        if position < 0:
            return None
    return position


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
