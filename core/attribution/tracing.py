"""Traces a suggestion to the training set: equal passages, and whether it copies one project.

It is a copy where 12 lexer tokens or more, the text before the cursor included, stand in exactly
one project of the training set, are not trivial, and at least half of the 12 are suggested.
Trivial is what common words in a common order say (``TrainingIndex.information``), and the text
of licenses. What is also elsewhere in the edited file is no copy, and neither is what is
from the project that the edited file belongs to.
"""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from core.attribution.fingerprints import (
    RUN_TOKENS,
    gram_hashes,
    has_word,
    smallest_of_windows,
)
from core.attribution.lexer_tokens import lexer_spans
from core.attribution.records import TrainingMatch, TrainingTrace
from core.attribution.training_index import MAX_BYTES, Found, FoundRun, TrainingIndex
from core.corpus.text.token_hashes import HashedTokens

COPY_TOKENS: Final = 12
"""Lexer tokens of the shortest run that is a copy."""
MIN_SUGGESTED: Final = COPY_TOKENS // 2
MIN_BITS: Final = 50.0
"""What the words of a run must tell at least, so that it is not trivial; measured on lines that
three or more projects have in common (docs/lab-book.md)."""
MAX_MATCHES: Final = 5

_BEFORE: Final = 800
_AROUND: Final = 16_000
# What a license says of itself is there to be copied.
_LICENSE: Final = re.compile(
    rb"licen[cs]e|copyright|hereby|warrant|merchantab|liabilit|obtain a copy|permission is"
    rb"|applicable law|required by law|contributor agreement|all rights reserved",
    re.IGNORECASE,
)
_SPDX: Final = re.compile(r"SPDX-License-Identifier:\s*([\w.+-]+(?: (?:OR|AND|WITH) [\w.+-]+)*)")


def trace(
    index: TrainingIndex, prefix: str, text: str, suffix: str = "", edited: str | None = None
) -> TrainingTrace:
    """Return where the training set has a suggestion.

    Args:
        index: of the training set.
        prefix: the text before the cursor; its end counts.
        text: the suggestion.
        suffix: the text after the cursor.
        edited: the path of the edited file, absolute; a training project that it belongs to
            gives no copy warning.
    """
    before = _last_lines(prefix, _BEFORE)
    limit = MAX_BYTES - len(before.encode("utf-8", "replace"))
    data = before.encode("utf-8", "replace")
    begin = len(data)
    data += text.encode("utf-8", "replace")[: max(0, limit)]
    tokens = index.hasher.hash(data)
    # The first token that has something of the suggestion.
    first = int(np.searchsorted(_ends(data, tokens), begin, side="right"))
    found = index.search(tokens, len(data), first)
    runs = [run for run in found.runs if run.last > first]
    if not runs:
        return TrainingTrace(text=text)
    lexer = _Lexer(data, tokens, begin)
    copied = None
    best = _copied_run(index, data, tokens, lexer, found, runs, edited)
    far = prefix[: len(prefix) - len(before)]
    if best is not None and not _is_in_file(index, tokens, best, far, suffix):
        copied = _match(index, best, lexer, first)
    longest: dict[int, FoundRun] = {}
    for run in sorted(runs, key=lambda run: (run.first - run.last, run.project, run.document)):
        longest.setdefault(run.document, run)
    matches = tuple(
        _match(index, run, lexer, first) for run in list(longest.values())[:MAX_MATCHES]
    )
    return TrainingTrace(text=text, matches=matches, copied=copied)


class _Lexer:
    """The lexer tokens of a text, by its words and signs."""

    def __init__(self, data: bytes, tokens: HashedTokens, begin: int) -> None:
        spans = lexer_spans(data)
        # Which words and signs each lexer token is made of.
        self.firsts = np.searchsorted(tokens.starts, spans[:, 0], side="left")
        self.lasts = np.searchsorted(tokens.starts, spans[:, 1], side="left")
        self.first_suggested = int(np.searchsorted(spans[:, 1], begin, side="right"))

    def __len__(self) -> int:
        return len(self.firsts)

    def within(self, first: int, last: int) -> tuple[int, int]:
        """Return the lexer tokens that are whole in some words and signs."""
        low = int(np.searchsorted(self.firsts, first, side="left"))
        high = int(np.searchsorted(self.lasts, last, side="right"))
        return low, max(low, high)


