"""The probability of each token of a text, by character offsets.

From characters to tokens and back: offsets survive tokens that begin within a
character, and a tokenizer that normalizes (NFKC). The model's work is in
``scoring``; colors belong to the window.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from core.inference.language_model import LanguageModel, ShouldStop
from core.inference.scoring import BEST, score_tokens
from core.inference.token_table import TextCodec
from core.tokenizer.special_tokens import BOS_ID

# Offsets in a line that normalization changes are found by normalizing each of its
# prefixes; in longer lines they are only clamped.
_MAX_MAPPED_LINE_CHARS: Final = 4_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A token that could be at this position; ``text`` may hold a part of a character as U+FFFD."""

    text: str
    probability: float


@dataclass(frozen=True, slots=True, kw_only=True)
class TextScore:
    """One token of a text.

    Attributes:
        start: where it begins, in characters.
        end: where it ends; tokens that contain parts of one character overlap in it.
        probability: from 0 to 1, given all that comes before.
        rank: how many tokens are more probable; 0 for the model's first choice.
        best: the most probable tokens, the most probable first; a control token has no text.
    """

    start: int
    end: int
    probability: float
    rank: int
    best: tuple[Candidate, ...]


def score_text(
    model: LanguageModel,
    codec: TextCodec,
    text: str,
    should_stop: ShouldStop,
    begin: int = 0,
    end: int | None = None,
    best: int = BEST,
) -> Iterator[TextScore]:
    """Yield the scores of the tokens in a part of a text, in order.

    Args:
        model: what it holds is lost.
        codec: the model's tokenizer.
        text: all of it, since what comes before counts; lines end in a newline alone.
        should_stop: asked before every pass over some tokens.
        begin: the first character of the part.
        end: one past its last; None for the end of the text.
        best: how many of the most probable tokens each score names.

    Yields:
        Scores until the end of the part or a stop.
    """
    ids = codec.encode(text)
    offsets = _offsets(codec, ids, text)
    stop = len(text) if end is None else end
    first = next((i for i in range(len(ids)) if offsets[i][1] > begin), len(ids))
    last = next((i for i in range(first, len(ids)) if offsets[i][0] >= stop), len(ids))
    scores = score_tokens(model, [BOS_ID, *ids[:last]], should_stop, first + 1, best)
    for offset, score in zip(offsets[first:last], scores, strict=False):
        yield TextScore(
            start=offset[0],
            end=offset[1],
            probability=math.exp(score.log_probability),
            rank=score.rank,
            best=tuple(
                Candidate(
                    text=codec.token_bytes(token.id).decode("utf-8", "replace")
                    if token.id < codec.vocabulary_size
                    else "",
                    probability=math.exp(token.log_probability),
                )
                for token in score.best
            ),
        )


def _offsets(codec: TextCodec, ids: Sequence[int], text: str) -> list[tuple[int, int]]:
    """Start and end of every token, in characters of ``text``."""
    data = b"".join(map(codec.token_bytes, ids))
    heads = (np.frombuffer(data, np.uint8) & 0xC0) != 0x80
    # Characters that begin before a byte, and before or at it.
    started = np.concatenate(([0], heads.cumsum()))
    ends = np.cumsum([0, *(len(codec.token_bytes(id)) for id in ids)])
    starts_in_seen = np.where(
        np.append(heads, True)[ends[:-1]], started[ends[:-1]], started[ends[:-1]] - 1
    )
    ends_in_seen = started[ends[1:]]
    seen = data.decode("utf-8", "replace")
    if len(seen) == len(text):
        return list(zip(starts_in_seen.tolist(), ends_in_seen.tolist(), strict=True))
    original = _Original(codec, seen, text)
    return [
        (original.offset(start), max(original.offset(start), original.offset(end)))
        for start, end in zip(starts_in_seen.tolist(), ends_in_seen.tolist(), strict=True)
    ]


class _Original:
    """Maps offsets in the normalized text to the text itself, which has the same lines."""

    def __init__(self, codec: TextCodec, seen: str, text: str) -> None:
        self._codec = codec
        self._seen_lines = seen.split("\n")
        self._lines = text.split("\n")
        self._seen_starts = _line_starts(self._seen_lines)
        self._starts = _line_starts(self._lines)
        self._mapped: dict[int, list[int]] = {}

    def offset(self, seen_offset: int) -> int:
        number = bisect_right(self._seen_starts, seen_offset) - 1
        column = seen_offset - self._seen_starts[number]
        number = min(number, len(self._lines) - 1)
        line = self._lines[number]
        if line != self._seen_lines[number]:
            lengths = self._mapped.get(number)
            if lengths is None:
                lengths = self._mapped[number] = self._lengths(line)
            column = max(0, bisect_right(lengths, column) - 1)
        return self._starts[number] + min(column, len(line))

    def _lengths(self, line: str) -> list[int]:
        """Return the normalized length of every prefix of a line."""
        if len(line) > _MAX_MAPPED_LINE_CHARS:
            return list(range(len(line) + 1))
        return [len(self._codec.normalized(line[:length])) for length in range(len(line) + 1)]


def _line_starts(lines: list[str]) -> list[int]:
    return [0, *np.cumsum([len(line) + 1 for line in lines[:-1]], dtype=np.int64).tolist()]
