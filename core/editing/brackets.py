"""Finding the partner of a bracket.

Brackets in comments and strings count too. To tell them apart would need the lexer, and
within the distance searched a wrong partner is rare.
"""

from __future__ import annotations

from collections.abc import Iterable

_CLOSERS = {"(": ")", "[": "]", "{": "}"}
_OPENERS = {closer: opener for opener, closer in _CLOSERS.items()}
# Asked at every move of the cursor: about 2 ms in the worst case.
_MAX_CHARS = 20_000


def is_bracket(character: str) -> bool:
    """Whether the character is an opening or a closing bracket."""
    return character in _CLOSERS or character in _OPENERS


def is_opener(character: str) -> bool:
    """Whether the character is an opening bracket, whose partner comes after it."""
    return character in _CLOSERS


def partner_position(lines: Iterable[str], column: int) -> tuple[int, int] | None:
    """The position of the bracket that belongs to another one.

    Args:
        lines: the line of the bracket; then the lines below it for an opening bracket, or
            the lines above it, upwards, for a closing one.
        column: the index of the bracket in the first line.

    Returns:
        The number of lines between the two brackets, and the index of the partner in its
        line; None if there is no partner within the distance searched.
    """
    bracket = other = ""
    step = depth = searched = 0
    for distance, line in enumerate(lines):
        if distance == 0:
            bracket, index = line[column], column
            step = 1 if is_opener(bracket) else -1
            other = _CLOSERS[bracket] if step > 0 else _OPENERS[bracket]
        else:
            index = 0 if step > 0 else len(line) - 1
        while 0 <= index < len(line):
            if line[index] == bracket:
                depth += 1
            elif line[index] == other:
                depth -= 1
                if depth == 0:
                    return distance, index
            index += step
        searched += len(line) + 1
        if searched >= _MAX_CHARS:
            return None
    return None
