"""A text and the marks on it, cut into lines as Qt counts them; no widget in sight.

Made in workers, since cutting a large file takes a while; ``marked_view.py``
shows it. Marks name roles of the theme, so one text serves every theme.
"""

from __future__ import annotations

import bisect
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate

from core.editing.utf16 import utf16_length

# What Qt takes for the end of a line besides the line feed, in visible form and of one length.
_VISIBLE = str.maketrans({"\r": "␍", "\u2029": "¶", "\ufdd0": "\ufffd", "\ufdd1": "\ufffd"})


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkStyle:
    """A look: roles of the theme, empty for that of the text below.

    Attributes:
        text, ground: colors of the letters and behind them.
        is_struck: with a line through it.
    """

    text: str = ""
    ground: str = ""
    is_struck: bool = False


@dataclass(frozen=True, slots=True)
class Mark:
    """A style from ``start`` to ``end``, in characters of the text."""

    start: int
    end: int
    style: MarkStyle


LineMark = tuple[int, int, MarkStyle]
"""Start and length in UTF-16 units of a line, and the style."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkedText:
    """What a ``MarkedView`` shows.

    Attributes:
        text: lines end in line feeds and nothing else does.
        lines: the marks of each line, later ones above earlier ones.
    """

    text: str = ""
    lines: Sequence[Sequence[LineMark]] = ((),)


def marked_text(text: str, marks: Iterable[Mark] = ()) -> MarkedText:
    """Cut marks into lines."""
    text = text.translate(_VISIBLE)
    lines = text.split("\n")
    starts = [0, *accumulate(len(line) + 1 for line in lines[:-1])]
    marked: list[list[LineMark]] = [[] for _ in lines]
    for mark in marks:
        number = bisect.bisect_right(starts, mark.start) - 1
        while number < len(lines) and starts[number] < mark.end:
            line, offset = lines[number], starts[number]
            first = max(mark.start - offset, 0)
            last = min(mark.end - offset, len(line))
            if last > first:
                marked[number].append(_line_mark(line, first, last, mark.style))
            number += 1
    return MarkedText(text=text, lines=marked)


def _line_mark(line: str, first: int, last: int, style: MarkStyle) -> LineMark:
    if line.isascii():
        return first, last - first, style
    return utf16_length(line[:first]), utf16_length(line[first:last]), style