def _copied_run(
    index: TrainingIndex,
    data: bytes,
    tokens: HashedTokens,
    lexer: _Lexer,
    found: Found,
    runs: Sequence[FoundRun],
    edited: str | None,
) -> FoundRun | None:
    """Return the longest run that is a copy of exactly one project, cut to what is only there."""
    by_project: dict[int, list[tuple[int, int]]] = {}
    for run in runs:
        by_project.setdefault(run.project, []).append(lexer.within(run.first, run.last))
    chosen = _chosen(tokens)
    own = {
        number for number, project in enumerate(index.projects) if _is_inside(edited, project.root)
    }
    best: FoundRun | None = None
    for run in runs:
        if run.project in own or index.is_shared(run.document):
            continue
        low, high = lexer.within(run.first, run.last)
        only: list[int] = []
        for start in range(low, high - COPY_TOKENS + 1):
            end = start + COPY_TOKENS
            if end - max(start, lexer.first_suggested) < MIN_SUGGESTED:
                continue
            others = (spans for project, spans in by_project.items() if project != run.project)
            if any(a <= start and end <= b for spans in others for a, b in spans):
                continue
            if _is_resolved(
                found, chosen, int(lexer.firsts[start]), int(lexer.lasts[end - 1]), run.project
            ):
                only.append(start)
        cut = _longest_of(run, only, lexer)
        if cut is None or (best is not None and cut.last - cut.first <= best.last - best.first):
            continue
        if index.information(_telling_words(data, tokens, cut)) >= MIN_BITS:
            best = cut
    return best


def _telling_words(data: bytes, tokens: HashedTokens, run: FoundRun) -> NDArray[np.uint64]:
    """Return the hashes of the words of a run, without lines that are the text of a license.

    Where half of the lines are, all of it is.
    """
    begin, end = int(tokens.starts[run.first]), int(tokens.ends[run.last - 1])
    lines = list(re.finditer(rb"[^\n]+", data[begin:end]))
    licenses = [line for line in lines if _LICENSE.search(line[0]) is not None]
    if 2 * len(licenses) >= len(lines):
        return np.empty(0, dtype=np.uint64)
    counts = tokens.is_word[run.first : run.last].copy()
    starts = tokens.starts[run.first : run.last]
    for line in licenses:
        counts &= (starts < begin + line.start()) | (starts >= begin + line.end())
    return tokens.hashes[run.first : run.last][counts]


def _longest_of(run: FoundRun, starts: Sequence[int], lexer: _Lexer) -> FoundRun | None:
    """Return the longest part of a run made of runs of ``COPY_TOKENS`` that begin at ``starts``."""
    best: tuple[int, int] | None = None
    begin = 0
    for place, start in enumerate(starts):
        if place and start != starts[place - 1] + 1:
            begin = place
        span = starts[begin], start + COPY_TOKENS
        if best is None or span[1] - span[0] > best[1] - best[0]:
            best = span
    if best is None:
        return None
    first, last = int(lexer.firsts[best[0]]), int(lexer.lasts[best[1] - 1])
    return FoundRun(
        document=run.document,
        project=run.project,
        first=first,
        last=last,
        starts=run.starts[first - run.first : last - run.first],
    )


def _chosen(tokens: HashedTokens) -> NDArray[np.int64]:
    """Return for each run of ``RUN_TOKENS`` words and signs its fingerprint that any copy has."""
    return smallest_of_windows(gram_hashes(tokens.hashes), has_word(tokens.is_word))


