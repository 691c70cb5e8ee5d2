"""Indentation and line comments as text: pure functions over lines.

``gui.editor.text.line_edits`` applies them to a document.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from core.editing.language_mode import LanguageMode

_LEADING = re.compile(r"[ \t]*")
_CLOSERS = (")", "]", "}")


def leading_space(line: str) -> str:
    """The blanks and tabs at the start of a line."""
    match = _LEADING.match(line)
    assert match is not None
    return match[0]


def indent_unit(lines: Iterable[str], default: str) -> str:
    """One step of indentation as a file uses it: a tab, or a number of blanks.

    The most frequent difference between a line and a deeper line after it; a few lines that
    are aligned to something else do not matter.

    Args:
        lines: of the file.
        default: returned where no line is indented.
    """
    steps: Counter[str] = Counter()
    previous = ""
    for line in lines:
        if not line.strip():
            continue
        current = leading_space(line)
        if current != previous and current.startswith(previous):
            step = current[len(previous) :]
            if step == "\t" or (step.strip(" ") == "" and 2 <= len(step) <= 8):
                steps[step] += 1
        previous = current
    return steps.most_common(1)[0][0] if steps else default


def next_line_indent(before: str, after: str, language: LanguageMode, unit: str) -> str:
    """The indentation of the line that Enter creates.

    Args:
        before: the line up to the cursor.
        after: the line from the cursor on.
        language: decides what opens and what ends a block.
        unit: one step, see ``indent_unit``.
    """
    base = leading_space(before)
    code = _without_comment(before, language).rstrip()
    if code.strip() and code.endswith(language.block_openers):
        return base + unit
    words = code.split(None, 1)
    is_end = bool(words) and words[0].rstrip(";") in language.block_enders
    if is_end and not code.endswith((",", "\\", *language.block_openers)) and not after.strip():
        return outdented(base, unit)
    return base


def outdented(space: str, unit: str) -> str:
    """The indentation without its last step, whether of tabs or blanks."""
    if not space.endswith(" "):
        return space[:-1]
    blanks = len(space) - len(space.rstrip(" "))
    width = len(unit.expandtabs(4))
    return space[: len(space) - ((blanks - 1) % width + 1)]


def to_next_stop(column: int, unit: str) -> str:
    """What Tab inserts at a column, so that the cursor moves to the next step."""
    if unit == "\t":
        return unit
    return " " * (len(unit) - column % len(unit))


def closer_indent(before: str, closer: str, opener_line: str) -> str | None:
    """The indentation of a closing bracket that begins a line; None to keep its own.

    Args:
        before: the line up to the bracket.
        closer: the bracket.
        opener_line: the line of the opening bracket.
    """
    if closer not in _CLOSERS or before.strip():
        return None
    return leading_space(opener_line)


def toggled_comments(lines: list[str], prefix: str) -> list[str]:
    """Comment the lines, or uncomment them if every line that is not blank is commented."""
    filled = [line for line in lines if line.strip()]
    if filled and all(line.lstrip().startswith(prefix) for line in filled):
        pattern = re.compile(rf"^([ \t]*){re.escape(prefix)} ?")
        return [pattern.sub(r"\1", line) for line in lines]
    column = min((len(leading_space(line)) for line in filled), default=0)
    return [
        f"{line[:column]}{prefix} {line[column:]}" if line.strip() or not filled else line
        for line in lines
    ]


def _without_comment(line: str, language: LanguageMode) -> str:
    """The line without its trailing comment; comment marks inside quotes do not count."""
    mark = language.line_comment
    if not mark or mark not in line:
        return line
    quote = ""
    index = 0
    while index < len(line):
        character = line[index]
        if character == "\\":
            index += 1
        elif quote:
            quote = "" if character == quote else quote
        elif character in "\"'":
            quote = character
        elif line.startswith(mark, index):
            return line[:index]
        index += 1
    return line
