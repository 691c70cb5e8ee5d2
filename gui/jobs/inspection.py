"""Scoring a part of a text for the editor, as a piece of work of the completion thread."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Final, TypeAlias

from gui.jobs.completion_worker import IsOutdated

if TYPE_CHECKING:
    from core.inference.text_scoring import TextScore

Score: TypeAlias = "Callable[[str, int, int, IsOutdated], Iterator[TextScore]]"
"""Scores a part of a text: the text, begin and end of the part, and what ends it early."""

# Tokens a signal carries: some lines, so that colors appear as the model reads.
_INSPECTED_AT_ONCE: Final = 64


class Inspection:
    """Scores a part of a text piece by piece; yields to other work, and continues later.

    Args:
        score: asks the model; on the completion thread alone.
        found: told of every piece, in that thread.
        ended: called at the end.
        text: all of it.
        begin: where the part begins, in characters.
        end: one past its last character.
    """

    def __init__(
        self,
        score: Score,
        found: Callable[[tuple[TextScore, ...]], None],
        ended: Callable[[], None],
        text: str,
        begin: int,
        end: int,
    ) -> None:
        self._score = score
        self._found = found
        self._ended = ended
        self._text = text
        self._begin = begin
        self._end = end

    def __call__(self, is_outdated: IsOutdated) -> bool:
        """A piece of work for the completion thread."""
        piece: list[TextScore] = []
        for score in self._score(self._text, self._begin, self._end, is_outdated):
            piece.append(score)
            self._begin = max(self._begin, score.end)
            if len(piece) >= _INSPECTED_AT_ONCE:
                self._found(tuple(piece))
                piece.clear()
        if piece:
            self._found(tuple(piece))
        if is_outdated():
            return False
        self._ended()
        return True
