"""Which file of a project is being edited, for clients that send its text and not its path.

The saved copy of the file that is being edited must not count as evidence: what follows
the cursor on the disk would be suggested as if it were known from elsewhere.
"""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from core.languages.line_ends import with_line_feeds
from core.memory.lookup import SegmentView, positions
from core.memory.project import ProjectMemory

_PIECES: Final = 8  # before the cursor, and as many after it
_LINES: Final = 3
_MIN_CHARACTERS: Final = 24
# The tokens at a piece's ends may be others than in the file.
_ENDS: Final = 2
_MIN_TOKENS: Final = 6
_MAX_TOKENS: Final = 16
# A piece that occurs at more positions says nothing of the file.
_MAX_POSITIONS: Final = 40


def edited_file(project: ProjectMemory, prefix: str, suffix: str) -> str | None:
    """Return the path of the file that holds most of the text around a cursor.

    Args:
        project: whose files were read.
        prefix: the text before the cursor; the last part of it is enough.
        suffix: the text after it; the first part is enough.

    Returns:
        Relative to the project's root; None where no file holds more than half of the lines.
    """
    held = project.index.held
    if not held:
        return None
    # The cursor's own line is being written.
    before = with_line_feeds(prefix).split("\n")[:-1]
    after = with_line_feeds(suffix).split("\n")[1:]
    pieces = [*_pieces(before), *_pieces(after)]
    segments = [(SegmentView(one.segment), one.paths) for one in held]
    votes = Counter[str]()
    counted = 0
    for ids in project.tokenizer.encode_batch(pieces):
        context = ids[_ENDS:-_ENDS][:_MAX_TOKENS]
        if len(context) < _MIN_TOKENS:
            continue
        counted += 1
        votes.update(_holding(segments, context))
    likely = sorted(path for path, count in votes.items() if 2 * count > counted)
    if len(likely) < 2:
        return likely[0] if likely else None
    # Near copies. Of equal ones the first: what the others say is the same.
    lines = Counter([*before, *after])
    return min(likely, key=lambda path: -(_lines_of(project, path) & lines).total())


def _lines_of(project: ProjectMemory, path: str) -> Counter[str]:
    tokens = project.index.document(path)
    text = "" if tokens is None else project.tokenizer.decode(tokens.tolist())
    return Counter(text.split("\n"))


def _pieces(lines: Sequence[str]) -> Iterator[str]:
    """Yield some lines in a row at even distances, ``_PIECES`` of them or fewer."""
    step = max(_LINES, len(lines) // _PIECES)
    starts = range(0, max(0, len(lines) - _LINES + 1), step)
    for start in itertools.islice(starts, _PIECES):
        piece = "\n".join(lines[start : start + _LINES])
        if len(piece.strip()) >= _MIN_CHARACTERS:
            yield piece


def _holding(
    segments: Sequence[tuple[SegmentView, Sequence[str | None]]], context: Sequence[int]
) -> set[str]:
    """Return the paths of the documents in which some tokens occur together."""
    found = set[str]()
    for view, names in segments:
        places = positions(view, context, len(context), _MAX_POSITIONS + 1)
        if len(places) <= _MAX_POSITIONS:
            found.update(
                name
                for place in places
                if (name := names[view.segment.document_of(place)]) is not None
            )
    return found
