"""Indentation in the file's own style.

A model that learned from many files mixes styles, and it repeats the
indentation that is already typed. The rules here are pure; ``trimming`` applies
them first, before anything is compared.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from typing import Final

from core.completion.caret import Caret
from core.languages.table import LANGUAGES

DEFAULT_UNIT: Final = "    "

_HABITS: Final = {each.name: each.indent for each in LANGUAGES if each.indent != DEFAULT_UNIT}
_TAB_COLUMNS: Final = 4
_CHARACTERS_LOOKED_AT: Final = 8_000
_LEADING: Final = re.compile(r"[ \t]*")
_COMMENT_MARKS: Final = ("#", "//", "/*")
# After these the next line is aligned, at any column.
_ALIGNERS: Final = (",", "(", "[", "\\")
# After these a line may be indented one step deeper than the one above.
_BLOCK_OPENERS: Final = (":", "{", "(", "[", "\\")


def leading_space(line: str) -> str:
    """The spaces and tabs at the start of a line."""
    match = _LEADING.match(line)
    return match[0] if match else ""


def indent_unit(text: str, language: str | None = None) -> str:
    """One step of indentation as the file writes it: a tab, or some spaces.

    The most common step from a line to a deeper next one decides; where there is
    none, the habit of the language, and four spaces.
    """
    return _unit_in(text) or _HABITS.get(language or "", DEFAULT_UNIT)


# Every beginning of a suggestion is trimmed at the same caret.
@lru_cache(maxsize=2)
def _unit_in(text: str) -> str | None:
    steps: Counter[str] = Counter()
    above = ""
    if len(text) > _CHARACTERS_LOOKED_AT:
        text = text[-_CHARACTERS_LOOKED_AT:].partition("\n")[2]
    for line in text.split("\n"):
        if not line.strip():
            continue
        indent = leading_space(line)
        if indent.startswith(above) and len(indent) > len(above):
            steps["\t" if "\t" in indent[len(above) :] else indent[len(above) :]] += 1
        above = indent
    # Continuation lines are aligned at any column; 2, 4 and 8 are steps.
    likely = {unit: n for unit, n in steps.items() if unit == "\t" or len(unit) in (2, 3, 4, 8)}
    return max(likely, key=lambda unit: likely[unit]) if likely else None


def fit_indentation(text: str, caret: Caret) -> str:
    """``text`` with white space that continues the caret's line and follows the file's style."""
    first, *others = text.split("\n")
    before = caret.line_before
    known = _unit_in(caret.prefix) or _unit_in(caret.suffix) or _HABITS.get(caret.language or "")
    if before.strip():
        first = _fit_inside_line(first, before)
    else:
        first = _fit_line_start(first, before, caret.previous_line, known or DEFAULT_UNIT)
    if known is not None:
        if not before.rstrip().endswith(_ALIGNERS):
            others = _with_steps_of(known, others, columns(leading_space(before)))
        others = [_restyle(line, known) for line in others]
    return "\n".join([first, *others])


def _with_steps_of(unit: str, lines: list[str], base: int) -> list[str]:
    """``lines`` that are indented by steps of another width, written in steps of ``unit``.

    Args:
        unit: of the file.
        lines: those of one text.
        base: columns of the caret's line.
    """
    depths = [columns(leading_space(line)) - base for line in lines if line.strip()]
    deeper = {depth for depth in depths if depth > 0}
    step = min(deeper, default=0)
    if step not in (2, 3, 4, 8) or step == columns(unit) or any(d % step for d in deeper):
        return lines
    scaled: list[str] = []
    for line in lines:
        indent = leading_space(line)
        depth = columns(indent) - base
        steps = max(0, depth) // step
        kept = " " * min(columns(indent), base) if depth > 0 else indent
        scaled.append(kept + " " * (steps * columns(unit)) + line[len(indent) :])
    return scaled


def _fit_inside_line(text: str, before: str) -> str:
    """No second space after a space, but in front of a comment, where two are usual."""
    body = text.lstrip(" \t")
    if before[-1] in " \t" and not body.startswith(_COMMENT_MARKS):
        return body
    return text


def _fit_line_start(text: str, before: str, above: str, unit: str) -> str:
    """Indent a line that so far is ``before``, white space alone, no deeper than is right."""
    added = leading_space(text)
    body = text[len(added) :]
    if not added or not body:
        return text
    added = _restyle(added, unit)
    above_text = above.rstrip()
    if above_text.endswith(","):
        return added + body  # a continuation is aligned at any column
    deepest = leading_space(above)
    if above_text.endswith(_BLOCK_OPENERS):
        deepest += unit
    room = columns(deepest) - columns(before)
    if room <= 0:
        return body
    if columns(added) <= room:
        return added + body
    return (deepest[len(before) :] if deepest.startswith(before) else "") + body


def _restyle(line: str, unit: str) -> str:
    """``line`` with its leading white space written in the style of ``unit``."""
    indent = leading_space(line)
    body = line[len(indent) :]
    if unit == "\t":
        steps, rest = divmod(columns(indent), _TAB_COLUMNS)
        return "\t" * steps + " " * rest + body
    return indent.replace("\t", unit) + body


def columns(indent: str) -> int:
    """How far white space reaches, a tab counted as four."""
    return sum(_TAB_COLUMNS if character == "\t" else 1 for character in indent)