def _is_resolved(
    found: Found, chosen: NDArray[np.int64], first: int, last: int, project: int
) -> bool:
    """Whether all other projects that could have a part of the text were compared."""
    if not found.unresolved:
        return True
    windows = chosen[first : max(first, last - RUN_TOKENS + 1)]
    return any(not found.unresolved.get(int(index), frozenset()) - {project} for index in windows)


def _is_in_file(
    index: TrainingIndex,
    tokens: HashedTokens,
    run: FoundRun,
    far: str,
    suffix: str,
) -> bool:
    """Whether the edited file has the tokens of a run elsewhere."""
    wanted = tokens.hashes[run.first : run.last].tobytes()
    own = tokens.hashes[: run.first].tobytes()
    texts = [far[-_AROUND // 2 :], suffix[: _AROUND // 2]]
    sequences = [own, *(_hashes(index, text) for text in texts if text)]
    return any(_has(sequence, wanted) for sequence in sequences)


def _hashes(index: TrainingIndex, text: str) -> bytes:
    return index.hasher.hash(text.encode("utf-8", "replace")[:MAX_BYTES]).hashes.tobytes()


def _has(sequence: bytes, wanted: bytes) -> bool:
    place = sequence.find(wanted)
    while place >= 0 and place % 8:
        place = sequence.find(wanted, place + 1)
    return place >= 0


def _match(index: TrainingIndex, run: FoundRun, lexer: _Lexer, first: int) -> TrainingMatch:
    file = index.file(run.document)
    project = index.projects[run.project]
    low, high = lexer.within(run.first, run.last)
    place = max(0, first - run.first)
    spdx = _SPDX.search(file.beginning)
    return TrainingMatch(
        project=project.name,
        path=file.path,
        source=file.source,
        line=index.line_of(run.document, int(run.starts[place])) + file.stripped_lines,
        license=spdx[1] if spdx else project.license,
        tokens=high - low,
        suggested=max(0, high - max(low, lexer.first_suggested)),
    )


def _ends(data: bytes, tokens: HashedTokens) -> NDArray[np.int64]:
    """Return where each token ends, without the white space after it."""
    ends = tokens.ends.copy()
    space = np.frombuffer(data, dtype=np.uint8) <= ord(" ")
    # The number of bytes that are no white space up to each offset tells the last of a token.
    filled = np.flatnonzero(~space)
    place = np.searchsorted(filled, ends, side="left") - 1
    return filled[place] + 1 if len(filled) else ends


def _last_lines(text: str, size: int) -> str:
    """Return the end of a text, beginning with a line where there is one."""
    if len(text) <= size:
        return text
    start = text.find("\n", len(text) - size) + 1
    return text[start:] if start else text[-size:]


def _is_inside(edited: str | None, root: str) -> bool:
    if edited is None:
        return False
    return os.path.realpath(edited).startswith(os.path.realpath(root).rstrip(os.sep) + os.sep)


class TrainingTracer:
    """The indexes of everything that a model was trained on, as the engine asks them.

    Args:
        indexes: of the corpora, the newest first.
    """

    def __init__(self, indexes: Sequence[TrainingIndex]) -> None:
        self.indexes = tuple(indexes)

    def trace(self, prefix: str, text: str, suffix: str, edited: str | None) -> TrainingTrace:
        """Return where the training set has a suggestion; see the function of that name."""
        traces = [trace(index, prefix, text, suffix, edited) for index in self.indexes]
        if len(traces) == 1:
            return traces[0]
        matches = sorted(
            (match for one in traces for match in one.matches), key=lambda match: -match.tokens
        )
        copied = [one.copied for one in traces if one.copied is not None]
        # What two corpora have is not of exactly one project, unless it is the same project.
        names = {match.project for match in matches if match.tokens >= COPY_TOKENS}
        names |= {match.project for match in copied}
        return TrainingTrace(
            text=text,
            matches=tuple(matches[:MAX_MATCHES]),
            copied=copied[0] if copied and len(names) == 1 else None,
        )
