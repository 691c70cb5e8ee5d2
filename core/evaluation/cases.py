"""Cursor positions in unseen files, each with the text that is right there.

Four kinds of caret, as FLCC (arXiv 2405.08704) and CodeXGLUE's line completion cut files,
with one more that needs the text behind the caret. Drawing is seeded: the same files and seed
give the same cases. Nothing here asks a model.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final, Literal, TypeAlias, get_args

from core.corpus.store.reader import Document
from core.languages.line_ends import lines_of

CutKind: TypeAlias = Literal["line start", "after punctuation", "inside a word", "inside a line"]
CUT_KINDS: Final[tuple[CutKind, ...]] = get_args(CutKind)

# A file of which hardly anything is there to complete from tells of luck alone.
_MIN_LINES_BEFORE: Final = 3
# Shorter rests are closers and colons that an editor types by itself.
_MIN_EXPECTED: Final = 3
_PUNCTUATION: Final = re.compile(r"[.(\[{,=:] ?(?=\S)")
_WORD: Final = re.compile(r"[A-Za-z_][A-Za-z0-9_]{3,}")
_TOKEN: Final = re.compile(r"\w+|[^\w\s]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One caret.

    Attributes:
        path, language: of the file.
        kind: where the cursor is.
        prefix, suffix: the text before and after the caret; what is to be guessed is in neither.
        expected: what the file has there, on one line.
    """

    path: str
    language: str
    kind: CutKind
    prefix: str
    suffix: str
    expected: str


@dataclass(frozen=True, slots=True)
class _Cut:
    """The position of a case; the texts around it are copied only if it is drawn.

    Attributes:
        document: the file.
        kind: where the cursor is.
        start: of what is to be guessed, in characters.
        end: of it.
    """

    document: Document
    kind: CutKind
    start: int
    end: int

    def case(self) -> Case:
        """Return the case at this position."""
        text = self.document.text
        return Case(
            path=self.document.path,
            language=self.document.language,
            kind=self.kind,
            prefix=text[: self.start],
            suffix=text[self.end :],
            expected=text[self.start : self.end],
        )


def draw_cases(documents: Sequence[Document], count: int, seed: int) -> tuple[Case, ...]:
    """About ``count`` cases, the four kinds in equal parts, spread evenly over the files.

    Args:
        documents: held-out files.
        count: how many to draw; fewer are returned where the files have fewer.
        seed: of the draw.
    """
    generator = random.Random(seed)
    order = list(documents)
    generator.shuffle(order)
    each = -(-count // len(CUT_KINDS))
    found: list[_Cut] = []
    for kind in CUT_KINDS:
        cuts = _rounds([_cuts(document, kind, generator) for document in order])
        found += [cut for cut, _ in zip(cuts, range(each), strict=False)]
    return tuple(cut.case() for cut in found[:count])


def _rounds(lists: Sequence[list[_Cut]]) -> Iterable[_Cut]:
    """Yield the first of each list, then the second of each, and so on."""
    for round_index in range(max(map(len, lists), default=0)):
        for cuts in lists:
            if round_index < len(cuts):
                yield cuts[round_index]


def _cuts(document: Document, kind: CutKind, generator: random.Random) -> list[_Cut]:
    """Return every caret of a kind in one file, one a line at most, in random order."""
    lines = lines_of(document.text)
    found: list[_Cut] = []
    start = 0
    for number, line in enumerate(lines):
        if number >= _MIN_LINES_BEFORE and line.strip():
            case = _cut(document, start, line, kind, generator)
            if case is not None:
                found.append(case)
        start += len(line)
    generator.shuffle(found)
    return found


def _cut(
    document: Document, start: int, line: str, kind: CutKind, generator: random.Random
) -> _Cut | None:
    """Return a cut in the line that begins at ``start``; None where it has none of this kind."""
    code = line.rstrip()
    indent = len(code) - len(code.lstrip())
    end = len(code)
    match kind:
        case "line start":
            columns = [indent]
        case "after punctuation":
            columns = [match.end() for match in _PUNCTUATION.finditer(code, indent + 1)]
        case "inside a word":
            columns = [
                generator.randint(match.start() + 1, match.end() - 1)
                for match in _WORD.finditer(code, indent)
            ]
        case "inside a line":
            tokens = [match.start() for match in _TOKEN.finditer(code, indent)]
            # At least one word or sign stays behind the caret.
            columns, end = tokens[:-1], tokens[-1] if tokens else 0
            if columns:
                column = generator.choice(columns)
                later = [
                    end_column for end_column in tokens if end_column - column >= _MIN_EXPECTED
                ]
                columns, end = ([column], generator.choice(later)) if later else ([], end)
    columns = [column for column in columns if end - column >= _MIN_EXPECTED]
    if not columns:
        return None
    column = generator.choice(columns)
    return _Cut(document, kind, start + column, start + end)
