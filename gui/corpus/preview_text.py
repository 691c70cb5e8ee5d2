"""A file as marked text: the colors of its language, what was removed and replaced.

It is made in a worker from ``core.corpus.preview`` and pygments.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from pygments.lexers import get_lexer_by_name
from pygments.util import ClassNotFound

from core.control import Control
from core.corpus.config import CorpusConfig
from core.corpus.preview import Preview, RangeKind, preview
from core.corpus.store.manifest import ManifestRow
from core.editing.utf16 import utf16_length
from core.events import Emit
from gui import amounts
from gui.jobs.job import Operation
from gui.token_roles import role_of
from gui.translation import tr, translated
from gui.widgets.marked_text import Mark, MarkedText, MarkStyle, marked_text

MARK_STYLES: dict[RangeKind, MarkStyle] = {
    "stripped": MarkStyle(text="muted_text", ground="error_wash", is_struck=True),
    "redacted": MarkStyle(text="text", ground="match"),
}
# Lexing more than this takes longer than a user looks at it.
_MAX_CHARS = 120_000
# Qt lays out a line as a whole, and minified files are one line.
_MAX_LINE_CHARS = 2_000


@dataclass(frozen=True, slots=True, kw_only=True)
class PreviewText:
    """What the preview shows.

    Attributes:
        row: the file.
        kinds: of marks that occur.
        note: a sentence for people, or empty.
        tips: of the marked ranges: start and end in UTF-16 units, and the text of the tip.
        built: the whole text as a build keeps it, without what is removed.
        built_note: what is removed, in a sentence, or empty.
    """

    row: ManifestRow
    text: MarkedText
    kinds: frozenset[RangeKind]
    note: str
    tips: Sequence[tuple[int, int, str]] = ()
    built: str = ""
    built_note: str = ""

    def tip_at(self, position: int) -> str:
        """Return the tip of a position in UTF-16 units: that of the innermost mark."""
        found = [tip for start, end, tip in self.tips if start <= position < end]
        return found[-1] if found else ""


def preview_operation(
    row: ManifestRow, config: CorpusConfig, corpus: Path
) -> Operation[PreviewText]:
    """Return the operation that reads a file; its result is a ``PreviewText``."""

    def operate(_emit: Emit, control: Control) -> PreviewText:
        made = preview(row, config, corpus)
        control.safe_point()
        return preview_text(row, made)

    return operate


def preview_text(row: ManifestRow, made: Preview) -> PreviewText:
    """Color and mark a preview."""
    text = made.text[:_MAX_CHARS]
    note = translated(made.note)
    if len(text) < len(made.text):
        first = tr("The first {count} characters are shown.")
        note = f"{note} {first.format(count=amounts.count(_MAX_CHARS))}".strip()
    marks = [*_colors(text, row.language)]
    marks += [Mark(span.start, span.end, MARK_STYLES[span.kind]) for span in made.ranges]
    text, marks, is_cut = _with_short_lines(text, marks)
    if is_cut:
        shortened = tr("Lines are shown up to {count} characters.")
        note = f"{note} {shortened.format(count=amounts.count(_MAX_LINE_CHARS))}".strip()
    kinds: frozenset[RangeKind] = frozenset(span.kind for span in made.ranges)
    ranges = marks[len(marks) - len(made.ranges) :]
    tips = [
        (utf16_length(text[: mark.start]), utf16_length(text[: mark.end]), translated(span.tip))
        for mark, span in zip(ranges, made.ranges, strict=True)
    ]
    built, cut_lines = _as_built(made)
    built_note = (
        tr("As built: %Ln line(s) of headers are removed.", n=cut_lines) if cut_lines else ""
    )
    return PreviewText(
        row=row,
        text=marked_text(text, marks),
        kinds=kinds,
        note=note,
        tips=tips,
        built=built,
        built_note=built_note,
    )


def _as_built(made: Preview) -> tuple[str, int]:
    """Return the text without what a build removes, and how many lines that are."""
    parts: list[str] = []
    start = lines = 0
    for span in made.ranges:
        if span.kind == "stripped":
            parts.append(made.text[start : span.start])
            lines += made.text.count("\n", span.start, span.end)
            start = span.end
    return "".join(parts) + made.text[start:], lines


def _colors(text: str, language: str) -> Iterator[Mark]:
    try:
        lexer = get_lexer_by_name(language, stripnl=False, ensurenl=False)
    except ClassNotFound:
        return
    # Not get_tokens: it changes line ends, and offsets would no longer fit.
    for start, token, value in lexer.get_tokens_unprocessed(text):
        role = role_of(token)
        if role is not None and not value.isspace():
            yield Mark(start, start + len(value), MarkStyle(text=role))


def _with_short_lines(text: str, marks: list[Mark]) -> tuple[str, list[Mark], bool]:
    """Cut long lines; marks are then offsets in the shorter text."""
    lines = text.split("\n")
    if all(len(line) <= _MAX_LINE_CHARS for line in lines):
        return text, marks, False
    removed: list[tuple[int, int]] = []  # (offset, number of characters)
    start = 0
    for line in lines:
        if len(line) > _MAX_LINE_CHARS:
            removed.append((start + _MAX_LINE_CHARS, len(line) - _MAX_LINE_CHARS))
        start += len(line) + 1

    def moved(offset: int) -> int:
        for begin, count in reversed(removed):
            if offset > begin:
                before = sum(n for b, n in removed if b < begin)
                return max(begin, offset - count) - before
        return offset

    shorter = "\n".join(line[:_MAX_LINE_CHARS] for line in lines)
    shifted = [Mark(moved(mark.start), moved(mark.end), mark.style) for mark in marks]
    return shorter, shifted, True
