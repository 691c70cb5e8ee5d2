"""A file as marked text: the colours of its language, what was cut off and replaced.

Made in a worker; the pieces come from ``core.corpus.preview`` and from pygments.
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
from gui.jobs.job import Operation
from gui.token_roles import role_of
from gui.widgets.marked_text import Mark, MarkedText, MarkStyle, marked_text

MARK_STYLES: dict[RangeKind, MarkStyle] = {
    "stripped": MarkStyle(text="muted_text", ground="error_wash", is_struck=True),
    "redacted": MarkStyle(text="text", ground="match"),
}
# Lexing more than this takes longer than a person looks at it.
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
        tips: of the marked places: start and end as Qt counts, and what to say.
        built: the whole text as a build keeps it, without what is cut off.
        built_note: what is cut off, in a sentence, or empty.
    """

    row: ManifestRow
    text: MarkedText
    kinds: frozenset[RangeKind]
    note: str
    tips: Sequence[tuple[int, int, str]] = ()
    built: str = ""
    built_note: str = ""

    def tip_at(self, position: int) -> str:
        """What to say of a place; the innermost mark speaks."""
        found = [tip for start, end, tip in self.tips if start <= position < end]
        return found[-1] if found else ""


def preview_operation(
    row: ManifestRow, config: CorpusConfig, corpus: Path
) -> Operation[PreviewText]:
    """The preview of a row; the result is a ``PreviewText``."""

    def operate(_emit: Emit, control: Control) -> PreviewText:
        made = preview(row, config, corpus)
        control.safe_point()
        return preview_text(row, made)

    return operate


def preview_text(row: ManifestRow, made: Preview) -> PreviewText:
    """Colour and mark a preview."""
    text = made.text[:_MAX_CHARS]
    note = made.note
    if len(text) < len(made.text):
        note = f"{note} The first {_MAX_CHARS:,} characters are shown.".strip()
    marks = [*_colours(text, row.language)]
    marks += [Mark(span.start, span.end, MARK_STYLES[span.kind]) for span in made.spans]
    text, marks, is_cut = _with_short_lines(text, marks)
    if is_cut:
        note = f"{note} Lines are shown up to {_MAX_LINE_CHARS:,} characters.".strip()
    kinds: frozenset[RangeKind] = frozenset(span.kind for span in made.spans)
    places = marks[len(marks) - len(made.spans) :]
    tips = [
        (utf16_length(text[: mark.start]), utf16_length(text[: mark.end]), span.tip)
        for mark, span in zip(places, made.spans, strict=True)
    ]
    built, cut_lines = _as_built(made)
    built_note = f"As it is built: a header of {cut_lines:,} lines is cut off." if cut_lines else ""
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
    """The text without what a build cuts off, and how many lines that are."""
    parts: list[str] = []
    start = lines = 0
    for span in made.spans:
        if span.kind == "stripped":
            parts.append(made.text[start : span.start])
            lines += made.text.count("\n", span.start, span.end)
            start = span.end
    return "".join(parts) + made.text[start:], lines


def _colours(text: str, language: str) -> Iterator[Mark]:
    try:
        lexer = get_lexer_by_name(language, stripnl=False, ensurenl=False)
    except ClassNotFound:
        return
    # Not get_tokens: it changes line ends, and places would no longer fit.
    for start, token, value in lexer.get_tokens_unprocessed(text):
        role = role_of(token)
        if role is not None and not value.isspace():
            yield Mark(start, start + len(value), MarkStyle(text=role))


def _with_short_lines(text: str, marks: list[Mark]) -> tuple[str, list[Mark], bool]:
    """Cut long lines; marks then count in the shorter text."""
    lines = text.split("\n")
    if all(len(line) <= _MAX_LINE_CHARS for line in lines):
        return text, marks, False
    removed: list[tuple[int, int]] = []  # (from where on, how many characters)
    start = 0
    for line in lines:
        if len(line) > _MAX_LINE_CHARS:
            removed.append((start + _MAX_LINE_CHARS, len(line) - _MAX_LINE_CHARS))
        start += len(line) + 1

    def moved(place: int) -> int:
        for begin, count in reversed(removed):
            if place > begin:
                before = sum(n for b, n in removed if b < begin)
                return max(begin, place - count) - before
        return place

    shorter = "\n".join(line[:_MAX_LINE_CHARS] for line in lines)
    shifted = [Mark(moved(mark.start), moved(mark.end), mark.style) for mark in marks]
    return shorter, shifted, True
