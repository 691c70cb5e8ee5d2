"""What followed the last tokens in some segments: in plain Python, and the rules of it.

From the longest context that occurred down to one token, what followed it is counted and
blended by Witten and Bell's rule, as ``core.inference.file_memory`` does for the file. The
same look-up is in C (``core.inference.native``), equal to the last bit: whoever changes the
order of an addition here changes it there.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

import numpy as np
from numpy.typing import NDArray

from core.memory.segment import MAX_CONTEXT, Segment

# Of a context that occurred more often in a segment, an even sample is counted; of all segments
# together not more than of two.
MAX_SAMPLED: Final = 400
MAX_ALL_SAMPLED: Final = 2 * MAX_SAMPLED
# Shorter contexts than this leaves anything to are not asked.
MIN_LEFT: Final = 1e-3


class SegmentView:
    """A segment, and the parts of it that do not count now.

    Args:
        segment: what is asked.
        excluded: numbers of its documents that do not count.
    """

    def __init__(self, segment: Segment, excluded: Sequence[int] = ()) -> None:
        self.segment = segment
        self.excluded = tuple(sorted(excluded))
        spans = [segment.span(number) for number in self.excluded]
        self.begins = np.array([start for start, _ in spans], dtype=np.int32)
        self.ends = np.array([end for _, end in spans], dtype=np.int32)
        # Plain memory: reading single items of an array takes three times as long.
        self.tokens = segment.tokens.data
        self.order = segment.order.data
        self.firsts = segment.firsts.data
        self._spans = spans

    def counts(self, position: int) -> bool:
        """Tell whether a position is in a document that counts."""
        return not any(start <= position < end for start, end in self._spans)


class GrowingView(SegmentView):
    """A document that is being read: only what was read counts.

    Args:
        segment: of this one document.
    """

    def __init__(self, segment: Segment) -> None:
        super().__init__(segment, [0])
        self.read(0)

    def read(self, length: int) -> None:
        """Let the first ``length`` tokens of the document count from now on."""
        # In place: the look-up in C keeps the addresses.
        self.begins[0] = self.segment.span(0)[0] + length

    def counts(self, position: int) -> bool:
        """Tell whether the token at a position was read."""
        return position < int(self.begins[0])


@dataclass(frozen=True, slots=True, eq=False)
class Found:
    """What followed.

    Attributes:
        ids: every token that followed a matching context, int32 (K,).
        blend: their probabilities by all matching contexts together, float64 (K,); they
            sum to 1, or there are none.
        longest: their fractions after only the longest matching context, float64 (K,).
        matched: how many of the last tokens occurred together before, 0 to ``MAX_CONTEXT``.
        occurrences: how often, of which at most ``sample_limit`` a segment were counted.
        view, position: where what followed the longest context occurs most often; -1
            where nothing matched.
    """

    ids: NDArray[np.int32]
    blend: NDArray[np.float64]
    longest: NDArray[np.float64]
    matched: int
    occurrences: int
    view: int
    position: int


LookUp: TypeAlias = Callable[[Sequence[SegmentView], Sequence[int]], Found]
"""Takes views and the last tokens, the newest last."""

NOTHING: Final = Found(
    np.empty(0, np.int32), np.empty(0, np.float64), np.empty(0, np.float64), 0, 0, -1, -1
)


def look_up(views: Sequence[SegmentView], context: Sequence[int]) -> Found:
    """Return what followed ``context``, whose last token is the newest."""
    ranges = [_ranges(view, context) for view in views]
    limit = sample_limit(len(views))
    depth = max(map(len, ranges), default=0)
    left = 1.0
    blend: dict[int, float] = {}
    longest: dict[int, int] = {}
    matched = seen = 0
    most_frequent = (-1, -1)
    counted: list[tuple[int, int] | None] = []
    follow: dict[int, int] = {}
    total = 0
    while depth > 0:
        level = [known[depth - 1] if len(known) >= depth else None for known in ranges]
        if level != counted:
            counted = level
            follow, total = _counted(views, level, limit)
        if total:
            if not matched:
                matched, longest, seen = depth, follow, total
                most_frequent = _most_frequent_position(views, level, follow, limit)
            scale = left / (total + len(follow))
            for token, count in follow.items():
                blend[token] = blend.get(token, 0.0) + scale * count
            left *= len(follow) / (total + len(follow))
            if left < MIN_LEFT:
                break
        depth -= 1
    if not matched:
        return NOTHING
    given = 1.0 - left
    count = len(blend)
    return Found(
        np.fromiter(blend.keys(), np.int32, count),
        np.fromiter([value / given for value in blend.values()], np.float64, count),
        np.fromiter([longest.get(token, 0) / seen for token in blend], np.float64, count),
        matched,
        seen,
        *most_frequent,
    )


def sample_limit(segments: int) -> int:
    """Return how many positions of one of so many segments are counted at most."""
    return min(MAX_SAMPLED, MAX_ALL_SAMPLED // max(1, segments))


def positions(view: SegmentView, context: Sequence[int], depth: int, limit: int) -> list[int]:
    """Up to ``limit`` positions that follow the last ``depth`` tokens of ``context``."""
    known = _ranges(view, context)
    if depth == 0 or len(known) < depth:
        return []
    return [position for position in _sampled(view, known[depth - 1], limit) if position >= 0]


def _ranges(view: SegmentView, context: Sequence[int]) -> list[tuple[int, int]]:
    """For the last 1, 2 ... tokens the slice of ``order`` that follows them, while there is one."""
    firsts, order, tokens = view.firsts, view.order, view.tokens
    if not context or context[-1] + 1 >= len(firsts):
        return []
    low, high = firsts[context[-1]], firsts[context[-1] + 1]
    found: list[tuple[int, int]] = []
    depth = 1
    while low < high:
        found.append((low, high))
        depth += 1
        if depth > MAX_CONTEXT or depth > len(context):
            break
        wanted = context[-depth]
        # Positions are at least ``depth`` behind the start: a separator would have ended this.
        start, end = low, high
        while start < end:
            middle = (start + end) // 2
            if tokens[order[middle] - depth] < wanted:
                start = middle + 1
            else:
                end = middle
        low, end = start, high
        while start < end:
            middle = (start + end) // 2
            if tokens[order[middle] - depth] <= wanted:
                start = middle + 1
            else:
                end = middle
        high = start
    return found


def _sampled(view: SegmentView, span: tuple[int, int], limit: int) -> list[int]:
    """Positions of a slice of ``order`` that count, at most ``limit`` of them tried."""
    low, high = span
    size = high - low
    order = view.order
    if size <= limit:
        tried = [order[rank] for rank in range(low, high)]
    else:
        tried = [order[low + number * size // limit] for number in range(limit)]
    return [position for position in tried if view.counts(position)] if view.excluded else tried


def _counted(
    views: Sequence[SegmentView], level: Sequence[tuple[int, int] | None], limit: int
) -> tuple[dict[int, int], int]:
    """Return how often each token followed, in the order of occurrence, and the sum."""
    follow: dict[int, int] = {}
    total = 0
    for view, span in zip(views, level, strict=True):
        if span is None:
            continue
        tokens = view.tokens
        sampled = _sampled(view, span, limit)
        total += len(sampled)
        for position in sampled:
            token = tokens[position]
            follow[token] = follow.get(token, 0) + 1
    return follow, total


def _most_frequent_position(
    views: Sequence[SegmentView],
    level: Sequence[tuple[int, int] | None],
    follow: dict[int, int],
    limit: int,
) -> tuple[int, int]:
    """Return where the most frequent follower occurs first: view and position."""
    wanted = max(follow, key=follow.__getitem__)
    for number, (view, span) in enumerate(zip(views, level, strict=True)):
        if span is not None:
            for position in _sampled(view, span, limit):
                if view.tokens[position] == wanted:
                    return number, position
    raise AssertionError("what was counted occurs somewhere")
