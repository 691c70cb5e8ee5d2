"""Two versions of a text as one: a unified difference with all that is equal left in.

Pure functions. Both ends that are equal are set aside first, so that a small change
in a large file is found at once.
"""

from __future__ import annotations

import difflib

# Beyond this many lines on both sides a search for what is equal takes seconds.
_MAX_LINES = 3_000
# Characters full_diff at once.
_STEP = 4_096


def full_diff(mine: str, theirs: str, mine_title: str, theirs_title: str) -> str:
    """Every line of both: equal ones with a blank before them, "-" mine, "+" theirs."""
    first, second = mine.split("\n"), theirs.split("\n")
    shorter = min(len(first), len(second))
    start = 0
    while start < shorter and first[start] == second[start]:
        start += 1
    end = 0
    while end < shorter - start and first[-1 - end] == second[-1 - end]:
        end += 1
    lines = [f"--- {mine_title}", f"+++ {theirs_title}"]
    lines += [f" {line}" for line in first[:start]]
    lines += _changes(first[start : len(first) - end], second[start : len(second) - end])
    lines += [f" {line}" for line in first[len(first) - end :]]
    return "\n".join(lines)


def _changes(mine: list[str], theirs: list[str]) -> list[str]:
    if min(len(mine), len(theirs)) > _MAX_LINES:
        return [f"-{line}" for line in mine] + [f"+{line}" for line in theirs]
    result: list[str] = []
    matcher = difflib.SequenceMatcher(None, mine, theirs)
    for kind, a, b, c, d in matcher.get_opcodes():
        if kind == "equal":
            result += [f" {line}" for line in mine[a:b]]
        else:
            result += [f"-{line}" for line in mine[a:b]] + [f"+{line}" for line in theirs[c:d]]
    return result


def common_ends(one: str, other: str) -> tuple[int, int]:
    """How many characters two texts have in common at their start, and then at their end."""
    shorter = min(len(one), len(other))
    start = 0
    while start < shorter and one[start : start + _STEP] == other[start : start + _STEP]:
        start += _STEP
    start = min(start, shorter)
    while start < shorter and one[start] == other[start]:
        start += 1
    left = shorter - start
    end = 0
    while end + _STEP <= left and (
        one[len(one) - end - _STEP : len(one) - end]
        == other[len(other) - end - _STEP : len(other) - end]
    ):
        end += _STEP
    while end < left and one[-1 - end] == other[-1 - end]:
        end += 1
    return start, end
