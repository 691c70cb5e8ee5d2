"""Two versions of a text as one: a unified diff that also contains all equal lines.

Equal lines at both ends are compared first, so that a small change in a large file is found
quickly.
"""

from __future__ import annotations

import difflib

# With more lines on both sides, a search for equal lines takes seconds.
_MAX_LINES = 3_000
# Characters compared in one step.
_STEP = 4_096


def full_diff(old: str, new: str, old_title: str, new_title: str) -> str:
    """Every line of both texts, after a blank if equal, "-" if only in ``old``, "+" in ``new``."""
    first, second = old.split("\n"), new.split("\n")
    shorter = min(len(first), len(second))
    start = 0
    while start < shorter and first[start] == second[start]:
        start += 1
    end = 0
    while end < shorter - start and first[-1 - end] == second[-1 - end]:
        end += 1
    lines = [f"--- {old_title}", f"+++ {new_title}"]
    lines += [f" {line}" for line in first[:start]]
    lines += _changes(first[start : len(first) - end], second[start : len(second) - end])
    lines += [f" {line}" for line in first[len(first) - end :]]
    return "\n".join(lines)


def _changes(old: list[str], new: list[str]) -> list[str]:
    if min(len(old), len(new)) > _MAX_LINES:
        return [f"-{line}" for line in old] + [f"+{line}" for line in new]
    result: list[str] = []
    matcher = difflib.SequenceMatcher(None, old, new)
    for kind, a, b, c, d in matcher.get_opcodes():
        if kind == "equal":
            result += [f" {line}" for line in old[a:b]]
        else:
            result += [f"-{line}" for line in old[a:b]] + [f"+{line}" for line in new[c:d]]
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
